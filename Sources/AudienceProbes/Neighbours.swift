import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime

/// Values on both sides of what a condition compares with.
enum Neighbours {
  /// The value itself, what lies directly beside it, and what is easily taken for it.
  static func values(of literal: Literal, now: Instant) -> [JSONValue] {
    switch literal {
    case .number(let number): values(of: number)
    case .string(let text): values(of: text)
    case .boolean(let flag): values(of: flag)
    case .date(let date): values(around: date.midnight)
    case .timestamp(let instant): values(around: instant)
    }
  }

  static func values(of number: ExactNumber) -> [JSONValue] {
    let near: [Double] = [0, 1, -1, 0.01, -0.01, 0.5, -0.5, 2, -2]
    var values = near.compactMap { step in
      if let integer = number.integerValue, step == step.rounded() {
        return JSONValue.number(.integer(integer &+ Int64(step)))
      }
      return ExactNumber(((number.doubleValue + step) * 1e6).rounded() / 1e6).map {
        JSONValue.number($0)
      }
    }
    values += [.number(number), .text(number.text), .integer(0)]
    if let far = ExactNumber(number.doubleValue * 10) { values.append(.number(far)) }
    return values
  }

  static func values(of flag: Bool) -> [JSONValue] {
    [.boolean(flag), .boolean(!flag), .text("\(flag)"), .text("\(!flag)")]
  }

  static func values(of text: UTF8Text) -> [JSONValue] {
    let string = text.string
    var texts = [
      string, string.lowercased(), string.uppercased(), string + "x", "x" + string,
      "x" + string + "y", String(string.dropLast()), String(string.dropFirst()),
    ]
    if let first = string.first { texts.append(first.uppercased() + string.dropFirst()) }
    var values = texts.map { JSONValue.text($0) }
    if string == "true" || string == "false" { values += [.boolean(true), .boolean(false)] }
    if let number = ExactNumber(Array(string.utf8)) { values += self.values(of: number) }
    if let instant = TimestampReader.value(string)?.instant {
      values += self.values(around: instant)
    }
    return values
  }

  /// Instants on both sides of one, and the days around it as dates.
  static func values(around instant: Instant) -> [JSONValue] {
    let steps: [Int64] = [0, 1, -1, hour, -hour, day, -day, day - 1, day * 2, -day * 2]
    return steps.map { .text(instant.advanced(by: $0).withinCalendar.text) }
      + [-1, 0, 1].map { .text(instant.withinCalendar.date.adding(days: $0).text) }
  }

  /// Instants and dates on both sides of both edges of a test such as `within_last(30 days)`,
  /// also as if it looked the other way or a unit farther.
  static func values(of span: TimeSpan, now: Instant) -> [JSONValue] {
    let span = span.withinCalendar
    var instants: [Instant] = [now, now.advanced(by: 1), now.advanced(by: -1)]
    for direction: Int64 in [-1, 1] {
      switch span.unit {
      case .hour, .second:
        let edge = now.advanced(by: direction * span.microseconds)
        let unit = span.unit.microseconds
        instants += [0, 1, -1, unit, -unit, unit / 2, -unit / 2].map { edge.advanced(by: $0) }
        instants.append(now.advanced(by: direction * span.microseconds / 2))
      case .day:
        for days in [span.count - 1, span.count, span.count + 1, span.count + 2, span.count / 2] {
          let midnight = now.date.adding(days: Int(direction) * days).midnight
          instants += [midnight, midnight.advanced(by: -1), midnight.advanced(by: hour * 9)]
        }
      }
    }
    return instants.map { .text($0.withinCalendar.text) }
      + [now.date, now.date.adding(days: -span.count), now.date.adding(days: span.count)]
      .map { .text($0.midnight.withinCalendar.date.text) }
  }

  private static let hour = TimeSpan.Unit.hour.microseconds
  private static let day = TimeSpan.Unit.day.microseconds
}

extension TimeSpan {
  /// This span, or ten thousand years where it is longer: far enough from any instant.
  var withinCalendar: TimeSpan {
    let limit: Int64 = 3_652_500 * TimeSpan.Unit.day.microseconds
    return microseconds <= limit ? self : TimeSpan(Int(limit / unit.microseconds), unit)
  }
}

extension Instant {
  /// This instant, or the nearest one that a timestamp of four-digit years can say.
  var withinCalendar: Instant {
    guard let first = CalendarDate(year: 1, month: 1, day: 1)?.midnight,
      let last = CalendarDate(year: 9999, month: 12, day: 31)?.midnight
    else { return self }
    return min(max(self, first), last)
  }
}
