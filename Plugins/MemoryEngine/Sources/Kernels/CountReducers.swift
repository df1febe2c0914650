/// Marks profiles by how many of their events pass.
struct CountReducer: RowReducer {
  let subjects: UnsafePointer<UInt32>
  let table: CountTable
  let marks: ProfileMarks
  private var profile = noProfile
  private var count = 0

  init(subjects: UnsafePointer<UInt32>, table: CountTable, marks: ProfileMarks) {
    self.subjects = subjects
    self.table = table
    self.marks = marks
  }

  mutating func add(_ rows: UnsafeMutablePointer<UInt32>, _ rowCount: Int) {
    var profile = profile
    var count = count
    for position in 0..<rowCount {
      let next = subjects[Int(rows[position])]
      if next != profile {
        if profile != noProfile { marks.set(profile, to: table.accepts(count)) }
        profile = next
        count = 0
      }
      count &+= 1
    }
    self.profile = profile
    self.count = count
  }

  mutating func finish() {
    if profile != noProfile { marks.set(profile, to: table.accepts(count)) }
  }
}

/// Marks profiles of which some event passes.
struct ExistenceReducer: RowReducer {
  let subjects: UnsafePointer<UInt32>
  let marks: ProfileMarks
  let flag: Bool

  mutating func add(_ rows: UnsafeMutablePointer<UInt32>, _ count: Int) {
    if flag {
      for position in 0..<count { marks.set(subjects[Int(rows[position])], to: true) }
    } else {
      for position in 0..<count { marks.set(subjects[Int(rows[position])], to: false) }
    }
  }

  mutating func finish() {}
}
