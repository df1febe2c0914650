import AudienceStore

/// Whether an event has a number of other events around it that a test accepts, in a window behind it
/// or by a property: `event('B').within(parent: 2 days).count() >= 1` in the filter of another event.
///
/// Looks at the profile's events in the window only, and no longer than the number can matter.
struct FunnelTest: RowTest {
  private let window: FunnelWindow
  private let table: CountTable
  private let accepted: IntegerInterval
  /// The test that an event has the same text as the one around it; nil without such a test.
  private let match: CodeMatchTest?
  /// Whether that test is all that is asked of the profile's events, and their texts are few enough
  /// to count each one.
  private let countsAllTexts: Bool

  /// The most texts that are counted, each in four bytes.
  private static let mostTexts: UInt32 = 1 << 14

  /// - Parameter test: of the number of events; nil is returned where it is no comparison.
  init?(_ stream: StreamPlan, parentTimes: StoreArray<Int64>, test: ValueTest) {
    guard let (symbol, number) = test.numericComparison else {
      return nil
    }
    window = FunnelWindow(stream, parentTimes: parentTimes)
    table = CountTable(test)
    accepted = IntegerInterval(symbol, number)
    match = stream.tests.lazy.compactMap { $0 as? CodeMatchTest }
      .first { $0.owner == .parentEvent && $0.isEqual }
    countsAllTexts =
      stream.distance == nil && stream.tests.count == 1
      && (match.map { $0.absent <= Self.mostTexts } ?? false)
  }

  var cost: Double { 15 + window.stream.tests.reduce(0) { $0 + $1.cost } }

  func holds(_ row: Int, _ scope: Scope) -> Bool {
    var cursor = FunnelCursor()
    return holds(row, &cursor, scope)
  }

  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    FunnelWindow.filter(rows, count, scope, subjects: subjects) { holds($0, &$1, scope) }
  }

  @inline(__always)
  private func holds(_ row: Int, _ cursor: inout FunnelCursor, _ scope: Scope) -> Bool {
    let high = window.open(around: row, of: scope.subject, &cursor)
    let times = window.times
    if window.stream.tests.isEmpty { return accepts(cursor.next, cursor.end, times, until: high) }
    let outer = scope.parentRow
    scope.parentRow = row
    defer { scope.parentRow = outer }
    return table.accepts(count(until: high, times, &cursor, scope))
  }

  /// How many events from the cursor on pass the tests; no more than can matter.
  private func count(
    until high: Int64, _ times: UnsafeBufferPointer<Int64>, _ cursor: inout FunnelCursor,
    _ scope: Scope
  ) -> Int {
    if countsAllTexts, let match { return total(until: high, times, of: match, &cursor, scope) }
    if let match, cursor.steps > 4 * (cursor.end - cursor.next) + 256 {
      return count(until: high, times, by: match, &cursor, scope)
    }
    var count = 0
    var next = cursor.next
    while next < cursor.end, times[next] <= high, !scope.hasStopped {
      if window.passes(next, scope) {
        count &+= 1
        if isSettled(count) { break }
      }
      next &+= 1
    }
    scope.didLook(at: next &- cursor.next)
    if match != nil { cursor.steps &+= next &- cursor.next }
    return count
  }

  /// The same, where all events of the profile are seen from each event around: the texts of them
  /// are counted once.
  private func total(
    until high: Int64, _ times: UnsafeBufferPointer<Int64>, of match: CodeMatchTest,
    _ cursor: inout FunnelCursor, _ scope: Scope
  ) -> Int {
    let code = match.translation.codes[match.others[scope.parentRow]]
    guard code < match.absent else { return 0 }
    let totals = cursor.totals ?? Scratch(repeating: 0, count: Int(match.absent) + 1)
    cursor.totals = totals
    if cursor.countedSubject != cursor.subject {
      for row in cursor.counted { totals.pointer[match.codes[row]] = 0 }
      var end = cursor.next
      while end < cursor.end, times[end] <= high {
        totals.pointer[match.codes[end]] &+= 1
        end &+= 1
      }
      cursor.counted = cursor.next..<end
      cursor.countedSubject = cursor.subject
      scope.didLook(at: cursor.counted.count)
    }
    return Int(totals.pointer[Int(code)])
  }

  /// The same, of the events with the code of the event around only.
  private func count(
    until high: Int64, _ times: UnsafeBufferPointer<Int64>, by match: CodeMatchTest,
    _ cursor: inout FunnelCursor, _ scope: Scope
  ) -> Int {
    if cursor.byCode.isEmpty {
      cursor.byCode = (cursor.next..<cursor.end).map {
        UInt64(match.codes[$0]) << 32 | UInt64($0)
      }.sorted()
    }
    let code = UInt64(match.translation.codes[match.others[scope.parentRow]])
    // No event has the codes of no value and of an unknown text.
    let first = cursor.byCode.firstPlace(notBelow: code << 32 | UInt64(cursor.next))
    var count = 0
    for entry in cursor.byCode[first...] {
      let row = Int(entry & 0xFFFF_FFFF)
      guard entry >> 32 == code, times[row] <= high, !scope.hasStopped else { break }
      scope.didLook(at: 1)
      if window.passes(row, scope) {
        count &+= 1
        if isSettled(count) { break }
      }
    }
    return count
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
}

extension [UInt64] {
  /// The first place of an ascending list whose number is not below another one.
  fileprivate func firstPlace(notBelow number: UInt64) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
