/// Where a node stands: itself and the nodes above it, the root first.
public struct NodePath: Sendable {
  /// The nodes from the root to the one looked for.
  public let nodes: [ConditionNode]

  /// The node itself.
  public var node: ConditionNode { nodes[nodes.count - 1] }

  /// The node directly above; nil for the root.
  public var parent: ConditionNode? { nodes.count > 1 ? nodes[nodes.count - 2] : nil }
}

extension ConditionTree {
  /// Every node in pre-order.
  public var nodes: [ConditionNode] {
    var all: [ConditionNode] = []
    func visit(_ node: ConditionNode) {
      all.append(node)
      node.condition.children.forEach(visit)
    }
    visit(root)
    return all
  }

  /// The node of an id.
  public func node(_ id: Int) -> ConditionNode? { path(to: id)?.node }

  /// The way from the root to a node.
  public func path(to id: Int) -> NodePath? {
    var trail: [ConditionNode] = []
    func visit(_ node: ConditionNode) -> Bool {
      trail.append(node)
      if node.id == id || node.condition.children.contains(where: visit) { return true }
      trail.removeLast()
      return false
    }
    return visit(root) ? NodePath(nodes: trail) : nil
  }
}
