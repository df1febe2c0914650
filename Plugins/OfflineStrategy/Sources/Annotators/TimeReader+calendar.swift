import AudienceJSON
import AudienceTime

/// Calendar times: days, months, quarters and years by name, and the present and last ones.
extension TimeReader {
  /// A stretch of whole days, both ends included.
  struct Period {
    var first: CalendarDate
    var last: CalendarDate
    var end: Int
    /// What was taken without being said.
    var assumption: String?

    var days: Int { last.daysSinceEpoch - first.daysSinceEpoch + 1 }
  }

  private static let onOrAfter = phrases(
    """
    on or after|since|starting from|starting|starting on|beginning|beginning on|from|\
    no earlier than|not before|any time since|anytime since|at or after|not earlier than|\
    since the start of|since the beginning of|from the start of|from the beginning of|\
    starting in|beginning in|since about|ever since|dating from
    """)
  private static let onOrBefore = phrases(
    """
    on or before|until|up to|through|by|no later than|up until|till|not after|at or before|\
    up to and including|until the end of|by the end of|before the end of|through the end of|\
    not later than|as of
    """)
  private static let after = phrases(
    """
    after|later than|after the end of|since the end of|any time after|anytime after|follows|\
    following|postdates|postdating|more recent than|newer than
    """)
  private static let before = phrases(
    """
    before|prior to|earlier than|ahead of|before the start of|before the beginning of|\
    until the start of|any time before|anytime before|preceding|precedes|predates|predating|\
    older than
    """)
  private static let inside = phrases(
    """
    in|during|throughout|on|over|within|for|so far in|at|all of|of|in all of|across|so far|\
    over the course of|in the course of|at any time in|over all of|through|all|all through
    """)
  /// Openers that a number behind them makes a quantity: `over 2000`, `for 2000`.
  private static let notOfYears: Set<String> = [
    "over", "for", "on", "at", "of", "all", "within", "up", "by", "through",
  ]

  func calendar(at start: Int) -> [Mention] {
    var found: [Mention] = []
    func add(
      _ end: Int, from: CalendarDate?, through: CalendarDate?, _ period: Period
    ) {
      found.append(
        Mention(
          start..<end, .time(.calendar(from: from, through: through)),
          assumption: period.assumption))
    }
    if let (end, period) = opened(by: Self.onOrAfter, at: start), word(end) != "not" {
      if let range = range(from: period) {
        add(range.end, from: range.first, through: range.last, range)
      } else if word(start) != "from" || ["on", "onward", "onwards"].contains(word(period.end))
        || word(start + 1) == "the"
      {
        let isTail = ["on", "onwards", "onward"].contains(word(period.end))
        add(isTail ? period.end + 1 : period.end, from: period.first, through: nil, period)
      }
    }
    if let end = prompt.end(ofAny: Self.onOrAfter, at: start), end > start + 1 {
      let unit = ["the", "this"].contains(word(end)) ? end + 1 : end
      if let whole = current(unitAt: unit) {
        add(whole.end, from: whole.first, through: nil, whole)
      }
    }
    if word(start) == "since", let begun = begun(at: start + 1) {
      add(begun.end, from: begun.first, through: nil, begun)
    }
    if let (_, period) = opened(by: Self.onOrBefore, at: start) {
      add(period.end, from: nil, through: period.last, period)
    } else if let end = prompt.end(ofAny: Self.onOrBefore, at: start), end > start + 2 {
      let unit = ["the", "this"].contains(word(end)) ? end + 1 : end
      if let whole = current(unitAt: unit) { add(whole.end, from: nil, through: whole.last, whole) }
    }
    if let (_, period) = opened(by: Self.after, at: start) {
      add(period.end, from: period.last.adding(days: 1), through: nil, period)
    }
    if let (_, period) = opened(by: Self.before, at: start) {
      add(period.end, from: nil, through: period.first.adding(days: -1), period)
    }
    if word(start) == "between", let range = dayRange(at: start + 1) {
      add(range.end, from: range.first, through: range.last, range)
    } else if word(start) == "between", let first = period(at: start + 1),
      let range = range(from: first)
    {
      add(range.end, from: range.first, through: range.last, range)
    }
    if let rest = rest(at: start) { add(rest.end, from: rest.first, through: rest.last, rest) }
    let opener = prompt.end(ofAny: Self.inside, at: start)
    let place = opener.map { word($0) == "both" ? $0 + 1 : $0 } ?? start
    if let range = dayRange(at: place) {
      add(range.end, from: range.first, through: range.last, range)
    } else if let period = period(at: place), opener != nil || standsAlone(at: start),
      opener == nil || !Self.notOfYears.contains(word(start)) || !isBareYear(place)
    {
      let joined = extended(period, isBoth: word(place - 1) == "both")
      add(joined.end, from: joined.first, through: joined.last, joined)
      // "on August 24 or later"
      if let end = prompt.end(ofAny: Self.orLater, at: period.end) {
        add(end, from: period.first, through: nil, period)
      }
      if let end = prompt.end(ofAny: Self.orEarlier, at: period.end) {
        add(end, from: nil, through: period.last, period)
      }
    }
    return found
  }

  private static let orLater = phrases(
    """
    or later|or after|or afterwards|or afterward|or thereafter|or newer|or any time after|\
    or anytime after|or any time since|or more recently|and later|and afterwards|and thereafter|\
    and onwards|and onward|or onwards|onwards|onward|and beyond|or beyond|or at any time after|\
    or any time later|or anytime later|or on a later date
    """)
  private static let orEarlier = phrases(
    """
    or earlier|or before|or prior|or sooner|or older|and earlier|and before|or any time before|\
    or anytime before|or before then|or before that
    """)

  /// The end of an opener with the period behind it. A year alone behind words that a number
  /// follows as well is none: `up to 2000`.
  private func opened(by phrases: Phrases, at start: Int) -> (end: Int, period: Period)? {
    guard let end = prompt.end(ofAny: phrases, at: start), let period = period(at: end),
      !Self.notOfYears.contains(word(start)) || !isBareYear(end)
    else { return nil }
    return (end, period)
  }

  private func isBareYear(_ index: Int) -> Bool {
    prompt.token(index)?.number != nil && yearNumber(at: index) != nil
  }

  private static let beginning: Set<String> = ["began", "begun", "started", "opened"]

  /// `the quarter began`, `Q3 started`: the period, behind "since".
  private func begun(at start: Int) -> Period? {
    let index = ["the", "this"].contains(word(start)) ? start + 1 : start
    guard var period = current(unitAt: index) ?? period(at: start),
      Self.beginning.contains(word(period.end))
    else { return nil }
    period.end += 1
    return period
  }

  /// Whether a period needs no preposition here: `last month`, `December 2025`, but not a number
  /// that could be a year.
  private func standsAlone(at index: Int) -> Bool {
    prompt.token(index)?.number == nil || !isBareYear(index) || isSecondYear(index)
  }

  /// `in both 2024 and 2025`, `in 2024 but not 2025`: a year behind another one.
  private func isSecondYear(_ index: Int) -> Bool {
    var joint = index - 1
    if ["not", "again"].contains(word(joint)) { joint -= 1 }
    guard ["and", "or", "but", "&"].contains(word(joint)) else { return false }
    return isBareYear(joint - 1) && ["in", "both", "during", "of"].contains(word(joint - 2))
  }

  /// `later this month`, `the rest of the year`: from tomorrow on.
  private func rest(at start: Int) -> Period? {
    let place: Int
    if word(start) == "later", word(start + 1) == "this" {
      place = start + 2
    } else if let end = prompt.end(ofAny: Self.restOf, at: start) {
      place = ["the", "this"].contains(word(end)) ? end + 1 : end
    } else {
      return nil
    }
    return current(unitAt: place).map { Period(first: today, last: $0.last, end: $0.end) }
  }

  private static let restOf = phrases(
    "in the rest of|for the rest of|during the rest of|the rest of|over the rest of")

  /// `and`/`to` with a second period: `between March and May`, `from 1 May to 3 May`.
  private func range(from first: Period) -> Period? {
    guard ["and", "to", "through", "until", "till", "-", "–"].contains(word(first.end)),
      let second = period(at: first.end + 1)
    else { return nil }
    var first = first
    align(&first, with: second)
    return second.last >= first.first
      ? Period(
        first: first.first, last: second.last, end: second.end,
        assumption: first.assumption ?? second.assumption) : nil
  }

  /// `November or December 2025`: two neighbouring periods as one.
  ///
  /// - Parameter isBoth: `in both January and February`, which are two times.
  private func extended(_ period: Period, isBoth: Bool) -> Period {
    guard ["or", "and", "through", "to", "-"].contains(word(period.end)), !isBoth else {
      return period
    }
    let next = word(period.end + 1) == "in" ? period.end + 2 : period.end + 1
    guard let second = self.period(at: next) else { return period }
    // "in January 2026 and February 2026" are two times, "in January and February" is one.
    let isSaidTwice =
      next > period.end + 1
      || yearNumber(at: period.end - 1) != nil && yearNumber(at: second.end - 1) != nil
    if word(period.end) == "and", isSaidTwice { return period }
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
}
