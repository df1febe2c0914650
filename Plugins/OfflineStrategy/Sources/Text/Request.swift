/// Finds what is said of the request and not of the audience: `need folks who …`, `…, need them for
/// the promo`, `… so we can send them a coupon`.
///
/// Its words are read as ones with a grammatical job only; an explanation lists them among the words
/// that nothing used.
enum Request {
  /// The tokens with such words made into what they are worth.
  static func settled(_ tokens: [Token]) -> [Token] {
    var settled = tokens
    for index in [opening(tokens), purpose(tokens)].joined() {
      settled[index] = tokens[index].madeFunctional
    }
    return settled
  }

  /// A verb of wanting or finding before the noun for people that the audience begins with.
  private static func opening(_ tokens: [Token]) -> Range<Int> {
    guard
      let verb = tokens.firstIndex(where: { !addresses.contains($0.folded) && $0.kind == .word }),
      wishes.contains(tokens[verb].folded)
    else { return 0..<0 }
    var end = verb + 1
    while end < tokens.count, end - verb < 5, fillers.contains(tokens[end].folded) { end += 1 }
    guard end < tokens.count,
      WordLists.subjects.contains(tokens[end].lemma)
        || WordLists.accounts.contains(tokens[end].lemma)
    else { return 0..<0 }
    return verb..<end
  }

  /// What the audience is wanted for, at the prompt's end.
  private static func purpose(_ tokens: [Token]) -> Range<Int> {
    for start in tokens.indices.dropFirst(2) {
      let words = tokens[start...].prefix(4).map(\.folded)
      if Self.purposes.contains(where: { words.starts(with: $0) }) { return start..<tokens.count }
    }
    return 0..<0
  }

  private static let addresses: Set<String> = [
    "hi", "hey", "hello", "i", "we", "please", "just", "ok",
  ]
  private static let wishes: Set<String> = [
    "need", "want", "needing", "wanting", "require", "gimme", "identify", "isolate", "pinpoint",
    "surface", "locate", "extract",
  ]
  private static let fillers: Set<String> = [
    "a", "an", "the", "all", "list", "of", "to", "see", "get", "find", "for", "any", "our", "my",
    "segment", "audience", "group",
  ]
  private static let purposes: [[String]] = [
    ["need", "them", "for"], ["need", "it", "for"], ["need", "this", "for"],
    ["want", "them", "for"], ["want", "it", "for"], ["want", "this", "for"],
    ["need", "to", "email"], ["want", "to", "email"], ["so", "we", "can"], ["so", "i", "can"],
    ["so", "that", "we", "can"], ["so", "that", "i", "can"],
  ]
}

extension Token {
  /// The word with a grammatical job only.
  var madeFunctional: Token {
    Token(kind: .word, text: text, folded: "whether", lemma: "whether", span: span)
  }
}
