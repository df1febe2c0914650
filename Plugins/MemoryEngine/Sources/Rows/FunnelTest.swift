import AudienceStore

/// Whether an event has a number of other events around it that a test accepts, in a window behind it
/// or by a property: `event('B').within(parent: 2 days).count() >= 1` in the filter of another event.
///
/// Looks at the profile's events in the window only, and no longer than the number can matter.
struct FunnelTest: RowTest {
  private let stream: StreamPlan
  private let parentTimes: StoreArray<Int64>
  private let distance: ClosedRange<Int64>?
  private let table: CountTable
  private let accepted: IntegerInterval
  private let offsets: StoreArray<UInt32>

  /// - Parameter test: of the number of events; nil is returned where it is no comparison.
  init?(_ stream: StreamPlan, parentTimes: StoreArray<Int64>, test: ValueTest) {
    guard case .profiles = stream.subjects, let (symbol, number) = test.numericComparison else {
      return nil
    }
    self.stream = stream
    self.parentTimes = parentTimes
    distance = stream.distance
    table = CountTable(test)
    accepted = IntegerInterval(symbol, number)
    offsets = stream.rows.rowOffsets
  }

  var cost: Double { 15 + stream.tests.reduce(0) { $0 + $1.cost } }

  func holds(_ row: Int, _ scope: Scope) -> Bool {
    holds(row, scope.subject, scope)
  }

  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    var kept = 0
    for position in 0..<count {
      let row = rows[position]
      let subject = subjects.map { Int($0[Int(row)]) } ?? Int(row)
      scope.subject = subject
      rows[kept] = row
      kept &+= holds(Int(row), subject, scope) ? 1 : 0
    }
    return kept
  }

  @inline(__always)
  private func holds(_ row: Int, _ subject: Int, _ scope: Scope) -> Bool {
    var low = stream.times.lowerBound
    var high = stream.times.upperBound
    if let distance {
      let time = parentTimes.buffer[row]
      low = max(low, time.saturatingAdding(distance.lowerBound))
      high = min(high, time.saturatingAdding(distance.upperBound))
    }
    let times = stream.rows.table.rows.times.buffer
    let end = Int(offsets.buffer[subject &+ 1])
    var next = Self.first(
      Int(offsets.buffer[subject]), end, times, notBefore: low)
    if stream.tests.isEmpty {
      return accepts(next, end, times, until: high)
    }
    let outer = scope.parentRow
    scope.parentRow = row
    defer { scope.parentRow = outer }
    var count = 0
    let start = next
    while next < end, times[next] <= high, !scope.hasStopped {
      if passes(next, scope) {
        count &+= 1
        if isSettled(count) { break }
      }
      next &+= 1
    }
    scope.didLook(at: next &- start)
    return table.accepts(count)
  }

  @inline(__always)
  private func accepts(
    _ start: Int, _ end: Int, _ times: UnsafeBufferPointer<Int64>, until high: Int64
  ) -> Bool {
    var next = start
    while next < end, times[next] <= high {
      next &+= 1
      if isSettled(next &- start) { break }
    }
    return table.accepts(next &- start)
  }

  /// Whether more events cannot change the answer.
  @inline(__always)
  private func isSettled(_ count: Int) -> Bool {
    let count = Int64(truncatingIfNeeded: count)
    return count > accepted.high || (accepted.high == .max && count >= accepted.low)
  }

  @inline(__always)
  private func passes(_ row: Int, _ scope: Scope) -> Bool {
    for test in stream.tests where !test.holds(row, scope) { return false }
    return true
  }

  /// The first row from `start` that is not before a time; rows are in time order.
  @inline(__always)
  private static func first(
    _ start: Int, _ end: Int, _ times: UnsafeBufferPointer<Int64>, notBefore low: Int64
  ) -> Int {
    var start = start
    var end = end
    while end &- start > 8 {
      let middle = (start &+ end) / 2
      if times[middle] < low { start = middle &+ 1 } else { end = middle }
    }
    while start < end, times[start] < low { start &+= 1 }
    return start
  }
}

extension Int64 {
  /// The sum, at the ends of 64 bits where it would be beyond.
  @inline(__always)
  func saturatingAdding(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }
}
