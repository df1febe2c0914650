/// The same for every row.
struct ConstantTest: RowTest {
  let result: Bool
  var cost: Double { 0 }

  func holds(_ row: Int, _ scope: Scope) -> Bool { result }

  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    result ? count : 0
  }

  var markCost: Double? { 0.02 }

  func mark(
    _ range: Range<Int>, in words: UnsafeMutablePointer<UInt64>, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) {
    let count = (range.count + 63) / 64
    words.update(repeating: result ? .max : 0, count: count)
    let rest = range.count & 63
    if result, rest != 0 { words[count - 1] = 1 << UInt64(rest) - 1 }
  }
}

/// AND of at least one member, the cheapest first.
struct AllTest: RowTest {
  let members: [any RowTest]
  let cost: Double
  let markCost: Double?

  init(_ members: [any RowTest]) {
    self.members = members.sorted { $0.cost < $1.cost }
    cost = members.reduce(0) { $0 + $1.cost }
    markCost = Self.markCost(members)
  }

  /// What it costs to mark with all of some tests; nil where one had better not.
  static func markCost(_ members: [any RowTest]) -> Double? {
    let costs = members.compactMap(\.markCost)
    return costs.count == members.count ? costs.reduce(0, +) : nil
  }

  func mark(
    _ range: Range<Int>, in words: UnsafeMutablePointer<UInt64>, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) {
    Self.mark(members, range, in: words, scope, subjects) { $0 & $1 }
  }

  /// Writes what several tests mark, joined bit by bit.
  @inline(__always)
  static func mark(
    _ members: [any RowTest], _ range: Range<Int>, in words: UnsafeMutablePointer<UInt64>,
    _ scope: Scope, _ subjects: UnsafePointer<UInt32>?, _ join: (UInt64, UInt64) -> UInt64
  ) {
    guard let first = members.first else { return }
    first.mark(range, in: words, scope, subjects: subjects)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: rowsAtOnce / 64) { others in
      guard let others = others.baseAddress else { return }
      for member in members.dropFirst() {
        member.mark(range, in: others, scope, subjects: subjects)
        for word in 0..<(range.count + 63) / 64 { words[word] = join(words[word], others[word]) }
      }
    }
  }

  func holds(_ row: Int, _ scope: Scope) -> Bool {
    for member in members where !member.holds(row, scope) { return false }
    return true
  }

  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    var kept = count
    for member in members where kept > 0 {
      kept = member.filter(rows, kept, scope, subjects: subjects)
    }
    return kept
  }
}

/// OR of at least one member, the cheapest first.
struct SomeTest: RowTest {
  let members: [any RowTest]
  let cost: Double
  let markCost: Double?

  init(_ members: [any RowTest]) {
    self.members = members.sorted { $0.cost < $1.cost }
    cost = members.reduce(0) { $0 + $1.cost + 1 }
    markCost = AllTest.markCost(members)
  }

  func holds(_ row: Int, _ scope: Scope) -> Bool {
    for member in members where member.holds(row, scope) { return true }
    return false
  }

  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    // Each member is asked of the rows that the ones before it refused.
    AscendingRows.withCopies(of: rows, count) { rest, tried in
      var left = count
      for member in members where left > 0 {
        tried.update(from: rest, count: left)
        let accepted = member.filter(tried, left, scope, subjects: subjects)
        left = AscendingRows.remove(tried, accepted, from: rest, left)
      }
      return AscendingRows.remove(rest, left, from: rows, count)
    }
  }

  func mark(
    _ range: Range<Int>, in words: UnsafeMutablePointer<UInt64>, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) {
    AllTest.mark(members, range, in: words, scope, subjects) { $0 | $1 }
  }
}

/// NOT.
struct NotTest: RowTest {
  let inner: any RowTest
  var cost: Double { inner.cost + 1 }
  var markCost: Double? { inner.markCost }

  func holds(_ row: Int, _ scope: Scope) -> Bool { !inner.holds(row, scope) }

  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    AscendingRows.withCopies(of: rows, count) { accepted, _ in
      let acceptedCount = inner.filter(accepted, count, scope, subjects: subjects)
      return AscendingRows.remove(accepted, acceptedCount, from: rows, count)
    }
  }

  func mark(
    _ range: Range<Int>, in words: UnsafeMutablePointer<UInt64>, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) {
    inner.mark(range, in: words, scope, subjects: subjects)
    let count = (range.count + 63) / 64
    for word in 0..<count { words[word] = ~words[word] }
    let rest = range.count & 63
    if rest != 0 { words[count - 1] &= 1 << UInt64(rest) - 1 }
  }
}

/// Lists of row numbers, each ascending.
enum AscendingRows {
  /// Calls `body` with a copy of some rows and memory for another one; both have room for one more.
  static func withCopies(
    of rows: UnsafeMutablePointer<UInt32>, _ count: Int,
    _ body: (UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt32>) -> Int
  ) -> Int {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * (count + 1)) { memory in
      guard let copy = memory.baseAddress else { return 0 }
      copy.initialize(from: rows, count: count)
      return body(copy, copy + (count + 1))
    }
  }

  /// Removes rows from a list that has them all, without a jump that a processor could guess wrong.
  ///
  /// - Parameter removed: has room for one more.
  /// - Returns: how many rows are left.
  static func remove(
    _ removed: UnsafeMutablePointer<UInt32>, _ removedCount: Int,
    from rows: UnsafeMutablePointer<UInt32>, _ count: Int
  ) -> Int {
    // No row has this number, so that the list never ends.
    removed[removedCount] = .max
    var next = 0
    var kept = 0
    for position in 0..<count {
      let row = rows[position]
      let isRemoved = bit(removed[next] == row)
      rows[kept] = row
      next &+= isRemoved
      kept &+= 1 &- isRemoved
    }
    return kept
  }
}

/// Whether the row's subject is in a set: a condition in `where` that does not speak of the event.
struct SubjectTest: RowTest {
  let set: SubjectSet
  var cost: Double { 2 }

  func holds(_ row: Int, _ scope: Scope) -> Bool { set.contains(scope.subject) }

  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    set.words.withUnsafeBufferPointer { words in
      keepRows(rows, count) { row in
        let subject = subjects.map { Int($0[row]) } ?? row
        return Int(
          truncatingIfNeeded: words[subject &>> 6] &>> UInt64(truncatingIfNeeded: subject & 63) & 1)
      }
    }
  }

  var markCost: Double? { 1 }

  func mark(
    _ range: Range<Int>, in words: UnsafeMutablePointer<UInt64>, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) {
    set.words.withUnsafeBufferPointer { members in
      markRows(range, in: words) { row in
        let subject = subjects.map { Int($0[row]) } ?? row
        return Int(truncatingIfNeeded: members[subject &>> 6] &>> UInt64(subject & 63) & 1)
      }
    }
  }
}
