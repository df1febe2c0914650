import AudienceConditions
import AudienceSchema

/// Stretches with nothing between them.
extension Join {
  /// What it costs to read two stretches with nothing between them as two conditions.
  func softness(_ one: Draft, _ other: Draft) -> Double {
    let opening = rightTokens.first.map { analysis.tokens[$0].folded } ?? ""
    if ["who", "that", "whose", "which", "where"].contains(opening) { return 0.4 }
    let isPreposition = ["in", "on", "of", "with", "from", "for", "at"].contains(opening)
    if isPreposition, case .event = other.firstClause { return 2.2 }
    if isPreposition, case .event(let event)? = leftEnd {
      return tellsOf(event, other) ? 2.5 : 0.9
    }
    return 0.4
  }

  /// Whether a word of the event's own name that was not said before is among some words: in
  /// "unsubscribed from an email list", where that is `Email Unsubscribed`, it is of the event.
  private func isNamed(_ event: EventDraft, by tokens: TokenSet) -> Bool {
    let said = Set(event.name.tokens.map { analysis.tokens[$0].lemma })
    let open = analysis.vocabulary.events[event.event].words.filter {
      !$0.isOptional && !said.contains($0.lemma)
    }
    return tokens.contains { index in
      rightTokens.contains(index) && open.contains { $0.lemma == analysis.tokens[index].lemma }
    }
  }

  /// Whether a value of a trait is a value of the event, too: "paid with PayPal" tells of the
  /// payment.
  private func tellsOf(_ event: EventDraft, _ other: Draft) -> Bool {
    guard case .condition(_, let evidence) = other.firstClause else { return false }
    if isNamed(event, by: evidence.tokens) { return true }
    return analysis.saidValues.of(event: event.event).contains { value in
      evidence.tokens.isSuperset(of: TokenSet(value.tokens))
    }
  }
}
