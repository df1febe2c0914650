import AudienceConditions
import AudienceSchema

/// The event that another is counted from in the same stretch: `within 7 days of signing up`.
extension EventReading {
  /// - Parameter start: where its words may begin.
  mutating func readAnchor(behind start: Int) {
    let open = leaf.nameable.filter { $0 >= start && !used.contains($0) }
    let pronoun = leaf.range.first { index in
      index > start && ["it", "them", "one"].contains(analysis.tokens[index].folded)
        && !open.contains { $0 > index }
    }
    // "was approved within 7 days of submitting it": the object was said before.
    let said = open.filter(analysis.isContent)
    func isFit(_ found: EventLink) -> Bool { found.quality >= 0.7 && found.event != link.event }
    func own() -> EventLink? { leaf.links(among: TokenSet(open)).first(where: isFit) }
    func shared() -> EventLink? {
      said.isEmpty
        ? nil
        : leaf.links(among: link.tokens.union(open)).first {
          $0.tokens.isSuperset(of: said) && isFit($0)
        }
    }
    func takenUp() -> EventLink? { takingUp(said).first(where: isFit) }
    guard let best = pronoun == nil ? own() ?? shared() : shared() ?? takenUp() ?? own() else {
      return
    }
    anchor = best
    used.formUnion(best.tokens)
    readValues(ofAnchor: best, behind: start)
    anchorPronoun = pronoun.flatMap { $0 > best.tokens.max() ?? start ? $0 : nil }
  }

  /// `cancelled an order within a day of placing it`: what some words name with the noun that this event
  /// is of behind them, for which the pronoun stands.
  private func takingUp(_ words: [Int]) -> [EventLink] {
    let all = words + link.tokens.filter { !isVerb($0) && leaf.range.contains($0) }
    guard !words.isEmpty, all.count > words.count, all.count <= 4 else { return [] }
    let linker = EventLinker(tokens: all.map { analysis.tokens[$0] }, vocabulary: vocabulary)
    return linker.links(among: Array(all.indices)).filter { $0.tokens.count == all.count }.map {
      var found = $0
      found.tokens = TokenSet(words)
      return found
    }
  }

  /// `joined a challenge and completed it within 30 days of joining`: a verb that was said of
  /// another event is no other word for this one, and counts from that other event.
  mutating func readEcho() {
    guard let anchor, repeatsVerb(anchor) else { return }
    draft.echoes = anchor.tokens
    draft.windowEvidence.tokens.formUnion(anchor.tokens)
    self.anchor = nil
    anchorFilters = []
  }

  private func repeatsVerb(_ anchor: EventLink) -> Bool {
    let words = vocabulary.events[anchor.event].words
    return anchor.tokens.contains { index in
      let lemma = analysis.tokens[index].lemma
      return index >= leaf.range.lowerBound && !words.contains { $0.lemma == lemma }
        && analysis.tokens[..<leaf.range.lowerBound].contains { $0.lemma == lemma }
    }
  }

  /// `within a week of connecting Slack`
  private mutating func readValues(ofAnchor anchor: EventLink, behind start: Int) {
    for value in leaf.values(of: anchor.event)
    where value.tokens.lowerBound >= start && !value.tokens.contains(where: used.contains) {
      let field = vocabulary.fields[value.field]
      let tokens = TokenSet(value.tokens)
      used.formUnion(tokens)
      anchorFilters.append(
        .condition(
          Self.equals(
            .property(field.field.path, of: .thisEvent), [field.values[value.value].literal],
            field.field), Evidence(tokens: tokens)))
    }
  }

  /// What is said of the anchor: its own values, and where a pronoun stands behind it what names
  /// the thing that this event is of.
  func filters(ofAnchor anchor: Int, like event: EventDraft) -> [Draft] {
    guard anchorPronoun != nil, anchorFilters.isEmpty else { return anchorFilters }
    let paths = vocabulary.events[anchor].schema.properties.map(\.path)
    return event.filters.filter { filter in
      Join.pathOfValues(filter).map(paths.contains) == true
    }
  }
}
