/// Splits the names of a workspace into words: `Order Completed`, `order_completed` and
/// `orderCompleted` are the same two.
enum NameWords {
  /// One word of a name.
  struct Word: Hashable, Sendable {
    let folded: String
    let lemma: String
  }

  static func words(of name: String) -> [Word] {
    let words = parts(of: name).filter { !$0.isEmpty }.map { part in
      let folded = Folding.fold(part)
      return Word(folded: folded, lemma: Lemmatizer.lemma(of: folded))
    }
    return PhrasalVerbs.merging(words)
  }

  /// The name cut at what is no letter or digit, and where capitals begin a word.
  private static func parts(of name: String) -> [String] {
    var parts: [String] = []
    var current = String.UnicodeScalarView()
    let scalars = Array(name.unicodeScalars)
    func isLower(_ index: Int) -> Bool {
      scalars.indices.contains(index) && scalars[index].properties.isLowercase
    }
    for (index, scalar) in scalars.enumerated() {
      let isWord =
        scalar.isASCII
        ? (0x30...0x39).contains(scalar.value) || (0x41...0x5A).contains(scalar.value & 0xDF)
        : scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || scalar.properties.canonicalCombiningClass != .notReordered
      guard isWord else {
        parts.append(String(current))
        if scalar == "&" { parts.append("and") }
        current = String.UnicodeScalarView()
        continue
      }
      let isUpper = scalar.isASCII ? scalar.value < 0x5B && scalar.value > 0x40 : false
      if isUpper, isLower(index - 1) || (isLower(index + 1) && current.count > 1) {
        parts.append(String(current))
        current = String.UnicodeScalarView()
      }
      current.append(scalar)
    }
    parts.append(String(current))
    return parts
  }
}
