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
    // "email exists and SMS opt-in is false" says of each what it is.
    guard !own.isEmpty, own.count <= 3, !leaf.range.contains(where: saysPresence) else { return [] }
    return booleans(mentioning: own).compactMap { index in
      let field = vocabulary.fields[index]
      guard field.field.path != lender else { return nil }
      return field.spellings.lazy.compactMap { atom(index, spelling: $0, own, lent) }.first
    }
  }

  private func saysPresence(_ index: Int) -> Bool {
    ["exists", "exist", "present"].contains(analysis.tokens[index].folded)
      || Self.absences.contains(analysis.tokens[index].folded)
  }

  /// The booleans of the scope that have a word which one of some tokens stands for, ascending.
  private func booleans(mentioning own: [Int]) -> [Int] {
    let shapes = vocabulary.fieldShapes
    var found: Set<Int> = []
    for token in own {
      for word in SynonymTable.related(to: analysis.tokens[token].lemma) {
        for shape in shapes.shapes(withWord: word) where shapes.shapes[shape].isBoolean {
          // The fields of one shape are all of traits of one scope, or all properties.
          let fields = shapes.fields(of: shape)
          if vocabulary.fields[fields[0]].scope == scope { found.formUnion(fields) }
        }
      }
    }
    return found.sorted()
  }

  /// `missing` in `whose credit score is below 580 or missing`, `unknown`, `not set`.
  func absenceAtoms() -> [Atom] {
    guard let missable else { return [] }
    let said = leaf.range.filter { analysis.tokens[$0].isWord }
    let absent = said.filter { Self.absences.contains(analysis.tokens[$0].folded) }
    let present = said.filter { Self.presences.contains(analysis.tokens[$0].folded) }
    let negations = leaf.negations.filter { $0.tokens.allSatisfy { !absent.contains($0) } }
    let isSimple = said.allSatisfy { index in
      absent.contains(index) || present.contains(index)
        || analysis.tokens[index].isFunction
        || negations.contains { $0.tokens.contains(index) }
    }
    let isAbsent =
      absent.count == 1 && negations.isEmpty && present.isEmpty
      || present.count == 1 && negations.count == 1 && absent.isEmpty
    guard isSimple, isAbsent, let head = said.last else { return [] }
    // A negation turns what is said here: "missing" is one, as "not" in "not set" is.
    return [
      Atom(
        conditions: [.test(.trait(missable), leaf.negations.isEmpty ? .absent : .exists)],
        tokens: [head], quality: 1, head: head)
    ]
  }

  private static let absences: Set<String> = [
    "missing", "unknown", "absent", "empty", "blank", "null", "unset", "undefined",
  ]
  private static let presences: Set<String> = [
    "set", "known", "there", "available", "present", "filled", "given", "provided", "recorded",
  ]

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
