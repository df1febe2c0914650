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
}

/// AND, the cheapest member first.
struct AllTest: RowTest {
  let members: [any RowTest]
  let cost: Double

  init(_ members: [any RowTest]) {
    self.members = members.sorted { $0.cost < $1.cost }
    cost = members.reduce(0) { $0 + $1.cost }
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

/// OR, the cheapest member first.
struct SomeTest: RowTest {
  let members: [any RowTest]
  let cost: Double

  init(_ members: [any RowTest]) {
    self.members = members.sorted { $0.cost < $1.cost }
    cost = members.reduce(0) { $0 + $1.cost }
  }

  func holds(_ row: Int, _ scope: Scope) -> Bool {
    for member in members where member.holds(row, scope) { return true }
    return false
  }
}

/// NOT.
struct NotTest: RowTest {
  let inner: any RowTest
  var cost: Double { inner.cost }

  func holds(_ row: Int, _ scope: Scope) -> Bool { !inner.holds(row, scope) }
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
}
