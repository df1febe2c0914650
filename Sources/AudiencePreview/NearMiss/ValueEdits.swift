import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceQueryLanguage
import AudienceTime

/// The words of edits that change what a value is compared with, so that the comparison may come out
/// the other way for that value.
enum ValueEdits {
  /// Edits of a comparison by symbol.
  static func words(
    _ symbol: ComparisonSymbol, _ literal: Literal, for value: JSONValue
  ) -> [String] {
    if let own = self.literal(like: literal, for: value) {
      let text = QueryPrinter.text(own)
      switch symbol {
      case .greater, .greaterOrEqual: return [">= \(text)", "> \(text)"]
      case .less, .lessOrEqual: return ["<= \(text)", "< \(text)"]
      case .equal: return ["= \(text)"]
      case .notEqual: return []
      }
    }
    switch symbol {
    case .equal:
      return ["is one of \(QueryPrinter.text(literal)), \(text(value))"]
    case .notEqual, .greater, .greaterOrEqual, .less, .lessOrEqual: return []
    }
  }

  /// The value as a literal of the kind that it is compared with: a number with a number, an instant
  /// with a date.
  private static func literal(like literal: Literal, for value: JSONValue) -> Literal? {
    switch literal {
    case .number: value.comparedNumber.map { .number($0) }
    case .date, .timestamp: value.comparedInstant.map { .timestamp($0) }
    case .string, .boolean: nil
    }
  }

  /// Edits of a named comparator.
  static func words(_ comparator: Comparator, for value: JSONValue, now: Instant) -> [String] {
    switch comparator {
    case .exists, .absent, .startsWith, .endsWith: return []
    case .oneOf(let literals): return lists("is one of", literals, ", ", value)
    case .noneOf(let literals): return lists("is none of", literals, ", ", value)
    case .contains(let literals): return lists("contains", literals, " or ", value)
    case .omits(let literals): return lists("doesn't contain", literals, " or ", value)
    case .beforeDate:
      guard let date = value.comparedInstant?.date else { return [] }
      return [date, date.adding(days: 1)].map { "before \($0.text)" }
    case .afterDate:
      guard let date = value.comparedInstant?.date else { return [] }
      return [date, date.adding(days: -1)].map { "after \($0.text)" }
    case .withinLast(let span), .withinNext(let span), .beforeLast(let span),
      .afterNext(let span):
      guard let instant = value.comparedInstant else { return [] }
      return spans(of: span.unit, from: instant, to: now).compactMap(comparator.words(setting:))
    }
  }

  /// The lengths next to the distance of two instants, the nearest to it first.
  private static func spans(
    of unit: TimeSpan.Unit, from instant: Instant, to now: Instant
  ) -> [TimeSpan] {
    let distance: Int64
    switch unit {
    case .day:
      distance = Int64(abs(instant.date.daysSinceEpoch - now.date.daysSinceEpoch))
    case .hour, .second:
      let (difference, overflow) = now.microseconds.subtractingReportingOverflow(
        instant.microseconds)
      guard !overflow, difference != .min else { return [] }
      distance = abs(difference) / unit.microseconds
    }
    return [distance, distance + 1, distance - 1].filter { $0 >= 0 }.map {
      TimeSpan(Int($0), unit)
    }
  }

  /// The list with the value, and the list without the entry that it equals.
  private static func lists(
    _ words: String, _ literals: [Literal], _ separator: String, _ value: JSONValue
  ) -> [String] {
    var values = [value]
    if case .array(let elements) = value { values += elements.filter { $0 != .null } }
    let texts = literals.map { QueryPrinter.text($0) }
    let added = values.map { "\(words) " + (texts + [text($0)]).joined(separator: separator) }
    guard literals.count > 1 else { return added }
    let removed = texts.indices.map { index in
      "\(words) "
        + (texts[..<index] + texts[(index + 1)...]).joined(separator: separator)
    }
    return added + removed
  }

  /// The value as it can be typed.
  private static func text(_ value: JSONValue) -> String {
    switch value {
    case .number(let number): QueryPrinter.text(Literal.number(number))
    case .boolean, .string, .null, .array, .object:
      QueryPrinter.text(Literal.string(value.comparedText))
    }
  }
}
