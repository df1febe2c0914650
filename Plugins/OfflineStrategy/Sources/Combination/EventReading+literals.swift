import AudienceConditions
import AudienceSchema

/// Quoted texts, codes and what was searched for, as filters of the event.
extension EventReading {
  /// What is left in quotes or as a code, and what was searched for.
  mutating func readLiterals() {
    readSearch()
    for index in leaf.range where !used.contains(index) {
      let token = analysis.tokens[index]
      guard token.kind == .quoted || token.looksLikeCode || namesSomething(index),
        analysis.mention(at: index) == nil,
        let field = freeTextField(),
        let run = literalRun(after: index)
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
    let free = event.fields.filter { field in
      vocabulary.fields[field].isFreeText && !filters.contains { $0.field == field }
    }
    for name in Self.names {
      if let field = free.first(where: { vocabulary.fields[$0].allWords.contains(name) }) {
        return field
      }
    }
    return free.count == 1 ? free[0] : nil
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
