import AudienceJSON
import AudienceTime

/// Finds lookback windows and calendar times, relative to the clock (SEMANTICS 8).
struct TimeAnnotator: Annotator {
  func mentions(in prompt: PromptContext) -> [Mention] {
    let reader = TimeReader(prompt: prompt)
    return prompt.tokens.indices.flatMap { index in
      reader.rolling(at: index) + reader.ago(at: index) + reader.calendar(at: index)
        + reader.vague(at: index)
    }
  }
}

/// Reads the time that begins at a place of the prompt.
struct TimeReader {
  let prompt: PromptContext

  var numbers: NumberReader { NumberReader(prompt: prompt) }
  var today: CalendarDate { prompt.calendar.today }

  func word(_ index: Int) -> String { prompt.folded(index) }

  // MARK: - Lengths

  /// A unit of time in days or hours.
  func unit(at index: Int) -> TimeSpan? {
    switch word(index) {
    case "hour", "hours", "hr", "hrs", "h": .hours(1)
    case "day", "days", "night", "nights", "d": .days(1)
    case "week", "weeks", "wk", "wks", "w": .days(7)
    case "fortnight", "fortnights": .days(14)
    case "month", "months", "mo", "mos": .days(30)
    case "quarter", "quarters": .days(90)
    case "year", "years", "yr", "yrs": .days(365)
    default: nil
    }
  }

  /// `30 days`, `two weeks`, `a fortnight`, `a couple of months`, `half a year`; also a unit alone
  /// where `allowsBareUnit`.
  func length(at index: Int, allowsBareUnit: Bool = false) -> (span: TimeSpan, end: Int)? {
    if word(index) == "half", ["a", "an"].contains(word(index + 1)), word(index + 2) == "year" {
      return (.days(180), index + 3)
    }
    if let number = numbers.number(at: index), !number.isMoney,
      let count = number.number.integerValue, count >= 0, count < 1_000_000
    {
      let unitIndex = word(number.end) == "-" ? number.end + 1 : number.end
      if ["business", "calendar", "full", "consecutive"].contains(word(unitIndex)),
        let unit = unit(at: unitIndex + 1)
      {
        return (TimeSpan(Int(count) * unit.count, unit.unit), unitIndex + 2)
      }
      guard let unit = unit(at: unitIndex) else { return nil }
      return (TimeSpan(Int(count) * unit.count, unit.unit), unitIndex + 1)
    }
    if ["few", "couple"].contains(word(index)) {
      let next = word(index + 1) == "of" ? index + 2 : index + 1
      if let unit = unit(at: next) {
        return (TimeSpan(unit.count * (word(index) == "few" ? 3 : 2), unit.unit), next + 1)
      }
    }
    if ["a", "an", "one", "each"].contains(word(index)), let unit = unit(at: index + 1) {
      return (unit, index + 2)
    }
    if allowsBareUnit, let unit = unit(at: index) { return (unit, index + 1) }
    return nil
  }

  // MARK: - Rolling windows

  private static let anyTime = phrases(
    """
    at any time|at any point|at some time|at some point|anytime|any time|at any time ever|\
    at any point in time|at any time in the past|at some point in the past|in the past at any time
    """)
  private static let openers: Set<String> = [
    "in", "within", "during", "over", "for", "throughout", "across", "from", "at",
  ]
  private static let past: Set<String> = [
    "last", "past", "previous", "prior", "trailing", "preceding", "recent",
  ]
  private static let future: Set<String> = ["next", "coming", "upcoming", "following"]

  func rolling(at start: Int) -> [Mention] {
    var index = start
    let opener = Self.openers.contains(word(index)) ? word(index) : nil
    if opener != nil { index += 1 }
    let hasArticle = ["the", "these"].contains(word(index))
    if hasArticle { index += 1 }
    if word(index) == "most", word(index + 1) == "recent" { index += 1 }
    if Self.past.contains(word(index)) {
      if let length = length(at: index + 1) {
        return [Mention(start..<length.end, .time(.last(length.span)))]
      }
      if let unit = unit(at: index + 1), opener != nil || hasArticle {
        return [Mention(start..<(index + 2), .time(.last(unit)))]
      }
      return []
    }
    if Self.future.contains(word(index)) {
      guard let length = length(at: index + 1, allowsBareUnit: true) else { return [] }
      return [Mention(start..<length.end, .time(.next(length.span)))]
    }
    return duration(at: index, start: start, opener: opener)
  }

  /// `in 30 days`, `for over 60 days`, `within 3 days of that`, `less than 2 days later`.
  private func duration(at index: Int, start: Int, opener: String?) -> [Mention] {
    var index = index
    let comparators = phrases(
      "more than|over|at least|about|around|less than|under|no more than|at most|up to")
    if let end = prompt.end(ofAny: comparators, at: index) { index = end }
    guard let length = length(at: index) else { return [] }
    if word(length.end) == "ago" { return [] }
    let anchors = phrases("of|after|later|afterwards|afterward|following|from then|thereafter")
    if let end = prompt.end(ofAny: anchors, at: length.end) {
      guard opener != nil || word(length.end) != "of" else { return [] }
      return [Mention(start..<end, .time(.following(length.span, isAnchored: true)))]
    }
    switch opener {
    case "within":
      return [Mention(start..<length.end, .time(.following(length.span, isAnchored: false)))]
    case "in", "for", "during", "over":
      // "hasn't ordered in a week" looks back; "twice in a week" is any week.
      if ["a", "an", "one"].contains(word(index)), !isNegated(before: start) { return [] }
      return [Mention(start..<length.end, .time(.last(length.span)))]
    default: return []
    }
  }

  private func isNegated(before index: Int) -> Bool {
    prompt.tokens[..<index].contains {
      ["n't", "not", "never", "no", "without"].contains($0.folded)
    }
  }

  // MARK: - Ago

  func ago(at start: Int) -> [Mention] {
    var index = start
    if word(index) == "from" { index += 1 }
    if let first = rangeAgo(at: index) { return [Mention(start..<first.end, first.meaning)] }
    let older = phrases(
      "more than|over|at least|longer than|greater than|earlier than|before|prior to|upwards of")
    let newer = phrases(
      "less than|under|fewer than|at most|no more than|not more than|within|since")
    if let end = prompt.end(ofAny: older, at: start), let length = length(at: end),
      word(length.end) == "ago"
    {
      return [Mention(start..<(length.end + 1), .time(.olderThan(length.span)))]
    }
    if let end = prompt.end(ofAny: newer, at: start), let length = length(at: end),
      word(length.end) == "ago"
    {
      return [Mention(start..<(length.end + 1), .time(.last(length.span)))]
    }
    if let length = length(at: start),
      let end = prompt.end(
        ofAny: phrases("or more ago|or longer ago|plus ago|+ ago"), at: length.end)
    {
      return [Mention(start..<end, .time(.olderThan(length.span)))]
    }
    return []
  }

  private func rangeAgo(at index: Int) -> (end: Int, meaning: Meaning)? {
    let opening = word(index) == "between"
    guard let low = numbers.number(at: opening ? index + 1 : index) else { return nil }
    let lowUnit = unit(at: low.end)
    let joint = lowUnit == nil ? low.end : low.end + 1
    guard ["and", "to", "-", "–"].contains(word(joint)), let high = length(at: joint + 1),
      word(high.end) == "ago", let count = low.number.integerValue, count >= 0, count < 1_000_000
    else { return nil }
    let unit = lowUnit ?? unit(at: high.end - 1) ?? .days(1)
    let near = TimeSpan(Int(count) * unit.count, unit.unit)
    return (high.end + 1, .time(.between(near, high.span)))
  }

  // MARK: - Vague

  func vague(at start: Int) -> [Mention] {
    let recent = phrases("recently|lately|in recent times|of late|in the recent past|as of late")
    if let end = prompt.end(ofAny: recent, at: start) {
      return [
        Mention(
          start..<end, .time(.last(.days(30))),
          assumption: "\"\(prompt.folded(start))\" = last 30 days")
      ]
    }
    let same = phrases(
      """
      that year|that month|that quarter|that week|that period|that time|the same period|\
      the same year|the same month|in that year|in that month|in that period|during that time|\
      during that year|during that period|in the same period|over that period|in that time
      """)
    if let end = prompt.end(ofAny: same, at: start) {
      return [Mention(start..<end, .time(.sameAsBefore))]
    }
    if let end = prompt.end(ofAny: Self.anyTime, at: start) {
      return [Mention(start..<end, .time(.anyTime))]
    }
    if let end = prompt.end(ofAny: phrases("ever since|since then|since that|since"), at: start),
      end == prompt.tokens.count || [",", ".", "and", "or", "but"].contains(word(end))
    {
      return [Mention(start..<end, .time(.sinceThen))]
    }
    return []
  }
}
