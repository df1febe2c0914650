import AudienceJSON
import AudienceTime

/// Finds lookback windows and calendar times, relative to the clock (SEMANTICS 8).
struct TimeAnnotator: Annotator {
  func mentions(in prompt: PromptContext) -> [Mention] {
    let reader = TimeReader(prompt: prompt)
    return prompt.tokens.indices.flatMap(reader.times)
  }
}

/// Reads the time that begins at a place of the prompt.
struct TimeReader {
  let prompt: PromptContext

  var numbers: NumberReader { NumberReader(prompt: prompt) }
  var today: CalendarDate { prompt.calendar.today }

  func word(_ index: Int) -> String { prompt.folded(index) }

  private static let anyTime = phrases(
    """
    at any time|at any point|at any point in time|at any given time|anytime|any time|\
    at some point|at some point in time|at some time|sometime|some time|at any stage|\
    at any time ever|at any time in the past|at some point in the past|in the past at any time
    """)
  private static let always = phrases(
    """
    of all time|all time|to date|so far|up to now|until now|in their lifetime|over their lifetime|\
    in the past|since the beginning|as of now|as of today|ever at any time|in their history|\
    over all time|across all time|from the beginning
    """)

  /// The times that begin at a place. "At any point during 2025" is one time.
  func times(at start: Int) -> [Mention] {
    var found = plain(at: start)
    if let end = prompt.end(ofAny: Self.anyTime, at: start) {
      let within = plain(at: end).map {
        Mention(start..<$0.tokens.upperBound, $0.meaning, assumption: $0.assumption)
      }
      found += within + [Mention(start..<end, .time(.anyTime))]
    }
    // "who has ever called": at any time, whatever time is said for the others.
    if word(start) == "ever", ["has", "have", "had", "'ve"].contains(word(start - 1)) {
      found.append(Mention(start..<(start + 1), .time(.anyTime)))
    }
    if let end = prompt.end(ofAny: Self.always, at: start) ?? wholeHistory(at: start) {
      found.append(Mention(start..<end, .time(.anyTime)))
    }
    return found
  }

  /// The end of `in their whole history`, `over their entire order history`.
  private func wholeHistory(at start: Int) -> Int? {
    guard ["in", "over", "across", "during", "throughout", "of", "within"].contains(word(start))
    else { return nil }
    var index = start + 1
    if ["all", "all of"].contains(word(index)) { index += 1 }
    if word(index) == "of" { index += 1 }
    guard ["their", "his", "her", "its", "the", "our"].contains(word(index)) else { return nil }
    index += 1
    let isWhole = Self.whole.contains(word(index))
    if isWhole { index += 1 }
    if word(index) == "of", word(index + 1) == "their" { index += 2 }
    if ["order", "purchase", "account", "customer", "buying", "shopping"].contains(word(index)) {
      index += 1
    }
    guard ["history", "lifetime", "tenure"].contains(word(index)),
      isWhole || word(start + 1) != "the"
    else { return nil }
    return index + 1
  }

  private static let whole: Set<String> = ["whole", "entire", "full", "complete", "total", "all"]

  private func plain(at start: Int) -> [Mention] {
    rolling(at: start) + ago(at: start) + coming(at: start) + calendar(at: start)
      + references(at: start)
  }

  // MARK: - What was said before

  private static let recent = phrases(
    "recently|lately|in recent times|of late|in the recent past|as of late")
  private static let same = phrases(
    """
    that year|that month|that quarter|that week|that period|that time|the same period|\
    the same year|the same month|in that year|in that month|in that period|during that time|\
    during that year|during that period|in the same period|over that period|in that time|\
    during the same period|over the same period|in the same time|in the same time frame|\
    in the same timeframe|within the same period|within that period|over the same time|\
    in the same window|in that window|during that window|in that same period|in the same month|\
    in the same week|in the same year|in that timeframe|in that time frame|in the same quarter|\
    at the same time|within that time|over that time|over those days|in those days
    """)
  private static let since = phrases(
    "ever since|since then|since that|since|from then on|after that")

  /// The end of `during the same 30 days`, where those were said before.
  private func sameLength(at start: Int) -> Int? {
    guard ["in", "during", "within", "over"].contains(word(start)) else { return nil }
    var index = start + 1
    guard ["the", "that", "those", "these"].contains(word(index)) else { return nil }
    index += 1
    guard word(index) == "same", let length = length(at: index + 1, allowsBareUnit: true),
      (0..<start).contains(where: { self.length(at: $0, allowsBareUnit: true)?.span == length.span }
      )
    else { return nil }
    return length.end
  }

  private static let later = phrases(
    """
    afterwards|afterward|subsequently|thereafter|later on|after that|at a later time|\
    at a later date
    """)

  /// Whether nothing that belongs to a time stands at a place.
  private func isLast(_ index: Int) -> Bool {
    index == prompt.tokens.count || [",", ".", "and", "or", "but", ";", ")"].contains(word(index))
  }

  /// `have since cancelled`, `haven't since returned`: the "since" between an auxiliary and its verb.
  private func isAdverb(at index: Int) -> Bool { Self.saysSinceThen(at: index, prompt) }

  static func saysSinceThen(at index: Int, _ prompt: PromptContext) -> Bool {
    guard prompt.folded(index) == "since",
      ["have", "has", "had", "'ve", "n't", "not", "never"].contains(prompt.folded(index - 1)),
      let verb = prompt.token(index + 1), verb.isWord
    else { return false }
    return verb.folded.prefix { $0 != " " && $0 != "_" }.hasSuffix("ed")
      || IrregularForms.bases[verb.folded] != nil && verb.folded != "then"
  }

  private func references(at start: Int) -> [Mention] {
    for (phrase, time) in prompt.windows {
      if let end = prompt.end(ofAny: [phrase], at: start) {
        return [Mention(start..<end, .time(time))]
      }
    }
    if let end = prompt.end(ofAny: Self.recent, at: start) {
      return [
        Mention(
          start..<end, .time(.last(.days(30))),
          assumption: "\"\(prompt.folded(start))\" = last 30 days")
      ]
    }
    if let end = prompt.end(ofAny: Self.same, at: start) ?? sameLength(at: start) {
      return [Mention(start..<end, .time(.sameAsBefore))]
    }
    if let end = prompt.end(ofAny: Self.later, at: start), isLast(end), word(start - 1) != "and",
      !["soon", "long", "shortly", "days", "day", "hours", "weeks", "months", "immediately"]
        .contains(
          word(start - 1))
    {
      return [Mention(start..<end, .time(.afterwards))]
    }
    if isAdverb(at: start) { return [Mention(start..<(start + 1), .time(.sinceThen))] }
    if let end = prompt.end(ofAny: Self.since, at: start), word(start) != "after",
      end == prompt.tokens.count || [",", ".", "and", "or", "but", ";"].contains(word(end))
    {
      return [Mention(start..<end, .time(.sinceThen))]
    }
    return []
  }
}
