import AudienceJSON
import AudienceTime

/// One stretch of days by name.
extension TimeReader {
  // MARK: - One period

  func period(at index: Int) -> Period? {
    let index = word(index) == "the" ? index + 1 : index
    if let part = part(at: index) { return part }
    if let holiday = holiday(at: index) { return holiday }
    if let day = day(at: index) ?? weekday(at: index) { return day }
    if let month = month(at: index) { return month }
    if let quarter = fiscal(at: index) ?? quarter(at: index) { return quarter }
    if let half = half(at: index) ?? season(at: index) { return half }
    if let weekend = lastWeekend(at: index) { return weekend }
    return year(at: index) ?? relative(at: index)
  }

  /// `Black Friday`, `Christmas 2025`: the last one that has begun, or that of the year said.
  func holiday(at index: Int) -> Period? {
    for holiday in Holidays.all {
      guard let end = prompt.end(ofAny: holiday.names, at: index) else { continue }
      if let year = yearNumber(at: end) { return single(holiday.day(year), end: end + 1) }
      let latest = [today.year, today.year - 1].compactMap(holiday.day).first { $0 <= today }
      if let latest { return single(latest, end: end) }
    }
    return nil
  }

  func day(at index: Int) -> Period? {
    guard let token = prompt.token(index) else { return nil }
    if case .date(let year, let month, let day) = token.kind {
      return single(CalendarDate(year: year, month: month, day: day), end: index + 1)
    }
    switch token.folded {
    case "today": return single(today, end: index + 1)
    case "yesterday": return single(today.adding(days: -1), end: index + 1)
    case "tomorrow": return single(today.adding(days: 1), end: index + 1)
    case "day" where word(index + 1) == "before" && word(index + 2) == "yesterday":
      return single(today.adding(days: -2), end: index + 3)
    default: break
    }
    if let ago = daysAgo(at: index) { return ago }
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

  func dayNumber(at index: Int) -> Int? {
    guard let value = prompt.token(index)?.number?.integerValue, (1...31).contains(value) else {
      return nil
    }
    return Int(value)
  }

  func dated(month: Int, day: Int, end: Int) -> Period? {
    var next = end
    if word(next) == "," || word(next) == "of" { next += 1 }
    if let year = yearNumber(at: next) {
      return single(CalendarDate(year: year, month: month, day: day), end: next + 1)
    }
    guard let date = CalendarDate(year: today.year, month: month, day: day) else { return nil }
    return single(date > today ? date.adding(months: -12) : date, end: end)
  }

  func single(_ date: CalendarDate?, end: Int) -> Period? {
    date.map { Period(first: $0, last: $0, end: end) }
  }

  func yearNumber(at index: Int) -> Int? {
    guard let token = prompt.token(index), let value = token.number?.integerValue,
      (1900...2100).contains(value), token.text.count == 4
    else { return nil }
    return Int(value)
  }

  func month(at index: Int) -> Period? {
    if word(index) == "month", word(index + 1) == "of" { return month(at: index + 2) }
    guard let month = NumberWords.months[word(index)] else { return nil }
    // "may" is a verb, "march" a walk, unless written as a name or beside what only a month has.
    if prompt.token(index)?.isCapitalised == false,
      ["may", "march", "mar", "dec", "sun"].contains(word(index)),
      yearNumber(at: index + 1) == nil,
      index == 0 || !["in", "since", "during", "last", "this", "until"].contains(word(index - 1))
    {
      return nil
    }
    var end = index + 1
    if ["of", ","].contains(word(end)), yearNumber(at: end + 1) != nil { end += 1 }
    if let year = yearNumber(at: end) {
      return months(1, from: .first(year: year, month: month), end: end + 1)
    }
    if let year = relativeYear(at: end) {
      return months(1, from: .first(year: year.year, month: month), end: year.end)
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
  func quarter(at index: Int) -> Period? {
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

  func year(at index: Int) -> Period? {
    let start = word(index) == "calendar" ? index + 1 : index
    let place = word(start) == "year" ? start + 1 : index
    guard let year = yearNumber(at: place) else { return nil }
    // "2025 points" is a number, "in 2025" is a year: a noun behind it decides.
    return months(12, from: .first(year: year, month: 1), end: place + 1)
  }
}
