import AudienceThreads

/// Puts texts in order, each with its kind once, and makes a table of them.
///
/// The entries stand in buckets: all of one bucket come before those of the next one, so that
/// threads can take a bucket each.
struct TextMerge: @unchecked Sendable {
  // Unchecked, because no two threads write the same bucket, number or text.
  struct Merged {
    let texts: TextTable
    /// The kind of each text; nil where all are 0.
    let kinds: StoreArray<UInt8>?
    /// The number of each entry's text, by the entry's origin.
    let numbers: StoreArray<UInt32>
  }

  /// What a bucket holds, once it is sorted.
  private struct Tally: BitwiseCopyable {
    /// The distinct entries.
    var count = 0
    /// The bytes of their texts.
    var byteCount = 0
    var hasKinds = false
  }

  private let entries: UnsafeMutableBufferPointer<TextEntry>
  private let buckets: [Range<Int>]
  private let depth: Int

  /// - Parameters:
  ///   - entries: nobody else uses them meanwhile.
  ///   - depth: how many bytes all of their texts share.
  init(
    _ entries: UnsafeMutableBufferPointer<TextEntry>, buckets: [Range<Int>], depth: Int
  ) {
    self.entries = entries
    self.buckets = buckets
    self.depth = depth
  }

  /// Sorts entries, those of one text and kind becoming one.
  static func merged(_ entries: consuming [TextEntry]) -> Merged {
    entries.withUnsafeMutableBufferPointer {
      TextMerge($0, buckets: [0..<$0.count], depth: 0).merged(threads: 1)
    }
  }

  func merged(threads: Int) -> Merged {
    let tallies = Threads.map(buckets.count, threads: threads) { sort(buckets[$0]) }
    var starts = [Tally()]
    for tally in tallies {
      let last = starts[starts.count - 1]
      starts.append(
        Tally(
          count: last.count + tally.count, byteCount: last.byteCount + tally.byteCount,
          hasKinds: last.hasKinds || tally.hasKinds))
    }
    let total = starts[buckets.count]
    let output = Output(total.count, total.byteCount, total.hasKinds, entryCount: entries.count)
    Threads.forEach(buckets.count, threads: threads) { [starts] bucket in
      output.write(
        UnsafeMutableBufferPointer(rebasing: entries[buckets[bucket]]),
        number: starts[bucket].count, start: starts[bucket].byteCount)
    }
    return output.merged()
  }

  private func sort(_ bucket: Range<Int>) -> Tally {
    let entries = UnsafeMutableBufferPointer(rebasing: entries[bucket])
    entries.sortTexts(depth: depth)
    TextEntry.markRepeats(entries)
    var tally = Tally()
    for entry in entries where !entry.isRepeat {
      tally.count += 1
      tally.byteCount += entry.text.count
      if entry.kind != 0 { tally.hasKinds = true }
    }
    return tally
  }

  /// The table that is being made.
  private struct Output: @unchecked Sendable {
    // Unchecked, because no two threads write the same text.
    private let count: Int
    private let heap: MutableRows<UInt8>
    /// Where each text begins, by the lower bits; in the end behind the base of its block.
    private let starts: MutableRows<UInt32>
    private let blockBases: MutableRows<UInt64>
    private let kinds: MutableRows<UInt8>?
    private let numbers: MutableRows<UInt32>

    init(_ count: Int, _ byteCount: Int, _ hasKinds: Bool, entryCount: Int) {
      self.count = count
      heap = MutableRows(byteCount)
      starts = MutableRows(count + 1)
      blockBases = MutableRows(count >> TextTable.blockShift + 1)
      kinds = hasKinds ? MutableRows(count) : nil
      numbers = MutableRows(entryCount)
      begin(count, at: byteCount)
    }

    /// Writes the texts of sorted entries, from a number and a place in the heap on.
    func write(_ entries: UnsafeMutableBufferPointer<TextEntry>, number: Int, start: Int) {
      var next = number
      var end = start
      for entry in entries {
        if !entry.isRepeat {
          begin(next, at: end)
          let text = entry.text
          _ = UnsafeMutableBufferPointer(rebasing: heap.rows[end..<(end + text.count)])
            .update(fromContentsOf: text)
          kinds?.rows[next] = entry.kind
          end += text.count
          next += 1
        }
        numbers.rows[Int(entry.origin)] = UInt32(truncatingIfNeeded: next - 1)
      }
    }

    private func begin(_ number: Int, at place: Int) {
      starts.rows[number] = UInt32(truncatingIfNeeded: place)
      if number & (1 << TextTable.blockShift - 1) == 0 {
        blockBases.rows[number >> TextTable.blockShift] = UInt64(place)
      }
    }

    func merged() -> Merged {
      for number in 0...count {
        starts.rows[number] &-= UInt32(
          truncatingIfNeeded: blockBases.rows[number >> TextTable.blockShift])
      }
      let texts = TextTable(
        count: count, heap: heap.array, starts: starts.array, blockBases: blockBases.array)
      return Merged(texts: texts, kinds: kinds?.array, numbers: numbers.array)
    }
  }
}
