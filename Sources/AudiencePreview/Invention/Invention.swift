package import AudienceConditions
package import AudienceDiagnostics
import AudienceEvaluation
package import AudienceJSON
package import AudiencePluginAPI
import AudienceSchema
import AudienceTime

/// A subject that was made up so that it satisfies a tree, or fails at one node alone.
///
/// The reference evaluator has confirmed it. Nothing can be left out: without any one of its events
/// or fields it would not be as wanted.
package struct Invention: Sendable {
  /// The calls of the Segment Spec that tell of it.
  package let calls: [JSONValue]
  /// The user id, or the group id.
  package let id: UTF8Text
}

/// What is to be made up.
struct InventionProblem {
  let request: PreviewRequest
  let definitions: [Memberships.AudienceDefinition]

  init(_ request: PreviewRequest) {
    self.request = request
    definitions = request.workspace.parsedDefinitions
  }
}

/// Makes up subjects.
package struct Inventor: Sendable {
  private let request: PreviewRequest
  private let isCancelled: @Sendable () -> Bool

  package init(
    _ request: PreviewRequest, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.request = request
    self.isCancelled = isCancelled
  }

  /// What the search came to.
  package enum Outcome: Sendable {
    case found(Invention)
    /// No such subject was found; of the nodes named no two could be made to hold together, or the
    /// one alone.
    case notFound(conflict: [Int])
  }

  /// Makes up one that is a member.
  ///
  /// - Throws: `CancellationError`.
  package func member() throws -> Outcome { try outcome(request.tree) }

  /// Makes up one that is no member, and would be one if a node came out the other way.
  ///
  /// - Throws: `CancellationError`; a `TreeEditError` where the tree has no such node.
  package func failing(at nodeID: Int) throws -> Outcome {
    try outcome(Self.failing(at: nodeID, in: request.tree))
  }

  /// The condition that says: no member, but a member were the node the other way.
  package static func failing(
    at nodeID: Int, in tree: ConditionTree
  ) throws(TreeEditError) -> ConditionTree {
    guard let node = tree.node(nodeID) else { throw .noSuchNode(nodeID) }
    let turned = try tree.setting(nodeID, to: .not(node))
    return ConditionTree(.and([turned.root, ConditionNode(.not(tree.root))]))
  }

  private func outcome(_ wanted: ConditionTree) throws -> Outcome {
    if let draft = try draft(for: wanted) {
      let (calls, _) = draft.calls(level: request.level, now: request.now)
      let id = request.level == .users ? Draft.userID : Draft.accountID
      return .found(Invention(calls: Self.inTimeOrder(calls), id: id))
    }
    return .notFound(conflict: try conflict())
  }

  /// The calls in the order of their times; those of one time stay as they are.
  private static func inTimeOrder(_ calls: [JSONValue]) -> [JSONValue] {
    func time(_ call: JSONValue) -> Instant? {
      call["timestamp"]?.stringValue.flatMap { TimestampReader.value($0)?.instant }
    }
    return calls.enumerated().map { (time: time($1), place: $0, call: $1) }
      .sorted { a, b in
        guard let one = a.time, let other = b.time, one != other else { return a.place < b.place }
        return one < other
      }.map(\.call)
  }

  private func draft(for wanted: ConditionTree) throws -> Draft? {
    var solver = InventionSolver(
      InventionProblem(request.asking(wanted)), isCancelled: isCancelled)
    return try solver.draft(for: wanted.root)
  }

  /// The conditions of an AND that cannot be made to hold, alone or with one other; none where the
  /// reason is another.
  private func conflict() throws -> [Int] {
    guard case .and(let members) = request.tree.condition else { return [] }
    for member in members where try draft(for: ConditionTree(member.condition)) == nil {
      return [member.id]
    }
    for (position, one) in members.enumerated() {
      for other in members[..<position]
      where try draft(for: ConditionTree(.and([other, one]))) == nil {
        return [other.id, one.id]
      }
    }
    return []
  }
}
