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
  /// - Returns: the distinct texts with their kinds, nil where all are 0, and the number of each
  ///   entry by its origin.
  static func merged(
    _ unsorted: consuming [Entry]
  ) -> (texts: TextTable, kinds: [UInt8]?, numbers: [UInt32]) {
    var entries = consume unsorted
    entries.sort(by: Entry.precedes)
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
