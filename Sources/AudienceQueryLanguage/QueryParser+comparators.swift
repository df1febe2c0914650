import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceTime

extension QueryParser {
  /// Reads a comparator from its name to its closing parenthesis.
  mutating func readComparator(of left: Scalar) throws(FindingError) -> Comparator {
    guard let name = token.word else {
      throw failure(
        "expected a comparator after '.'", help: Self.list(QueryNames.comparators))
    }
    guard QueryNames.comparators.contains(name) else { throw notAComparator(name, of: left) }
    advance()
    switch name {
    case "exists":
      try emptyParentheses(of: name)
      return .exists
    case "absent":
      try emptyParentheses(of: name)
      return .absent
    case "contains": return .contains(try readLiterals(of: name))
    case "omits": return .omits(try readLiterals(of: name))
    case "one_of": return .oneOf(try readLiterals(of: name))
    case "none_of": return .noneOf(try readLiterals(of: name))
    case "starts_with": return .startsWith(try readOneLiteral(of: name))
    case "ends_with": return .endsWith(try readOneLiteral(of: name))
    case "before_date": return .beforeDate(try readOneLiteral(of: name))
    case "after_date": return .afterDate(try readOneLiteral(of: name))
    case "within_last": return .withinLast(try readOneSpan(of: name))
    case "within_next": return .withinNext(try readOneSpan(of: name))
    case "before_last": return .beforeLast(try readOneSpan(of: name))
    default: return .afterNext(try readOneSpan(of: name))
    }
  }

  private mutating func readLiterals(of name: String) throws(FindingError) -> [Literal] {
    try openParenthesis(of: name)
    var literals: [Literal] = []
    repeat {
      let words = literals.isEmpty ? "'\(name)('" : "','"
      literals.append(try readLiteral(after: words))
    } while take(.comma)
    try expect(.closeParenthesis, after: "the values of '\(name)'")
    return literals
  }

  private mutating func readOneLiteral(of name: String) throws(FindingError) -> Literal {
    try openParenthesis(of: name)
    let literal = try readLiteral(after: "'\(name)('")
    if token.isSign(.comma) { throw failure("expected ')': '\(name)' takes one value") }
    try expect(.closeParenthesis, after: "the value of '\(name)'")
    return literal
  }

  private mutating func readOneSpan(of name: String) throws(FindingError) -> TimeSpan {
    try openParenthesis(of: name)
    let span = try readSpan(of: name)
    try expect(.closeParenthesis, after: "the argument of '\(name)'")
    return span
  }

  // MARK: - Spans of time

  /// Reads `30 days`.
  mutating func readSpan(
    of function: String, allowsSeconds: Bool = false
  ) throws(FindingError) -> TimeSpan {
    let units = allowsSeconds ? "hours, days or seconds" : "hours or days"
    guard case .number(let number) = token.kind else {
      throw notASpan(of: function, units: units)
    }
    let start = token
    advance()
    guard let word = token.word else {
      let place = Span(start.span.end, start.span.end)
      throw failure(
        "expected \(units) after \(text(of: start))",
        suggestions: [
          .replacing(place, by: " days", title: "did you mean '\(text(of: start)) days'?")
        ])
    }
    let unit = Self.unit(word, allowsSeconds: allowsSeconds)
    guard case .integer(let value) = number, value >= 0, let count = Int(exactly: value),
      text(of: start).utf8.allSatisfy(QueryLexer.isDigit), let unit
    else {
      throw SpanFault(number: number, word: word, units: units)
        .failure(in: source, number: start.span, unit: token.span, isKnownUnit: unit != nil)
    }
    advance()
    return TimeSpan(count, unit)
  }

  private static func unit(_ word: String, allowsSeconds: Bool) -> TimeSpan.Unit? {
    switch word {
    case "hour", "hours": .hour
    case "day", "days": .day
    case "second", "seconds": allowsSeconds ? .second : nil
    default: nil
    }
  }
}

/// A span of time in a form the language does not have, and the nearest one it has.
struct SpanFault {
  let number: ExactNumber
  let word: String
  let units: String

  func failure(
    in source: SourceText, number: Span, unit: Span, isKnownUnit: Bool
  ) -> FindingError {
    let whole = number.union(unit)
    let offers = replacement.map { [Suggestion.replacing(whole, by: $0)] } ?? []
    if !isKnownUnit {
      let nearest = QueryNames.nearest(to: word, in: ["hour", "hours", "day", "days"])
      let spelling = nearest.map { [Suggestion.replacing(unit, by: $0)] } ?? []
      return FindingError(
        Finding(
          .syntax, at: .text(source, unit), "only \(units) are known, not '\(word)'",
          suggestions: offers.isEmpty ? spelling : offers, help: conversion))
    }
    let message =
      self.number.doubleValue < 0
      ? "expected a span of time without a minus" : "expected a whole number of \(word)"
    return FindingError(
      Finding(.syntax, at: .text(source, number), message, suggestions: offers))
  }

  /// How many days a unit of the calendar is counted as: months and years have no one length.
  private var conversion: String? {
    guard let replacement, let hours = Self.hours[word.lowercased()], hours >= 720 else {
      return nil
    }
    let one = word.lowercased().hasPrefix("m") ? "month" : hours < 8760 ? "quarter" : "year"
    return "a \(one) is counted as \(Int(hours) / 24) days: "
      + "\(number.text) \(word) \(number.text == "1" ? "is" : "are") \(replacement)"
  }

  /// The same length in hours or days, where there is one.
  private var replacement: String? {
    guard let hours = Self.hours[word.lowercased()] else { return nil }
    let total = abs(number.doubleValue) * hours
    guard total <= 1e12, total == total.rounded() else { return nil }
    let count = Int(total)
    let span = hours >= 24 && count % 24 == 0 ? TimeSpan.days(count / 24) : .hours(count)
    return span.text
  }

  private static let hours: [String: Double] = [
    "s": 1 / 3600, "sec": 1 / 3600, "second": 1 / 3600, "seconds": 1 / 3600,
    "min": 1 / 60, "mins": 1 / 60, "minute": 1 / 60, "minutes": 1 / 60,
    "h": 1, "hr": 1, "hrs": 1, "hour": 1, "hours": 1,
    "d": 24, "day": 24, "days": 24, "w": 168, "week": 168, "weeks": 168,
    "fortnight": 336, "fortnights": 336, "month": 720, "months": 720, "mo": 720,
    "quarter": 2160, "quarters": 2160, "y": 8760, "year": 8760, "years": 8760,
  ]
}
