import AudienceConditions
import AudienceJSON
import AudienceSchema
import AudienceTime

/// Times beside a trait that holds a date: `renews in the next 30 days`, `was due before May`.
extension TraitReader {
  /// The comparisons of a date with the times beside its name.
  func times(_ mention: FieldMention) -> [(conditions: [Condition], tokens: TokenSet)] {
    leaf.times.compactMap { found, time in
      // "expires on 1 October" of `expires_on`: the preposition belongs to both.
      let isShared =
        mention.tokens.contains(found.tokens.lowerBound)
        && ["on", "at", "in", "by", "until"].contains(
          analysis.tokens[found.tokens.lowerBound].folded)
        && found.tokens.lowerBound + 1 == mention.tokens.upperBound && mention.tokens.count > 1
      let end = isShared ? found.tokens.lowerBound : mention.tokens.upperBound
      let beside = happening(end..<max(end, found.tokens.lowerBound)).union(kinds(behind: end))
      let isAfter = leaf.isClose(end, found.tokens.lowerBound, ignoring: beside)
      let isBefore = leaf.isClose(found.tokens.upperBound, mention.tokens.lowerBound)
      let scalar = Scalar.trait(vocabulary.fields[mention.field].field.path)
      guard isAfter || isBefore else { return nil }
      if let day = dayBefore(found, directed(mention, found, time)) {
        return (
          [.test(scalar, .afterDate(.text(day.text)))], TokenSet(found.tokens).union(beside)
        )
      }
      guard let conditions = resolver.conditions(on: scalar, directed(mention, found, time))
      else { return nil }
      return (conditions, TokenSet(found.tokens).union(beside))
    }
  }

  /// `after July 1`: the day that the language's own comparison is with.
  private func dayBefore(_ found: Mention, _ time: TimeExpression) -> CalendarDate? {
    guard case .calendar(let from?, nil) = time,
      found.tokens.contains(where: { Self.afters.contains(analysis.tokens[$0].folded) }),
      found.tokens.contains(where: { index in
        if case .date = analysis.tokens[index].kind { return true }
        return analysis.tokens[index].number?.integerValue.map { (1...31).contains($0) } == true
      }),
      !found.tokens.contains(where: { ["on", "at", "or"].contains(analysis.tokens[$0].folded) })
    else { return nil }
    return from.adding(days: -1)
  }

  private static let afters: Set<String> = ["after", "later", "follows", "following", "postdates"]

  static let year = Lemmatizer.lemma(of: "year")

  private static let happenings = WordLists.list(
    "come coming fall fell happen occur due set schedule take place lie approach reach up land")

  /// `whose birthday is coming up in`, `falls in`: words between a date and its time.
  private func happening(_ range: Range<Int>) -> TokenSet {
    TokenSet(
      range.filter {
        leaf.range.contains($0) && analysis.mention(at: $0) == nil
          && Self.happenings.contains(analysis.tokens[$0].lemma)
      })
  }

  /// `joined the loyalty program`: nouns right behind a name that mean nothing beside it.
  func kinds(behind end: Int) -> TokenSet {
    TokenSet(
      (end..<max(end, leaf.range.upperBound)).prefix {
        analysis.mention(at: $0) == nil && analysis.tokens[$0].isWord
          && WordLists.traitHeads.contains(analysis.tokens[$0].lemma)
      })
  }

  /// `whose card has expired`: the date is behind us.
  func saysPassed(_ mention: FieldMention) -> Bool {
    mention.tokens.contains {
      ["expired", "ended", "lapsed", "passed"].contains(analysis.tokens[$0].folded)
    } || overdue(behind: mention) != nil
  }

  /// `renewed last year` is not said of a `next_renewal_date`.
  func saysPast(_ mention: FieldMention) -> Bool {
    vocabulary.fields[mention.field].allWords.contains(Self.next)
      && mention.tokens.contains { analysis.tokens[$0].folded.hasSuffix("ed") }
  }

  private static let next = Lemmatizer.lemma(of: "next")
  private static let past: Set<String> = ["last", "past", "previous", "ago", "trailing", "prior"]
  private static let pastForms: Set<String> = [
    "expired", "ended", "lapsed", "passed", "renewed", "started", "began", "closed", "finished",
  ]
  private static let further: Set<String> = ["more", "over", "least", "longer"]

  /// A time with the direction that its date has: `expires within 30 days` looks ahead.
  func directed(
    _ mention: FieldMention, _ found: Mention, _ time: TimeExpression
  ) -> TimeExpression {
    let words = found.tokens.map { analysis.tokens[$0].folded }
    // "not active for 60 days": not at any time in them.
    if words.first == "for", vocabulary.fields[mention.field].allWords.contains(Self.latest) {
      return time
    }
    let isPast = words.contains(where: Self.past.contains)
    let said = mention.tokens.map { analysis.tokens[$0].folded }
    guard vocabulary.fields[mention.field].isAhead, !isPast,
      !said.contains(where: Self.pastForms.contains)
    else { return untilNow(sinceThen(found, time)) }
    switch time {
    case .following(let span, isAnchored: false): return .next(span)
    case .calendar(let from?, let through?)
    where isYearless(words) && through < resolver.calendar.today:
      guard !isBirth(mention) else { return time }
      return .calendar(from: from.adding(months: 12), through: through.adding(months: 12))
    // "renews after May 1": the one to come.
    case .calendar(let from?, nil)
    where isYearless(words) && from < resolver.calendar.today && !isBirth(mention):
      return .calendar(from: from.adding(months: 12), through: nil)
    case .calendar(nil, let through?)
    where isYearless(words) && through < resolver.calendar.today && !isBirth(mention):
      return .calendar(from: nil, through: through.adding(months: 12))
    case .last(let span) where ["in", "within"].contains(words.first):
      return words.contains(where: Self.further.contains) ? .afterNext(span) : .next(span)
    case .last, .next, .afterNext, .between, .olderThan, .following, .followingBetween, .preceding,
      .calendar, .sameAsBefore, .sinceThen, .anyTime, .succeeding, .afterwards:
      return sinceThen(found, time)
    }
  }

  private func isBirth(_ mention: FieldMention) -> Bool {
    vocabulary.fields[mention.field].allWords.contains(where: Self.births.contains)
  }

  private static let latest = Lemmatizer.lemma(of: "last")
  private static let births = WordLists.list("birthday birthdate dob birth")

  private static let quarters: Set<String> = ["q1", "q2", "q3", "q4"]

  /// `renewing in May`: a month or a quarter without a year.
  private func isYearless(_ words: [String]) -> Bool {
    words.contains { NumberWords.months[$0] != nil || Self.quarters.contains($0) }
      && !words.contains { $0.utf8.count == 4 && Int($0) != nil } && !words.contains("year")
      && !words.contains("this")
  }

  /// What has happened did so before now: "created this year" asks for no end of the year.
  func untilNow(_ time: TimeExpression) -> TimeExpression {
    guard case .calendar(let from?, let through?) = time else { return time }
    let today = resolver.calendar.today
    return from <= today && through >= today ? .calendar(from: from, through: nil) : time
  }

  /// `next service is overdue`: the word behind that says the date has passed.
  func overdue(behind mention: FieldMention) -> Int? {
    (mention.tokens.upperBound..<leaf.range.upperBound).first { index in
      ["overdue", "passed", "lapsed"].contains(analysis.tokens[index].folded)
        && leaf.isClose(mention.tokens.upperBound, index)
    }
  }

  /// `for more than 5 years`: how long ago it was.
  func sinceThen(_ found: Mention, _ time: TimeExpression) -> TimeExpression {
    guard case .last(let span) = time, analysis.tokens[found.tokens.lowerBound].folded == "for"
    else { return time }
    let words = found.tokens.map { analysis.tokens[$0].folded }
    let isRecent = ["last", "past", "less", "under", "most", "up", "recent", "previous"]
      .contains(where: words.contains)
    return isRecent ? time : .olderThan(span)
  }
}
