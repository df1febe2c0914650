/// Tells of profiles how many of their events pass.
struct CountReducer<Output: ProfileOutput<Int>>: RowReducer {
  let subjects: UnsafePointer<UInt32>
  let output: Output
  private var profile = noProfile
  private var count = 0

  init(subjects: UnsafePointer<UInt32>, output: Output) {
    self.subjects = subjects
    self.output = output
  }

  mutating func add(_ rows: UnsafeMutablePointer<UInt32>, _ rowCount: Int) {
    var profile = profile
    var count = count
    for position in 0..<rowCount {
      let next = subjects[Int(rows[position])]
      if next != profile {
        if profile != noProfile { output.put(profile, count) }
        profile = next
        count = 0
      }
      count &+= 1
    }
    self.profile = profile
    self.count = count
  }

  mutating func finish() {
    if profile != noProfile { output.put(profile, count) }
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
