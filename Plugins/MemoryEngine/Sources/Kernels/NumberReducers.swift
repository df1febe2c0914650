import AudienceEvaluation
import AudienceJSON
import AudienceStore

/// Tells of profiles the sum or the average, not yet rounded, of a column of numbers, which all have
/// a value in the rows that come, and whose sums are exact as long as all are integers.
struct SumReducer<Numbers: NumberSource, Output: ProfileOutput<Double>>: RowReducer {
  private let subjects: UnsafePointer<UInt32>
  private let numbers: Numbers
  private let isAverage: Bool
  private let output: Output
  private var profile = noProfile
  private var count = 0
  private var sum = 0.0

  init(subjects: UnsafePointer<UInt32>, numbers: Numbers, isAverage: Bool, output: Output) {
    self.subjects = subjects
    self.numbers = numbers
    self.isAverage = isAverage
    self.output = output
  }

  @inline(__always)
  mutating func add(_ rows: UnsafeMutablePointer<UInt32>, _ rowCount: Int) {
    for position in 0..<rowCount {
      let row = Int(rows[position])
      let next = subjects[row]
      if next != profile {
        finish()
        profile = next
        count = 0
        sum = 0
      }
      count &+= 1
      sum += numbers[row]
    }
  }

  mutating func finish() {
    guard profile != noProfile else { return }
    output.put(profile, isAverage ? sum / Double(count) : sum)
  }
}

/// Tells of profiles the least or the greatest value of a column of numbers, which all have a value
/// in the rows that come.
struct ExtremumReducer<Numbers: NumberSource, Output: ProfileOutput<Double>>: RowReducer {
  private let subjects: UnsafePointer<UInt32>
  private let numbers: Numbers
  private let isMaximum: Bool
  private let output: Output
  private var profile = noProfile
  private var best = 0.0

  init(subjects: UnsafePointer<UInt32>, numbers: Numbers, isMaximum: Bool, output: Output) {
    self.subjects = subjects
    self.numbers = numbers
    self.isMaximum = isMaximum
    self.output = output
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
    if profile != noProfile { output.put(profile, best) }
  }
}

/// Marks profiles by a test of a sum before it is rounded to 6 decimals: rounds only where that can
/// decide.
struct SumMarks: ProfileOutput {
  private let test: ValueTest
  private let interval: NumberInterval?
  private let marks: ProfileMarks

  init(_ test: ValueTest, _ marks: ProfileMarks) {
    self.test = test
    self.marks = marks
    interval = test.numericComparison.map { NumberInterval($0.symbol, $0.number) }
  }

  @inline(__always)
  func put(_ profile: UInt32, _ sum: Double) { marks.set(profile, to: accepts(sum)) }

  @inline(__always)
  private func accepts(_ sum: Double) -> Bool {
    if let interval {
      // Rounding moves a number by half of the last decimal, and by what a double can tell.
      let margin = 1e-6 + abs(sum) * 1e-15
      if sum < interval.low - margin || sum > interval.high + margin { return interval.isOutside }
      if sum > interval.low + margin && sum < interval.high - margin { return !interval.isOutside }
    }
    return ExactNumber(Decimals.rounded(sum)).map { test.holds(.number($0)) }
      ?? test.holdsWhenAbsent
  }
}

/// Keeps sums, rounded to 6 decimals.
struct SumCells: ProfileOutput {
  let cells: ProfileCells<Double>

  @inline(__always)
  func put(_ profile: UInt32, _ sum: Double) { cells.put(profile, Decimals.rounded(sum)) }
}

/// A column of numbers as doubles.
protocol NumberSource: Sendable {
  subscript(row: Int) -> Double { get }
}

struct DoubleSource: NumberSource {
  let doubles: StoreArray<Double>
  @inline(__always) subscript(row: Int) -> Double { doubles.buffer[row] }
}

struct IntegerSource<Integer: FixedWidthInteger & BitwiseCopyable & Sendable>: NumberSource {
  let integers: StoreArray<Integer>
  @inline(__always) subscript(row: Int) -> Double { Double(integers.buffer[row]) }
}

/// The numbers of the values of a coded column.
struct CodedNumberSource: NumberSource {
  let codes: CodeArray
  let numbers: StoreArray<Double>
  @inline(__always) subscript(row: Int) -> Double { numbers.buffer[codes[row]] }
}
