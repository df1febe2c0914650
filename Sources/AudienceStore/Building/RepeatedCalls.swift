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

  /// The most ids that are held at once.
  private static let batch = 1 << 20

  init(_ buffers: borrowing OwnedList<CallBuffer>, _ log: LogOrder) {
    let repeated = Self.repeatedHashes(buffers, log)
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

  private static func repeatedHashes(
    _ buffers: borrowing OwnedList<CallBuffer>, _ log: LogOrder
  ) -> Set<UInt64> {
    var repeated: Set<UInt64> = []
    let passes = (log.count + batch - 1) / batch
    for pass in 0..<passes {
      var seen = HashSet(capacity: 2 * log.count / passes)
      for buffer in 0..<buffers.count {
        for hash in buffers[buffer].pointee.messages.elements
        where hash != 0 && Int(hash.multipliedFullWidth(by: UInt64(passes)).high) == pass {
          if !seen.insert(hash) { repeated.insert(hash) }
        }
      }
    }
    return repeated
  }

  /// Hashes by their lower bits; 0 is a free place.
  private struct HashSet: ~Copyable {
    private var slots: UnsafeMutablePointer<UInt64>
    private var mask: Int
    private var count = 0

    init(capacity: Int) {
      var size = 64
      while size < capacity * 2 { size *= 2 }
      slots = .allocate(capacity: size)
      slots.initialize(repeating: 0, count: size)
      mask = size - 1
    }

    deinit { slots.deallocate() }

    /// Whether it was not there yet.
    @inline(__always)
    mutating func insert(_ hash: UInt64) -> Bool {
      var position = Int(truncatingIfNeeded: hash) & mask
      while slots[position] != 0 {
        if slots[position] == hash { return false }
        position = (position &+ 1) & mask
      }
      slots[position] = hash
      count += 1
      if count * 4 > mask * 3 { grow() }
      return true
    }

    private mutating func grow() {
      var larger = HashSet(capacity: mask + 1)
      for position in 0...mask where slots[position] != 0 { _ = larger.insert(slots[position]) }
      self = larger
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
