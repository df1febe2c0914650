import AudienceJSON

/// Marks profiles by the least or the greatest value of a column of numbers, which all have a value
/// in the rows that come.
struct ExtremumReducer<Numbers: NumberSource>: RowReducer {
  private let subjects: UnsafePointer<UInt32>
  private let numbers: Numbers
  private let isMaximum: Bool
  private let test: ValueTest
  private let interval: NumberInterval?
  private let marks: ProfileMarks
  private var profile = noProfile
  private var best = 0.0

  init(
    subjects: UnsafePointer<UInt32>, numbers: Numbers, isMaximum: Bool, test: ValueTest,
    marks: ProfileMarks
  ) {
    self.subjects = subjects
    self.numbers = numbers
    self.isMaximum = isMaximum
    self.test = test
    self.marks = marks
    interval = test.numericComparison.map { NumberInterval($0.symbol, $0.number) }
  }

  @inline(__always)
  mutating func add(_ rows: UnsafeMutablePointer<UInt32>, _ rowCount: Int) {
    for position in 0..<rowCount {
      let row = Int(rows[position])
      let next = subjects[row]
      let number = numbers[row]
      if next != profile {
        finish()
        profile = next
        best = number
      } else if isMaximum ? number > best : number < best {
        best = number
      }
    }
  }

  mutating func finish() {
    guard profile != noProfile else { return }
    let holds =
      interval?.contains(best)
      ?? ExactNumber(best).map { test.holds(.number($0)) } ?? test.holdsWhenAbsent
    marks.set(profile, to: holds)
  }
}
