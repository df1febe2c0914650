import AudienceJSON
import AudienceTime

/// Parts of periods, and periods that only some calendars have.
extension TimeReader {
  // MARK: - Parts

  /// `the first week of January`, `the last 10 days of June`, `the first half of 2025`, `the second
  /// half of last year`.
  func part(at index: Int) -> Period? {
    if ["start", "beginning"].contains(word(index)), word(index + 1) == "of" { return nil }
    let isFirst: Bool
    let isSecond = word(index) == "second" || word(index) == "2nd"
    switch word(index) {
    case "first", "1st", "opening": isFirst = true
    case "last", "final", "closing", "second", "2nd": isFirst = false
    default: return nil
    }
    let isHalf = word(index + 1) == "half"
    guard isHalf || !isSecond else { return nil }
    guard let length = isHalf ? (.days(0), index + 2) : length(at: index + 1, allowsBareUnit: true)
    else { return nil }
    guard ["of", "in"].contains(word(length.1)), length.0.unit == .day else { return nil }
    let start = ["the", "this"].contains(word(length.1 + 1)) ? length.1 + 2 : length.1 + 1
    guard
      let whole = period(at: length.1 + 1) ?? current(unitAt: start),
      whole.first < whole.last
    else { return nil }
    let all = whole.days
    if isHalf { return half(of: whole, isFirst: isFirst, all) }
    guard length.0.count < all else { return nil }
    if let months = wholeMonths(index + 1, whole, isFirst) { return months }
    return isFirst
      ? Period(
        first: whole.first, last: whole.first.adding(days: length.0.count - 1), end: whole.end)
      : Period(first: whole.last.adding(days: 1 - length.0.count), last: whole.last, end: whole.end)
  }

  /// Halves of a year and of a quarter begin with a month; that of a month on its 16th day.
  private func half(of whole: Period, isFirst: Bool, _ days: Int) -> Period {
    let middle =
      days > 300
      ? whole.first.adding(months: 6) : whole.first.adding(days: days > 31 ? days / 2 : 15)
    return isFirst
      ? Period(first: whole.first, last: middle.adding(days: -1), end: whole.end)
      : Period(first: middle, last: whole.last, end: whole.end)
  }

  /// `the first month of`, `the first two months of`: months of the calendar.
  private func wholeMonths(_ index: Int, _ whole: Period, _ isFirst: Bool) -> Period? {
    let number = numbers.number(at: index)
    let unit = number?.end ?? index
    let count = Int(number?.number.integerValue ?? 1)
    let months: Int
    switch word(unit) {
    case "month", "months": months = count
    case "quarter", "quarters": months = 3 * count
    default: return nil
    }
    guard (1...11).contains(months) else { return nil }
    return isFirst
      ? Period(
        first: whole.first, last: whole.first.adding(months: months).adding(days: -1),
        end: whole.end)
      : Period(
        first: whole.last.adding(days: 1).adding(months: -months), last: whole.last, end: whole.end)
  }

  // MARK: - Halves, fiscal periods, seasons

  /// `H1 2025`, `H2`.
  func half(at index: Int) -> Period? {
    let number: Int
    switch word(index) {
    case "h1": number = 0
    case "h2": number = 1
    default: return nil
    }
    let next = word(index + 1) == "of" ? index + 2 : index + 1
    if let year = yearNumber(at: next) {
      return months(6, from: .first(year: year, month: 1 + 6 * number), end: next + 1)
    }
    let start = CalendarDate.first(year: today.year, month: 1 + 6 * number)
    return months(6, from: start > today ? start.adding(months: -12) : start, end: index + 1)
  }

  /// `fiscal year 2025`, `FY25`, `fiscal Q2`, `Q2 of fiscal 2025`. A fiscal year is called by the
  /// year that it ends in.
  func fiscal(at index: Int) -> Period? {
    if let year = fiscalYear(at: index) { return year }
    let isSaid = ["fiscal", "financial"].contains(word(index))
    let name = isSaid ? word(index + 1) : word(index)
    guard name.count == 2, name.first == "q", let number = name.last?.wholeNumberValue,
      (1...4).contains(number)
    else { return nil }
    let end = isSaid ? index + 2 : index + 1
    let next = ["of", "in"].contains(word(end)) ? end + 1 : end
    if let year = fiscalYear(at: next) {
      return months(3, from: year.first.adding(months: 3 * (number - 1)), end: year.end)
    }
    guard isSaid else { return nil }
    let start = currentFiscalYear(end: end).first.adding(months: 3 * (number - 1))
    return months(3, from: start > today ? start.adding(months: -12) : start, end: end)
  }

  private func fiscalYear(at index: Int) -> Period? {
    var number: Int?
    var end = index + 1
    let name = word(index)
    if name.hasPrefix("fy"), let digits = Int(name.dropFirst(2)), name.count == 4 || name.count == 6
    {
      number = digits < 100 ? 2_000 + digits : digits
    } else if name == "fy", let year = yearNumber(at: index + 1) {
      number = year
      end = index + 2
    } else if ["fiscal", "financial"].contains(name) {
      end = word(index + 1) == "year" ? index + 2 : index + 1
      number = yearNumber(at: end)
      end += 1
    }
    guard let number, (1970...2100).contains(number) else { return nil }
    let first = prompt.calendar.fiscalYearStart
    var period = months(
      12, from: .first(year: first == 1 ? number : number - 1, month: first), end: end)
    if first != 1 {
      period.assumption = "fiscal year \(number) is the one that ends in \(number)"
    }
    return period
  }

  private static let seasons: [String: Int] = [
    "spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12,
  ]

  /// `last summer`, `summer 2025`: three months of the northern half of the globe.
  func season(at index: Int) -> Period? {
    let adjective = ["last", "this", "previous", "past"].contains(word(index)) ? word(index) : nil
    let place = adjective == nil ? index : index + 1
    guard let month = Self.seasons[word(place)] else { return nil }
    let year = yearNumber(at: place + 1)
    guard adjective != nil || year != nil else { return nil }
    var start = CalendarDate.first(year: year ?? today.year, month: month)
    while year == nil, adjective == "this" ? start > today : start.adding(months: 3) > today {
      start = start.adding(months: -12)
    }
    var period = months(3, from: start, end: year == nil ? place + 1 : place + 2)
    period.assumption = "\(word(place)) = three months from \(start.text) on"
    return period
  }

  // MARK: - Days

  private static let weekdays: [String: Int] = [
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
    "sunday": 7,
  ]

  private static let dayOpeners: Set<String> = [
    "on", "since", "before", "after", "until", "by", "from", "till",
  ]

  /// `Monday`, `last Friday`: the last such day before today; `this Friday`, that of this week.
  func weekday(at index: Int) -> Period? {
    let adjective = ["last", "this", "past", "previous"].contains(word(index)) ? word(index) : nil
    let place = adjective == nil ? index : index + 1
    guard let weekday = Self.weekdays[word(place)],
      adjective != nil || index > 0 && Self.dayOpeners.contains(word(index - 1))
    else { return nil }
    let back = (today.isoWeekday - weekday + 7) % 7
    if adjective == "this" {
      let day = today.adding(days: weekday - today.isoWeekday)
      return Period(first: day, last: day, end: place + 1)
    }
    let day = today.adding(days: -(back == 0 ? 7 : back))
    return Period(first: day, last: day, end: place + 1)
  }

  /// `3 days ago`, `two weeks ago`, `a month ago`: the day, week or month of the calendar.
  func daysAgo(at index: Int) -> Period? {
    let start = word(index) == "exactly" ? index + 1 : index
    guard let length = length(at: start), ["ago", "back"].contains(word(length.end)),
      length.span.unit == .day, length.span.count > 0
    else { return nil }
    let end = length.end + 1
    let unit = word(length.end - 1)
    let text = "\"\(prompt.tokens[start..<end].map(\.text).joined(separator: " "))\""
    if unit.hasPrefix("day") {
      let day = today.adding(days: -length.span.count)
      return Period(first: day, last: day, end: end)
    }
    if unit.hasPrefix("week") {
      let first = prompt.calendar.startOfWeek(today).adding(days: -length.span.count)
      return Period(
        first: first, last: first.adding(days: 6), end: end, assumption: "\(text) = in that week")
    }
    guard unit.hasPrefix("month") else { return nil }
    var period = months(
      1, from: .first(year: today.year, month: today.month - length.span.count / 30), end: end)
    period.assumption = "\(text) = in that calendar month"
    return period
  }

  /// `January 1 to 15`, `the 1st to the 15th of March 2025`: days of one month.
  func dayRange(at start: Int) -> Period? {
    let index = word(start) == "the" ? start + 1 : start
    func joint(_ index: Int) -> Int? {
      guard ["to", "-", "–", "and", "through", "until"].contains(word(index)) else { return nil }
      return word(index + 1) == "the" ? index + 2 : index + 1
    }
    if let month = NumberWords.months[word(index)], let low = dayNumber(at: index + 1),
      let next = joint(index + 2), let high = dayNumber(at: next), low < high,
      NumberWords.months[word(next + 1)] == nil
    {
      return days(low, high, month: month, end: next + 1)
    }
    guard let low = dayNumber(at: index), let next = joint(index + 1),
      let high = dayNumber(at: next), low < high
    else { return nil }
    let place = word(next + 1) == "of" ? next + 2 : next + 1
    guard let month = NumberWords.months[word(place)] else { return nil }
    return days(low, high, month: month, end: place + 1)
  }

  private func days(_ low: Int, _ high: Int, month: Int, end: Int) -> Period? {
    guard let last = dated(month: month, day: high, end: end),
      let first = CalendarDate(year: last.first.year, month: month, day: low)
    else { return nil }
    return Period(first: first, last: last.last, end: last.end)
  }
}
