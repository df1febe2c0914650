/// A point in time, in whole milliseconds since the beginning of 1970 in UTC.
struct Instant: Hashable, Comparable, Sendable {
  var milliseconds: Int

  init(milliseconds: Int) {
    self.milliseconds = milliseconds
  }

  /// The instant at which a UTC clock shows these figures.
  init(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0) {
    // Days are counted in years that begin in March, so that a leap day ends its year.
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = era * 146_097 + dayOfEra - 719_468
    milliseconds = ((days * 24 + hour) * 60 + minute) * 60_000
  }

  static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// This instant moved into the future, or into the past with negative figures.
  func adding(days: Int = 0, hours: Int = 0, minutes: Int = 0, seconds: Int = 0) -> Instant {
    let minutesInAll = (days * 24 + hours) * 60 + minutes
    return Instant(milliseconds: milliseconds + (minutesInAll * 60 + seconds) * 1000)
  }

  /// Whole days from this instant to a later one.
  func days(until later: Instant) -> Int {
    (later.milliseconds - milliseconds) / 86_400_000
  }

  /// The calendar date in UTC, as `2026-03-01`.
  var day: String {
    let shifted = milliseconds.floorDivided(by: 86_400_000) + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(year)-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The instant as RFC 3339 text in UTC, with milliseconds where there are any.
  var text: String {
    let rest = milliseconds - milliseconds.floorDivided(by: 86_400_000) * 86_400_000
    let (seconds, fraction) = (rest / 1000, rest % 1000)
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
    let tail = fraction == 0 ? "" : "." + padded(fraction, 3)
    return day + "T" + clock.joined(separator: ":") + tail + "Z"
  }
}

/// A figure with zeros before it.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension Int {
  fileprivate func floorDivided(by divisor: Int) -> Int {
    self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
  }
}
