/// A text that is to be sorted among others, with what makes that quick.
struct TextEntry: BitwiseCopyable, @unchecked Sendable {
  // Unchecked, because the record it points to stays and is not written meanwhile.
  /// Eight bytes of the text, so that comparing needs no look at it; of all entries the same ones
  /// at first.
  fileprivate(set) var prefix: UInt64
  let record: TextRecord
  /// Where the entry came from.
  let origin: UInt32
  /// Decides among equal texts.
  let kind: UInt8
  /// Whether the entry before it, once they are sorted, has the same text and kind.
  private(set) var isRepeat = false

  var text: Bytes { record.bytes }

  /// - Parameter depth: how many bytes the texts of all entries share.
  init(_ record: TextRecord, kind: UInt8 = 0, origin: Int, depth: Int = 0) {
    self.record = record
    self.kind = kind
    self.origin = UInt32(truncatingIfNeeded: origin)
    prefix = Self.word(of: record.bytes, from: depth)
  }

  /// Eight bytes of a text from one on, as a number that compares as they do.
  static func word(of text: Bytes, from start: Int) -> UInt64 {
    guard let base = text.baseAddress, start < text.count else { return 0 }
    if start + 8 <= text.count {
      return UInt64(bigEndian: UnsafeRawPointer(base + start).loadUnaligned(as: UInt64.self))
    }
    var word: UInt64 = 0
    for offset in start..<(start + 8) {
      word = word << 8 | (offset < text.count ? UInt64(text[offset]) : 0)
    }
    return word
  }

  @inline(__always)
  private func isSame(as other: TextEntry) -> Bool {
    kind == other.kind && prefix == other.prefix && ByteHash.areEqual(text, other.text)
  }

  /// Marks the entries that repeat the one before; of entries that are sorted.
  static func markRepeats(_ entries: UnsafeMutableBufferPointer<TextEntry>) {
    for position in entries.indices.dropFirst()
    where entries[position].isSame(as: entries[position - 1]) {
      entries[position].isRepeat = true
    }
  }
}

extension UnsafeMutableBufferPointer<TextEntry> {
  /// How many bytes are compared as prefixes; texts that share more are compared as a whole.
  static var deepest: Int { 64 }

  /// Sorts entries by their texts and kinds.
  ///
  /// - Parameter depth: how many bytes all of them share; their prefixes are the next ones.
  func sortTexts(depth: Int) {
    var all = self
    all.sort { $0.prefix < $1.prefix }
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, self[end].prefix == self[start].prefix { end += 1 }
      if end - start > 1 {
        UnsafeMutableBufferPointer(rebasing: self[start..<end]).sortAlike(depth: depth + 8)
      }
      start = end
    }
  }

  /// Sorts entries whose texts share so many bytes, as far as they have them: first those that end
  /// there.
  private func sortAlike(depth: Int) {
    var all = self
    if depth >= Self.deepest {
      return all.sort {
        if ByteHash.areEqual($0.text, $1.text) { return $0.kind < $1.kind }
        return TextTable.precedes($0.text, $1.text)
      }
    }
    let end = all.partition { $0.text.count > depth }
    var ended = UnsafeMutableBufferPointer(rebasing: self[..<end])
    ended.sort { ($0.text.count, $0.kind) < ($1.text.count, $1.kind) }
    let longer = UnsafeMutableBufferPointer(rebasing: self[end...])
    for position in longer.indices {
      longer[position].prefix = TextEntry.word(of: longer[position].text, from: depth)
    }
    if !longer.isEmpty { longer.sortTexts(depth: depth) }
  }
}
