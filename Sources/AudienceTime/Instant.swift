/// A point in time: microseconds since 1970-01-01T00:00:00Z, UTC.
///
/// Years 0000 to 9999 can be read and printed; arithmetic saturates at the ends of 64 bits.
public struct Instant: Hashable, Sendable, Comparable {
  /// Microseconds since the epoch.
  public let microseconds: Int64

  public init(microseconds: Int64) { self.microseconds = microseconds }

  public static let microsecondsPerSecond: Int64 = 1_000_000
  public static let microsecondsPerDay: Int64 = 86_400_000_000

  public static func < (left: Instant, right: Instant) -> Bool {
    left.microseconds < right.microseconds
  }

  /// This instant plus a number of microseconds, which may be negative; saturates.
  public func advanced(by microseconds: Int64) -> Instant {
    let (sum, overflow) = self.microseconds.addingReportingOverflow(microseconds)
    if !overflow { return Instant(microseconds: sum) }
    return Instant(microseconds: microseconds < 0 ? .min : .max)
  }

  /// The UTC calendar date.
  public var date: CalendarDate {
    CalendarDate(daysSinceEpoch: Int(floorDivide(microseconds, Self.microsecondsPerDay)))
  }

  /// RFC 3339 in UTC with as many fraction digits as needed: `2026-02-26T10:12:00Z`.
  public var text: String {
    let (clock, fraction) = clockParts
    guard fraction != 0 else { return "\(date.text)T\(clock)Z" }
    var digits = padded(fraction, 6)
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(date.text)T\(clock).\(digits)Z"
  }

  /// The same to the minute, as tables show it: `2026-02-26T10:12Z`.
  public var textToMinute: String {
    "\(date.text)T\(clockParts.clock.prefix(5))Z"
  }

  private var clockParts: (clock: String, fraction: Int) {
    let remainder = microseconds % Self.microsecondsPerDay
    let ofDay = remainder < 0 ? remainder + Self.microsecondsPerDay : remainder
    let seconds = Int(ofDay / Self.microsecondsPerSecond)
    let fraction = Int(ofDay % Self.microsecondsPerSecond)
    let clock =
      "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    return (clock, fraction)
  }
}

func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
  let quotient = value / divisor
  return value % divisor < 0 ? quotient - 1 : quotient
}

func padded(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
