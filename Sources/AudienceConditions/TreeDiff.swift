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

  /// Compares two trees by id. O(n).
  public init(from old: ConditionTree, to new: ConditionTree) {
    let before = Self.places(old)
    let after = Self.places(new)
    var changes = old.nodes.map(\.id).filter { after[$0] == nil }.map(Change.removed)
    for node in new.nodes {
      guard let place = before[node.id], let newPlace = after[node.id] else {
        changes.append(.added(node.id))
        continue
      }
      if place.shell != newPlace.shell { changes.append(.changed(node.id)) }
      let olderSiblings = place.olderSiblings.filter { after[$0]?.parent == newPlace.parent }
      let newSiblings = newPlace.olderSiblings.filter { before[$0]?.parent == place.parent }
      if place.parent != newPlace.parent && before[newPlace.parent] != nil
        && after[place.parent] != nil
        || place.parent == newPlace.parent && olderSiblings != newSiblings
      {
        changes.append(.moved(node.id))
      }
    }
    self.changes = changes
  }

  private struct Place {
    let parent: Int
    let olderSiblings: [Int]
    /// The node's condition with its children cut off.
    let shell: Condition
  }

  private static func places(_ tree: ConditionTree) -> [Int: Place] {
    var places: [Int: Place] = [:]
    let hole = ConditionNode(.and([]))
    func visit(_ node: ConditionNode, parent: Int, older: [Int]) {
      let children = node.condition.children
      let shell: Condition =
        switch node.condition {
        case .and: .and([])
        case .or: .or([])
        case .not, .any, .all, .compare, .test: node.condition.mappingChildren { _ in hole }
        }
      places[node.id] = Place(parent: parent, olderSiblings: older, shell: shell)
      var seen: [Int] = []
      for child in children {
        visit(child, parent: node.id, older: seen)
        seen.append(child.id)
      }
    }
    visit(tree.root, parent: 0, older: [])
    return places
  }
}
