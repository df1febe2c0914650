import AudienceTime

/// A time as it was said, before it is resolved for an event or for a date.
enum TimeExpression: Hashable, Sendable {
  /// `in the last 30 days`
  case last(TimeSpan)
  /// `in the next 60 days`, `within 60 days from now`
  case next(TimeSpan)
  /// `more than 60 days from now`
  case afterNext(TimeSpan)
  /// `between 30 and 90 days ago`
  case between(TimeSpan, TimeSpan)
  /// `more than 30 days ago`
  case olderThan(TimeSpan)
  /// `within 3 days` with nothing that says from when, or `within 3 days of that`
  case following(TimeSpan, isAnchored: Bool)
  /// `between 30 and 60 days later`; nil for an open end: `more than 30 days after that`
  case followingBetween(TimeSpan, TimeSpan?)
  /// From the start of the first day to the end of the last; nil for an open end.
  case calendar(from: CalendarDate?, through: CalendarDate?)
  /// `that year`: the time said before.
  case sameAsBefore
  /// `in the 7 days before ordering`, `before ordering`: what is said first comes first
  case preceding(TimeSpan?)
  /// `after ordering`, `since upgrading`: at any time behind what is said next
  case succeeding
  /// `and ordered afterwards`: at any time behind what was said before
  case afterwards
  /// `at any time`: no window, not even one that is said behind it
  case anyTime
  /// `but not since`: from the end of the time said before until now
  case sinceThen
}
