import AudienceConditions
import AudienceSchema

/// Quoted texts, codes and what was searched for, as filters of the event.
extension EventReading {
  /// What is left in quotes or as a code, and what was searched for.
  mutating func readLiterals() {
    readSearch()
    let relative = lastRelativeBeforeEvent
    for index in leaf.range where !used.contains(index) {
      let token = analysis.tokens[index]
      // In "iOS users in the US who …" the people stand between the text and the event.
      guard analysis.mention(at: index) == nil, relative.map({ index > $0 }) ?? true,
        token.kind == .quoted || token.looksLikeCode || namesSomething(index)
          || namesRole(index),
        let field = freeTextField(at: index),
        let run = literalRun(after: textOperator(before: index)?.lowerBound ?? index)
      else { continue }
      used.formUnion(run.tokens)
      let scalar = Scalar.property(vocabulary.fields[field].field.path, of: .thisEvent)
      filters.append(
        (
          field, run.condition(on: scalar, vocabulary.fields[field].field),
          Evidence(tokens: run.tokens)
        ))
      assumptions.append(
        AssumptionDraft(
          text: "\"\(leaf.text(run.tokens))\" = property '\(vocabulary.fields[field].field.path)'",
          tokens: run.tokens))
      score -= 0.5
    }
  }

  /// `starting with` right before a text.
  private func textOperator(before index: Int) -> Range<Int>? {
    leaf.mentions.first { mention in
      guard case .textOperator = mention.meaning else { return false }
      return mention.tokens.upperBound == index && !mention.tokens.contains(where: used.contains)
    }?.tokens
  }

  /// The last word before the event that says that something was done by the people before it.
  private var lastRelativeBeforeEvent: Int? {
    guard let verb = link.tokens.filter(leaf.range.contains).min() else { return nil }
    return (leaf.range.lowerBound..<verb).last {
      ["who", "that", "whose"].contains(analysis.tokens[$0].folded)
    }
  }

  // MARK: - What a preposition says of a name

  /// What the properties are called that a preposition before a name tells of.
  static let roles: [String: Set<String>] = [
    "to": WordLists.list(
      "destination to arrival target recipient dropoff receiver drop_off arrive"),
    "from": WordLists.list(
      "origin from departure source sender pickup departing seller vendor merchant store"),
    "by": WordLists.list(
      """
      artist author creator brand seller director host instructor doctor provider writer performer
      publisher maker designer manufacturer by band singer vendor
      """),
    "in": WordLists.list("city country location region state town market neighborhood area"),
    "at": WordLists.list(
      """
      store location branch venue dealership restaurant clinic place merchant shop hotel studio gym
      airport office
      """),
    "with": WordLists.list(
      "instructor doctor provider trainer host partner agent airline coach stylist carrier brand"),
  ]

  private static let determiners: Set<String> = ["the", "a", "an"]

  private func preposition(at index: Int) -> String? {
    var before = index - 1
    while leaf.range.contains(before), Self.determiners.contains(analysis.tokens[before].folded) {
      before -= 1
    }
    guard leaf.range.contains(before), Self.roles[analysis.tokens[before].folded] != nil else {
      return nil
    }
    return analysis.tokens[before].folded
  }

  /// The property without known values that a name behind a preposition is of: `to NRT` where there
  /// is a `destination`.
  private func fieldOfRole(at index: Int) -> Int? {
    guard let preposition = preposition(at: index), let words = Self.roles[preposition] else {
      return nil
    }
    return freeFields.first { vocabulary.fields[$0].allWords.contains(where: words.contains) }
  }

  /// A name in capitals that a preposition ties to a property: `a track by Bad Bunny`.
  private func namesRole(_ index: Int) -> Bool {
    analysis.tokens[index].isCapitalised && fieldOfRole(at: index) != nil
      && !analysis.saidValues.tokens.contains(index)
      && !link.tokens.contains(index)
  }

  /// The property that a text is most likely of.
  private func freeTextField(at index: Int) -> Int? {
    if let field = fieldOfRole(at: index) { return field }
    guard let preposition = preposition(at: index), let field = freeTextField(),
      analysis.tokens[index].kind != .quoted
    else { return freeTextField() }
    // "to NRT" is no origin, "in the US" no name.
    let others = Self.roles.filter { $0.key != preposition }.values
    let isOfOther = others.contains { words in
      vocabulary.fields[field].allWords.contains(where: words.contains)
    }
    return isOfOther || ["in", "at", "from"].contains(preposition) ? nil : field
  }

  /// A name in capitals right before the noun that the event is of: `the Pricing page`.
  func namesSomething(_ index: Int) -> Bool {
    guard analysis.tokens[index].isCapitalised, index > leaf.range.lowerBound,
      leaf.range.contains(index + 1), link.tokens.contains(index + 1),
      link.tokens.contains(where: { $0 < index }),
      let field = freeTextField()
    else { return false }
    return Self.places.contains(where: vocabulary.fields[field].allWords.contains)
  }

  private static let places = ["page", "screen"].map(Lemmatizer.lemma)

  mutating func readSearch() {
    guard let field = event.fields.first(where: { vocabulary.fields[$0].isSearched }) else {
      return
    }
    let start = leaf.range.first { index in
      analysis.tokens[index].folded == "for" && used.contains { $0 < index && index - $0 <= 3 }
        && analysis.mention(at: index) == nil
    }
    guard let start else { return }
    var end = start + 1
    while leaf.range.contains(end), analysis.mention(at: end).map(Self.isNoText) ?? true,
      !used.contains(end)
    {
      end += 1
    }
    let words = (start + 1)..<end
    guard !words.isEmpty, words.contains(where: analysis.isContent) else { return }
    let first = analysis.tokens[words.lowerBound]
    var text = words.map { analysis.tokens[$0].text }.joined(separator: " ")
    if first.kind == .quoted { text = first.text }
    used.formUnion(words)
    used.insert(start)
    let scalar = Scalar.property(vocabulary.fields[field].field.path, of: .thisEvent)
    filters.append(
      (field, .compare(scalar, .equal, .literal(.text(text))), Evidence(tokens: TokenSet(words))))
    score += 0.5
  }

  static func isNoText(_ mention: Mention) -> Bool {
    switch mention.meaning {
    case .time, .quantity, .frequency, .coordinator, .negation, .comparator, .comparatorBehind,
      .listHeader:
      false
    case .aggregate, .subject, .accountSubject, .quantifier, .textOperator: true
    }
  }

  private static let names = ["name", "title", "query", "term", "keyword"].map(Lemmatizer.lemma)

  /// The property a bare name or code is most likely of.
  func freeTextField() -> Int? {
    let free = freeFields
    for name in Self.names {
      if let field = free.first(where: { vocabulary.fields[$0].allWords.contains(name) }) {
        return field
      }
    }
    return free.count == 1 ? free[0] : nil
  }

  /// The texts of the event without known values that nothing is said of so far.
  private var freeFields: [Int] {
    event.fields.filter { field in
      vocabulary.fields[field].isFreeText && !filters.contains { $0.field == field }
    }
  }

  func literalRun(after index: Int) -> LiteralRun? {
    LiteralReader(leaf: leaf).run(at: index, used: used)
  }

  func literalRun(after mention: FieldMention) -> LiteralRun? {
    LiteralReader(leaf: leaf).run(
      at: mention.tokens.upperBound, used: used,
      isArray: vocabulary.fields[mention.field].field.type == .array)
  }
}
