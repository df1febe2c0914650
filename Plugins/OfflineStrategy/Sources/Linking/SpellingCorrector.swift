import AudienceDiagnostics

/// Reads a misspelt word as the one of the workspace or of the tables that is one edit away (two
/// for long words), and says so.
struct SpellingCorrector {
  let vocabulary: Vocabulary

  func correct(_ tokens: [Token]) -> (tokens: [Token], assumptions: [AssumptionDraft]) {
    var assumptions: [AssumptionDraft] = []
    let known = vocabulary.knownLemmas
    let candidates = vocabulary.nameableLemmas
    let corrected = tokens.enumerated().map { index, token in
      guard token.isWord, token.folded.count >= 5, !token.looksLikeCode,
        !(token.isCapitalised && index > 0), !known.contains(token.lemma),
        !WordLists.functions.contains(token.folded),
        token.folded.allSatisfy({ $0.isASCII && $0.isLetter }),
        let nearest = nearest(to: token.lemma, in: candidates)
      else { return token }
      assumptions.append(
        AssumptionDraft(text: "\"\(token.text)\" is a misspelling", tokens: [index]))
      return Token(
        kind: .word, text: token.text, folded: token.folded, lemma: nearest, span: token.span)
    }
    return (corrected, assumptions)
  }

  private func nearest(to lemma: String, in candidates: [String]) -> String? {
    guard lemma.count >= 5 else { return nil }
    let limit = lemma.count >= 9 ? 2 : 1
    var best: (lemma: String, distance: Int)?
    for candidate in candidates where candidate.count >= 4 && candidate.first == lemma.first {
      guard let distance = EditDistance.between(lemma, candidate, limit: limit) else { continue }
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.lemma
  }
}

/// The words of the tables.
enum GeneralWords {
  /// Words that can name something of a workspace.
  static let nameable: Set<String> = {
    var words: Set<String> = []
    for line in EventConceptTable.lines { line.said.forEach { words.formUnion($0) } }
    for line in FieldConceptTable.lines { line.said.forEach { words.formUnion($0) } }
    return words.union(SynonymTable.words)
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
    older younger living located based missing lacking friends family water house world
    """
}
