import AudienceConditions
import AudienceSchema

/// Who somebody's mail is with.
extension TraitReader {
  private static let providers = WordLists.list(
    "gmail yahoo hotmail outlook icloud aol protonmail gmx")
  private static let addresses = WordLists.list("email address account mail")

  /// `with a Gmail address`: the trait that holds the address contains the provider's name.
  func mailAtoms() -> [Atom] {
    guard let field = vocabulary.mailField[scope] else { return [] }
    return leaf.range.compactMap { index in
      guard Self.providers.contains(analysis.tokens[index].lemma),
        analysis.mention(at: index) == nil
      else { return nil }
      let behind = (index + 1..<leaf.range.upperBound).prefix { next in
        Self.addresses.contains(analysis.tokens[next].lemma)
      }
      guard !behind.isEmpty else { return nil }
      let scalar = Scalar.trait(vocabulary.fields[field].field.path)
      let name = analysis.tokens[index].folded
      return Atom(
        conditions: [.test(scalar, .contains([.text("@\(name).")]))],
        tokens: TokenSet(index..<(index + 1 + behind.count)), quality: 1, field: field,
        assumption: "\"\(analysis.tokens[index].text)\" is the provider of trait "
          + "'\(vocabulary.fields[field].field.path)'",
        head: index)
    }
  }
}
