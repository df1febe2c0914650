import AudienceTime

/// Calendar times that are relative to the clock.
extension TimeReader {
  private static let toDate: [String: String] = ["ytd": "year", "mtd": "month", "qtd": "quarter"]
  private static let present: Set<String> = ["this", "current", "present"]
  private static let past: Set<String> = ["last", "previous", "prior", "preceding"]

  /// `this year`, `so far this month`, `last quarter`, `year to date`.
  func relative(at start: Int) -> Period? {
    var index = start
    if word(index) == "so", word(index + 1) == "far" { index += 2 }
    if ["earlier", "already"].contains(word(index)) { index += 1 }
    if let unit = Self.toDate[word(index)] {
      return current(unit, end: index + 1).map { upToNow($0) }
    }
    if let current = current(unitAt: index), word(current.end) == "to",
      word(current.end + 1) == "date"
    {
      return upToNow(current, end: current.end + 2)
    }
    // "the month before last"
    if let current = current(unitAt: index), word(current.end) == "before",
      word(current.end + 1) == "last"
    {
      var found = before(before(current))
      found.end = current.end + 2
      return found
    }
    let which = word(index)
    guard Self.present.contains(which) || Self.past.contains(which),
      let current = current(unitAt: index + 1)
    else { return nil }
    if Self.present.contains(which) {
      var tail = current.end
      if word(tail) == "so", word(tail + 1) == "far" {
        tail += 2
      } else if word(tail) == "to", word(tail + 1) == "date" {
        tail += 2
      }
      return Period(
        first: current.first, last: current.last, end: tail, assumption: current.assumption)
    }
    return before(current)
  }

  /// The period of the same kind before one.
  private func before(_ period: Period) -> Period {
    let days = period.days
    let start: CalendarDate
    switch days {
    case ...7: start = period.first.adding(days: -7)
    case ...31: start = period.first.adding(months: -1)
    case ...92: start = period.first.adding(months: -3)
    case ...184: start = period.first.adding(months: -6)
    default: start = period.first.adding(months: -12)
    }
    var last = period.first.adding(days: -1)
    if days == 2 { last = start.adding(days: 1) }
    return Period(first: start, last: last, end: period.end, assumption: period.assumption)
  }

  private func upToNow(_ period: Period, end: Int? = nil) -> Period {
    Period(
      first: period.first, last: period.last, end: end ?? period.end,
      assumption: period.assumption)
  }

  /// The week, month, quarter or year that the clock is in, the fiscal one where the words say so.
  func current(unitAt index: Int) -> Period? {
    if ["fiscal", "financial"].contains(word(index)) {
      switch word(index + 1) {
      case "year": return currentFiscalYear(end: index + 2)
      case "quarter": return current("quarter", end: index + 2)
      case "month": return current("month", end: index + 2)
      default: return nil
      }
    }
    if word(index) == "calendar" { return current(word(index + 1), end: index + 2) }
    if word(index) == "half", word(index + 1) == "year" { return current("half", end: index + 2) }
    return current(word(index), end: index + 1)
  }

  func currentFiscalYear(end: Int) -> Period {
    let first = prompt.calendar.fiscalYearStart
    let year = today.month >= first ? today.year : today.year - 1
    return months(12, from: .first(year: year, month: first), end: end)
  }

  func current(_ unit: String, end: Int) -> Period? {
    switch unit {
    case "week":
      let start = prompt.calendar.startOfWeek(today)
      return Period(first: start, last: start.adding(days: 6), end: end)
    case "weekend":
      return weekend(end: end)
    case "month":
      return months(1, from: .first(year: today.year, month: today.month), end: end)
    case "quarter":
      let first = prompt.calendar.fiscalYearStart
      let into = (today.month - first + 12) % 12
      let start = CalendarDate.first(year: today.year, month: today.month - into % 3)
      return months(3, from: start, end: end)
    case "half":
      return months(6, from: .first(year: today.year, month: today.month <= 6 ? 1 : 7), end: end)
    case "year": return months(12, from: .first(year: today.year, month: 1), end: end)
    default: return nil
    }
  }

  /// Saturday and Sunday of the week from Monday on that today is in.
  private func weekend(end: Int) -> Period {
    let saturday = today.adding(days: 6 - today.isoWeekday)
    return Period(first: saturday, last: saturday.adding(days: 1), end: end)
  }

  /// `last year`, `this year`, `2025` behind a month: the year that it is of.
  func relativeYear(at start: Int) -> (year: Int, end: Int)? {
    let index = word(start) == "of" || word(start) == "in" ? start + 1 : start
    guard word(index + 1) == "year" else { return nil }
    switch word(index) {
    case "last", "previous": return (today.year - 1, index + 2)
    case "this", "the": return (today.year, index + 2)
    default: return nil
    }
  }

  /// `the weekend`: the last one that has begun.
  func lastWeekend(at index: Int) -> Period? {
    guard word(index) == "weekend", index > 0, word(index - 1) == "the" else { return nil }
    let weekend = weekend(end: index + 1)
    return weekend.first >= today ? before(weekend) : weekend
  }
}
