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
      let root = reading.tree.root
      if !isOr,
        root.contradicts(tree.root) || isPlain(range)
          && (root.isOtherValue(than: tree.root) || tree.root.contradicts(root, loosely: true))
      {
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

  /// Whether nothing says that it is asked for beside what is there, or had been before.
  private func isPlain(_ range: Range<Int>) -> Bool {
    let beside: Set<String> = ["and", "also", "plus", "add", "but", "additionally", "addition"]
    let before: Set<String> = ["ever", "before", "previously", "once", "earlier", "past", "always"]
    return tokens[..<range.lowerBound].allSatisfy { !beside.contains($0.folded) }
      && tokens[range].allSatisfy { !before.contains($0.folded) }
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
  /// Whether it has another value of a trait that the tree wants one value of.
  fileprivate func isOtherValue(than root: ConditionNode) -> Bool {
    guard condition.isOneOfValues, case .trait? = condition.subject else { return false }
    return root.members.contains { node in
      node.condition.isOneOfValues && node.condition.subject == condition.subject
        && Set(node.condition.literals).isDisjoint(with: condition.literals)
    }
  }

  /// Whether it has a statement that there never was an event which the other requires.
  ///
  /// - Parameter loosely: whether "not lately" and "at some time" are taken for opposites, too.
  fileprivate func contradicts(_ other: ConditionNode, loosely: Bool = false) -> Bool {
    other.members.contains { node in
      guard case .measure(let required, _)? = node.condition.subject, !node.condition.isNever,
        node.condition.symbol == .greaterOrEqual || node.condition.symbol == .greater
      else { return false }
      return members.contains { never in
        guard never.condition.isNever, case .measure(let stream, _)? = never.condition.subject,
          stream.source == required.source
        else { return false }
        return stream.filters.isEmpty || stream.filters == required.filters
          || loosely && required.filters.isEmpty
      }
    }
  }

  /// What all has to hold.
  private var members: [ConditionNode] {
    switch condition {
    case .and(let all): all
    case .or, .not, .any, .all, .compare, .test: [self]
    }
  }
}

extension StepOutcome {
  var isFailure: Bool {
    if case .failed = self { true } else { false }
  }
}

extension Condition {
  /// Whether a value has to be equal to one or one of some.
  fileprivate var isOneOfValues: Bool {
    switch self {
    case .compare(_, .equal, .literal), .test(_, .oneOf): true
    case .compare, .test, .and, .or, .not, .any, .all: false
    }
  }
}
