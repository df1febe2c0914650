import AudienceConditions
import AudienceJSON
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
    let said = filters.reduce(into: evidence) { $0.tokens.formUnion($1.evidence.tokens) }
    let conditions = filters.map { ConditionNode($0.condition) }
    let negated = Condition.not(
      conditions.count == 1 ? conditions[0] : ConditionNode(.and(conditions)))
    var none = draft
    none.negate(evidence)
    none.filters = [
      .condition(
        conditions.count == 1 ? Self.otherwise(conditions[0].condition) : negated, said)
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

  /// `whose last two orders were over $50`: of several first or last ones no tree tells.
  func severalOrdinals() -> TokenSet {
    TokenSet(
      leaf.range.filter { index in
        switch analysis.mention(at: index)?.meaning {
        case .aggregate(.first), .aggregate(.last): break
        default: return false
        }
        guard leaf.range.contains(index + 1),
          case .quantity(let quantity)? = analysis.mention(at: index + 1)?.meaning
        else { return false }
        return quantity.isBare && !quantity.isMoney
          && quantity.bounds.first?.number.integerValue != 1
      })
  }

  /// `opened all emails`, `in each of the last 3 months`: all of some things, or at all of some
  /// times, where nothing says so in a tree.
  func totality() -> TokenSet {
    guard draft.measure == .count, let verb = said.min() else { return [] }
    return TokenSet(
      leaf.range.filter { index in
        if isNothingBut(index) { return true }
        guard index > verb, !used.contains(index),
          ["all", "every", "each"].contains(analysis.tokens[index].folded),
          analysis.mention(at: index).map({ $0.meaning == .aggregate(.perEvent) }) ?? true,
          analysis.tokens[index].folded != "all" || analysis.tokens[index - 1].folded != "at"
        else { return false }
        var next = index + 1
        while leaf.range.contains(next),
          ["of", "the", "their", "single", "our"].contains(analysis.tokens[next].folded)
            && analysis.mention(at: next) == nil || analysis.tokens[next].folded == "one"
        {
          next += 1
        }
        guard leaf.range.contains(next) else { return analysis.tokens[index].folded != "all" }
        switch analysis.mention(at: next)?.meaning {
        case .subject, .accountSubject, .quantifier, .comparator, .quantity: return false
        case .time: return true
        case nil, .frequency, .aggregate, .negation, .textOperator, .coordinator, .listHeader,
          .comparatorBehind:
          return analysis.tokens[next].isWord && analysis.isContent(next)
        }
      })
  }

  /// `accounts where more than 3 users logged in`: how many people did it, which no tree tells.
  func countedPeople() -> TokenSet {
    guard analysis.level == .accounts else { return [] }
    return leaf.quantities.reduce(into: TokenSet()) { open, found in
      var next = found.mention.tokens.upperBound
      while leaf.range.contains(next),
        ["of", "the", "their", "its", "different", "distinct", "unique"].contains(
          analysis.tokens[next].folded)
      {
        next += 1
      }
      guard leaf.range.contains(next), !found.isFrequency, said.allSatisfy({ $0 >= next }),
        Self.people.contains(analysis.tokens[next].lemma)
      else { return }
      open.formUnion(TokenSet(found.mention.tokens))
    }
  }

  private static let people = WordLists.list(
    "user member person people employee teammate colleague admin owner seat_holder")

  /// `… but did both last week`: two things that were said before, of which a clause takes up one.
  func bothDeeds() -> TokenSet {
    guard draft.isCopied else { return [] }
    return TokenSet(
      leaf.range.filter { index in
        ["both", "either", "neither"].contains(analysis.tokens[index].folded)
          && leaf.range.contains(index - 1)
          && ["did", "done", "do", "does"].contains(analysis.tokens[index - 1].folded)
      })
  }

  /// `bought nothing but lamps`
  private func isNothingBut(_ index: Int) -> Bool {
    ["nothing", "none"].contains(analysis.tokens[index].folded)
      && index + 1 < analysis.tokens.count
      && ["but", "except", "besides"].contains(analysis.tokens[index + 1].folded)
  }

  /// `only bought shoes`, `bought only shoes`: some of them, and nothing else.
  private func only() -> Int? {
    guard leaf.quantities.isEmpty, let verb = said.min() else { return nil }
    let values = filters.compactMap { $0.evidence.tokens.min() }
    return leaf.range.first { index in
      guard analysis.tokens[index].folded == "only", !used.contains(index),
        analysis.mention(at: index).map({ $0.meaning == .comparator(.equal) }) ?? true
      else { return false }
      return leaf.isClose(index + 1, verb) || values.contains { leaf.isClose(index + 1, $0) }
    }
  }

  /// `whose tickets were all low priority`, `orders that were all paid by card`.
  private func predicated() -> Int? {
    guard let noun = said.min() else { return nil }
    return leaf.range.first { index in
      index > noun && ["all", "each"].contains(analysis.tokens[index].folded)
        && !used.contains(index) && analysis.mention(at: index).map { _ in false } ?? true
        && (["were", "are", "was", "have", "been"].contains(analysis.tokens[index - 1].folded)
          || said.contains(index - 1) && isNounOfEvent(analysis.tokens[index - 1])
            && leaf.range.contains(index + 1) && !said.contains(index + 1)
            && analysis.tokens[index + 1].folded != "of")
    }
  }

  private func universal() -> TokenSet? {
    if let adverb = leaf.range.first(where: {
      ["always", "exclusively"].contains(analysis.tokens[$0].folded) && !used.contains($0)
    }) {
      return [adverb]
    }
    if let only = only() { return [only] }
    if let all = predicated() { return [all] }
    // "every order", "all of their orders", right before the event's noun.
    guard let noun = said.min() else { return nil }
    var index = noun - 1
    while leaf.range.contains(index),
      ["of", "the", "their", "his", "her", "its", "single", "whose", "one"].contains(
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
