import AudienceConditions
import AudienceJSON
import AudienceSchema

/// Statements of how old somebody is.
extension TraitReader {
  /// `older than 40`, `women between 25 and 34`, `in their thirties`, `teenagers`.
  func ageAtoms() -> [Atom] {
    guard let field = vocabulary.ageField[scope] else { return [] }
    let scalar = Scalar.trait(vocabulary.fields[field].field.path)
    let compared = leaf.quantities.compactMap { mention, quantity, isFrequency -> Atom? in
      let isSaid = quantity.adjective.map { ["older", "younger"].contains($0) } == true
      guard !isFrequency, isSaid || isOfPerson(mention, quantity) else { return nil }
      return Atom(
        conditions: conditions(on: scalar, quantity),
        tokens: TokenSet(mention.tokens), quality: isSaid ? 0.9 : 0.6, field: field,
        assumption: isSaid ? nil : "\"\(leaf.text(mention.tokens))\" is an age",
        head: mention.tokens.lowerBound)
    }
    return compared
      + leaf.range.compactMap { index in
        decade(at: index).map { bounds, tokens in
          Atom(
            conditions: bounds.map { .compare(scalar, $0.0, .literal(.integer($0.1))) },
            tokens: tokens, quality: 0.9, field: field, head: tokens.min() ?? index)
        }
      }
  }

  /// `patients over 65`, `women between 25 and 34`: a comparison right behind the people, with no
  /// noun of its own.
  private func isOfPerson(_ mention: Mention, _ quantity: Quantity) -> Bool {
    guard !quantity.isBare, !quantity.isMoney, mention.tokens.lowerBound > 0,
      standsAlone(mention.tokens.upperBound)
    else { return false }
    if mention.tokens.contains(where: { analysis.tokens[$0].folded == "age" }) { return true }
    let before = mention.tokens.lowerBound - 1
    if analysis.mention(at: before)?.meaning == .subject || isPersonValue(before) { return true }
    if ["aged", "age", "ages"].contains(analysis.tokens[before].folded) { return true }
    // "between the ages of 25 and 34"
    if analysis.tokens[before].folded == "of", before > 0,
      ["age", "ages"].contains(analysis.tokens[before - 1].folded)
    {
      return true
    }
    return before > 0 && ["are", "is"].contains(analysis.tokens[before].folded)
      && leaf.content.allSatisfy(mention.tokens.contains)
  }

  /// Whether what follows a number begins something else.
  private func standsAlone(_ index: Int) -> Bool {
    guard leaf.range.contains(index) else { return true }
    let token = analysis.tokens[index]
    if case .coordinator? = analysis.mention(at: index)?.meaning { return true }
    return token.kind == .mark
      || ["in", "from", "with", "who", "living", "based", "on", "that", "whose"]
        .contains(token.folded)
  }

  private static let people = WordLists.list(
    "woman man lady gentleman girl boy female male guy mother father")

  /// Whether a word is a value that is said of people: `women`, where the trait is `gender`.
  private func isPersonValue(_ index: Int) -> Bool {
    Self.people.contains(analysis.tokens[index].lemma)
      && analysis.saidValues.ofTraits.contains { $0.tokens.contains(index) && isReadable($0.field) }
  }

  /// `in their thirties`, `in their 30s`, `over-50s`, `teenagers`.
  private func decade(at index: Int) -> (bounds: [(ComparisonSymbol, Int)], tokens: TokenSet)? {
    let word = analysis.tokens[index].folded
    if ["teenager", "teen"].contains(word.hasSuffix("s") ? String(word.dropLast()) : word) {
      return ([(.greaterOrEqual, 13), (.lessOrEqual, 19)], [index])
    }
    let digits = word.hasSuffix("s") ? Int(word.dropLast()) : nil
    guard let first = digits ?? Self.decades[word], first >= 20, first <= 90, first % 10 == 0,
      index > 0
    else { return nil }
    switch analysis.tokens[index - 1].folded {
    case "their", "the", "early", "late", "mid":
      guard analysis.tokens[index - 1].folded == "their" else { return nil }
      return ([(.greaterOrEqual, first), (.lessOrEqual, first + 9)], [index])
    case "over", "above": return ([(.greater, first)], [index - 1, index])
    case "under", "below": return ([(.less, first)], [index - 1, index])
    default: return nil
    }
  }

  private static let decades = [
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
  ]
}
