import AudienceTime

/// Days that prompts call by a name, each by the rule that gives its date in a year.
enum Holidays {
  struct Holiday: Sendable {
    let names: Phrases
    let day: @Sendable (_ year: Int) -> CalendarDate?
  }

  static let all: [Holiday] = [
    fixed("new year 's day|new years day", 1, 1),
    fixed("valentine 's day|valentines day|valentine 's|valentines", 2, 14),
    fixed("st patrick 's day|st patricks day|saint patrick 's day", 3, 17),
    fixed("independence day|fourth of july|4th of july|july fourth", 7, 4),
    fixed("halloween", 10, 31),
    fixed("singles day|single 's day", 11, 11),
    fixed("christmas eve", 12, 24),
    fixed("christmas day|christmas|xmas", 12, 25),
    fixed("boxing day", 12, 26),
    fixed("new year 's eve|new years eve", 12, 31),
    Holiday(names: phrases("thanksgiving day|thanksgiving")) { thanksgiving($0) },
    Holiday(names: phrases("black friday")) { thanksgiving($0)?.adding(days: 1) },
    Holiday(names: phrases("cyber monday")) { thanksgiving($0)?.adding(days: 4) },
    Holiday(names: phrases("mother 's day|mothers day")) { weekday(7, number: 2, month: 5, $0) },
    Holiday(names: phrases("father 's day|fathers day")) { weekday(7, number: 3, month: 6, $0) },
    Holiday(names: phrases("labor day")) { weekday(1, number: 1, month: 9, $0) },
  ]

  private static func fixed(_ names: String, _ month: Int, _ day: Int) -> Holiday {
    Holiday(names: phrases(names)) { CalendarDate(year: $0, month: month, day: day) }
  }

  /// The fourth Thursday of November.
  private static func thanksgiving(_ year: Int) -> CalendarDate? {
    weekday(4, number: 4, month: 11, year)
  }

  /// The nth day of a kind in a month; ISO weekdays, Monday is 1.
  private static func weekday(_ weekday: Int, number: Int, month: Int, _ year: Int)
    -> CalendarDate?
  {
    guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
    return first.adding(days: (weekday - first.isoWeekday + 7) % 7 + 7 * (number - 1))
  }
}
