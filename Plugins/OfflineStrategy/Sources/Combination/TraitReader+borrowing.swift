import AudienceConditions
import AudienceSchema

/// Statements that name their trait with words of the clause beside them.
extension TraitReader {
  /// `emails` in `opted in to texts but not emails`, `email` in `email and phone verified`: a
  /// trait that is true or not, named by both together.
  func borrowedAtoms() -> [Atom] {
    let lent = borrowed.filter { analysis.tokens[$0].isWord }
    guard !lent.isEmpty else { return [] }
    let own = leaf.nameable.filter(analysis.isContent)
    guard !own.isEmpty, own.count <= 3 else { return [] }
    let lemmas = (own + lent).map { analysis.tokens[$0].lemma }
    return vocabulary.fields(mentioning: lemmas).compactMap { index in
      guard isReadable(index), vocabulary.fields[index].field.type == .boolean,
        vocabulary.fields[index].field.path != lender
      else { return nil }
      let field = vocabulary.fields[index]
      return field.spellings.lazy.compactMap { atom(index, spelling: $0, own, lent) }.first
    }
  }

  private func atom(_ index: Int, spelling: [String], _ own: [Int], _ lent: TokenSet) -> Atom? {
    guard spelling.count > 1 else { return nil }
    func places(_ word: String, _ among: some Sequence<Int>) -> Int? {
      among.first { SynonymTable.likeness(analysis.tokens[$0].lemma, word) ?? 0 >= 0.85 }
    }
    var tokens: TokenSet = []
    for word in spelling {
      guard let place = places(word, own) ?? places(word, lent.sorted()) else { return nil }
      tokens.insert(place)
    }
    let mine = tokens.intersection(own)
    guard !mine.isEmpty, !tokens.isSubset(of: own), let head = mine.min() else { return nil }
    let field = vocabulary.fields[index]
    return Atom(
      conditions: [.compare(.trait(field.field.path), .equal, .literal(.text("true")))],
      tokens: tokens, quality: field.activity == .inactive ? -0.2 : 1.1, field: index, head: head)
  }
}
