/// Finds longer ways to say a word with a grammatical job: `owing to`, `on the grounds that`, `is any
/// of`, `is none of`.
enum Paraphrase {
  /// The tokens with such words made into what they are worth.
  static func settled(_ tokens: [Token]) -> [Token] {
    var settled = tokens
    for start in tokens.indices {
      for phrase in reasons where says(phrase, at: start, in: tokens) {
        for index in start..<(start + phrase.count) {
          settled[index] = tokens[index].madeFunctional
        }
      }
      for (index, word) in failure(at: start, in: tokens) {
        settled[index] = Token(
          kind: .word, text: tokens[index].text, folded: word, lemma: Lemmatizer.lemma(of: word),
          span: tokens[index].span)
      }
      guard let word = choice(at: start, in: tokens) else { continue }
      settled[start] =
        word == "none" ? negation(tokens[start]) : tokens[start].madeFunctional
      settled[start + 1] = tokens[start + 1].madeFunctional
    }
    return settled
  }

  private static let reasons: [[String]] = [
    "owing to", "on the grounds that", "on the grounds of", "on grounds of", "on account of",
    "as a result of", "for the reason that", "by reason of", "thanks to", "citing",
    "on the basis of",
    "on the basis that", "giving as a reason", "for reasons of",
  ].map { $0.split(separator: " ").map(String.init) }

  private static func says(_ phrase: [String], at start: Int, in tokens: [Token]) -> Bool {
    start + phrase.count < tokens.count
      && zip(tokens[start...], phrase).allSatisfy { $0.folded == $1 }
  }

  /// `searched but found nothing`, `searched and found no flights` are searches with no results.
  private static func failure(at start: Int, in tokens: [Token]) -> [(index: Int, word: String)] {
    guard ["but", "and", "yet"].contains(tokens[start].folded), start + 2 < tokens.count,
      ["found", "got", "saw"].contains(tokens[start + 1].folded),
      tokens[max(0, start - 6)..<start].contains(where: { searching.contains($0.lemma) })
    else { return [] }
    let object = tokens[start + 2]
    if object.folded == "nothing" {
      return [(start, "with"), (start + 1, "no"), (start + 2, "results")]
    }
    guard ["no", "zero"].contains(object.folded), start + 3 < tokens.count,
      tokens[start + 3].isWord, !tokens[start + 3].isFunction
    else { return [] }
    return [(start, "with"), (start + 1, "whether"), (start + 3, "results")]
  }

  private static let searching = WordLists.list("search look_for look_up")

  /// `is any of Silver or Gold`: of values, and not of the people or things that a determiner points
  /// to.
  private static func choice(at start: Int, in tokens: [Token]) -> String? {
    guard start > 0, start + 2 < tokens.count, tokens[start + 1].folded == "of" else { return nil }
    let word = tokens[start].folded
    let before = tokens[start - 1].folded
    let next = tokens[start + 2]
    guard next.kind == .quoted || next.isWord && !next.isFunction,
      !WordLists.subjects.contains(next.lemma) || next.isCapitalised,
      !WordLists.accounts.contains(next.lemma)
    else { return nil }
    switch word {
    case "one", "any", "either":
      return linking.contains(before) || containing.contains(before) ? word : nil
    case "none", "neither": return linking.contains(before) ? "none" : nil
    default: return nil
    }
  }

  private static let linking: Set<String> = ["is", "are", "was", "were", "equals", "=", "be"]
  private static let containing: Set<String> = [
    "in", "contains", "contain", "includes", "include", "containing", "including",
  ]

  private static func negation(_ token: Token) -> Token {
    Token(kind: .word, text: token.text, folded: "not", lemma: "not", span: token.span)
  }
}
