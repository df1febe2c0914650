import AudienceConditions

/// A comparison of two numbers: of the event itself, of the one around it, of the subject.
struct NumberCompareTest: RowTest {
  /// One side.
  struct Side: Sendable {
    let column: NumberColumn
    let owner: FieldOwner
  }

  private let left: Side
  private let symbol: ComparisonSymbol
  private let right: Side
  var cost: Double { 4 }

  /// Nil where more than the numbers decides: two strings, or a value that is no number and differs.
  init?(_ left: Side, _ symbol: ComparisonSymbol, _ right: Side) {
    guard !(left.column.holdsOthers && right.column.holdsOthers) else { return nil }
    if symbol == .notEqual, left.column.holdsOthers || right.column.holdsOthers { return nil }
    self.left = left
    self.symbol = symbol
    self.right = right
  }

  func holds(_ row: Int, _ scope: Scope) -> Bool {
    let a = left.column.number(left.owner.row(row, scope))
    let b = right.column.number(right.owner.row(row, scope))
    switch symbol {
    case .equal: return a == b
    case .notEqual: return a < b || a > b
    case .less: return a < b
    case .lessOrEqual: return a <= b
    case .greater: return a > b
    case .greaterOrEqual: return a >= b
    }
  }

  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * rowsAtOnce) { memory in
      guard let a = memory.baseAddress else { return 0 }
      let b = a + rowsAtOnce
      Self.read(left, rows, count, scope, subjects, into: a)
      Self.read(right, rows, count, scope, subjects, into: b)
      switch symbol {
      case .equal: return Self.keep(rows, count) { bit(a[$0] == b[$0]) }
      // Not a number is neither less nor greater.
      case .notEqual: return Self.keep(rows, count) { bit(a[$0] < b[$0]) | bit(a[$0] > b[$0]) }
      case .less: return Self.keep(rows, count) { bit(a[$0] < b[$0]) }
      case .lessOrEqual: return Self.keep(rows, count) { bit(a[$0] <= b[$0]) }
      case .greater: return Self.keep(rows, count) { bit(a[$0] > b[$0]) }
      case .greaterOrEqual: return Self.keep(rows, count) { bit(a[$0] >= b[$0]) }
      }
    }
  }

  private static func read(
    _ side: Side, _ rows: UnsafePointer<UInt32>, _ count: Int, _ scope: Scope,
    _ subjects: UnsafePointer<UInt32>?, into numbers: UnsafeMutablePointer<Double>
  ) {
    switch side.owner {
    case .event: side.column.read(rows, count, into: numbers)
    case .parentEvent:
      numbers.update(repeating: side.column.number(scope.parentRow), count: count)
    case .subject:
      guard let subjects else { return side.column.read(rows, count, into: numbers) }
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: rowsAtOnce) { owners in
        guard let owners = owners.baseAddress else { return }
        for place in 0..<count { owners[place] = subjects[Int(rows[place])] }
        side.column.read(owners, count, into: numbers)
      }
    }
  }

  @inline(__always)
  private static func keep(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, where holds: (Int) -> Int
  ) -> Int {
    var kept = 0
    for place in 0..<count {
      rows[kept] = rows[place]
      kept &+= holds(place)
    }
    return kept
  }
}

/// Whose field one side of a comparison is.
enum FieldOwner: Sendable {
  case event, parentEvent, subject

  /// Where the field of that owner stands, for an event of the scope's subject.
  @inline(__always)
  func row(_ row: Int, _ scope: Scope) -> Int {
    switch self {
    case .event: row
    case .parentEvent: scope.parentRow
    case .subject: scope.subject
    }
  }
}
