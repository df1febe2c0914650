import AudienceJSON
import AudienceTime

/// Lengths of time, and windows that reach back from the clock.
extension TimeReader {
  // MARK: - Lengths

  /// A unit of time in days or hours.
  func unit(at index: Int) -> TimeSpan? {
    switch word(index) {
    case "hour", "hours", "hr", "hrs", "h": .hours(1)
    case "day", "days", "night", "nights", "d": .days(1)
    case "week", "weeks", "wk", "wks", "w": .days(7)
    case "fortnight", "fortnights": .days(14)
    case "month", "months", "mo", "mos", "mth", "mths": .days(30)
    case "quarter", "quarters": .days(90)
    case "year", "years", "yr", "yrs", "y": .days(365)
    case "decade", "decades": .days(3_650)
    default: nil
    }
  }

  private static let halfYear = phrases(
    "half a year|a half year|half year|half of a year|one half year|six month period")
  private static let yearAndHalf = phrases(
    "a year and a half|one and a half years|year and a half|one and half years")
  private static let unitAdjectives: Set<String> = [
    "business", "calendar", "full", "consecutive", "working", "whole", "complete", "straight",
  ]
  private static let periodNouns: Set<String> = [
    "period", "window", "span", "timeframe", "stretch", "timespan", "interval",
  ]

  /// `30 days`, `two weeks`, `a fortnight`, `a couple of months`, `half a year`; also a unit alone
  /// where `allowsBareUnit`.
  func length(at index: Int, allowsBareUnit: Bool = false) -> (span: TimeSpan, end: Int)? {
    guard var found = bareLength(at: index, allowsBareUnit: allowsBareUnit) else { return nil }
    if Self.periodNouns.contains(word(found.end)) {
      found.end += 1
    } else if word(found.end) == "time",
      ["frame", "period", "window"].contains(word(found.end + 1))
    {
      found.end += 2
    } else if word(found.end) == "or", word(found.end + 1) == "so" {
      found.end += 2
    }
    return found
  }

  private func bareLength(
    at index: Int, allowsBareUnit: Bool
  ) -> (span: TimeSpan, end: Int)? {
    if let end = prompt.end(ofAny: Self.yearAndHalf, at: index) { return (.days(547), end) }
    if let end = prompt.end(ofAny: Self.halfYear, at: index) { return (.days(180), end) }
    if let number = numbers.number(at: index), !number.isMoney {
      return multiple(of: number)
    }
    if ["few", "couple"].contains(word(index)) {
      let next = word(index + 1) == "of" ? index + 2 : index + 1
      if let unit = unit(at: next) {
        return (TimeSpan(unit.count * (word(index) == "few" ? 3 : 2), unit.unit), next + 1)
      }
    }
    if ["a", "an", "one"].contains(word(index)) {
      let next = Self.unitAdjectives.contains(word(index + 1)) ? index + 2 : index + 1
      if let unit = unit(at: next) { return (unit, next + 1) }
    }
    if allowsBareUnit, let unit = unit(at: index) { return (unit, index + 1) }
    return nil
  }

  /// A number of units: `18 months`, `1.5 years`, `three full weeks`.
  private func multiple(of number: NumberReader.Found) -> (span: TimeSpan, end: Int)? {
    var next = ["-", "+"].contains(word(number.end)) ? number.end + 1 : number.end
    if Self.unitAdjectives.contains(word(next)) { next += 1 }
    guard let unit = unit(at: next) else { return nil }
    if let count = number.number.integerValue {
      guard count >= 0, count < 1_000_000 else { return nil }
      return (TimeSpan(Int(count) * unit.count, unit.unit), next + 1)
    }
    let count = number.number.doubleValue * Double(unit.count)
    guard count >= 1, count < 1_000_000 else { return nil }
    return (TimeSpan(Int(count), unit.unit), next + 1)
  }

  // MARK: - Rolling windows

  private static let openers: Set<String> = [
    "in", "within", "during", "over", "for", "throughout", "across", "from", "at", "inside",
  ]
  private static let past: Set<String> = [
    "last", "past", "previous", "prior", "trailing", "preceding", "recent", "latest",
  ]
  private static let approximators: Set<String> = [
    "about", "around", "roughly", "approximately", "only", "just", "all", "almost", "nearly",
    "of", "entire", "whole", "full",
  ]

  private static let goings: Set<String> = ["gone", "went", "go", "goes", "going"]

  /// `gone 45 days without logging in`, `went over two weeks with no order`: how long nothing was
  /// done.
  private func gone(at start: Int) -> Mention? {
    guard Self.goings.contains(word(start)) else { return nil }
    var index = start + 1
    if word(index) == "for" { index += 1 }
    if let end = prompt.end(ofAny: Self.comparators, at: index) { index = end }
    guard let length = length(at: index),
      word(length.end) == "without" || word(length.end) == "with" && word(length.end + 1) == "no"
    else { return nil }
    return Mention(start..<length.end, .time(.last(length.span)))
  }

  func rolling(at start: Int) -> [Mention] {
    if let gone = gone(at: start) { return [gone] }
    var index = start
    let opener = Self.openers.contains(word(index)) ? word(index) : nil
    if opener != nil {
      index += 1
      if Self.approximators.contains(word(index)) { index += 1 }
    }
    let hasArticle = ["the", "these", "those", "their"].contains(word(index))
    if hasArticle { index += 1 }
    if hasArticle, Self.approximators.contains(word(index)) { index += 1 }
    if word(index) == "most", word(index + 1) == "recent" { index += 1 }
    guard Self.past.contains(word(index)) else {
      if let found = unitBefore(at: index, hasArticle: hasArticle) {
        return [Mention(start..<found.tokens.upperBound, found.meaning)]
      }
      return duration(at: index, start: start, opener: opener)
    }
    if let reach = reach(at: index + 1) { return [Mention(start..<reach.end, .time(reach.time))] }
    if let length = length(at: index + 1) {
      let isBefore = Self.precedingWords.contains(word(index)) && isLast(length.span, before: start)
      return [
        Mention(
          start..<length.end, .time(isBefore ? .preceding(length.span) : .last(length.span)))
      ]
    }
    if let length = unitless(at: index + 1) {
      return [Mention(start..<length.end, .time(.last(length.span)))]
    }
    if let unit = unit(at: index + 1), opener != nil || hasArticle || word(index) == "past" {
      return [Mention(start..<(index + 2), .time(.last(unit)))]
    }
    return []
  }

  /// `the last 30 to 60 days`: between the two lengths ago.
  private func reach(at index: Int) -> (time: TimeExpression, end: Int)? {
    guard let near = numbers.number(at: index), !near.isMoney,
      let count = near.number.integerValue, count > 0, count < 1_000_000,
      ["to", "-", "–"].contains(word(near.end)), let far = length(at: near.end + 1),
      let unit = unit(at: far.end - 1), Int(count) * unit.count < far.span.count
    else { return nil }
    return (.between(TimeSpan(Int(count) * unit.count, unit.unit), far.span), far.end)
  }

  /// Words that say that a time lies before another of its length.
  static let precedingWords: Set<String> = ["previous", "prior", "preceding"]

  /// `in the last 30 days but not in the previous 30 days`: whether the last ones were said before.
  private func isLast(_ span: TimeSpan, before start: Int) -> Bool {
    (0..<start).contains { place in
      ["last", "past"].contains(word(place)) && length(at: place + 1)?.span == span
    }
  }

  /// `last week but not the week before`: a unit alone, with nothing behind to count from.
  private func unitBefore(at index: Int, hasArticle: Bool) -> Mention? {
    guard hasArticle, let length = unitOrCount(at: index),
      let end = prompt.end(ofAny: Self.beforeThat, at: length.end),
      prompt.token(end).map({
        !$0.isWord || ["and", "or", "but", "who", "with"].contains($0.folded)
      }) ?? true
    else { return nil }
    return Mention(index..<end, .time(.preceding(length.span)))
  }

  /// `the week`, `the 7` behind `in the last 7 days`.
  private func unitOrCount(at index: Int) -> (span: TimeSpan, end: Int)? {
    if let unit = unit(at: index) { return (unit, index + 1) }
    guard let number = numbers.number(at: index), !number.isMoney,
      let count = number.number.integerValue, count > 0, count < 1_000_000,
      let unit = unitSaid(before: index)
    else { return nil }
    return (TimeSpan(Int(count) * unit.count, unit.unit), number.end)
  }

  private static let beforeThat = phrases("before|before that|prior|prior to that|before then")

  /// `in the last 90 days but not in the last 30`: the unit is the one said before.
  private func unitless(at index: Int) -> (span: TimeSpan, end: Int)? {
    guard let number = numbers.number(at: index), !number.isMoney,
      let count = number.number.integerValue, count > 0, count < 1_000_000,
      prompt.token(number.end).map({ !$0.isWord || ["and", "or", "but"].contains($0.folded) })
        ?? true
    else { return nil }
    return unitSaid(before: index).map { (TimeSpan(Int(count) * $0.count, $0.unit), number.end) }
  }

  /// The unit of the length that was said last before a place.
  private func unitSaid(before index: Int) -> TimeSpan? {
    (2..<max(2, index)).reversed().lazy.compactMap { place in
      prompt.token(place - 1)?.number != nil ? self.unit(at: place) : nil
    }.first
  }

  private static let comparators = phrases(
    """
    more than|over|at least|about|around|less than|under|no more than|at most|up to|roughly|\
    no later than|not later than|not more than|approximately|almost|nearly|exactly|longer than|well over|just over|a minimum of|fewer than
    """)
  private static let furthering = phrases(
    "more than|over|at least|longer than|well over|just over|a minimum of")
  private static let behind = phrases(
    """
    of|that followed|that follow|which followed|after|later|afterwards|afterward|following|from then|thereafter|after that|of that|\
    after doing so|of doing so|following that|since
    """)
  private static let ahead = phrases(
    """
    before|prior to|leading up to|preceding|ahead of|before that|up to|running up to|before then|\
    prior to that|leading up to that|immediately before that|right before that|prior|previously
    """)

  /// `in 30 days`, `for over 60 days`, `within 3 days of that`, `less than 2 days later`, `in the
  /// 14 days before that`.
  private func duration(at index: Int, start: Int, opener: String?) -> [Mention] {
    if let range = rangeBehind(at: index, start: start) { return [range] }
    var index = index
    var isFurther = opener == "over"
    var isLonger = false
    if let end = prompt.end(ofAny: Self.comparators, at: index) {
      isLonger = prompt.end(ofAny: Self.furthering, at: index) != nil
      isFurther = isLonger && opener != "for"
      index = end
    } else if opener == "at", ["least", "most"].contains(word(index)) {
      isFurther = word(index) == "least"
      index += 1
    }
    let isFirst = word(index) == "first" && opener != nil
    if isFirst { index += 1 }
    guard let length = length(at: index, allowsBareUnit: isFirst) else { return [] }
    if word(length.end) == "ago" { return [] }
    if ["since", "up"].contains(word(length.end)), opener == nil { return [] }
    if let end = prompt.end(ofAny: Self.behind, at: length.end), word(length.end) != "since" {
      // "over 10 hours of podcasts" is how long.
      guard word(length.end) != "of" || ["within", "in", "inside"].contains(opener) || isFirst
      else { return [] }
      let time: TimeExpression =
        isFurther && word(length.end) != "of"
        ? .followingBetween(length.span, nil) : .following(length.span, isAnchored: true)
      return [Mention(start..<end, .time(time))]
    }
    if let end = prompt.end(ofAny: Self.ahead, at: length.end), opener != nil || index > start,
      !isFurther
    {
      return [Mention(start..<end, .time(.preceding(length.span)))]
    }
    // "in their first 30 days": counted from what was said before.
    if isFirst {
      return [Mention(start..<length.end, .time(.following(length.span, isAnchored: true)))]
    }
    // "have been trialing for more than 10 days"
    if opener == "for", isLonger, word(start - 1).hasSuffix("ing"), word(start - 2) == "been",
      !isNegated(before: start)
    {
      return [Mention(start..<length.end, .time(.olderThan(length.span)))]
    }
    // "a timesheet over 40 hours" is how long, not when.
    if opener == "over", length.span.unit == .hour, !isNegated(before: start) { return [] }
    switch opener {
    case "within", "inside":
      return [Mention(start..<length.end, .time(.following(length.span, isAnchored: false)))]
    case "in", "for", "during", "over":
      // "hasn't ordered in a week" looks back; "twice in a week" is any week.
      if ["a", "an", "one"].contains(word(index)), !isNegated(before: start), opener != "for" {
        return []
      }
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

  private static let older = phrases(
    """
    more than|over|at least|longer than|greater than|earlier than|before|prior to|upwards of|\
    well over|further back than|further than|older than|no less than|just over|no sooner than
    """)
  private static let newer = phrases(
    """
    less than|under|fewer than|at most|no more than|not more than|within|since|no longer than|\
    not longer than|newer than|later than|after|up to
    """)
  private static let orMoreAgo = phrases(
    "or more ago|or longer ago|plus ago|+ ago|and more ago|ago or more|ago or longer|ago or earlier"
  )
  private static let sinceAgo = phrases("ago|back|earlier")

  func ago(at start: Int) -> [Mention] {
    var index = start
    if ["somewhere", "anywhere"].contains(word(index)),
      ["from", "between", "in"].contains(word(index + 1))
    {
      index += word(index + 1) == "in" ? 2 : 1
    }
    if word(index) == "from" { index += 1 }
    if let found = rangeAgo(at: index) ?? cornersAgo(at: index) {
      return [Mention(start..<found.end, .time(found.time))]
    }
    if let end = prompt.end(ofAny: Self.older, at: start), let length = length(at: end),
      isAgo(length.end)
    {
      return [Mention(start..<(length.end + 1), .time(.olderThan(length.span)))]
    }
    if let end = prompt.end(ofAny: Self.newer, at: start), let length = length(at: end),
      isAgo(length.end)
    {
      return [Mention(start..<(length.end + 1), .time(.last(length.span)))]
    }
    if word(start) == ">" || word(start) == "<", let length = length(at: start + 1),
      isAgo(length.end)
    {
      let time: TimeExpression =
        word(start) == ">" ? .olderThan(length.span) : .last(length.span)
      return [Mention(start..<(length.end + 1), .time(time))]
    }
    if let length = length(at: start) {
      if let end = prompt.end(ofAny: Self.orMoreAgo, at: length.end) {
        return [Mention(start..<end, .time(.olderThan(length.span)))]
      }
      if length.end > start + 1, word(start + 1) == "+", isAgo(length.end) {
        return [Mention(start..<(length.end + 1), .time(.olderThan(length.span)))]
      }
    }
    return ofAge(at: start)
  }

  private func isAgo(_ index: Int) -> Bool { word(index) == "ago" || word(index) == "back" }

  /// `older than 90 days`, of a thing: its date is that long ago. Years may be those of a person.
  private func ofAge(at start: Int) -> [Mention] {
    guard ["older", "newer", "younger"].contains(word(start)), word(start + 1) == "than",
      let length = length(at: start + 2), !isAgo(length.end)
    else { return [] }
    if length.span.count % 365 == 0, isPerson(before: start) || word(length.end) == "old" {
      return []
    }
    let time: TimeExpression =
      word(start) == "older" ? .olderThan(length.span) : .last(length.span)
    return [Mention(start..<length.end, .time(time))]
  }

  private func isPerson(before index: Int) -> Bool {
    var place = index - 1
    while place >= 0, ["is", "are", "who", "that", "were", "was"].contains(word(place)) {
      place -= 1
    }
    guard place >= 0, let token = prompt.token(place) else { return true }
    return WordLists.subjects.contains(token.lemma) || !token.isWord
  }

  /// `between 30 and 90 days ago`, `30 to 90 days ago`, `between 2 weeks and 2 months ago`.
  private func rangeAgo(at index: Int) -> (end: Int, time: TimeExpression)? {
    guard let range = range(at: index), isAgo(range.end) else { return nil }
    return (range.end + 1, .between(range.near, range.far))
  }

  /// `between 30 and 60 days later`, `2-5 days after that`.
  private func rangeBehind(at index: Int, start: Int) -> Mention? {
    guard let range = range(at: index), word(range.end) != "since", word(range.end) != "of",
      let end = prompt.end(ofAny: Self.behind, at: range.end)
    else { return nil }
    return Mention(start..<end, .time(.followingBetween(range.near, range.far)))
  }

  /// `somewhere between two and six weeks ago`
  private static let vaguely: Set<String> = [
    "somewhere", "anywhere", "sometime", "anytime", "roughly", "approximately", "about", "around",
    "some",
  ]

  /// Two lengths of time, the first of which may leave its unit to the second.
  private func range(at index: Int) -> (near: TimeSpan, far: TimeSpan, end: Int)? {
    var index = index
    if Self.vaguely.contains(word(index)), ["between", "from"].contains(word(index + 1)) {
      index += 1
    }
    let first = ["between", "from"].contains(word(index)) ? index + 1 : index
    let near: TimeSpan
    let joint: Int
    var isBare = false
    if let length = length(at: first) {
      near = length.span
      joint = isAgo(length.end) ? length.end + 1 : length.end
    } else if let low = numbers.number(at: first), let count = low.number.integerValue, count >= 0,
      count < 1_000_000
    {
      near = .days(Int(count))
      joint = low.end
      isBare = true
    } else {
      return nil
    }
    guard ["and", "to", "-", "–", "until", "till", "through"].contains(word(joint)),
      let high = length(at: joint + 1)
    else { return nil }
    let unit = unit(at: high.end - 1) ?? .days(1)
    return (isBare ? TimeSpan(near.count * unit.count, unit.unit) : near, high.span, high.end)
  }

  /// `more than 30 but less than 90 days ago`, `at least 30 days ago but no more than 90 days ago`.
  private func cornersAgo(at index: Int) -> (end: Int, time: TimeExpression)? {
    func side(_ index: Int) -> (isFar: Bool, start: Int)? {
      if let end = prompt.end(ofAny: Self.older, at: index) { return (false, end) }
      if let end = prompt.end(ofAny: Self.newer, at: index) { return (true, end) }
      return nil
    }
    guard let first = side(index) else { return nil }
    let isBare = length(at: first.start) == nil
    guard
      let middle = length(at: first.start)?.end ?? numbers.number(at: first.start)?.end
    else { return nil }
    var joint = isAgo(middle) ? middle + 1 : middle
    if word(joint) == "," { joint += 1 }
    guard ["but", "and", "yet"].contains(word(joint)), let second = side(joint + 1),
      second.isFar != first.isFar, let far = length(at: second.start), isAgo(far.end)
    else { return nil }
    let near: TimeSpan
    if isBare {
      guard let count = numbers.number(at: first.start)?.number.integerValue, count >= 0,
        count < 1_000_000, let unit = unit(at: far.end - 1)
      else { return nil }
      near = TimeSpan(Int(count) * unit.count, unit.unit)
    } else {
      guard let length = length(at: first.start) else { return nil }
      near = length.span
    }
    return (far.end + 1, first.isFar ? .between(far.span, near) : .between(near, far.span))
  }

  // MARK: - Ahead

  private static let future: Set<String> = ["next", "coming", "upcoming", "following"]
  private static let fromNow = phrases(
    "from now|from today|ahead|out|away|from the present|in the future|from this day|time|'s time")
  private static let further = phrases(
    "more than|over|at least|no sooner than|further than|beyond|later than|longer than|no less than"
  )
  private static let nearer = phrases(
    "less than|under|at most|no more than|within|in the|fewer than|up to|no later than|in")

  /// `in the next 60 days`, `within 60 days from now`, `more than 60 days from now`.
  func coming(at start: Int) -> [Mention] {
    var index = start
    if Self.openers.contains(word(index)) { index += 1 }
    if ["the", "these"].contains(word(index)) { index += 1 }
    if Self.future.contains(word(index)) {
      guard let length = length(at: index + 1, allowsBareUnit: true) else { return [] }
      return [Mention(start..<length.end, .time(.next(length.span)))]
    }
    index = start
    if word(index) == "in", prompt.end(ofAny: Self.further, at: index + 1) != nil { index += 1 }
    if let end = prompt.end(ofAny: Self.further, at: index), let length = length(at: end),
      let tail = prompt.end(ofAny: Self.fromNow, at: length.end)
    {
      return [Mention(start..<tail, .time(.afterNext(length.span)))]
    }
    index = start
    if word(index) == "in", prompt.end(ofAny: Self.nearer, at: index + 1) != nil { index += 1 }
    let opened = prompt.end(ofAny: Self.nearer, at: index) ?? index
    if let length = length(at: opened) {
      let isMore = ["+"].contains(word(opened + 1))
      if let tail = prompt.end(ofAny: Self.fromNow, at: length.end),
        word(length.end) != "time" || word(start) == "in"
      {
        return [Mention(start..<tail, .time(isMore ? .afterNext(length.span) : .next(length.span)))]
      }
    }
    return []
  }
}
