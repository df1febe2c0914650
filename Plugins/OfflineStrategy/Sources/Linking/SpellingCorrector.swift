import AudienceDiagnostics

/// Reads a misspelt word as the one of the workspace or of the tables that is one edit away (two
/// for long words), and says so.
struct SpellingCorrector {
  let vocabulary: Vocabulary

  /// Words of negations and comparisons are what they are.
  private static let grammar: Set<String> = [
    "outside", "inside", "beside", "besides", "beyond", "hardly", "lacking", "except", "excluding",
    "neither", "either", "exactly", "roughly", "almost", "nearly", "least", "fewer", "lately",
    "recently", "later", "earlier", "afterwards", "afterward", "nobody", "noone", "anyone",
    "everyone", "actually", "really", "whoever",
  ]

  func correct(_ tokens: [Token]) -> (tokens: [Token], assumptions: [AssumptionDraft]) {
    var assumptions: [AssumptionDraft] = []
    let corrected = tokens.enumerated().map { index, token in
      guard token.isWord, token.folded.count >= 5, !token.looksLikeCode,
        !(token.isCapitalised && index > 0), !vocabulary.isKnown(token.lemma),
        !token.isFunction, !Self.grammar.contains(token.folded),
        token.folded.allSatisfy({ $0.isASCII && $0.isLetter }),
        let nearest = vocabulary.nearest(to: token.lemma)
      else { return token }
      assumptions.append(
        AssumptionDraft(text: "\"\(token.text)\" is a misspelling", tokens: [index]))
      return Token(
        kind: .word, text: token.text, folded: token.folded, lemma: nearest, span: token.span)
    }
    return (corrected, assumptions)
  }
}

/// Words by their first letter, to find the one that a misspelt word may be.
struct SpellingIndex: Sendable {
  private struct Entry: Sendable {
    let word: String
    let bytes: [UInt8]
    /// Whether each letter is one byte.
    let isPlain: Bool
    /// The letters it has, as bits.
    let letters: UInt32

    init(_ word: String) {
      self.word = word
      bytes = Array(word.utf8)
      isPlain = bytes.allSatisfy { $0 < 0x80 }
      letters = bytes.reduce(0) { $0 | 1 << UInt32($1 & 31) }
    }
  }

  /// Words of at least four letters, in the order they were given in.
  private var byFirstLetter: [Character: [Entry]] = [:]

  init(_ words: [String]) {
    for word in words where word.count >= 4 {
      guard let first = word.first else { continue }
      byFirstLetter[first, default: []].append(Entry(word))
    }
  }

  /// The nearest word that is one edit away, two for long words; the first of equals.
  func nearest(to lemma: String) -> (word: String, distance: Int)? {
    guard lemma.count >= 5, let first = lemma.first else { return nil }
    let limit = lemma.count >= 9 ? 2 : 1
    let said = Entry(lemma)
    var best: (word: String, distance: Int)?
    for entry in byFirstLetter[first] ?? [] {
      let isPlain = entry.isPlain && said.isPlain
      // An edit of a letter changes up to four bytes where they are not plain.
      if abs(entry.bytes.count - said.bytes.count) > (isPlain ? limit : 4 * limit) { continue }
      // An edit takes one letter away and brings one in at most.
      if isPlain, (entry.letters ^ said.letters).nonzeroBitCount > 2 * limit { continue }
      let distance =
        isPlain
        ? EditDistance.between(said.bytes, entry.bytes, limit: limit)
        : EditDistance.between(lemma, entry.word, limit: limit)
      if let distance, distance < best?.distance ?? .max { best = (entry.word, distance) }
    }
    return best
  }
}

/// The words of the tables.
enum GeneralWords {
  /// Those that can name something of a workspace.
  static let nameable: SpellingIndex = {
    let words = Lexicon.tables.words
    return SpellingIndex(zip(words.lemmas, words.areNameable).filter(\.1).map(\.0).sorted())
  }()

  static func contains(_ lemma: String) -> Bool {
    let words = Lexicon.tables.words
    if let number = words.number(of: lemma), words.areNameable[Int(number)] { return true }
    return general.contains(lemma)
  }

  private static let general: Set<String> = WordLists.subjects.union(WordLists.accounts)
    .union(WordLists.light).union(WordLists.heads).union(WordLists.lightVerbs)
    .union(WordLists.moneyUnits)
    .union(WordLists.list("week month quarter year hour minute second fortnight ago recently"))
    .union(WordLists.list(others))

  private static let others = """
    today yesterday january february march april june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday hundred thousand million
    twice times average total more than least most fewer less greater higher lower above below
    between before after since never without either neither exactly recent recently lately
    different distinct excluding except contains starting ending begins frequent frequently often
    common latest previous upcoming three seven eight eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    promoter promoters passive passives detractor detractors
    older younger living located based missing lacking friends family water house world
    """
}
