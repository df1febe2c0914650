import AudienceStore

/// Runs over the rows of a table that pass a stream's filters, for many profiles at once: in
/// chunks, each test leaving fewer rows to the next.
struct RowScan: Sendable {
  private let rows: EventRows
  private let subjects: StoreArray<UInt32>
  private let offsets: StoreArray<UInt32>
  /// Tests that mark whole chunks, then those that look at what these leave; each in the order in
  /// which they leave few rows soon.
  private let order: TestOrder

  /// - Parameter some: whose events are looked at; nil for everybody's.
  init(_ stream: StreamPlan, extra: [any RowTest], among some: SubjectSet?) {
    rows = stream.rows
    subjects = stream.rows.subjectOfRow
    offsets = stream.rows.rowOffsets
    var tests = stream.tests + extra
    if stream.times != Int64.min...Int64.max {
      tests.append(TimeTest(stream.rows, range: stream.times))
    }
    if let some { tests.append(SubjectTest(set: some)) }
    order = TestOrder(tests, rows: stream.rows.count, subjects)
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
        var count = mark(chunk, into: buffer, scope, subjects)
        for test in order.filters where count > 0 {
          count = test.filter(buffer, count, scope, subjects: subjects)
        }
        scope.didLook(at: chunk.count)
        if count > 0 { body(buffer, count) }
        row = chunk.upperBound
      }
    }
  }

  /// Writes down the rows of a chunk that pass all tests that mark.
  private func mark(
    _ chunk: Range<Int>, into buffer: UnsafeMutablePointer<UInt32>, _ scope: Scope,
    _ subjects: UnsafePointer<UInt32>
  ) -> Int {
    guard let first = order.marks.first else {
      for position in 0..<chunk.count {
        buffer[position] = UInt32(truncatingIfNeeded: chunk.lowerBound &+ position)
      }
      return chunk.count
    }
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: rowsAtOnce / 32) { words in
      guard let words = words.baseAddress else { return 0 }
      let others = words + rowsAtOnce / 64
      let wordCount = (chunk.count + 63) / 64
      first.mark(chunk, in: words, scope, subjects: subjects)
      for test in order.marks.dropFirst() {
        test.mark(chunk, in: others, scope, subjects: subjects)
        for word in 0..<wordCount { words[word] &= others[word] }
      }
      var count = 0
      var row = chunk.lowerBound
      for word in 0..<wordCount {
        var rest = words[word]
        while rest != 0 {
          buffer[count] = UInt32(truncatingIfNeeded: row &+ rest.trailingZeroBitCount)
          count &+= 1
          rest &= rest &- 1
        }
        row &+= 64
      }
      return count
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
        for test in order.all where count > 0 {
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
}
