/// Splits the names of a workspace into words: `Order Completed`, `order_completed` and
/// `orderCompleted` are the same two.
enum NameWords {
  /// One word of a name.
  struct Word: Hashable, Sendable {
    let folded: String
    let lemma: String
  }

  static func words(of name: String) -> [Word] {
    var parts: [String] = []
    var current = ""
    let characters = Array(name)
    func isLower(_ index: Int) -> Bool {
      characters.indices.contains(index) && characters[index].isLowercase
    }
    for (index, character) in characters.enumerated() {
      guard character.isLetter || character.isNumber else {
        if character == "&" { parts += [current, "and"] } else { parts.append(current) }
        current = ""
        continue
      }
      let startsWord =
        character.isUppercase && (isLower(index - 1) || (isLower(index + 1) && current.count > 1))
      if startsWord {
        parts.append(current)
        current = ""
      }
      current.append(character)
    }
    parts.append(current)
    let words = parts.filter { !$0.isEmpty }.map { part in
      let folded = Folding.fold(part)
      return Word(folded: folded, lemma: Lemmatizer.lemma(of: folded))
    }
    return PhrasalVerbs.merging(words)
  }
}
