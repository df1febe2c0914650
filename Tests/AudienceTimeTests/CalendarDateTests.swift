import AudienceTime
import Testing

@Suite struct CalendarDateTests {
  @Test func `stepping day by day from 1970 to 2100 agrees with the calendar`() {
    var (year, month, day) = (1970, 1, 1)
    var weekday = 4
    var number = 0
    var faults: [String] = []
    while year <= 2100 {
      let date = CalendarDate(daysSinceEpoch: number)
      let parts = date.components
      if parts != (year, month, day) || date.isoWeekday != weekday
        || CalendarDate(year: year, month: month, day: day) != date
        || date.midnight.microseconds != Int64(number) * 86_400_000_000
        || date.midnight.advanced(by: 86_399_999_999).date != date
      {
        faults.append(date.text)
      }
      number += 1
      weekday = weekday % 7 + 1
      let isLeap = year % 4 == 0 && year != 2100
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      day += 1
      if day > lengths[month - 1] { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    #expect(faults.isEmpty)
    #expect(number == 47_847)
  }

  @Test func `days that the calendar does not have are refused`() {
    for (year, month, day) in [
      (2024, 2, 30), (2023, 2, 29), (2100, 2, 29), (2024, 0, 1), (2024, 13, 1), (2024, 4, 31),
      (2024, 1, 0), (2024, 1, 32),
    ] {
      #expect(CalendarDate(year: year, month: month, day: day) == nil)
    }
    #expect(CalendarDate(year: 2000, month: 2, day: 29) != nil)
  }

  struct MonthCase: Sendable, CustomTestStringConvertible {
    let start: String
    let months: Int
    let end: String
    var testDescription: String { "\(start) and \(months) months" }
  }

  @Test(arguments: [
    MonthCase(start: "2026-01-31", months: 1, end: "2026-02-28"),
    MonthCase(start: "2024-01-31", months: 1, end: "2024-02-29"),
    MonthCase(start: "2026-01-15", months: 12, end: "2027-01-15"),
    MonthCase(start: "2026-01-15", months: -1, end: "2025-12-15"),
    MonthCase(start: "2026-03-31", months: -13, end: "2025-02-28"),
    MonthCase(start: "2026-12-31", months: 0, end: "2026-12-31"),
  ])
  func `months are added to the same day or the last one`(_ test: MonthCase) throws {
    let start = try #require(TimestampReader.value(test.start)).instant.date
    #expect(start.adding(months: test.months).text == test.end)
  }

  @Test(arguments: [Int.min, Int.min + 1, -1 << 41, 1 << 41, Int.max - 1, Int.max])
  func `arithmetic saturates instead of overflowing`(_ count: Int) {
    let day = CalendarDate(daysSinceEpoch: 20_000)
    let isLater = count > 0
    #expect((day.adding(days: count) > day) == isLater)
    #expect((day.adding(months: count) > day) == isLater)
    #expect((day.adding(days: count).adding(months: count) > day) == isLater)
    #expect(day.adding(days: count).midnight.microseconds == (isLater ? .max : .min))
    #expect(!day.adding(days: count).text.isEmpty)
  }

  @Test(arguments: [Int64.min, -1, 0, Int64.max])
  func `every instant has a text`(_ microseconds: Int64) {
    #expect(Instant(microseconds: microseconds).text.hasSuffix("Z"))
  }

  @Test func `instants and spans saturate`() {
    let instant = Instant(microseconds: .max - 1)
    #expect(instant.advanced(by: 5) == Instant(microseconds: .max))
    #expect(Instant(microseconds: .min).advanced(by: -5) == Instant(microseconds: .min))
    #expect(TimeSpan.days(.max).microseconds == .max)
    #expect(TimeSpan.hours(25).daysRoundedUp == 2)
    #expect(TimeSpan.hours(24).daysRoundedUp == 1)
    #expect(TimeSpan.days(1).text == "1 day")
    #expect(TimeSpan.hours(30).text == "30 hours")
  }
}
