extension PromptWords {
  /// The same words without those that spell a name of a list; names of one short word stay, since
  /// `de` and `in` are country codes too.
  func removing(names: [String]) -> PromptWords {
    var spellings: Set<[String]> = []
    let said = Set(words.map(\.text))
    for name in names {
      // Most of a workspace's names have none of the words.
      if let first = Self.firstWord(of: name), !said.contains(first) { continue }
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

  /// The first word of a plain name, in lower case; nil where it takes a closer look to tell.
  private static func firstWord(of name: String) -> String? {
    var first: [UInt8] = []
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        first.append(byte | 0x20)
      case UInt8(ascii: "_"), UInt8(ascii: " "), UInt8(ascii: "0")...UInt8(ascii: "9"):
        if !first.isEmpty { return String(decoding: first, as: UTF8.self) }
      default: return nil
      }
    }
    return first.isEmpty ? nil : String(decoding: first, as: UTF8.self)
  }

  /// The words of a name: `order_completed` is two.
  private static func spelling(of name: String) -> [String] {
    PromptWords(name).words.map(\.text)
  }
}
