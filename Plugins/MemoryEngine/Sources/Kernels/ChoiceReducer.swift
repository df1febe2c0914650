/// Tells of profiles the event that is preferred to all others, of those that have a value.
struct ChoiceReducer<Preference: RowPreference, Output: RowsOutput>: RowReducer {
  private let subjects: UnsafePointer<UInt32>
  private let preference: Preference
  private let output: Output
  private var profile = noProfile
  private var best: UInt32 = 0

  init(subjects: UnsafePointer<UInt32>, preference: Preference, output: Output) {
    self.subjects = subjects
    self.preference = preference
    self.output = output
  }

  mutating func add(_ rows: UnsafeMutablePointer<UInt32>, _ count: Int) {
    // The chosen rows move to the beginning; there are never more of them than were read.
    var chosen = 0
    for position in 0..<count {
      let row = rows[position]
      let next = subjects[Int(row)]
      if next != profile {
        if profile != noProfile {
          rows[chosen] = best
          chosen &+= 1
        }
        profile = next
        best = row
      } else if preference.prefers(Int(row), to: Int(best)) {
        best = row
      }
    }
    output.put(rows, chosen)
  }

  mutating func finish() {
    guard profile != noProfile else { return }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 1) { rows in
      rows[0] = best
      if let rows = rows.baseAddress { output.put(rows, 1) }
    }
  }
}

/// Where chosen rows go, one of each profile.
protocol RowsOutput {
  /// Takes rows, and may write over them.
  func put(_ rows: UnsafeMutablePointer<UInt32>, _ count: Int)
}

/// Marks the profiles of chosen rows by a test of the event's value.
struct ChoiceMarks: RowsOutput {
  let subjects: UnsafePointer<UInt32>
  let test: any RowTest
  let marks: ProfileMarks
  let scope: Scope

  func put(_ rows: UnsafeMutablePointer<UInt32>, _ count: Int) {
    for position in 0..<count { marks.set(subjects[Int(rows[position])], to: false) }
    let kept = test.filter(rows, count, scope, subjects: subjects)
    for position in 0..<kept { marks.set(subjects[Int(rows[position])], to: true) }
  }
}

/// Keeps the chosen row of each profile.
struct ChoiceCells: RowsOutput {
  let subjects: UnsafePointer<UInt32>
  let cells: ProfileCells<Int32>

  func put(_ rows: UnsafeMutablePointer<UInt32>, _ count: Int) {
    for position in 0..<count {
      let row = rows[position]
      cells.put(subjects[Int(row)], Int32(bitPattern: row))
    }
  }
}
