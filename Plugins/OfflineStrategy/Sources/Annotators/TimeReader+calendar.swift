import AudienceJSON
import AudienceTime

/// Calendar times: days, months, quarters and years by name, and the present and last ones.
extension TimeReader {
  /// A stretch of whole days, both ends included.
  struct Period {
    var first: CalendarDate
    var last: CalendarDate
    var end: Int
  }

  func calendar(at start: Int) -> [Mention] {
    var found: [Mention] = []
    func add(_ end: Int, from: CalendarDate?, through: CalendarDate?) {
      found.append(Mention(start..<end, .time(.calendar(from: from, through: through))))
    }
    let onOrAfter = phrases(
      "on or after|since|starting from|starting|starting on|beginning|as of|from|no earlier than")
    let onOrBefore = phrases("on or before|until|up to|through|by|no later than|up until")
    let after = phrases("after|later than")
    let before = phrases("before|prior to|earlier than|ahead of")
    let inside = phrases("in|during|throughout|on|over|within|for|so far in|at|all of|of")
    if let end = prompt.end(ofAny: onOrAfter, at: start), let period = period(at: end) {
      if let range = range(from: period) {
        add(range.end, from: range.first, through: range.last)
      } else if word(start) != "from" || word(period.end) == "on" || word(period.end) == "onwards" {
        let isTail = ["on", "onwards", "onward"].contains(word(period.end))
        add(isTail ? period.end + 1 : period.end, from: period.first, through: nil)
      }
    }
    let sinceStart = phrases(
      "since the start of|since the beginning of|from the start of|from the beginning of")
    if let end = prompt.end(ofAny: sinceStart, at: start) {
      let unit = ["the", "this"].contains(word(end)) ? end + 1 : end
      if let whole = period(at: end) ?? current(unitAt: unit) {
        add(whole.end, from: whole.first, through: nil)
      }
    }
    if let end = prompt.end(ofAny: onOrBefore, at: start), let period = period(at: end) {
      add(period.end, from: nil, through: period.last)
    }
    if let end = prompt.end(ofAny: after, at: start), let period = period(at: end) {
      add(period.end, from: period.last.adding(days: 1), through: nil)
    }
    if let end = prompt.end(ofAny: before, at: start), let period = period(at: end) {
      add(period.end, from: nil, through: period.first.adding(days: -1))
    }
    if word(start) == "between", let first = period(at: start + 1),
      let range = range(from: first)
    {
      add(range.end, from: range.first, through: range.last)
    }
    let opened = prompt.end(ofAny: inside, at: start)
    if let period = period(at: opened ?? start), opened != nil || standsAlone(at: start) {
      let joined = extended(period)
      add(joined.end, from: joined.first, through: joined.last)
    }
    return found
  }

  /// Whether a period needs no preposition here: `last month`, `December 2025`, but not a number
  /// that could be a year.
  private func standsAlone(at index: Int) -> Bool { prompt.token(index)?.number == nil }

  /// `and`/`to` with a second period: `between March and May`, `from 1 May to 3 May`.
  private func range(from first: Period) -> Period? {
    guard ["and", "to", "through", "until", "till", "-", "–"].contains(word(first.end)),
      let second = period(at: first.end + 1)
    else { return nil }
    var first = first
    align(&first, with: second)
    return second.last >= first.first
      ? Period(first: first.first, last: second.last, end: second.end) : nil
  }

  /// `November or December 2025`: two neighbouring periods as one.
  private func extended(_ period: Period) -> Period {
    guard ["or", "and", "through", "to", "-"].contains(word(period.end)) else { return period }
    let next = word(period.end + 1) == "in" ? period.end + 2 : period.end + 1
    guard let second = self.period(at: next) else { return period }
    var first = period
    align(&first, with: second)
    let joins =
      first.last.adding(days: 1) == second.first || word(period.end) == "through"
      || word(period.end) == "to" || word(period.end) == "-"
    guard joins, second.last > first.last else { return period }
    return Period(first: first.first, last: second.last, end: second.end)
  }

  /// A month without a year takes the year of the one that follows: `November or December 2025`.
  private func align(_ first: inout Period, with second: Period) {
    while first.first > second.first {
      first.first = first.first.adding(months: -12)
      first.last = first.last.adding(months: -12)
    }
    while first.first.adding(months: 12) <= second.first, first.first.year < second.first.year {
      first.first = first.first.adding(months: 12)
      first.last = first.last.adding(months: 12)
    }
  }

  // MARK: - One period

  func period(at index: Int) -> Period? {
    var index = index
    if ["the", "this"].contains(word(index)), word(index) == "the" { index += 1 }
    return holiday(at: index) ?? day(at: index) ?? month(at: index) ?? quarter(at: index) ?? year(
      at: index)
      ?? relative(at: index)
  }

  /// `Black Friday`, `Christmas 2025`: the last one that has begun, or that of the year said.
  private func holiday(at index: Int) -> Period? {
    for holiday in Holidays.all {
      guard let end = prompt.end(ofAny: holiday.names, at: index) else { continue }
      if let year = yearNumber(at: end) { return single(holiday.day(year), end: end + 1) }
      let latest = [today.year, today.year - 1].compactMap(holiday.day).first { $0 <= today }
      if let latest { return single(latest, end: end) }
    }
    return nil
  }

  private func day(at index: Int) -> Period? {
    guard let token = prompt.token(index) else { return nil }
    if case .date(let year, let month, let day) = token.kind {
      return single(CalendarDate(year: year, month: month, day: day), end: index + 1)
    }
    switch token.folded {
    case "today": return single(today, end: index + 1)
    case "yesterday": return single(today.adding(days: -1), end: index + 1)
    default: break
    }
    // January 15, 2026 · January 15th · 15 January 2026 · the 15th of January
    if let month = NumberWords.months[token.folded], let day = dayNumber(at: index + 1) {
      return dated(month: month, day: day, end: index + 2)
    }
    if let day = dayNumber(at: index) {
      let next = word(index + 1) == "of" ? index + 2 : index + 1
      if let month = NumberWords.months[word(next)] {
        return dated(month: month, day: day, end: next + 1)
      }
    }
    return nil
  }

  private func dayNumber(at index: Int) -> Int? {
    guard let value = prompt.token(index)?.number?.integerValue, (1...31).contains(value) else {
      return nil
    }
    return Int(value)
  }

  private func dated(month: Int, day: Int, end: Int) -> Period? {
    var next = end
    if word(next) == "," || word(next) == "of" { next += 1 }
    if let year = yearNumber(at: next) {
      return single(CalendarDate(year: year, month: month, day: day), end: next + 1)
    }
    guard let date = CalendarDate(year: today.year, month: month, day: day) else { return nil }
    return single(date > today ? date.adding(months: -12) : date, end: end)
  }

  private func single(_ date: CalendarDate?, end: Int) -> Period? {
    date.map { Period(first: $0, last: $0, end: end) }
  }

  private func yearNumber(at index: Int) -> Int? {
    guard let token = prompt.token(index), let value = token.number?.integerValue,
      (1970...2100).contains(value), token.text.count == 4
    else { return nil }
    return Int(value)
  }

  private func month(at index: Int) -> Period? {
    guard let month = NumberWords.months[word(index)] else { return nil }
    // "may" is a verb, "march" a walk, unless written as a name.
    if prompt.token(index)?.isCapitalised == false,
      ["may", "march", "mar", "dec", "sun"].contains(word(index))
    {
      return nil
    }
    var end = index + 1
    if ["of", ","].contains(word(end)), yearNumber(at: end + 1) != nil { end += 1 }
    if let year = yearNumber(at: end) {
      return months(1, from: .first(year: year, month: month), end: end + 1)
    }
    let adjective = index > 0 ? word(index - 1) : ""
    let thisYear = CalendarDate.first(year: today.year, month: month)
    let isPast = thisYear <= today
    let start =
      isPast && !(adjective == "last" && month == today.month)
      ? thisYear : thisYear.adding(months: -12)
    return months(1, from: start, end: index + 1)
  }

  func months(_ count: Int, from start: CalendarDate, end: Int) -> Period {
    Period(first: start, last: start.adding(months: count).adding(days: -1), end: end)
  }

  /// `Q4 2025`, `the fourth quarter of 2025`.
  private func quarter(at index: Int) -> Period? {
    var number: Int?
    var end = index
    let name = word(index)
    if name.count == 2, name.first == "q", let digit = name.last?.wholeNumberValue,
      (1...4).contains(digit)
    {
      number = digit
      end = index + 1
    } else if word(index + 1) == "quarter", let ordinal = NumberWords.ordinals[name] {
      number = ordinal
      end = index + 2
    }
    guard let number else { return nil }
    if word(end) == "of", yearNumber(at: end + 1) != nil { end += 1 }
    let startMonth = (number - 1) * 3 + prompt.calendar.fiscalYearStart
    if let year = yearNumber(at: end) {
      return months(3, from: .first(year: year, month: startMonth), end: end + 1)
    }
    let start = CalendarDate.first(year: today.year, month: startMonth)
    return months(3, from: start > today ? start.adding(months: -12) : start, end: end)
  }

  private func year(at index: Int) -> Period? {
    let isNamed = word(index) == "year"
    guard let year = yearNumber(at: isNamed ? index + 1 : index) else { return nil }
    // "2025 points" is a number, "in 2025" is a year: a noun behind it decides.
    let end = isNamed ? index + 2 : index + 1
    return months(12, from: .first(year: year, month: 1), end: end)
  }
}
