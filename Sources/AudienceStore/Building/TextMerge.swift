/// Puts the texts of several interners into one table.
enum TextMerge {
  /// A text with what is needed to sort it quickly.
  struct Entry {
    /// The first eight bytes, so that most comparisons need no look at the text.
    let prefix: UInt64
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
      let text = record.bytes
      var prefix: UInt64 = 0
      for offset in 0..<8 {
        prefix = prefix << 8 | (offset < text.count ? UInt64(text[offset]) : 0)
      }
      self.prefix = prefix
    }

    @inline(__always)
    static func precedes(_ left: Entry, _ right: Entry) -> Bool {
      if left.prefix != right.prefix { return left.prefix < right.prefix }
      if left.isSame(as: right) { return left.kind < right.kind }
      return TextTable.precedes(left.text, right.text)
    }

    @inline(__always)
    func isSame(as other: Entry) -> Bool {
      prefix == other.prefix && ByteHash.areEqual(text, other.text)
    }
  }

  /// Sorts entries, those of one text and kind becoming one.
  ///
  /// - Returns: the distinct texts with their kinds, and the number of each entry by its origin.
  static func merged(
    _ entries: consuming [Entry]
  ) -> (texts: TextTable, kinds: [UInt8], numbers: [UInt32]) {
    var entries = entries
    entries.sort(by: Entry.precedes)
    var numbers = [UInt32](repeating: 0, count: entries.count)
    var kinds: [UInt8] = []
    var distinct: [Int] = []
    var byteCount = 0
    for position in entries.indices {
      let entry = entries[position]
      if let last = distinct.last.map({ entries[$0] }), last.isSame(as: entry),
        last.kind == entry.kind
      {
      } else {
        distinct.append(position)
        kinds.append(entry.kind)
        byteCount += entry.text.count
      }
      numbers[Int(entry.origin)] = UInt32(truncatingIfNeeded: distinct.count - 1)
    }
    let table = table(of: distinct.lazy.map { entries[$0].text }, byteCount: byteCount)
    return (table, kinds, numbers)
  }

  /// Merges the texts of buffers.
  ///
  /// - Parameter forEachText: visits the texts of one of the buffers in the order of their numbers.
  /// - Returns: the distinct texts, and for each buffer the number of each of its texts.
  static func merged(
    _ bufferCount: Int, _ forEachText: (_ buffer: Int, _ body: (TextRecord) -> Void) -> Void
  ) -> (texts: TextTable, numbers: [[UInt32]]) {
    var entries: [Entry] = []
    var starts: [Int] = []
    for buffer in 0..<bufferCount {
      starts.append(entries.count)
      forEachText(buffer) { entries.append(Entry($0, origin: entries.count)) }
    }
    starts.append(entries.count)
    let merged = merged(entries)
    let numbers = zip(starts, starts.dropFirst()).map { Array(merged.numbers[$0..<$1]) }
    return (merged.texts, numbers)
  }

  /// A table of texts that are sorted already.
  static func table(of texts: some Collection<Bytes>, byteCount: Int) -> TextTable {
    let count = texts.count
    let blockSize = 1 << TextTable.blockShift
    var bases: [UInt64] = []
    var starts: [UInt32] = []
    starts.reserveCapacity(count + 1)
    let heap = StoreArray<UInt8>(count: byteCount) { heap in
      var end = 0
      for (number, text) in texts.enumerated() {
        if number % blockSize == 0 { bases.append(UInt64(end)) }
        starts.append(UInt32(UInt64(end) - bases[bases.count - 1]))
        _ = UnsafeMutableBufferPointer(rebasing: heap[end..<(end + text.count)])
          .initialize(fromContentsOf: text)
        end += text.count
      }
      if count % blockSize == 0 { bases.append(UInt64(end)) }
      starts.append(UInt32(UInt64(end) - bases[bases.count - 1]))
    }
    return TextTable(
      count: count, heap: heap, starts: StoreArray(starts), blockBases: StoreArray(bases))
  }
}
