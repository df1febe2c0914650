import AudienceConditions
import AudiencePluginAPI
import AudienceSchema

/// What the samples say about a tree, for the validators.
struct SampleQuestions {
  let request: PreviewRequest
  let engine: EngineHost

  /// The facts: a question to the engine for the nodes, another for what is absent where a `!=`
  /// stands, another for accounts without users where ANY or ALL stands.
  func facts(total: Int) throws -> SampleFacts {
    SampleFacts(
      total: total, counts: try engine.counts(request), absent: try absent(),
      accountsWithoutUsers: try accountsWithoutUsers())
  }

  /// How many have no value on the left of each `!=` and none_of about the subject.
  private func absent() throws -> [Int: Int] {
    let scalars = request.tree.root.valuesDenied
    guard !scalars.isEmpty else { return [:] }
    let tests = scalars.map { ConditionNode(.test($0.scalar, .absent)) }
    // Two members at least, so that each keeps its place below an OR.
    let tree = ConditionTree(.or(tests + [tests[0]]))
    let counts = try engine.counts(asking(tree))
    return Dictionary(
      zip(scalars, tree.condition.children).compactMap { value, node in
        counts[node.id].map { (value.nodeID, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// How many accounts pass what no user passes, for all their users.
  private func accountsWithoutUsers() throws -> Int? {
    guard request.level == .accounts, request.tree.nodes.contains(where: \.condition.isQuantifier)
    else { return nil }
    let anything = Scalar.trait("id")
    let nobody = Condition.and([
      ConditionNode(.test(anything, .exists)), ConditionNode(.test(anything, .absent)),
    ])
    let tree = ConditionTree(.all(ConditionNode(nobody)))
    return try engine.counts(asking(tree))[tree.root.id]
  }

  private func asking(_ tree: ConditionTree) -> PreviewRequest {
    PreviewRequest(
      tree: tree, level: request.level, now: request.now, workspace: request.workspace)
  }
}

extension ConditionNode {
  /// The traits on the left of `!=` and none_of, with the node each stands in; not those of events
  /// and of the users under ANY and ALL.
  fileprivate var valuesDenied: [(scalar: Scalar, nodeID: Int)] {
    switch condition {
    case .and(let members), .or(let members): members.flatMap(\.valuesDenied)
    case .not(let inner): inner.valuesDenied
    case .compare(.trait(let path), .notEqual, _), .test(.trait(let path), .noneOf):
      [(.trait(path), id)]
    case .any, .all, .compare, .test: []
    }
  }
}

extension Condition {
  fileprivate var isQuantifier: Bool {
    switch self {
    case .any, .all: true
    case .and, .or, .not, .compare, .test: false
    }
  }
}
