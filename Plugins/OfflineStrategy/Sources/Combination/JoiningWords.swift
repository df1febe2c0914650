/// The words of a prompt that say how what stands beside them belongs together: looked up once,
/// because every two neighbouring stretches are asked about them.
///
/// A class because all of them refer to the one.
final class JoiningWords: Sendable {
  /// `either`.
  let either: TokenSet
  /// What joins more than what stands right before it: a comma, `excluding`.
  let loose: TokenSet
  /// `excluding`, `except`, `unless`.
  let exclusions: TokenSet
  /// `as long as`, `provided that`, `unless`: what follows is of all that stands before.
  let provisos: TokenSet
  /// What a clause of its own begins with: `who …`, `they …`, `have …`.
  let clauseOpenings: TokenSet
  let who: TokenSet
  let which: TokenSet
  /// `who`, `that`, `which`, `where`, and of these and `whose` all.
  let pronouns: TokenSet
  let relatives: TokenSet
  let prepositions: TokenSet
  let commas: TokenSet
  let colons: TokenSet
  let or: TokenSet
  /// `only those in Manchester`.
  let restricting: TokenSet
  /// The words for whom the prompt is of.
  let subjects: TokenSet
  /// The words that say of which of an account's users something is said.
  let quantifiers: TokenSet

  init(tokens: [Token], cover: [Mention], isRestricting: (Int) -> Bool) {
    restricting = TokenSet(tokens.indices.filter(isRestricting))
    func places(_ words: Set<String>) -> TokenSet {
      TokenSet(tokens.indices.lazy.filter { words.contains(tokens[$0].folded) })
    }
    either = places(["either"])
    exclusions = places(["excluding", "except", "exclude", "unless"])
    commas = places([","])
    colons = places([":"])
    var provisos = TokenSet()
    for mention in cover {
      guard case .coordinator = mention.meaning,
        mention.tokens.contains(where: { Self.provisos.contains(tokens[$0].folded) })
      else { continue }
      provisos.formUnion(mention.tokens)
    }
    self.provisos = provisos
    loose = exclusions.union(commas).union(colons).union(provisos).union(places(["but"]))
    clauseOpenings = places(["who", "that", "whose", "they", "have", "has", "never", "are", "is"])
    who = places(["who"])
    which = places(["which"])
    pronouns = places(["who", "that", "which", "where"])
    relatives = pronouns.union(places(["whose"]))
    prepositions = places(["in", "on", "of", "with", "from", "for", "at"])
    or = places(["or"])
    var subjects = TokenSet()
    var quantifiers = TokenSet()
    for mention in cover {
      switch mention.meaning {
      case .subject: subjects.formUnion(mention.tokens)
      case .quantifier: quantifiers.formUnion(mention.tokens)
      case .accountSubject, .time, .quantity, .frequency, .aggregate, .negation, .textOperator,
        .coordinator, .listHeader, .comparator, .comparatorBehind:
        continue
      }
    }
    self.subjects = subjects
    self.quantifiers = quantifiers
  }

  private static let provisos: Set<String> = [
    "long", "provided", "providing", "condition", "given", "assuming", "unless", "if",
  ]

  func saysEither(_ range: Range<Int>) -> Bool { !either.isDisjoint(with: TokenSet(range)) }

  /// `… or customers who …`
  func namesPeople(_ joint: TokenSet) -> Bool {
    joint.max().map { subjects.contains($0 + 1) } == true
  }

  /// Whether an OR is between whole descriptions: `…, or …`, `… or customers who …`.
  func startsAnew(_ joint: TokenSet) -> Bool {
    namesPeople(joint)
      || or.intersection(joint).contains { joint.contains($0 - 1) && commas.contains($0 - 1) }
  }
}
