import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceReasoning

extension ConditionNode {
  /// What to type after `/set ID` so that this node becomes another condition: one part in words
  /// where that is enough, else the query text.
  func words(becoming condition: Condition) -> String {
    NodeWords(condition).parts.map(\.words).first { words in
      (try? FieldEdit.apply(words, to: self)) == condition
    } ?? QueryPrinter.text(condition)
  }

  /// The offer to make this node another condition.
  func offer(_ title: String, _ condition: Condition) -> Suggestion {
    Suggestion(title, .setNode(id, words(becoming: condition)))
  }
}

extension Condition {
  /// The same comparison with a literal of its own replaced.
  func replacing(_ literal: Literal, by other: Literal) -> Condition {
    switch self {
    case .compare(let left, let symbol, .literal(literal)):
      .compare(left, symbol, .literal(other))
    case .test(let left, let comparator):
      .test(left, comparator.mappingLiterals { $0 == literal ? other : $0 })
    case .and, .or, .not, .any, .all, .compare: self
    }
  }
}

extension ConditionTree {
  /// The tree after a suggestion; nil where it cannot be applied.
  func applying(_ suggestion: Suggestion) -> ConditionTree? {
    guard case .setNode(let id, let words) = suggestion.action, let node = node(id),
      let condition = try? FieldEdit.apply(words, to: node)
    else { return nil }
    return try? setting(id, to: condition)
  }

  /// The suggestions that leave a tree in which nothing is constant or needless that was not
  /// before: an offer must not trade one fault for another.
  ///
  /// - Parameter mends: whether one of those faults has to be gone after it.
  func sound(
    _ suggestions: [Suggestion], _ context: ValidationContext, mends: Bool = true
  ) -> [Suggestion] {
    guard !suggestions.isEmpty else { return [] }
    let faults = MeaningFaults(in: self, context)
    return suggestions.filter { suggestion in
      guard let changed = applying(suggestion),
        QueryStructure.findings(in: changed, level: context.level).isEmpty
      else { return false }
      let left = MeaningFaults(in: changed, context)
      return left.isNowhereWorse(than: faults) && (!mends || left.count < faults.count)
    }
  }
}

/// How many faults of each kind a tree has that reasoning finds.
private struct MeaningFaults {
  /// What counts as one kind: a code of a finding, or several that go together.
  private enum Kind: Hashable {
    case constant(Verdict?, ConstantCondition.Cause)
    case needless, negated
  }

  private var counts: [Kind: Int] = [:]

  var count: Int { counts.values.reduce(0, +) }

  init(in tree: ConditionTree, _ context: ValidationContext) {
    for constant in ConstantConditions(in: tree, now: context.now).found {
      let cause: ConstantCondition.Cause =
        if case .junction = constant.cause { .comparison } else { constant.cause }
      counts[.constant(constant.verdict, cause), default: 0] += 1
    }
    counts[.needless] = RedundantConditions(in: tree, now: context.now).found.count
    counts[.negated] = NegatedDisjunctions(in: tree, now: context.now).found.count
  }

  func isNowhereWorse(than other: MeaningFaults) -> Bool {
    counts.allSatisfy { $0.value <= other.counts[$0.key] ?? 0 }
  }
}
