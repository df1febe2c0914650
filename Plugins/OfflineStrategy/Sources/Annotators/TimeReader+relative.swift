import AudienceTime

/// Calendar times that are relative to the clock.
extension TimeReader {
  /// `this year`, `so far this month`, `last quarter`, `year to date`.
  func relative(at start: Int) -> Period? {
    var index = start
    if word(index) == "so", word(index + 1) == "far" { index += 2 }
    if word(index) == "earlier" { index += 1 }
    if word(index + 1) == "to", word(index + 2) == "date", let current = current(unitAt: index) {
      return Period(first: current.first, last: current.last, end: index + 3)
    }
    let which = word(index)
    guard ["this", "current", "last", "previous"].contains(which) else { return nil }
    guard let current = current(unitAt: index + 1) else { return nil }
    let end = index + 2
    if which == "this" || which == "current" {
      var tail = end
      if word(end) == "so", word(end + 1) == "far" { tail = end + 2 }
      return Period(first: current.first, last: current.last, end: tail)
    }
    let before: CalendarDate
    switch word(index + 1) {
    case "week": before = current.first.adding(days: -7)
    case "month": before = current.first.adding(months: -1)
    case "quarter": before = current.first.adding(months: -3)
    default: before = current.first.adding(months: -12)
    }
    return Period(first: before, last: current.first.adding(days: -1), end: end)
  }

  /// The week, month, quarter or year that the clock is in.
  func current(unitAt index: Int) -> Period? {
    switch word(index) {
    case "week":
      let start = prompt.calendar.startOfWeek(today)
      return Period(first: start, last: start.adding(days: 6), end: index + 1)
    case "month":
      return months(1, from: .first(year: today.year, month: today.month), end: index + 1)
    case "quarter":
      let first = prompt.calendar.fiscalYearStart
      let into = (today.month - first + 12) % 12
      let start = CalendarDate.first(year: today.year, month: today.month - into % 3)
      return months(3, from: start, end: index + 1)
    case "year": return months(12, from: .first(year: today.year, month: 1), end: index + 1)
    default: return nil
    }
  }
}
