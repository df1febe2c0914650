/// Marks profiles by their first or last event, of those that have a value.
struct ChoiceReducer: RowReducer {
  let subjects: UnsafePointer<UInt32>
  let isLast: Bool
  /// The test of the event's value.
  let test: any RowTest
  let marks: ProfileMarks
  let scope: Scope
  private var profile = noProfile
  private var lastRow: UInt32 = 0

  init(
    subjects: UnsafePointer<UInt32>, isLast: Bool, test: any RowTest, marks: ProfileMarks,
    scope: Scope
  ) {
    self.subjects = subjects
    self.isLast = isLast
    self.test = test
    self.marks = marks
    self.scope = scope
  }

  mutating func add(_ rows: UnsafeMutablePointer<UInt32>, _ count: Int) {
    // The chosen rows move to the beginning; there are never more of them than were read.
    var chosen = 0
    for position in 0..<count {
      let row = rows[position]
      let next = subjects[Int(row)]
      if next != profile {
        if isLast {
          if profile != noProfile {
            rows[chosen] = lastRow
            chosen &+= 1
          }
        } else {
          rows[chosen] = row
          chosen &+= 1
        }
        profile = next
      }
      lastRow = row
    }
    decide(rows, chosen)
  }

  mutating func finish() {
    guard isLast, profile != noProfile else { return }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 1) { rows in
      rows[0] = lastRow
      if let rows = rows.baseAddress { decide(rows, 1) }
    }
  }

  /// Marks the profiles of the chosen rows.
  private func decide(_ rows: UnsafeMutablePointer<UInt32>, _ count: Int) {
    for position in 0..<count { marks.set(subjects[Int(rows[position])], to: false) }
    let kept = test.filter(rows, count, scope, subjects: subjects)
    for position in 0..<kept { marks.set(subjects[Int(rows[position])], to: true) }
  }
}
