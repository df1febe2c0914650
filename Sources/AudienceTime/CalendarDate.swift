/// A day of the proleptic Gregorian calendar, without a time zone.
public struct CalendarDate: Hashable, Sendable, Comparable {
  /// Days since 1970-01-01; within 2^40 days of it, some three billion years.
  public let daysSinceEpoch: Int

  private static let farthest = 1 << 40

  /// Makes the day that many days after 1970-01-01; beyond 2^40 days, the last one within.
  public init(daysSinceEpoch: Int) {
    self.daysSinceEpoch = min(max(daysSinceEpoch, -Self.farthest), Self.farthest)
  }

  /// The date of a year, a month 1–12 and a day; nil when the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= Self.length(ofMonth: month, year: year) else {
      return nil
    }
    daysSinceEpoch = Self.days(year: year, month: month, day: day)
  }

  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.daysSinceEpoch < right.daysSinceEpoch
  }

  /// Midnight UTC at the start of this day.
  public var midnight: Instant {
    let (product, overflow) = Int64(daysSinceEpoch).multipliedReportingOverflow(
      by: Instant.microsecondsPerDay)
    if overflow { return Instant(microseconds: daysSinceEpoch < 0 ? .min : .max) }
    return Instant(microseconds: product)
  }

  /// The day `count` days later; earlier when it is negative.
  public func adding(days count: Int) -> CalendarDate {
    let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(count)
    return CalendarDate(daysSinceEpoch: overflow ? (count < 0 ? .min : .max) : sum)
  }

  /// The same day `count` months later; the last day of that month where it has fewer days.
  public func adding(months count: Int) -> CalendarDate {
    let parts = components
    // No more than takes any date past the farthest ones, so that nothing overflows.
    let count = min(max(count, -Self.farthest), Self.farthest)
    let months = parts.year * 12 + parts.month - 1 + count
    let year = Int(floorDivide(Int64(months), 12))
    let month = months - year * 12 + 1
    let day = min(parts.day, Self.length(ofMonth: month, year: year))
    return CalendarDate(daysSinceEpoch: Self.days(year: year, month: month, day: day))
  }

  /// Year, month 1–12 and day of the month.
  public var components: (year: Int, month: Int, day: Int) {
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    let shifted = daysSinceEpoch + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The day of the week, 1 for Monday to 7 for Sunday (ISO 8601).
  public var isoWeekday: Int {
    let remainder = (daysSinceEpoch + 3) % 7
    return (remainder < 0 ? remainder + 7 : remainder) + 1
  }

  /// ISO 8601: `2026-01-31`.
  public var text: String {
    let parts = components
    return "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))"
  }

  /// The number of days of a month 1–12.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func days(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
