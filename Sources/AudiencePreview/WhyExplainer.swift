import AudienceConditions
package import AudienceDiagnostics
import AudienceEvaluation
package import AudiencePluginAPI
package import AudienceProfiles
import AudienceSchema

/// Explains a tree for one subject. It watches the reference evaluator from outside: each node is
/// evaluated by itself, so the evaluator knows nothing of reasons.
package struct WhyExplainer: Sendable {
  private let evaluator: Evaluator
  private let request: PreviewRequest

  /// - Parameter population: what the engine's `excerpt` gave.
  /// - Throws: code `audience-cycle`.
  package init(_ request: PreviewRequest, population: Population) throws(FindingError) {
    self.request = request
    evaluator = Evaluator(
      population,
      memberships: try Memberships(
        readBy: request.tree, in: request.workspace, population: population))
  }

  /// The reasons for one subject; nil when the population has none of that id.
  package func report(for id: UTF8Text) -> WhyReport? {
    guard let subject = evaluator.subject(id, at: request.level) else { return nil }
    var verdicts: [Int: WhyReport.Verdict] = [:]
    explain(request.tree.root, [subject], isUnderQuantifier: false, into: &verdicts)
    return WhyReport(
      id: id, level: request.level,
      isMember: evaluator.holds(request.tree.root, for: subject), verdicts: verdicts)
  }

  /// The smallest edit that would make the subject a member, if one condition alone stands in the
  /// way.
  ///
  /// - Parameter nodeID: the condition that is looked at; nil for all.
  package func nearMiss(for id: UTF8Text, keptOutBy nodeID: Int? = nil) -> NearMiss? {
    guard let subject = evaluator.subject(id, at: request.level) else { return nil }
    return NearMissFinder(
      evaluator: evaluator, workspace: request.workspace, tree: request.tree
    ).find(for: subject, keptOutBy: nodeID)
  }

  /// The events that the stream on the left side of a node counts for a subject, in time order.
  func countedEvents(of node: ConditionNode, id: UTF8Text) -> [WhyReport.EventEvidence] {
    guard let subject = evaluator.subject(id, at: request.level) else { return [] }
    switch node.condition {
    case .compare(.measure(let stream, let measure), _, _),
      .test(.measure(let stream, let measure), _):
      return EventEvidenceCollector(evaluator: evaluator, workspace: request.workspace)
        .counted(of: stream, measure, of: subject)
    case .and, .or, .not, .any, .all, .compare, .test:
      return []
    }
  }

  private func explain(
    _ node: ConditionNode, _ subjects: [Subject], isUnderQuantifier: Bool,
    into verdicts: inout [Int: WhyReport.Verdict]
  ) {
    let holding = subjects.filter { evaluator.holds(node, for: $0) }
    let outcome: WhyReport.Outcome =
      isUnderQuantifier
      ? .ofUsers(holding.count, total: subjects.count) : .holds(!holding.isEmpty)
    var evidence: [WhyReport.Evidence] = []
    switch node.condition {
    case .and(let members), .or(let members):
      if let subject = subjects.first, !isUnderQuantifier {
        let count = members.count { evaluator.holds($0, for: subject) }
        evidence = [.members(holding: count, total: members.count)]
      }
      for member in members {
        explain(member, subjects, isUnderQuantifier: isUnderQuantifier, into: &verdicts)
      }
    case .not(let inner):
      explain(inner, subjects, isUnderQuantifier: isUnderQuantifier, into: &verdicts)
    case .any(let inner):
      evidence = [users(inner, subjects, wanted: true)]
      explain(inner, users(of: subjects), isUnderQuantifier: true, into: &verdicts)
    case .all(let inner):
      evidence = [users(inner, subjects, wanted: false)]
      explain(inner, users(of: subjects), isUnderQuantifier: true, into: &verdicts)
    case .compare(let left, let symbol, let right):
      for scalar in [left, right] {
        explain(scalar, subjects, isUnderQuantifier, &evidence, into: &verdicts)
      }
      if let subject = subjects.first, !isUnderQuantifier,
        let distance = distance(left, symbol, right, for: subject)
      {
        evidence.append(.distance(distance))
      }
    case .test(let scalar, _):
      explain(scalar, subjects, isUnderQuantifier, &evidence, into: &verdicts)
    }
    verdicts[node.id] = WhyReport.Verdict(outcome: outcome, evidence: evidence)
  }

  private func users(of subjects: [Subject]) -> [Subject] {
    subjects.flatMap { evaluator.users(of: $0) }.map { .user($0) }
  }

  /// How many users satisfy a quantifier's operand, with ids of those that decide: who does for
  /// ANY, who does not for ALL.
  private func users(
    _ inner: ConditionNode, _ subjects: [Subject], wanted: Bool
  ) -> WhyReport.Evidence {
    let all = users(of: subjects)
    let satisfying = all.filter { evaluator.holds(inner, for: $0) }
    let deciding = wanted ? satisfying : all.filter { !evaluator.holds(inner, for: $0) }
    return .users(
      satisfying: satisfying.count, total: all.count, examples: deciding.prefix(3).map(\.id))
  }

  /// How far a value that fails a comparison with a number is from satisfying it.
  private func distance(
    _ left: Scalar, _ symbol: ComparisonSymbol, _ right: Scalar, for subject: Subject
  ) -> WhyReport.Distance? {
    guard case .literal(.number(let limit)) = right else { return nil }
    let values = evaluator.values(of: left, for: subject).compactMap(\.comparedNumber)
    let distances = values.compactMap { WhyReport.Distance(from: $0, symbol, limit) }
    guard distances.count == values.count else { return nil }
    return distances.min { $0.amount < $1.amount }
  }

  // MARK: - Values and events

  private func explain(
    _ scalar: Scalar, _ subjects: [Subject], _ isUnderQuantifier: Bool,
    _ evidence: inout [WhyReport.Evidence], into verdicts: inout [Int: WhyReport.Verdict]
  ) {
    switch scalar {
    case .literal, .property, .context: break
    case .trait:
      if let subject = subjects.first, !isUnderQuantifier {
        evidence.append(.values(evaluator.values(of: scalar, for: subject)))
      }
    case .measure(let stream, let measure):
      if let subject = subjects.first, !isUnderQuantifier {
        evidence += EventEvidenceCollector(evaluator: evaluator, workspace: request.workspace)
          .evidence(for: stream, measure, of: subject)
      }
      for case .condition(let filter) in stream.filters {
        explainFilter(filter, stream, subjects, into: &verdicts)
      }
    }
  }

  /// How many of the events that the stream could count satisfy each condition of a filter.
  private func explainFilter(
    _ node: ConditionNode, _ stream: Stream, _ subjects: [Subject],
    into verdicts: inout [Int: WhyReport.Verdict]
  ) {
    var total = 0
    var holding = 0
    for subject in subjects {
      for event in evaluator.allEvents(of: stream, for: subject) {
        total += 1
        if evaluator.holds(node, for: subject, event: event) { holding += 1 }
      }
    }
    verdicts[node.id] = WhyReport.Verdict(
      outcome: .ofEvents(holding, total: total), evidence: [])
    switch node.condition {
    case .and, .or, .not:
      for child in node.condition.children {
        explainFilter(child, stream, subjects, into: &verdicts)
      }
    case .any, .all, .compare, .test: break
    }
  }
}
