import AudienceStore

/// Whether an event's time is in a range, both ends included.
struct TimeTest: RowTest {
  let times: StoreArray<Int64>
  let range: ClosedRange<Int64>
  var cost: Double { 0.6 }

  func holds(_ row: Int, _ scope: Scope) -> Bool { range.contains(times[row]) }

  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    guard let times = times.buffer.baseAddress else { return 0 }
    let (low, high) = (range.lowerBound, range.upperBound)
    return keepRows(rows, count) { (times[$0] >= low) && (times[$0] <= high) }
  }

  func select(
    _ range: Range<Int>, into rows: UnsafeMutablePointer<UInt32>, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    guard let times = times.buffer.baseAddress else { return 0 }
    let (low, high) = (self.range.lowerBound, self.range.upperBound)
    if high == .max { return selectRows(range, into: rows) { times[$0] >= low } }
    return selectRows(range, into: rows) { (times[$0] >= low) && (times[$0] <= high) }
  }
}

/// Whether a row is visible at an instant, where that is not a matter of its time alone.
struct VisibilityTest: RowTest {
  let rows: History
  let now: Int64
  var cost: Double { 2 }

  func holds(_ row: Int, _ scope: Scope) -> Bool { rows.isVisible(row, at: now) }
}
