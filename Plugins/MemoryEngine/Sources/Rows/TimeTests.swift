import AudienceStore

/// Whether an event's time is in a range, both ends included.
struct TimeTest: RowTest {
  private let times: StoreArray<Int64>
  private let range: ClosedRange<Int64>
  private let coarse: CoarseTimes
  /// The steps of the ends.
  private let low: UInt16
  private let high: UInt16
  var cost: Double { 2 }
  var markCost: Double? { 0.3 }

  init(_ rows: EventRows, range: ClosedRange<Int64>) {
    times = rows.history.times
    self.range = range
    coarse = rows.coarseTimes
    low = coarse.step(of: range.lowerBound)
    high = coarse.step(of: range.upperBound)
  }

  func holds(_ row: Int, _ scope: Scope) -> Bool { range.contains(times[row]) }

  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    guard let steps = coarse.steps.buffer.baseAddress, let times = times.buffer.baseAddress else {
      return 0
    }
    let (low, range) = (low, range)
    let width = high &- low
    return keepRows(rows, count) { row in
      // Behind the lower end; those before it wrap around.
      let place = steps[row] &- low
      // A step at an end has times on both sides of it.
      if bit(place == 0) | bit(place == width) != 0 {
        return bit(times[row] >= range.lowerBound) & bit(times[row] <= range.upperBound)
      }
      return bit(place < width)
    }
  }

  func mark(
    _ range: Range<Int>, in words: UnsafeMutablePointer<UInt64>, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) {
    guard let steps = coarse.steps.buffer.baseAddress else { return }
    var row = range.lowerBound
    var word = words
    while row &+ 64 <= range.upperBound {
      var bits: UInt64 = 0
      for part in 0..<16 {
        bits |= matches(steps, row &+ part &* 4) &<< UInt64(truncatingIfNeeded: part &* 4)
      }
      word.pointee = bits
      word += 1
      row &+= 64
    }
    markRows(row..<range.upperBound, in: word) { bit(self.range.contains(times[$0])) }
  }

  /// A bit for each of four rows.
  @inline(__always)
  private func matches(_ steps: UnsafePointer<UInt16>, _ row: Int) -> UInt64 {
    // Four steps in a word: the highest bit of each stays set where nothing had to be borrowed.
    let highest: UInt64 = 0x8000_8000_8000_8000
    let ones: UInt64 = 0x0001_0001_0001_0001
    let word = UInt64(
      littleEndian: UnsafeRawPointer(steps + row).loadUnaligned(as: UInt64.self))
    let lows = UInt64(low) &* ones
    let highs = UInt64(high) &* ones | highest
    let inside = ((word | highest) &- lows) & (highs &- word) & highest
    // Those that are not at an end, whose step lies strictly between.
    let within = ((word | highest) &- lows &- ones) & (highs &- word &- ones) & highest
    // The four bits come together, the first the lowest.
    var bits = ((inside &>> 15) &* 0x0001_0002_0004_0008) &>> 48 & 0xF
    if inside != within {
      for lane in 0..<4 where bits &>> UInt64(lane) & 1 != 0 && !range.contains(times[row &+ lane])
      {
        bits &= ~(1 &<< UInt64(lane))
      }
    }
    return bits
  }
}

/// Whether a row is visible at an instant, where that is not a matter of its time alone.
struct VisibilityTest: RowTest {
  let rows: History
  let now: Int64
  var cost: Double { 2 }

  func holds(_ row: Int, _ scope: Scope) -> Bool { rows.isVisible(row, at: now) }
}
