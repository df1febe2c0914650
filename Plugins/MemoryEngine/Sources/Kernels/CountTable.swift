import AudienceJSON

/// Which numbers satisfy a test of a count.
///
/// A class, so that what points to it is copied at no cost.
final class CountTable: Sendable {
  private static let kept = 256

  private let test: ValueTest
  private let accepted: [Bool]

  init(_ test: ValueTest) {
    self.test = test
    accepted = (0..<Self.kept).map { test.holds(.integer($0)) }
  }

  @inline(__always)
  func accepts(_ count: Int) -> Bool {
    count < Self.kept ? accepted[count] : test.holds(.integer(count))
  }

  /// Whether all counts from 1 are alike, and which way; nil where they are not.
  var fromOne: Bool? {
    guard let (symbol, number) = test.numericComparison, !test.isComplement else { return nil }
    let interval = IntegerInterval(symbol, number)
    let inside: Bool
    if interval.low <= 1, interval.high == .max {
      inside = true
    } else if interval.high < 1 || interval.low > interval.high {
      inside = false
    } else {
      return nil
    }
    return inside != interval.isOutside
  }
}
