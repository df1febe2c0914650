import AudienceSchema

/// Words beside a number that belong to it: its unit, and what says no more than it does.
extension EventReading {
  /// `only opened the app once`: the number says it already.
  mutating func readOnly() {
    used.formUnion(leaf.range.filter { ["only", "just"].contains(analysis.tokens[$0].folded) })
  }

  /// `never finished one`: not a number, but what was said before.
  func isPronoun(_ mention: Mention) -> Bool {
    guard mention.tokens.count == 1, analysis.tokens[mention.tokens.lowerBound].folded == "one"
    else { return false }
    let next = mention.tokens.upperBound
    return !leaf.range.contains(next) || !analysis.isContent(next)
      || analysis.mention(at: next) != nil
  }

  /// The property that a unit names by itself: `for over 600 seconds`, `to at least 80 percent`.
  func propertyOfUnit(_ mention: Mention) -> (field: Int, tokens: Set<Int>)? {
    let found = event.fields.filter { field in
      vocabulary.fields[field].field.type == .number
        && vocabulary.fields[field].activity != .inactive && hasUnit(field, mention)
    }
    guard found.count == 1, let field = found.first else { return nil }
    return (field, unitTokens(of: field, mention))
  }

  /// The unit behind a number, where the property's name or unit has that word.
  func unitTokens(of field: Int, _ mention: Mention) -> Set<Int> {
    let next = mention.tokens.upperBound
    guard leaf.range.contains(next), isUnit(next, of: field) else { return [] }
    return [next]
  }

  private func hasUnit(_ field: Int, _ mention: Mention) -> Bool {
    isUnit(mention.tokens.upperBound, of: field)
      || isUnit(mention.tokens.upperBound - 1, of: field)
  }

  private func isUnit(_ index: Int, of field: Int) -> Bool {
    guard leaf.range.contains(index), analysis.tokens[index].isWord else { return false }
    let lemma = analysis.tokens[index].lemma
    guard WordLists.units.contains(lemma) else { return false }
    let words = vocabulary.fields[field]
    return words.allWords.contains(lemma)
      || words.field.unit.map { Lemmatizer.lemma(of: Folding.fold($0)) == lemma } == true
  }
}
