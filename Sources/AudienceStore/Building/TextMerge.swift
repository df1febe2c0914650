/// Puts the texts of several interners into one table.
enum TextMerge {
  /// A text with what is needed to sort it quickly.
  struct Entry {
    /// Eight bytes of the text, so that comparing needs no look at it; the first ones at first.
    fileprivate(set) var prefix: UInt64
    let record: TextRecord
    /// Where the entry came from.
    let origin: UInt32
    /// Decides among equal texts.
    let kind: UInt8

    var text: Bytes { record.bytes }

    init(_ record: TextRecord, kind: UInt8 = 0, origin: Int) {
      self.record = record
      self.kind = kind
      self.origin = UInt32(truncatingIfNeeded: origin)
      prefix = Self.word(of: record.bytes, from: 0)
    }

    /// Eight bytes of a text from one on, as a number that compares as they do.
    fileprivate static func word(of text: Bytes, from start: Int) -> UInt64 {
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
    func isSame(as other: Entry) -> Bool {
      prefix == other.prefix && ByteHash.areEqual(text, other.text)
    }
  }

  /// How many bytes are compared as prefixes; texts that share more are compared as a whole.
  private static let deepest = 64

  /// Sorts entries by their texts and kinds.
  ///
  /// - Parameter depth: how many bytes all of them share; their prefixes are the next ones.
  private static func sort(_ all: UnsafeMutableBufferPointer<Entry>, depth: Int = 0) {
    var all = all
    all.sort { $0.prefix < $1.prefix }
    var start = 0
    while start < all.count {
      var end = start + 1
      while end < all.count, all[end].prefix == all[start].prefix { end += 1 }
      if end - start > 1 {
        sortAlike(UnsafeMutableBufferPointer(rebasing: all[start..<end]), depth: depth + 8)
      }
      start = end
    }
  }

  /// Sorts entries whose texts share so many bytes, as far as they have them: first those that end
  /// there.
  private static func sortAlike(_ all: UnsafeMutableBufferPointer<Entry>, depth: Int) {
    var all = all
    if depth >= deepest {
      return all.sort {
        if ByteHash.areEqual($0.text, $1.text) { return $0.kind < $1.kind }
        return TextTable.precedes($0.text, $1.text)
      }
    }
    let end = all.partition { $0.text.count > depth }
    var ended = UnsafeMutableBufferPointer(rebasing: all[..<end])
    ended.sort { ($0.text.count, $0.kind) < ($1.text.count, $1.kind) }
    let longer = UnsafeMutableBufferPointer(rebasing: all[end...])
    for position in longer.indices {
      longer[position].prefix = Entry.word(of: longer[position].text, from: depth)
    }
    if !longer.isEmpty { sort(longer, depth: depth) }
  }

  /// Sorts entries, those of one text and kind becoming one.
  ///
  /// - Returns: the distinct texts with their kinds, nil where all are 0, and the number of each
  ///   entry by its origin.
  static func merged(
    _ unsorted: consuming [Entry]
  ) -> (texts: TextTable, kinds: [UInt8]?, numbers: [UInt32]) {
    var entries = consume unsorted
    entries.withUnsafeMutableBufferPointer { sort($0) }
    var numbers = [UInt32](repeating: 0, count: entries.count)
    // The distinct entries move to the front.
    var count = 0
    var byteCount = 0
    for position in entries.indices {
      let entry = entries[position]
      let last = count == 0 ? nil : entries[count - 1]
      if let last, last.kind == entry.kind, last.isSame(as: entry) {
        numbers[Int(entry.origin)] = UInt32(truncatingIfNeeded: count - 1)
        continue
      }
      entries[count] = entry
      numbers[Int(entry.origin)] = UInt32(truncatingIfNeeded: count)
      count += 1
      byteCount += entry.text.count
    }
    entries.removeLast(entries.count - count)
    let hasKinds = entries.contains { $0.kind != 0 }
    return (
      table(of: entries, byteCount: byteCount), hasKinds ? entries.map(\.kind) : nil, numbers
    )
  }

  /// Merges the texts of buffers.
  ///
  /// - Parameters:
  ///   - counts: the number of texts of each buffer.
  ///   - forEachText: visits the texts of one of the buffers in the order of their numbers.
  /// - Returns: the distinct texts, and for each buffer the number of each of its texts.
  static func merged(
    _ counts: [Int], _ forEachText: (_ buffer: Int, _ body: (TextRecord) -> Void) -> Void
  ) -> (texts: TextTable, numbers: [[UInt32]]) {
    var entries: [Entry] = []
    entries.reserveCapacity(counts.reduce(0, +))
    for buffer in counts.indices {
      forEachText(buffer) { entries.append(Entry($0, origin: entries.count)) }
    }
    let merged = merged(entries)
    var numbers: [[UInt32]] = []
    var start = 0
    for count in counts {
      numbers.append(Array(merged.numbers[start..<(start + count)]))
      start += count
    }
    return (merged.texts, numbers)
  }

  /// A table of texts that are sorted and distinct.
  private static func table(of entries: [Entry], byteCount: Int) -> TextTable {
    let blockSize = 1 << TextTable.blockShift
    var bases: [UInt64] = []
    let starts = MutableRows<UInt32>(entries.count + 1)
    let heap = StoreArray<UInt8>(count: byteCount) { heap in
      var end = 0
      func begin(_ number: Int) {
        if number % blockSize == 0 { bases.append(UInt64(end)) }
        starts.rows[number] = UInt32(UInt64(end) - bases[bases.count - 1])
      }
      for number in entries.indices {
        begin(number)
        let text = entries[number].text
        _ = UnsafeMutableBufferPointer(rebasing: heap[end..<(end + text.count)])
          .initialize(fromContentsOf: text)
        end += text.count
      }
      begin(entries.count)
    }
    return TextTable(
      count: entries.count, heap: heap, starts: starts.array, blockBases: StoreArray(bases))
  }
}
