/// Finds what is said to make no difference: `, finished or not`, `whether they finished it or not`,
/// `whether or not they finished`.
///
/// Its words are read as ones with a grammatical job only; an explanation lists them among the words
/// that nothing used.
enum Indifference {
  /// The tokens with such words made into what they are worth.
  static func settled(_ tokens: [Token]) -> [Token] {
    var settled = tokens
    for end in tokens.indices where ends(at: end, in: tokens) {
      guard let start = start(before: end, in: tokens) else { continue }
      for index in start...end {
        settled[index] = Token(
          kind: .word, text: tokens[index].text, folded: "whether", lemma: "whether",
          span: tokens[index].span)
      }
    }
    return settled
  }

  /// At most this many words stand before `or not`.
  private static let longest = 4

  /// Whether `or not` ends here, and what it belongs to with it.
  private static func ends(at index: Int, in tokens: [Token]) -> Bool {
    guard index > 0, tokens[index].folded == "not", tokens[index - 1].folded == "or" else {
      return false
    }
    guard index + 1 < tokens.count else { return true }
    return tokens[index + 1].kind == .mark || resuming.contains(tokens[index + 1].folded)
  }

  /// The first word that belongs to it: behind a comma, or `whether`.
  private static func start(before end: Int, in tokens: [Token]) -> Int? {
    var index = end - 2
    while index >= 0, end - 2 - index <= longest {
      let token = tokens[index]
      if token.folded == "whether" { return index }
      if token.kind == .mark { return token.text == "," && index < end - 2 ? index + 1 : nil }
      guard token.isWord, !breaking.contains(token.folded) else { return nil }
      index -= 1
    }
    return nil
  }

  /// What the prompt goes on with behind it.
  private static let resuming: Set<String> = ["who", "that", "and", "but", "with", "in", "since"]

  /// Words that begin what is more than a remark.
  private static let breaking: Set<String> = ["or", "and", "who", "that", "but", "not", "no"]
}
