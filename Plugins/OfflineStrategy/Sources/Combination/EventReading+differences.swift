import AudienceConditions
import AudienceSchema

/// A property that is not what a trait is: `in a country other than the one they live in`.
extension EventReading {
  static let differing = phrases(
    """
    other than|different from|different than|different to|that is not|that are not|that isn't|\
    not the same as|outside|outside of|differs from|that differs from|not in|that was not
    """)
  private static let owners: Set<String> = ["their", "his", "her", "theirs"]

  /// Reads each such phrase with the property before it and the trait behind it.
  mutating func readDifferences() {
    for (start, end) in leaf.differences where !used.contains(start) {
      guard let (trait, last) = ownTrait(behind: end),
        let (field, name) = property(before: start, like: trait)
      else { continue }
      let tokens = TokenSet(start..<last).union(name)
      used.formUnion(tokens)
      filters.append(
        (
          field,
          .compare(
            .property(vocabulary.fields[field].field.path, of: .thisEvent), .notEqual,
            .trait(vocabulary.fields[trait].field.path)),
          Evidence(tokens: tokens, reason: "\"\(leaf.text(TokenSet(start..<end)))\" excludes it")
        ))
      score += 1.5
      return
    }
  }

  /// The trait that is the people's own, and where its words end: `the one they live in`, `their
  /// home country`, `their own`.
  private func ownTrait(behind start: Int) -> (trait: Int, end: Int)? {
    let word = analysis.tokens[start].folded
    if Self.owners.contains(word) {
      let named = analysis.saidFields.ofTraits.filter { mention in
        vocabulary.fields[mention.field].scope == .user && leaf.contains(mention.tokens)
          && (mention.tokens.lowerBound - start == 1
            || mention.tokens.lowerBound - start == 2
              && ["own", "home"].contains(analysis.tokens[start + 1].folded))
      }.max { $0.quality * Double($0.tokens.count) < $1.quality * Double($1.tokens.count) }
      if let named { return (named.field, named.tokens.upperBound) }
      guard leaf.range.contains(start + 1), analysis.tokens[start + 1].folded == "own" else {
        return nil
      }
      return onlyTrait(before: start).map { ($0, start + 2) }
    }
    guard ["the", "where"].contains(word) else { return nil }
    var end = start + 1
    while leaf.range.contains(end), end - start <= 6,
      [
        "one", "ones", "they", "live", "are", "have", "in", "based", "from", "come", "signed", "up",
        "registered", "reside", "located", "prefer", "chose", "own",
      ].contains(analysis.tokens[end].folded)
    {
      end += 1
    }
    guard (start + 1..<end).contains(where: { analysis.tokens[$0].folded == "they" }) else {
      return nil
    }
    return onlyTrait(before: start).map { ($0, end) }
  }

  /// The trait that is called by the noun before the phrase.
  private func onlyTrait(before start: Int) -> Int? {
    let nouns = leaf.range.filter { $0 < start && start - $0 <= 5 }.map {
      analysis.tokens[$0].lemma
    }
    let found = vocabulary.fields(mentioning: nouns).filter {
      vocabulary.fields[$0].scope == .user && vocabulary.fields[$0].field.type == .string
        && vocabulary.fields[$0].activity != .inactive
        && vocabulary.fields[$0].allWords.count <= 2
    }
    let exact = found.filter { vocabulary.fields[$0].allWords.count == 1 }
    if exact.count == 1 { return exact[0] }
    return found.count == 1 ? found[0] : nil
  }

  /// The event's property of the noun before the phrase, which the trait shares a word with.
  private func property(before start: Int, like trait: Int) -> (field: Int, tokens: TokenSet)? {
    let words = vocabulary.fields[trait].allWords
    let places = leaf.range.filter { index in
      index < start && start - index <= 5 && words.contains(analysis.tokens[index].lemma)
    }
    let named = properties().first { mention in
      mention.tokens.upperBound <= start && start - mention.tokens.upperBound <= 2
        && vocabulary.fields[mention.field].allWords.contains(where: words.contains)
    }
    if let named { return (named.field, TokenSet(named.tokens).union(places)) }
    let own = event.fields.filter {
      vocabulary.fields[$0].allWords.contains(where: words.contains)
        && vocabulary.fields[$0].field.type == .string
    }
    guard own.count == 1, !places.isEmpty || !said.isEmpty else { return nil }
    return (own[0], TokenSet(places))
  }
}
