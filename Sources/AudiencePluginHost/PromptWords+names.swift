extension PromptWords {
  /// The same words without those that spell a name of a list; names of one short word stay, since
  /// `de` and `in` are country codes too.
  ///
  /// - Parameter names: gives the names, one after the other.
  func removing(names: (_ use: (String) -> Void) -> Void) -> PromptWords {
    var spellings: Set<[String]> = []
    let said = Set(words.map { Self.beginning(of: $0.text) ?? 0 })
    names { name in
      // Most of a workspace's names have none of the words.
      if let first = Self.beginning(of: name), !said.contains(first) { return }
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

  /// The first eight letters of the first word of a plain name, in lower case, as one number; nil
  /// where it takes a closer look to tell.
  private static func beginning(of name: String) -> UInt64? {
    var first: UInt64 = 0
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        first = first << 8 | UInt64(byte | 0x20)
        if first >> 56 != 0 { return first }
      case UInt8(ascii: "_"), UInt8(ascii: " "), UInt8(ascii: "0")...UInt8(ascii: "9"):
        if first != 0 { return first }
      default: return nil
      }
    }
    return first == 0 ? nil : first
  }

  /// The words of a name: `order_completed` is two.
  private static func spelling(of name: String) -> [String] {
    PromptWords(name).words.map(\.text)
  }
}
