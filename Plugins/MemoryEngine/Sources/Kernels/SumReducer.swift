import AudienceEvaluation
import AudienceJSON
import AudienceStore

/// Marks profiles by the sum or the average of a column of numbers, which all have a value in the
/// rows that come, and whose sums are exact as long as all are integers.
struct SumReducer<Numbers: NumberSource>: RowReducer {
  private let subjects: UnsafePointer<UInt32>
  private let numbers: Numbers
  private let isAverage: Bool
  private let test: SumTest
  private let marks: ProfileMarks
  private var profile = noProfile
  private var count = 0
  private var sum = 0.0

  init(
    subjects: UnsafePointer<UInt32>, numbers: Numbers, isAverage: Bool, test: SumTest,
    marks: ProfileMarks
  ) {
    self.subjects = subjects
    self.numbers = numbers
    self.isAverage = isAverage
    self.test = test
    self.marks = marks
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
    marks.set(profile, to: test.accepts(isAverage ? sum / Double(count) : sum))
  }
}

/// A test of a sum before it is rounded to 6 decimals: rounds only where that can decide.
struct SumTest: Sendable {
  private let test: ValueTest
  private let interval: NumberInterval?

  init(_ test: ValueTest) {
    self.test = test
    interval = test.numericComparison.map { NumberInterval($0.symbol, $0.number) }
  }

  @inline(__always)
  func accepts(_ sum: Double) -> Bool {
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
