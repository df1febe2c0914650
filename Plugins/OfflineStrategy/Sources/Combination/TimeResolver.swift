import AudienceConditions
import AudienceSchema
import AudienceTime

/// Turns a time that was said into the window of an event, or into a condition on a date.
struct TimeResolver {
  let calendar: LocalCalendar
  /// The furthest an event window reaches, where a prompt leaves its beginning open.
  let horizon: TimeSpan

  init(calendar: LocalCalendar, lookbackDays: Int?) {
    self.calendar = calendar
    horizon = .days(lookbackDays ?? 3_650)
  }

  /// The lookback window; nil where the time cannot be one (`in the next 60 days`).
  func window(_ time: TimeExpression) -> Window? {
    switch time {
    case .last(let span): return .last(span)
    case .between(let one, let other): return .between(one, other)
    case .olderThan(let span):
      // What is older than the horizon reaches beyond it.
      let isWithin = span.microseconds < horizon.microseconds
      return .between(span, isWithin ? horizon : TimeSpan(span.count + 1, span.unit))
    case .following(let span, _): return .last(span)
    case .next, .afterNext, .followingBetween, .sameAsBefore, .sinceThen, .anyTime, .preceding,
      .succeeding, .afterwards:
      return nil
    case .calendar(let from, let through):
      let near = through.map { distance(to: calendar.start(of: $0.adding(days: 1))) }
      let far = from.map { distance(to: calendar.start(of: $0)) }
      if let far, far.count == 0 {
        // What begins this instant has its first day before it (`beginsNow`), a later one is none.
        return beginsNow(time) ? .last(.days(1)) : nil
      }
      guard let near, near.count > 0 else { return far.map { .last($0) } }
      return .between(near, far ?? horizon)
    }
  }

  /// Whether a period begins at the clock, so that nothing of it is past: `this month` at the first
  /// midnight of a month. Its window is its first day, which the audience of that day looks back at.
  func beginsNow(_ time: TimeExpression) -> Bool {
    guard case .calendar(let from?, _) = time else { return false }
    return calendar.start(of: from) == calendar.now
  }

  /// How long ago an instant was: whole days where it is, hours otherwise; zero for the future.
  private func distance(to instant: Instant) -> TimeSpan {
    let microseconds = max(0, calendar.now.microseconds - instant.microseconds)
    let day = Instant.microsecondsPerDay
    if microseconds % day == 0 { return .days(Int(microseconds / day)) }
    let hour = TimeSpan.Unit.hour.microseconds
    return .hours(Int((microseconds + hour - 1) / hour))
  }

  /// The conditions on a date; nil where the time says nothing about one.
  func conditions(on scalar: Scalar, _ time: TimeExpression) -> [Condition]? {
    switch time {
    case .last(let span): return [.test(scalar, .withinLast(span))]
    case .next(let span): return [.test(scalar, .withinNext(span))]
    case .afterNext(let span): return [.test(scalar, .afterNext(span))]
    case .olderThan(let span): return [.test(scalar, .beforeLast(span))]
    case .following(let span, let isAnchored):
      return isAnchored ? nil : [.test(scalar, .withinLast(span))]
    case .between(let one, let other):
      return [.test(scalar, .beforeLast(one)), .test(scalar, .withinLast(other))]
    case .followingBetween, .sameAsBefore, .sinceThen, .anyTime, .preceding, .succeeding,
      .afterwards:
      return nil
    case .calendar(let from, let through):
      var conditions: [Condition] = []
      if let from { conditions.append(.compare(scalar, .greaterOrEqual, .literal(.date(from)))) }
      if let through {
        let text = through.adding(days: 1).text
        conditions.append(.test(scalar, .beforeDate(.text(text))))
      }
      return conditions.isEmpty ? nil : conditions
    }
  }
}
