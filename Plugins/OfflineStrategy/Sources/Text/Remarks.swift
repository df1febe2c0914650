import AudienceDiagnostics
import AudienceJSON

/// Brings what is said of a description from outside into words of the description: `bought shoes and
/// nothing else`, `at most one order, including those with none`, `whose birthday we don't know`.
enum Remarks {
  static func settled(_ tokens: [Token]) -> [Token] {
    known(including(exclusive(only(tokens))))
  }

  // MARK: - Nothing else

  /// `bought nothing but shoes` is `bought only shoes`.
  private static func only(_ tokens: [Token]) -> [Token] {
    let start = tokens.indices.first { index in
      ["nothing", "none"].contains(tokens[index].folded) && index + 2 < tokens.count && index > 0
        && limits.contains(tokens[index + 1].folded)
    }
    guard let start else { return tokens }
    return tokens[..<start] + [said("only", by: tokens[start..<(start + 2)])]
      + tokens[(start + 2)...]
  }

  /// `bought shoes and nothing else` is `bought shoes exclusively`.
  private static func exclusive(_ tokens: [Token]) -> [Token] {
    for start in tokens.indices {
      let words = tokens[start...].prefix(4).map(\.folded)
      guard let phrase = exclusions.first(where: { words.starts(with: $0) }), start > 1 else {
        continue
      }
      let end = start + phrase.count
      guard end == tokens.count || !limits.contains(tokens[end].folded) else { continue }
      return Array(tokens[..<start]) + [said("exclusively", by: tokens[start..<end])]
        + tokens[end...]
    }
    return tokens
  }

  private static let exclusions: [[String]] = [
    ["and", "nothing", "else"], ["but", "nothing", "else"], [",", "nothing", "else"],
    [",", "and", "nothing", "else"], ["and", "no", "others"], ["but", "no", "others"],
  ]
  /// Behind it they say that there is something else, after all.
  private static let limits: Set<String> = ["than", "but", "except", "besides"]

  // MARK: - Also those with none

  private static let most: Set<String> = [
    "most", "fewer", "less", "under", "below", "maximum", "max", "tops", "more", "once", "twice",
  ]

  /// `fewer than 3 orders, including those who have none`: who has none has fewer than 3, and nothing
  /// more is said.
  private static func including(_ tokens: [Token]) -> [Token] {
    for start in tokens.indices.dropFirst()
    where ["including", "even", "counting", "incl", "include"].contains(tokens[start].folded)
      && tokens[..<start].contains(where: { most.contains($0.folded) })
    {
      var end = start + 1
      while end < tokens.count, end - start <= 10, tokens[end].kind != .mark,
        !["and", "or", "but"].contains(tokens[end].folded)
      {
        end += 1
      }
      let remark = tokens[start..<end]
      guard remark.contains(where: { nones.contains($0.folded) || $0.number?.text == "0" }) else {
        continue
      }
      var settled = tokens
      for index in remark.indices { settled[index] = tokens[index].madeFunctional }
      if settled[start - 1].kind == .mark { settled[start - 1] = settled[start - 1].madeFunctional }
      return settled
    }
    return tokens
  }

  private static let nones: Set<String> = [
    "none", "no", "never", "not", "n't", "zero", "nothing", "haven", "without",
  ]

  // MARK: - What we know

  /// `whose birthday we don't know` is `whose birthday is missing`, `for whom we have no phone` is
  /// `without phone`.
  private static func known(_ tokens: [Token]) -> [Token] {
    for start in tokens.indices where tokens[start].folded == "we" {
      var place = start + 1
      var isNegated = false
      while place < tokens.count, particles.contains(tokens[place].folded) {
        isNegated = isNegated || ["not", "n't", "no"].contains(tokens[place].folded)
        place += 1
      }
      guard place < tokens.count, knowing.contains(tokens[place].folded) else { continue }
      var end = place + 1
      if end < tokens.count, ["no", "any"].contains(tokens[end].folded) {
        isNegated = isNegated || tokens[end].folded == "no"
        end += 1
      }
      let words = tokens[start..<end]
      let isWhose = tokens[..<start].suffix(5).contains { $0.folded == "whose" }
      if isWhose, ends(end, tokens) {
        return tokens[..<start] + [
          said("is", by: words), said(isNegated ? "missing" : "known", by: words),
        ]
          + tokens[end...]
      }
      guard !isWhose, end < tokens.count, tokens[end].isWord, start > 0 else { continue }
      return tokens[..<start] + [said(isNegated ? "without" : "with", by: words)] + tokens[end...]
    }
    return tokens
  }

  /// Whether nothing of what is known stands at a place.
  private static func ends(_ index: Int, _ tokens: [Token]) -> Bool {
    guard index < tokens.count else { return true }
    return tokens[index].kind == .mark
      || ["and", "or", "but", "who", "in", "from", "on", "yet"].contains(tokens[index].folded)
  }

  private static let particles: Set<String> = [
    "do", "does", "not", "n't", "still", "yet", "currently",
  ]
  private static let knowing: Set<String> = ["know", "have", "hold", "store"]

  private static func said(_ word: String, by tokens: ArraySlice<Token>) -> Token {
    let text = tokens.map(\.text).joined(separator: " ")
    let span = tokens.dropFirst().reduce(tokens.first?.span ?? Span(0, 0)) { $0.union($1.span) }
    return Token(
      kind: .word, text: text, folded: word, lemma: Lemmatizer.lemma(of: word), span: span)
  }
}
