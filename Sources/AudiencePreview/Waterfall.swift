import AudienceConditions
import AudienceEvaluation
package import AudiencePluginAPI

/// How many each node of a tree keeps and how many it drops: alone, and in its place.
///
/// In its place means among those that reach the node. Everybody reaches the root; the first member
/// of AND is reached by those that reach the AND, each further one by those that the members before
/// it kept; a member of OR by those that the members before it did not take; the operand of NOT by
/// those that reach the NOT. So what the last member of AND keeps, the AND keeps, and what an OR
/// keeps is the sum of what its members add.
package struct Waterfall: Sendable {
  /// What is known of one node.
  package struct Row: Hashable, Sendable {
    /// How many satisfy the node, of everybody.
    package let alone: Int
    /// How many reach the node.
    package let reached: Int
    /// How many of those satisfy it.
    package let kept: Int

    /// How many of those that reach the node do not satisfy it.
    package var dropped: Int { reached - kept }
  }

  /// What is known of nodes about the subject itself, by id; those in `where` and under ANY and ALL
  /// have no row.
  package let rows: [Int: Row]
  /// How many members the tree would have without the node, by id; the root and what cannot be
  /// taken away have nothing.
  package let without: [Int: Int]
  /// How many members the tree has.
  package let count: Int
  /// How many profiles, or accounts, there are.
  package let total: Int

  /// - Throws: `CancellationError`; what the engine throws.
  package init(_ request: PreviewRequest, engine: any PreviewEngine, work: PreviewWork) throws {
    let tree = request.tree
    let subjectNodes = tree.root.nodesAboutTheSubject.count
    var counter = TreeCounter(
      request, engine: engine, work: work, title: "counting nodes",
      expected: 2 + 3 * subjectNodes + tree.nodes.count)
    total = try counter.count(nil)
    count = try counter.count(tree.condition)
    var rows: [Int: Row] = [:]
    try Self.visit(tree.root, [], &counter, &rows)
    self.rows = rows
    var without: [Int: Int] = [:]
    for node in tree.nodes {
      guard let smaller = try? tree.removing(node.id) else { continue }
      without[node.id] = try counter.count(smaller.condition)
    }
    self.without = without
  }

  /// - Parameter before: the conditions that those who reach the node satisfy.
  private static func visit(
    _ node: ConditionNode, _ before: [ConditionNode], _ counter: inout TreeCounter,
    _ rows: inout [Int: Row]
  ) throws {
    rows[node.id] = Row(
      alone: try counter.count(node.condition), reached: try counter.count(all: before),
      kept: try counter.count(all: before + [node]))
    switch node.condition {
    case .and(let members):
      for (position, member) in members.enumerated() {
        try visit(member, before + members[..<position], &counter, &rows)
      }
    case .or(let members):
      for (position, member) in members.enumerated() {
        let others = members[..<position].map { ConditionNode(.not($0)) }
        try visit(member, before + others, &counter, &rows)
      }
    case .not(let inner):
      try visit(inner, before, &counter, &rows)
    case .any, .all, .compare, .test: break
    }
  }
}
