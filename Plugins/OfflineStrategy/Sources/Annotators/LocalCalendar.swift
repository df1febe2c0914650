import AudienceSchema
import AudienceTime
import Foundation

/// The clock with the workspace's calendar: time zone, first day of the week, fiscal year.
struct LocalCalendar: Sendable {
  let now: Instant
  let weekStart: Int
  let fiscalYearStart: Int
  private let zone: TimeZone

  init(now: Instant, settings: Workspace.Settings) {
    self.now = now
    weekStart = settings.weekStart.isoWeekday
    fiscalYearStart = settings.fiscalYearStart
    zone = TimeZone(identifier: settings.timeZone) ?? .gmt
  }

  /// The instant at which a local day begins.
  func start(of date: CalendarDate) -> Instant {
    // The offset that holds at the day's own start, looked up near it.
    let guess = date.midnight.advanced(by: -offset(at: date.midnight))
    return date.midnight.advanced(by: -offset(at: guess))
  }

  /// The local date of the clock. At midnight exactly it is the day that has just begun.
  var today: CalendarDate { now.advanced(by: offset(at: now)).date }

  /// The day that "this month" and "this year" are taken from: at midnight exactly, today.
  func startOfWeek(_ date: CalendarDate) -> CalendarDate {
    date.adding(days: -((date.isoWeekday - weekStart + 7) % 7))
  }

  private func offset(at instant: Instant) -> Int64 {
    let seconds = instant.microseconds / Instant.microsecondsPerSecond
    let date = Date(timeIntervalSince1970: Double(seconds))
    return Int64(zone.secondsFromGMT(for: date)) * Instant.microsecondsPerSecond
  }
}

extension CalendarDate {
  var year: Int { components.year }
  var month: Int { components.month }

  /// The first day of a month; months beyond 1…12 run into the years beside.
  static func first(year: Int, month: Int) -> CalendarDate {
    let base = CalendarDate(year: year, month: 1, day: 1) ?? CalendarDate(daysSinceEpoch: 0)
    return base.adding(months: month - 1)
  }
}
