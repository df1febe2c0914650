/// Finds what people put into a search, which is what they searched for: `typed raised bed into the
/// search bar`, `entered "wooden train" in the product search`.
enum SearchWords {
  private static let verbs: Set<String> = [
    "typed", "type", "types", "typing", "entered", "enter", "enters", "entering", "put", "keyed",
    "looked up", "looks up", "look up",
    "looking up",
  ]
  private static let boxes: Set<String> = ["bar", "box", "field"]
  /// At most this many words are searched for, and stand before the word for the search.
  private static let longest = 6

  /// The tokens with the verb made one of searching, without the words for the search.
  static func settled(_ tokens: [Token]) -> [Token] {
    for start in tokens.indices where verbs.contains(tokens[start].folded) {
      guard
        let joint = tokens[start...].prefix(longest + 2).dropFirst(2).indices.first(where: {
          ["into", "in", "to"].contains(tokens[$0].folded)
        }), let search = search(behind: joint, in: tokens)
      else { continue }
      let end =
        search + 1 < tokens.count && boxes.contains(tokens[search + 1].folded)
        ? search + 2 : search + 1
      var settled = Array(tokens[..<start])
      for (word, text) in [("searched", tokens[start].text), ("for", "for")] {
        settled.append(
          Token(
            kind: .word, text: text, folded: word,
            lemma: Lemmatizer.lemma(of: word), span: tokens[start].span))
      }
      settled += tokens[(start + 1)..<joint]
      // The words for the search say no more than the verb does now.
      return settled + tokens[end...]
    }
    return tokens
  }

  /// The word for the search behind a preposition.
  private static func search(behind joint: Int, in tokens: [Token]) -> Int? {
    tokens[(joint + 1)...].prefix(4).indices.first { index in
      ["search", "searchbar", "searchbox"].contains(tokens[index].folded)
        && tokens[(joint + 1)..<index].allSatisfy(\.isWord)
    }
  }
}
