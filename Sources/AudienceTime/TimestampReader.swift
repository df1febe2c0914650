/// Reads dates and timestamps strictly, to microseconds (DESIGN.md, "Time").
///
/// A fraction of more than six digits is cut. A leap second (`23:59:60` in UTC) is the first
/// instant of the next day. `24:00`, 30 February, an offset over 23:59 and trailing text are
/// refused.
public enum TimestampReader {
  /// What was read: a day without a time, or an instant.
  public enum Value: Hashable, Sendable {
    case date(CalendarDate)
    case instant(Instant)

    /// The instant; a day alone is its midnight UTC.
    public var instant: Instant {
      switch self {
      case .date(let date): date.midnight
      case .instant(let instant): instant
      }
    }
  }

  /// Reads RFC 3339 exactly: `2026-01-31T00:00:00.5+01:00`; seconds and zone are required.
  public static func rfc3339(_ text: some StringProtocol) -> Instant? {
    guard case .instant(let instant)? = read(text, isLenient: false) else { return nil }
    return instant
  }

  /// Reads what has an instant in the condition language: `YYYY-MM-DD` or
  /// `YYYY-MM-DDThh:mm[:ss[.f]][Z|±hh:mm]`, no zone meaning UTC (SEMANTICS 3).
  public static func value(_ text: some StringProtocol) -> Value? {
    read(text, isLenient: true)
  }

  private static func read(_ text: some StringProtocol, isLenient: Bool) -> Value? {
    guard text.utf8.count <= 64, text.utf8.count >= 10 else { return nil }
    var scanner = DigitScanner(bytes: Array(text.utf8))
    guard let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2),
      scanner.take("-"), let day = scanner.digits(2),
      let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    if scanner.isAtEnd { return isLenient ? .date(date) : nil }
    guard scanner.take("T") || (!isLenient && scanner.take("t")),
      let hour = scanner.digits(2), hour < 24, scanner.take(":"),
      let minute = scanner.digits(2), minute < 60
    else { return nil }
    var second = 0
    var fraction: Int64 = 0
    if scanner.take(":") {
      guard let value = scanner.digits(2), value <= 60 else { return nil }
      second = value
      if scanner.take(".") {
        guard let value = scanner.fraction() else { return nil }
        fraction = value
      }
    } else if !isLenient {
      return nil
    }
    var offsetMinutes = 0
    if scanner.take("Z") || (!isLenient && scanner.take("z")) {
      offsetMinutes = 0
    } else if let offset = scanner.offset() {
      offsetMinutes = offset
    } else if !isLenient {
      return nil
    }
    guard scanner.isAtEnd else { return nil }
    let seconds = Int64(hour * 3600 + minute * 60 + second - offsetMinutes * 60)
    let instant = date.midnight.advanced(
      by: seconds * Instant.microsecondsPerSecond + (second == 60 ? 0 : fraction))
    if second == 60, instant != instant.date.midnight { return nil }
    return .instant(instant)
  }
}

private struct DigitScanner {
  let bytes: [UInt8]
  var index = 0

  var isAtEnd: Bool { index == bytes.count }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, UInt32(bytes[index]) == character.value else { return false }
    index += 1
    return true
  }

  mutating func digits(_ count: Int) -> Int? {
    guard index + count <= bytes.count else { return nil }
    var value = 0
    for position in index..<(index + count) {
      guard (0x30...0x39).contains(bytes[position]) else { return nil }
      value = value * 10 + Int(bytes[position] - 0x30)
    }
    index += count
    return value
  }

  /// The digits after the point as microseconds; nil when there are none.
  mutating func fraction() -> Int64? {
    var value: Int64 = 0
    var count = 0
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
      if count < 6 { value = value * 10 + Int64(bytes[index] - 0x30) }
      count += 1
      index += 1
    }
    if count == 0 { return nil }
    for _ in min(count, 6)..<6 { value *= 10 }
    return value
  }

  /// `±hh:mm` in minutes.
  mutating func offset() -> Int? {
    let sign: Int
    if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
    guard let hours = digits(2), hours < 24, take(":"), let minutes = digits(2), minutes < 60
    else { return nil }
    return sign * (hours * 60 + minutes)
  }
}
