/// What changed from one tree to another of the same history, node by node.
public struct TreeDiff: Hashable, Sendable {
  /// One change. Ids match nodes of the two trees.
  public enum Change: Hashable, Sendable {
    case added(Int)
    case removed(Int)
    /// The node's own words changed: not only what is below it.
    case changed(Int)
    /// The node stands under another node, or elsewhere among its siblings.
    case moved(Int)

    /// The id of the node.
    public var id: Int {
      switch self {
      case .added(let id), .removed(let id), .changed(let id), .moved(let id): id
      }
    }
  }

  /// The changes: removals in the order of the old tree, then the rest in that of the new one.
  public let changes: [Change]

  /// Whether the trees are the same, ids included.
  public var isEmpty: Bool { changes.isEmpty }

  /// Compares two trees by id. O(n log n).
  public init(from old: ConditionTree, to new: ConditionTree) {
    let before = Self.places(old)
    let after = Self.places(new)
    let reordered = Self.reordered(before, in: new)
    var changes = old.nodes.map(\.id).filter { after[$0] == nil }.map(Change.removed)
    for node in new.nodes {
      guard let place = before[node.id], let newPlace = after[node.id] else {
        changes.append(.added(node.id))
        continue
      }
      if place.shell != newPlace.shell { changes.append(.changed(node.id)) }
      let hasOtherParent =
        place.parent != newPlace.parent && before[newPlace.parent] != nil
        && after[place.parent] != nil
      if hasOtherParent || reordered.contains(node.id) { changes.append(.moved(node.id)) }
    }
    self.changes = changes
  }

  /// The nodes that stand elsewhere among the siblings they had: as few as explain the order.
  private static func reordered(
    _ before: [Int: Place], in new: ConditionTree
  ) -> Set<Int> {
    var moved: Set<Int> = []
    for node in new.nodes {
      let stayed = node.condition.children.map(\.id).filter { before[$0]?.parent == node.id }
      let positions = stayed.compactMap { before[$0]?.position }
      guard positions.count == stayed.count else { continue }
      let kept = Set(increasingRun(of: positions))
      for (id, position) in zip(stayed, positions) where !kept.contains(position) {
        moved.insert(id)
      }
    }
    return moved
  }

  /// A longest increasing subsequence of distinct numbers. O(n log n).
  private static func increasingRun(of numbers: [Int]) -> [Int] {
    // The index of the least last number of an increasing run, by the run's length less one.
    var ends: [Int] = []
    var previous = [Int?](repeating: nil, count: numbers.count)
    for (index, number) in numbers.enumerated() {
      var low = 0
      var high = ends.count
      while low < high {
        let middle = (low + high) / 2
        if numbers[ends[middle]] < number { low = middle + 1 } else { high = middle }
      }
      previous[index] = low > 0 ? ends[low - 1] : nil
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var run: [Int] = []
    var index = ends.last
    while let current = index {
      run.append(numbers[current])
      index = previous[current]
    }
    return run
  }

  private struct Place {
    let parent: Int
    /// The number of siblings before it.
    let position: Int
    /// The node's condition with its children cut off.
    let shell: Condition
  }

  private static func places(_ tree: ConditionTree) -> [Int: Place] {
    var places: [Int: Place] = [:]
    let hole = ConditionNode(.and([]))
    func visit(_ node: ConditionNode, parent: Int, position: Int) {
      let shell: Condition =
        switch node.condition {
        case .and: .and([])
        case .or: .or([])
        case .not, .any, .all, .compare, .test: node.condition.mappingChildren { _ in hole }
        }
      places[node.id] = Place(parent: parent, position: position, shell: shell)
      for (position, child) in node.condition.children.enumerated() {
        visit(child, parent: node.id, position: position)
      }
    }
    visit(tree.root, parent: 0, position: 0)
    return places
  }
}
