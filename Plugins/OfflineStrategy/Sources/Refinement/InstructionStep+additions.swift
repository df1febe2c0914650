import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage

/// Adding what prompts would say.
extension InstructionStep {
  func adding(_ range: Range<Int>, isOr: Bool = false) -> StepOutcome {
    var isUnsaid = false
    let outcome = read(range) { reading, adder in
      // Both could not hold: what is said now is meant.
      if !isOr, reading.tree.root.contradicts(tree.root) {
        let again = restated(reading, phrase(range))
        if !again.isEmpty { return again }
      }
      isUnsaid = isUnsaid || reading.leavesEventUnsaid
      return [isOr ? adder.alternative(reading) : adder.adding(reading)].compactMap(\.self)
    }
    // "and the total is over 50" says more of the order that is there.
    guard !isOr, isUnsaid || outcome.isFailure else { return outcome }
    let filtered = filtered(phrase(range))
    return filtered.isEmpty ? outcome : .changes(filtered)
  }

  func excluding(_ range: Range<Int>) -> StepOutcome {
    let words = span(0..<range.lowerBound + 1)
    let lead = range.lowerBound > 0 ? [span((range.lowerBound - 1)..<range.lowerBound)] : [words]
    let isList = range.contains { ["and", ","].contains(tokens[$0].folded) }
    return read(range) { reading, adder in
      let list = adder.excluding(reading, asList: true, words: lead)
      var together = adder.excluding(reading, asList: false, words: lead)
      together?.score = 0.85
      if isList { return [list, together].compactMap(\.self) }
      together?.score = 1
      return [together].compactMap(\.self)
    }
  }

  private func read(
    _ range: Range<Int>, _ join: (Reading, ConditionAdder) -> [TreeChange]
  ) -> StepOutcome {
    switch clauses.read(span(range)) {
    case .declined(let refusal):
      return .failed(
        StepFailure(
          cause: refusal.cause, spans: refusal.spans, nearestNames: refusal.nearestNames, rank: 1))
    case .readings(let readings):
      guard let best = readings.first else { return .failed(StepFailure(cause: "", rank: 0)) }
      let adder = ConditionAdder(tree: tree, source: source)
      let changes = readings.flatMap { reading in
        join(reading, adder).map { change in
          var change = change
          change.score *= max(0.05, 1 - max(0, best.confidence + 0.05 - reading.confidence) * 0.9)
          if reading.tree == best.tree { change.score = max(change.score, 0.85 * best.confidence) }
          change.assumptions = reading.assumptions
          change.used = reading.provenance.values.flatMap { $0.flatMap(\.spans) }
          return change
        }
      }
      return .changes(changes)
    }
  }
}

extension Reading {
  /// Whether it has an event that no word names.
  fileprivate var leavesEventUnsaid: Bool {
    tree.nodes.contains { node in
      guard node.condition.eventName != nil,
        let part = NodeWords(node: node).parts.first(where: { $0.kind == .event })
      else { return false }
      return !(provenance[node.id] ?? []).contains { $0.part == part.words }
    }
  }
}

extension ConditionNode {
  /// Whether it says that there never was an event which the tree requires.
  fileprivate func contradicts(_ root: ConditionNode) -> Bool {
    guard condition.isNever, case .measure(let stream, _)? = condition.subject else { return false }
    let members: [ConditionNode]
    switch root.condition {
    case .and(let all): members = all
    case .or, .not, .any, .all, .compare, .test: members = [root]
    }
    return members.contains { node in
      guard case .measure(let other, _)? = node.condition.subject, !node.condition.isNever,
        node.condition.symbol == .greaterOrEqual || node.condition.symbol == .greater,
        stream.source == other.source
      else { return false }
      return stream.filters.isEmpty || stream.filters == other.filters
    }
  }
}

extension StepOutcome {
  var isFailure: Bool {
    if case .failed = self { true } else { false }
  }
}
