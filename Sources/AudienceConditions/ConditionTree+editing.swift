/// Why an edit of a tree cannot be done.
public enum TreeEditError: Error, Hashable, Sendable {
  /// The tree has no node of that id.
  case noSuchNode(Int)
  /// The root cannot be removed or moved: a tree has at least one condition.
  case rootCannotGo
  /// The node is a filter or an operand: a junction is needed to hold another condition there.
  case notAJunction(Int)
  /// NOT, ANY, ALL or a junction is needed to unwrap.
  case notAWrapper(Int)
  /// A node cannot be moved into itself.
  case intoItself(Int)
  /// AND and OR need a second condition to be wrapped around a node.
  case needsAnother(Wrapper)
  /// Unwrapping a junction of several conditions would lose its others.
  case severalInside(Int)
  /// Only the condition of an event has events to filter.
  case notAnEvent(Int)
}

/// What a condition can be wrapped in.
public enum Wrapper: String, Sendable, CaseIterable {
  case and, or, not, any, all
}

/// Edits. Each returns a new tree: ids of what stays are kept, new nodes get new ids.
///
/// A junction that an edit leaves with one condition becomes that condition, so that what is
/// printed parses back to the same tree.
extension ConditionTree {
  /// Sets the condition of a node; the conditions below it that carry ids keep them.
  public func setting(_ id: Int, to condition: Condition) throws(TreeEditError) -> ConditionTree {
    try updating(id) { node in ConditionNode(condition, id: node.id) }
  }

  /// Replaces a node by a new condition with new ids.
  public func replacing(_ id: Int, with condition: Condition) throws(TreeEditError) -> ConditionTree
  {
    try updating(id) { _ in ConditionNode(condition).withoutIDs }
  }

  /// Adds a condition: to a junction as its member at `position` (the end where nil); beside any
  /// other node by wrapping both in AND.
  public func adding(
    _ condition: Condition, to id: Int, at position: Int? = nil
  ) throws(TreeEditError) -> ConditionTree {
    try inserting(ConditionNode(condition).withoutIDs, into: id, at: position)
  }

  /// Narrows the events of a node by a condition on them, beside those that are there.
  public func filtering(
    _ id: Int, by condition: Condition
  ) throws(TreeEditError) -> ConditionTree {
    guard let node = node(id) else { throw .noSuchNode(id) }
    let filter = ConditionNode(condition).withoutIDs
    guard let filtered = node.condition.filtered(by: filter) else { throw .notAnEvent(id) }
    return try setting(id, to: filtered)
  }

  /// Removes a node. A junction left with one member becomes that member; an emptied `where` is
  /// dropped; a NOT, ANY or ALL goes with its operand.
  public func removing(_ id: Int) throws(TreeEditError) -> ConditionTree {
    guard path(to: id) != nil else { throw .noSuchNode(id) }
    guard let remaining = Self.remove(id, from: root) else { throw .rootCannotGo }
    return ConditionTree(keeping: remaining, nextID: nextID)
  }

  /// Moves a node into another one, as `adding` adds it.
  public func moving(
    _ id: Int, to target: Int, at position: Int? = nil
  ) throws(TreeEditError) -> ConditionTree {
    guard let path = path(to: id) else { throw .noSuchNode(id) }
    guard let targetPath = self.path(to: target) else { throw .noSuchNode(target) }
    if targetPath.nodes.contains(where: { $0.id == id }) { throw .intoItself(id) }
    if path.parent?.id == target, var members = path.parent?.condition.junctionMembers {
      // Within its own junction a node is never taken out: one of two would leave no junction.
      members.removeAll { $0.id == id }
      members.insert(path.node, at: min(max(0, position ?? members.count), members.count))
      return try setting(target, to: targetPath.node.condition.withJunctionMembers(members))
    }
    let without = try removing(id)
    if without.node(target) == nil { throw .notAJunction(target) }
    return try without.inserting(path.node, into: target, at: position)
  }

  /// Wraps a node; AND and OR get it as their first member together with `other`.
  public func wrapping(
    _ id: Int, in wrapper: Wrapper, with other: Condition? = nil
  ) throws(TreeEditError) -> ConditionTree {
    if (wrapper == .and || wrapper == .or) && other == nil { throw .needsAnother(wrapper) }
    return try updating(id) { node in
      let extra = other.map { [ConditionNode($0).withoutIDs] } ?? []
      switch wrapper {
      case .and: return ConditionNode(.and([node] + extra))
      case .or: return ConditionNode(.or([node] + extra))
      case .not: return ConditionNode(.not(node))
      case .any: return ConditionNode(.any(node))
      case .all: return ConditionNode(.all(node))
      }
    }
  }

  /// Puts what a NOT, ANY or ALL holds in its place; a junction's members go into the junction
  /// around it.
  public func unwrapping(_ id: Int) throws(TreeEditError) -> ConditionTree {
    guard let path = path(to: id) else { throw .noSuchNode(id) }
    switch path.node.condition {
    case .not(let inner), .any(let inner), .all(let inner):
      return try updating(id) { _ in inner }
    case .and(let members), .or(let members):
      guard let parent = path.parent, let siblings = parent.condition.junctionMembers else {
        throw .severalInside(id)
      }
      let flat = siblings.flatMap { $0.id == id ? members : [$0] }
      return try setting(parent.id, to: parent.condition.withJunctionMembers(flat))
    case .compare, .test:
      throw .notAWrapper(id)
    }
  }

  /// Negates a node: a NOT, or the NOT directly around it, goes away; anything else gets one.
  /// Negating a node twice changes nothing, unless it stands in a NOT of a NOT.
  public func negating(_ id: Int) throws(TreeEditError) -> ConditionTree {
    guard let path = path(to: id) else { throw .noSuchNode(id) }
    if case .not = path.node.condition { return try unwrapping(id) }
    if let parent = path.parent, case .not = parent.condition { return try unwrapping(parent.id) }
    return try wrapping(id, in: .not)
  }

  // MARK: - Parts

  private func updating(
    _ id: Int, _ transform: (ConditionNode) -> ConditionNode
  ) throws(TreeEditError) -> ConditionTree {
    guard path(to: id) != nil else { throw .noSuchNode(id) }
    func visit(_ node: ConditionNode) -> ConditionNode {
      if node.id == id { return transform(node) }
      return ConditionNode(node.condition.mappingChildren(visit), id: node.id)
    }
    return ConditionTree(keeping: visit(root), nextID: nextID)
  }

  private func inserting(
    _ node: ConditionNode, into id: Int, at position: Int?
  ) throws(TreeEditError) -> ConditionTree {
    try updating(id) { target in
      guard var members = target.condition.junctionMembers else {
        return ConditionNode(.and([target, node]))
      }
      members.insert(node, at: min(max(0, position ?? members.count), members.count))
      return ConditionNode(target.condition.withJunctionMembers(members), id: target.id)
    }
  }

  /// The node without the one of that id; nil when nothing is left of it.
  private static func remove(_ id: Int, from node: ConditionNode) -> ConditionNode? {
    if node.id == id { return nil }
    switch node.condition {
    case .and(let members), .or(let members):
      let rest = members.compactMap { remove(id, from: $0) }
      if rest.count == 1, members.count > 1 { return rest[0] }
      return rest.isEmpty
        ? nil : ConditionNode(node.condition.withJunctionMembers(rest), id: node.id)
    case .not(let inner):
      return remove(id, from: inner).map { ConditionNode(.not($0), id: node.id) }
    case .any(let inner):
      return remove(id, from: inner).map { ConditionNode(.any($0), id: node.id) }
    case .all(let inner):
      return remove(id, from: inner).map { ConditionNode(.all($0), id: node.id) }
    case .compare(let left, let symbol, let right):
      return ConditionNode(
        .compare(remove(id, from: left), symbol, remove(id, from: right)), id: node.id)
    case .test(let scalar, let comparator):
      return ConditionNode(.test(remove(id, from: scalar), comparator), id: node.id)
    }
  }

  private static func remove(_ id: Int, from scalar: Scalar) -> Scalar {
    guard case .measure(var stream, let measure) = scalar else { return scalar }
    stream.filters = stream.filters.compactMap { filter in
      guard case .condition(let node) = filter else { return filter }
      return remove(id, from: node).map { .condition($0) }
    }
    return .measure(stream, measure)
  }
}

extension Condition {
  /// The members of an AND or OR; nil for every other condition.
  public var junctionMembers: [ConditionNode]? {
    switch self {
    case .and(let members), .or(let members): members
    case .not, .any, .all, .compare, .test: nil
    }
  }

  /// The same junction with other members.
  func withJunctionMembers(_ members: [ConditionNode]) -> Condition {
    switch self {
    case .and: .and(members)
    case .or: .or(members)
    case .not, .any, .all, .compare, .test: self
    }
  }
}

extension ConditionNode {
  /// The same condition with no ids, so that a tree gives it new ones.
  var withoutIDs: ConditionNode {
    ConditionNode(condition.mappingChildren { $0.withoutIDs })
  }
}
