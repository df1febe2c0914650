import AudienceDiagnostics

/// Reads a misspelt word as the one of the workspace or of the tables that is one edit away (two
/// for long words), and says so.
struct SpellingCorrector {
  let vocabulary: Vocabulary

  func correct(_ tokens: [Token]) -> (tokens: [Token], assumptions: [AssumptionDraft]) {
    var assumptions: [AssumptionDraft] = []
    let known = vocabulary.knownLemmas
    let corrected = tokens.enumerated().map { index, token in
      guard token.isWord, token.folded.count >= 5, !token.looksLikeCode,
        !(token.isCapitalised && index > 0), !known.contains(token.lemma),
        !WordLists.functions.contains(token.folded),
        token.folded.allSatisfy({ $0.isASCII && $0.isLetter }),
        let nearest = vocabulary.nameableWords.nearest(to: token.lemma)
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
  }

  /// Words of at least four letters, in the order they were given in.
  private var byFirstLetter: [Character: [Entry]] = [:]

  init(_ words: [String]) {
    for word in words where word.count >= 4 {
      guard let first = word.first else { continue }
      byFirstLetter[first, default: []].append(Entry(word: word, bytes: Array(word.utf8)))
    }
  }

  /// The nearest word that is one edit away, two for long words; the first of equals.
  func nearest(to lemma: String) -> String? {
    guard lemma.count >= 5, let first = lemma.first else { return nil }
    let limit = lemma.count >= 9 ? 2 : 1
    let bytes = Array(lemma.utf8)
    var best: (word: String, distance: Int)?
    for entry in byFirstLetter[first] ?? [] {
      // An edit of a letter changes up to four bytes.
      if abs(entry.bytes.count - bytes.count) > 4 * limit { continue }
      let isPlain = entry.bytes.count == entry.word.count && bytes.count == lemma.count
      let distance =
        isPlain
        ? EditDistance.between(bytes, entry.bytes, limit: limit)
        : EditDistance.between(lemma, entry.word, limit: limit)
      if let distance, distance < best?.distance ?? .max { best = (entry.word, distance) }
    }
    return best?.word
  }
}

/// The words of the tables.
enum GeneralWords {
  /// Words that can name something of a workspace.
  static let nameable: Set<String> = {
    var words: Set<String> = []
    for line in EventConceptTable.lines { line.said.forEach { words.formUnion($0) } }
    for line in FieldConceptTable.lines { line.said.forEach { words.formUnion($0) } }
    return words.union(SynonymTable.words).union(EventFrameTable.words)
      .union(FieldSynonymTable.words)
  }()

  /// All words.
  static let lemmas: Set<String> = nameable.union(WordLists.subjects).union(WordLists.accounts)
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
