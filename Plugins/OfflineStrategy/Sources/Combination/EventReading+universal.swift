import AudienceConditions
import AudienceSchema

/// What holds of every event: `whose every order was over $60`, `always paid by card`.
extension EventReading {
  /// Adds that there is no event of which the filters do not hold.
  mutating func readUniversal() {
    guard !filters.isEmpty, draft.hasDefaultTest, companion == nil, !draft.isCopied,
      let words = universal()
    else { return }
    used.formUnion(words)
    let evidence = Evidence(tokens: words, reason: "\"\(leaf.text(words))\": none is otherwise")
    let conditions = filters.map { ConditionNode($0.condition) }
    let negated = Condition.not(
      conditions.count == 1 ? conditions[0] : ConditionNode(.and(conditions)))
    var none = draft
    none.negate(evidence)
    none.filters = [
      .condition(
        conditions.count == 1 ? Self.otherwise(conditions[0].condition) : negated, evidence)
    ]
    exception = none
    filters = []
    score += 0.6
  }

  /// The comparison turned round; for all else the complement.
  private static func otherwise(_ condition: Condition) -> Condition {
    guard case .compare(let left, let symbol, let right) = condition else {
      return complement(of: condition)
    }
    switch symbol {
    case .greater: return .compare(left, .lessOrEqual, right)
    case .greaterOrEqual: return .compare(left, .less, right)
    case .less: return .compare(left, .greaterOrEqual, right)
    case .lessOrEqual: return .compare(left, .greater, right)
    case .equal, .notEqual: return complement(of: condition)
    }
  }

  private func universal() -> TokenSet? {
    if let adverb = leaf.range.first(where: {
      ["always", "exclusively"].contains(analysis.tokens[$0].folded) && !used.contains($0)
    }) {
      return [adverb]
    }
    // "every order", "all of their orders", right before the event's noun.
    guard let noun = link.tokens.min() else { return nil }
    var index = noun - 1
    while leaf.range.contains(index),
      ["of", "the", "their", "his", "her", "its", "single", "whose"].contains(
        analysis.tokens[index].folded)
    {
      index -= 1
    }
    guard leaf.range.contains(index),
      ["every", "each", "all"].contains(analysis.tokens[index].folded)
    else { return nil }
    return TokenSet(index..<noun)
  }
}
