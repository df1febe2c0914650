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

  /// The same for all rows of a range, which are not written down yet; at most `rowsAtOnce`.
  func select(
    _ range: Range<Int>, into rows: UnsafeMutablePointer<UInt32>, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int

  /// Sets the bits of the rows of a range of which it holds, where a row is a subject. The range
  /// begins at a word and has at most `rowsAtOnce` rows; `words` are its words, all 0.
  func mark(_ range: Range<Int>, in words: UnsafeMutablePointer<UInt64>, _ scope: Scope)
}

/// Rows that are looked at together: their numbers fit the fastest memory.
let rowsAtOnce = 4096

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

  func mark(_ range: Range<Int>, in words: UnsafeMutablePointer<UInt64>, _ scope: Scope) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: rowsAtOnce) { rows in
      guard let rows = rows.baseAddress else { return }
      let count = select(range, into: rows, scope, subjects: nil)
      for position in 0..<count {
        let bit = Int(rows[position]) &- range.lowerBound
        words[bit &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: bit & 63)
      }
    }
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
