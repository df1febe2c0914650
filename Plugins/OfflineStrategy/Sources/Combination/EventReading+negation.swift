import AudienceConditions
import AudienceDiagnostics

/// What a negation in an event's stretch negates: what comes next behind it.
extension EventReading {
  mutating func readNegation() {
    for negation in leaf.negations where !negation.tokens.contains(where: used.contains) {
      var tokens = Set(negation.tokens)
      let place = negation.tokens.lowerBound
      if let auxiliary = auxiliary(before: place) { tokens.insert(auxiliary) }
      let reason = "\"\(phrase(tokens))\" negates the event"
      let nextEvent = link.tokens.filter { $0 > place }.min() ?? .max
      let behind = filters.indices.filter { (filters[$0].evidence.tokens.min() ?? 0) > place }
      let nextFilter = behind.compactMap { filters[$0].evidence.tokens.min() }.min() ?? .max
      let negatesFilter =
        (nextFilter < nextEvent || (nextFilter < .max && isInRelativeClause(place)))
        && !draft.isCopied
      used.formUnion(tokens.filter { leaf.range.contains($0) })
      if negatesFilter {
        for index in behind where filters[index].evidence.tokens.min() == nextFilter {
          filters[index].condition = Self.complement(of: filters[index].condition)
          filters[index].evidence.tokens.formUnion(tokens)
          filters[index].evidence.reason = "\"\(phrase(tokens))\" negates it"
        }
      } else {
        draft.negate(Evidence(tokens: tokens, reason: reason))
        score += 0.2
      }
    }
  }

  /// Whether a relative pronoun stands between the event's noun and a place: `an order that was
  /// not …` is about the order.
  private func isInRelativeClause(_ place: Int) -> Bool {
    guard let noun = link.tokens.min(), noun < place else { return false }
    return (noun..<place).contains {
      ["that", "which", "whose"].contains(analysis.tokens[$0].folded)
    }
  }

  /// `haven`, `did`, `do`: the verb that carries the negation.
  private func auxiliary(before index: Int) -> Int? {
    let words: Set<String> = [
      "have", "has", "had", "do", "does", "did", "is", "are", "was", "were", "ca", "could", "wo",
      "would", "should",
    ]
    let before = index - 1
    guard leaf.range.contains(before), words.contains(analysis.tokens[before].folded) else {
      return nil
    }
    return before
  }

  private func phrase(_ tokens: Set<Int>) -> String {
    var text = ""
    var end = -1
    for index in tokens.sorted() {
      let token = analysis.tokens[index]
      text += (end == token.span.start || text.isEmpty ? "" : " ") + token.text
      end = token.span.end
    }
    return text
  }

  static func complement(of condition: Condition) -> Condition {
    switch condition {
    case .test(let scalar, .exists): .test(scalar, .absent)
    case .test(let scalar, .absent): .test(scalar, .exists)
    case .not(let inner): inner.condition
    case .and, .or, .any, .all, .compare, .test: .not(ConditionNode(condition))
    }
  }
}
