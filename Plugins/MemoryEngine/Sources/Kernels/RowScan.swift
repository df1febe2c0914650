import AudienceStore

/// Runs over the rows of a table that pass a stream's filters, for many profiles at once: in
/// chunks, each test leaving fewer rows to the next.
struct RowScan: Sendable {
  private let rows: EventRows
  private let subjects: StoreArray<UInt32>
  private let offsets: StoreArray<UInt32>
  /// In the order in which they leave few rows soon.
  private let tests: [any RowTest]

  /// - Parameter some: whose events are looked at; nil for everybody's.
  init(_ stream: StreamPlan, extra: [any RowTest], among some: SubjectSet?) {
    rows = stream.rows
    subjects = stream.rows.subjectOfRow
    offsets = stream.rows.rowOffsets
    var tests = stream.tests + extra
    if stream.times != Int64.min...Int64.max {
      tests.append(TimeTest(times: stream.rows.table.rows.times, range: stream.times))
    }
    if let some { tests.append(SubjectTest(set: some)) }
    self.tests = Self.ordered(tests, rows: stream.rows.count, subjects)
  }

  /// Calls `body` with the rows of profiles that pass, in the order of the table.
  func run(
    profiles: Range<Int>, _ scope: Scope,
    _ body: (UnsafeMutablePointer<UInt32>, Int) -> Void
  ) {
    guard let subjects = subjects.buffer.baseAddress else { return }
    let end = Int(offsets[profiles.upperBound])
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: rowsAtOnce) { buffer in
      guard let buffer = buffer.baseAddress else { return }
      var row = Int(offsets[profiles.lowerBound])
      while row < end, !scope.hasStopped {
        let chunk = row..<min(row + rowsAtOnce, end)
        var count = chunk.count
        if let first = tests.first {
          count = first.select(chunk, into: buffer, scope, subjects: subjects)
          for test in tests.dropFirst() where count > 0 {
            count = test.filter(buffer, count, scope, subjects: subjects)
          }
        } else {
          for position in 0..<count {
            buffer[position] = UInt32(truncatingIfNeeded: row &+ position)
          }
        }
        scope.didLook(at: chunk.count)
        if count > 0 { body(buffer, count) }
        row = chunk.upperBound
      }
    }
  }

  /// The same for the profiles of a set, where they are few.
  func run(
    _ set: SubjectSet, words: Range<Int>, _ scope: Scope,
    _ body: (UnsafeMutablePointer<UInt32>, Int) -> Void
  ) {
    guard let subjects = subjects.buffer.baseAddress else { return }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: rowsAtOnce) { buffer in
      guard let buffer = buffer.baseAddress else { return }
      var count = 0
      func flush() {
        scope.didLook(at: count)
        for test in tests where count > 0 {
          count = test.filter(buffer, count, scope, subjects: subjects)
        }
        if count > 0 { body(buffer, count) }
        count = 0
      }
      for index in words {
        var rest = set.words[index]
        while rest != 0, !scope.hasStopped {
          let profile = index << 6 + rest.trailingZeroBitCount
          rest &= rest &- 1
          for row in offsets[profile]..<offsets[profile + 1] {
            if count == rowsAtOnce { flush() }
            buffer[count] = row
            count &+= 1
          }
        }
      }
      flush()
    }
  }

  // MARK: - Order

  private static let sampled = 256
  /// A test that costs more than this is not tried out; it comes after those that are.
  private static let costliestTried = 30.0
  private static let leastRows = 16_384

  /// The tests in the order of what they cost for each row that they spare the others; how many
  /// they spare is tried out on rows all over the table.
  private static func ordered(
    _ tests: [any RowTest], rows: Int, _ subjects: StoreArray<UInt32>
  ) -> [any RowTest] {
    guard tests.count > 1, let subjects = subjects.buffer.baseAddress else { return tests }
    guard rows >= leastRows else { return tests.sorted { $0.cost < $1.cost } }
    let scope = Scope(isCancelled: { false })
    let ranks = tests.map { test -> Double in
      guard test.cost <= costliestTried else { return test.cost * 2 }
      let kept = withUnsafeTemporaryAllocation(of: UInt32.self, capacity: sampled) { buffer in
        for position in 0..<sampled {
          buffer[position] = UInt32(position * rows / sampled)
        }
        return buffer.baseAddress.map {
          test.filter($0, sampled, scope, subjects: subjects)
        } ?? 0
      }
      return test.cost / (1.02 - Double(kept) / Double(sampled))
    }
    return tests.indices.sorted { ranks[$0] < ranks[$1] }.map { tests[$0] }
  }
}
