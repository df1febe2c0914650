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
  ///   - rows: `count` rows, ascending, at most `rowsAtOnce`; the kept ones are moved to its
  ///     beginning.
  ///   - subjects: the subject of each row of the table; nil where a row is a subject.
  /// - Returns: how many are kept.
  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int

  /// About what one of many neighbouring rows costs to mark, in nanoseconds; nil where that is not
  /// quicker than to filter them.
  var markCost: Double? { get }

  /// Writes a bit for each row of a range: whether it holds of it. The first row is the lowest bit
  /// of the first word; bits behind the last row are 0.
  ///
  /// - Parameter range: at most `rowsAtOnce` rows.
  func mark(
    _ range: Range<Int>, in words: UnsafeMutablePointer<UInt64>, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  )
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

  var markCost: Double? { nil }

  func mark(
    _ range: Range<Int>, in words: UnsafeMutablePointer<UInt64>, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: rowsAtOnce) { rows in
      guard let rows = rows.baseAddress else { return }
      for position in 0..<range.count {
        rows[position] = UInt32(truncatingIfNeeded: range.lowerBound &+ position)
      }
      let count = filter(rows, range.count, scope, subjects: subjects)
      words.update(repeating: 0, count: (range.count + 63) / 64)
      for position in 0..<count {
        let bit = Int(rows[position]) &- range.lowerBound
        words[bit &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: bit & 63)
      }
    }
  }
}

/// 1 for true; tests joined by `&` and `|` of these take no jump that a processor could guess wrong.
@inline(__always)
func bit(_ flag: Bool) -> Int { flag ? 1 : 0 }

/// Keeps the rows for which a test gives 1, not 0, without such a jump.
@inline(__always)
func keepRows(
  _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, where holds: (Int) -> Int
) -> Int {
  var kept = 0
  for position in 0..<count {
    let row = rows[position]
    rows[kept] = row
    kept &+= holds(Int(row))
  }
  return kept
}

/// Writes the bit that a test gives for each row of a range.
@inline(__always)
func markRows(
  _ range: Range<Int>, in words: UnsafeMutablePointer<UInt64>, where holds: (Int) -> Int
) {
  var start = range.lowerBound
  var word = words
  while start < range.upperBound {
    let count = min(64, range.upperBound &- start)
    var bits: UInt64 = 0
    for position in 0..<count {
      bits |=
        UInt64(truncatingIfNeeded: holds(start &+ position))
        &<< UInt64(truncatingIfNeeded: position)
    }
    word.pointee = bits
    word += 1
    start &+= 64
  }
}
