import AudienceStore

/// A condition about one event, or about the subject alone where there is no event, made ready for
/// the columns of one table.
protocol RowTest: Sendable {
  /// About what one row costs, in nanoseconds, where rows are looked at one after another.
  var cost: Double { get }

  /// Whether it holds of a row, for the subject and the event around it that the scope names.
  func holds(_ row: Int, _ scope: Scope) -> Bool

  /// Keeps of some rows those of which it holds, in their order.
  ///
  /// - Parameters:
  ///   - rows: `count` rows; the kept ones are moved to its beginning.
  ///   - subjects: the subject of each row of the table; nil where a row is a subject.
  /// - Returns: how many are kept.
  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int

  /// The same for all rows of a range, which are not written down yet.
  func select(
    _ range: Range<Int>, into rows: UnsafeMutablePointer<UInt32>, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int
}

extension RowTest {
  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    var kept = 0
    for position in 0..<count {
      let row = rows[position]
      scope.subject = subjects.map { Int($0[Int(row)]) } ?? Int(row)
      rows[kept] = row
      if holds(Int(row), scope) { kept &+= 1 }
    }
    return kept
  }

  func select(
    _ range: Range<Int>, into rows: UnsafeMutablePointer<UInt32>, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    for position in 0..<range.count {
      rows[position] = UInt32(truncatingIfNeeded: range.lowerBound &+ position)
    }
    return filter(rows, range.count, scope, subjects: subjects)
  }
}

/// Keeps the rows that satisfy a test without a jump that a processor could guess wrong.
@inline(__always)
func keepRows(
  _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, where holds: (Int) -> Bool
) -> Int {
  var kept = 0
  for position in 0..<count {
    let row = rows[position]
    rows[kept] = row
    kept &+= holds(Int(row)) ? 1 : 0
  }
  return kept
}

/// Writes down the rows of a range that satisfy a test, without such a jump.
@inline(__always)
func selectRows(
  _ range: Range<Int>, into rows: UnsafeMutablePointer<UInt32>, where holds: (Int) -> Bool
) -> Int {
  var kept = 0
  for row in range {
    rows[kept] = UInt32(truncatingIfNeeded: row)
    kept &+= holds(row) ? 1 : 0
  }
  return kept
}
