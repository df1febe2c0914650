extension PromptWords {
  /// The same words without those that spell a name of a list; names of one short word stay, since
  /// `de` and `in` are country codes too.
  func removing(names: [String]) -> PromptWords {
    var spellings: Set<[String]> = []
    for name in names {
      let spelling = Self.spelling(of: name)
      if spelling.count > 1 || (spelling.first?.count ?? 0) > 3 { spellings.insert(spelling) }
    }
    let longest = spellings.lazy.map(\.count).max() ?? 0
    var copy = self
    var kept: [PromptWord] = []
    var index = 0
    while index < words.count {
      let length = (1...max(1, longest)).reversed().first { length in
        index + length <= words.count
          && spellings.contains(words[index..<(index + length)].map(\.text))
      }
      if length == nil { kept.append(words[index]) }
      index += length ?? 1
    }
    copy.words = kept
    return copy
  }

  /// The words of a name: `order_completed` is two.
  private static func spelling(of name: String) -> [String] {
    PromptWords(name).words.map(\.text)
  }
}
