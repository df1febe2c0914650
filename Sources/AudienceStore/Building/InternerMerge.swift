import AudienceThreads

/// Puts the texts of several interners into one table, on several threads.
struct InternerMerge: @unchecked Sendable {
  // Unchecked, because no two threads write the same entry.
  /// Visits the texts of one of the interners in the order of their numbers.
  typealias Visit = @Sendable (_ interner: Int, _ body: (TextRecord) -> Void) -> Void

  /// Fewer texts are not worth a second thread.
  private static let leastCountOfThreads = 1 << 13
  private static let bucketsPerThread = 8
  /// How many texts of an interner show how all of them are spread.
  private static let sampleSize = 1 << 10

  private let counts: [Int]
  private let threads: Int
  private let visit: Visit
  /// How many bytes all texts share.
  private let depth: Int
  /// The first prefix of each bucket but the first one, ascending.
  private let bounds: [UInt64]

  /// - Parameter counts: the number of texts of each interner.
  /// - Returns: the distinct texts, and for each interner the number of each of its texts.
  static func merged(
    _ counts: [Int], threads: Int, _ visit: @escaping Visit
  ) -> (texts: TextTable, numbers: [StoreArray<UInt32>]) {
    let merged = InternerMerge(counts, threads: threads, visit).merged()
    var start = 0
    let numbers = counts.map { count in
      defer { start += count }
      return merged.numbers.part(start..<(start + count))
    }
    return (merged.texts, numbers)
  }

  private init(_ counts: [Int], threads: Int, _ visit: @escaping Visit) {
    self.counts = counts
    let threads = counts.reduce(0, +) < Self.leastCountOfThreads ? 1 : threads
    self.threads = threads
    self.visit = visit
    let glances = Threads.map(counts.count, threads: threads) {
      Glance(count: counts[$0], sampleSize: Self.sampleSize) { [interner = $0] in
        visit(interner, $0)
      }
    }
    depth = Glance.sharedCount(glances)
    let bucketCount = threads == 1 ? 1 : threads * Self.bucketsPerThread
    let sample = glances.flatMap(\.sample).map { [depth] in
      TextEntry.word(of: $0.bytes, from: depth)
    }.sorted()
    bounds = (1..<bucketCount).map { sample[sample.count * $0 / bucketCount] }
  }

  private func merged() -> TextMerge.Merged {
    let tallies = Threads.map(counts.count, threads: threads) { tally($0) }
    // Bucket by bucket, and in each one interner after the other.
    var places = counts.map { _ in [Int](repeating: 0, count: bounds.count + 1) }
    var buckets: [Range<Int>] = []
    var end = 0
    for bucket in 0...bounds.count {
      let start = end
      for interner in counts.indices {
        places[interner][bucket] = end
        end += tallies[interner][bucket]
      }
      buckets.append(start..<end)
    }
    let entries = Entries(rows: MutableRows(end))
    Threads.forEach(counts.count, threads: threads) { [places] interner in
      place(interner, places[interner], in: entries.rows.rows)
    }
    return TextMerge(entries.rows.rows, buckets: buckets, depth: depth).merged(threads: threads)
  }

  private struct Entries: @unchecked Sendable {
    // Unchecked, because no two threads write the same one.
    let rows: MutableRows<TextEntry>
  }

  /// How many texts of an interner are in each bucket.
  private func tally(_ interner: Int) -> [Int] {
    if bounds.isEmpty { return [counts[interner]] }
    var tally = [Int](repeating: 0, count: bounds.count + 1)
    visit(interner) { tally[bucket(TextEntry.word(of: $0.bytes, from: depth))] += 1 }
    return tally
  }

  private func place(
    _ interner: Int, _ places: [Int], in entries: UnsafeMutableBufferPointer<TextEntry>
  ) {
    var places = places
    var origin = counts[..<interner].reduce(0, +)
    visit(interner) { record in
      let entry = TextEntry(record, origin: origin, depth: depth)
      let bucket = bucket(entry.prefix)
      entries[places[bucket]] = entry
      places[bucket] += 1
      origin += 1
    }
  }

  @inline(__always)
  private func bucket(_ prefix: UInt64) -> Int {
    var bucket = 0
    for bound in bounds { bucket &+= bound <= prefix ? 1 : 0 }
    return bucket
  }

  /// What a first look at the texts of an interner tells.
  private struct Glance: @unchecked Sendable {
    // Unchecked, because the records stay.
    private var first: TextRecord?
    /// How many bytes all of the texts share.
    private var sharedCount = 0
    /// Texts from all over the interner.
    private(set) var sample: [TextRecord] = []

    init(count: Int, sampleSize: Int, _ visit: ((TextRecord) -> Void) -> Void) {
      let distance = max(1, count / sampleSize)
      var position = 0
      visit { record in
        if let first {
          sharedCount = Self.sharedCount(first.bytes, record.bytes, atMost: sharedCount)
        } else {
          first = record
          sharedCount = min(
            record.bytes.count, UnsafeMutableBufferPointer<TextEntry>.deepest)
        }
        if position % distance == 0 { sample.append(record) }
        position += 1
      }
    }

    /// How many bytes the texts of all interners share.
    static func sharedCount(_ glances: [Glance]) -> Int {
      let glances = glances.filter { $0.first != nil }
      guard let text = glances.first?.first?.bytes else { return 0 }
      return glances.reduce(text.count) { count, glance in
        guard let first = glance.first else { return count }
        return sharedCount(text, first.bytes, atMost: min(count, glance.sharedCount))
      }
    }

    @inline(__always)
    private static func sharedCount(_ left: Bytes, _ right: Bytes, atMost limit: Int) -> Int {
      let limit = min(limit, left.count, right.count)
      if ByteHash.areEqual(
        Bytes(start: left.baseAddress, count: limit),
        Bytes(start: right.baseAddress, count: limit))
      {
        return limit
      }
      var count = 0
      while count < limit, left[count] == right[count] { count += 1 }
      return count
    }
  }
}
