import AudienceThreads

/// The calls that share a `messageId` with an earlier one of the log: each is visible until the
/// first of those comes into sight (SEMANTICS 1.11).
///
/// Ids are told apart by 64 bits of hash: among 20 million calls, two different ids are taken for
/// one with a chance of one in 100,000.
struct RepeatedCalls {
  /// Their places in the log, ascending.
  private(set) var orders: [Int] = []
  /// From when each is not visible any more.
  private(set) var untils: [Int64] = []

  init(_ buffers: CallBuffers, _ log: LogOrder, threads: Int) {
    let hashes = Hashes(
      buffers: buffers.map { $0.pointee.messages.elements })
    let repeated = Self.repeatedHashes(hashes, count: log.count, threads: threads)
    if repeated.isEmpty { return }
    var earliest: [UInt64: Int64] = [:]
    for stretch in log.stretches {
      let buffer = buffers[stretch.buffer]
      for call in stretch.calls {
        let hash = buffer.pointee.messages[call]
        guard hash != 0, repeated.contains(hash) else { continue }
        let time = buffer.pointee.times.time(call, start: stretch.start)
        if let until = earliest[hash] {
          orders.append(stretch.order + call - stretch.calls.lowerBound)
          untils.append(until)
          earliest[hash] = min(until, time)
        } else {
          earliest[hash] = time
        }
      }
    }
  }

  /// How many calls there are at most, about, for whose hashes there are bits at once.
  private static let callsAtOnce = 1 << 23

  /// The hashes that several calls have.
  ///
  /// Hashes are taken in groups, by their upper bits, so that threads share the work and the bits
  /// take little memory.
  private static func repeatedHashes(
    _ hashes: Hashes, count: Int, threads: Int
  ) -> Set<UInt64> {
    let groupCount = (count / callsAtOnce + 1) * threads
    let repeated = Locked<Set<UInt64>>([])
    Threads.forEach(groupCount, threads: threads) { group in
      let found = hashes.repeated(
        group: UInt64(group), of: UInt64(groupCount),
        bitCount: count / groupCount * Hashes.bitsPerHash)
      if !found.isEmpty { repeated.withLock { $0.formUnion(found) } }
    }
    return repeated.withLock { $0 }
  }

  /// The hashes of all calls, each buffer's apart.
  private struct Hashes: @unchecked Sendable {
    // Unchecked, because nobody writes them meanwhile.
    static let bitsPerHash = 16

    let buffers: [UnsafeBufferPointer<UInt64>]

    /// The hashes of a group that several calls have.
    ///
    /// Bits for each hash tell nearly all of them apart: only those whose bits were set before
    /// are counted.
    func repeated(group: UInt64, of groupCount: UInt64, bitCount: Int) -> Set<UInt64> {
      var bits = BitTable(bitCount: bitCount)
      var suspects: Set<UInt64> = []
      forEach(group, of: groupCount) { hash in
        if bits.set(hash) { suspects.insert(hash) }
      }
      if suspects.isEmpty { return [] }
      bits = BitTable(bitCount: suspects.count * Self.bitsPerHash)
      for hash in suspects { _ = bits.set(hash) }
      var once: Set<UInt64> = []
      var repeated: Set<UInt64> = []
      forEach(group, of: groupCount) { hash in
        if bits.contains(hash), suspects.contains(hash), !once.insert(hash).inserted {
          repeated.insert(hash)
        }
      }
      return repeated
    }

    @inline(__always)
    private func forEach(_ group: UInt64, of groupCount: UInt64, _ body: (UInt64) -> Void) {
      for buffer in buffers {
        for hash in buffer
        where hash != 0 && hash.multipliedFullWidth(by: groupCount).high == group { body(hash) }
      }
    }
  }

  /// Three bits for each hash, by its lower bits and all in one word, which keeps looking quick;
  /// another hash may have the same ones, and others together may have them.
  private struct BitTable {
    private let words: MutableRows<UInt64>
    private let mask: Int

    /// - Parameter bitCount: how many bits at most, at least 64 there are.
    init(bitCount: Int) {
      var count = 1
      while count * 128 <= bitCount { count *= 2 }
      words = MutableRows(count)
      mask = count - 1
      words.rows.initialize(repeating: 0)
    }

    @inline(__always)
    func contains(_ hash: UInt64) -> Bool {
      let bits = Self.bits(hash)
      return words.rows[place(hash)] & bits == bits
    }

    /// Sets the bits; whether all were set before.
    @inline(__always)
    func set(_ hash: UInt64) -> Bool {
      let word = place(hash)
      let bits = Self.bits(hash)
      let old = words.rows[word]
      words.rows[word] = old | bits
      return old & bits == bits
    }

    @inline(__always)
    private func place(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash &>> 18) & mask }

    @inline(__always)
    private static func bits(_ hash: UInt64) -> UInt64 {
      1 &<< (hash & 63) | 1 &<< (hash &>> 6 & 63) | 1 &<< (hash &>> 12 & 63)
    }
  }
}

/// Looks up the ends of repeated calls by ascending places in the log.
struct RepeatedCallCursor {
  let repeated: RepeatedCalls
  private var next = 0

  init(_ repeated: RepeatedCalls) { self.repeated = repeated }

  /// Up to when the call at a place is visible.
  @inline(__always)
  mutating func until(_ order: Int) -> Int64 {
    guard next < repeated.orders.count else { return History.never }
    while next < repeated.orders.count, repeated.orders[next] < order { next += 1 }
    if next < repeated.orders.count, repeated.orders[next] == order { return repeated.untils[next] }
    return History.never
  }
}
