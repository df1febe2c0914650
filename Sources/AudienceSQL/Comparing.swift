import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceSchema
import AudienceTime

/// Writes the comparators of SEMANTICS 4 between values.
///
/// What it writes is true exactly where the comparator holds; where it does not hold it is false or
/// NULL. NULL comes from absent values and is made false where a NOT stands above it.
struct Comparing {
  let dialect: SQLDialect
  let now: Instant
  let isRelative: Bool
  /// Writes a text as a literal or a parameter; nil where the dialect cannot hold it.
  let writeText: (UTF8Text) -> String?

  // MARK: - Symbols

  func compare(_ left: SQLValue, _ symbol: ComparisonSymbol, _ right: SQLValue) -> String {
    if left.isAbsent || right.isAbsent { return "FALSE" }
    return switch symbol {
    case .equal: equal(left, right)
    case .notEqual: differs(left, right)
    case .less, .lessOrEqual, .greater, .greaterOrEqual: order(left, symbol, right)
    }
  }

  private func differs(_ left: SQLValue, _ right: SQLValue) -> String {
    if case .literal(.string(let text)) = right, case .column(let sql, .text, _) = left {
      return writeText(text).map { "\(sql.operand) <> \($0)" } ?? left.exists
    }
    if case .literal(.number(let number)) = right, case .column(_, let kind, _) = left,
      kind == .integer || kind == .double, let value = dialect.number(of: left)
    {
      return dialect.compare(value, .notEqual, number)
    }
    return all([left.exists, right.exists, not(equal(left, right))])
  }

  func equal(_ left: SQLValue, _ right: SQLValue) -> String {
    if left.isAbsent || right.isAbsent { return "FALSE" }
    return switch (left, right) {
    case (_, .literal(let literal)): equal(left, literal)
    case (.literal(let literal), _): equal(right, literal)
    default: equalValues(left, right)
    }
  }

  private func equal(_ left: SQLValue, _ literal: Literal) -> String {
    switch literal {
    case .date(let date): instantEqual(left, date.midnight)
    case .timestamp(let instant): instantEqual(left, instant)
    case .boolean(let flag): textEqual(left, UTF8Text(String(flag)))
    case .number(let number):
      dialect.number(of: left).map { dialect.compare($0, .equal, number) } ?? "FALSE"
    case .string(let text): stringEqual(left, text)
    }
  }

  private func instantEqual(_ left: SQLValue, _ instant: Instant) -> String {
    dialect.instant(of: left).map { dialect.compare($0, .equal, .instant(instant)) } ?? "FALSE"
  }

  /// With a string: by number where the value is a number, else by text.
  private func stringEqual(_ left: SQLValue, _ text: UTF8Text) -> String {
    guard left.kinds.contains(.number) else { return textEqual(left, text) }
    let number = JSONValue.string(text).comparedNumber
    let byNumber = number.flatMap { number in
      dialect.number(of: left).map { dialect.compare($0, .equal, number) }
    }
    guard let isNumber = left.isKind(.number) else { return byNumber ?? "FALSE" }
    let byText = textEqual(left, text)
    guard let byNumber else { return all([not(isNumber), byText]) }
    return "CASE WHEN \(isNumber) THEN \(byNumber) ELSE \(byText) END"
  }

  private func textEqual(_ left: SQLValue, _ text: UTF8Text) -> String {
    switch left {
    case .membership(let sql): return text == "true" ? sql : "FALSE"
    case .column(let sql, .boolean, _):
      return text == "true" ? sql : text == "false" ? "NOT \(sql.operand)" : "FALSE"
    case .column(let sql, .timestamp, _):
      return text.timestamp.map {
        dialect.compare(.timestamp(sql), .equal, .instant($0))
      } ?? "FALSE"
    case .column, .element, .literal, .number, .absent:
      return writeText(text).map { "\(dialect.text(of: left).operand) = \($0)" } ?? "FALSE"
    }
  }

  private func equalValues(_ left: SQLValue, _ right: SQLValue) -> String {
    let texts = "\(dialect.text(of: left).operand) = \(dialect.text(of: right).operand)"
    guard left.kinds.contains(.number) || right.kinds.contains(.number) else { return texts }
    var numbers = "FALSE"
    if let a = dialect.number(of: left), let b = dialect.number(of: right) {
      numbers = dialect.compare(a, .equal, b)
    }
    let isNumber = any([left, right].map { $0.isKind(.number) ?? "TRUE" })
    let isBoolean = any([left, right].map { $0.isKind(.boolean) ?? "TRUE" })
    if isBoolean == "TRUE" { return texts }
    if isBoolean == "FALSE", isNumber == "TRUE" { return numbers }
    let cases = [(isBoolean, texts), (isNumber, numbers)].filter { $0.0 != "FALSE" }
      .map { "WHEN \($0.0) THEN \($0.1)" }
    return "CASE \(cases.joined(separator: " ")) ELSE \(texts) END"
  }

  private func order(_ left: SQLValue, _ symbol: ComparisonSymbol, _ right: SQLValue) -> String {
    if case .literal(let literal) = right {
      let operand = Operand(literal)
      if let number = operand.value.comparedNumber {
        return dialect.number(of: left).map { dialect.compare($0, symbol, number) } ?? "FALSE"
      }
      guard let instant = literal.instant else { return "FALSE" }
      return dialect.instant(of: left).map { dialect.compare($0, symbol, .instant(instant)) }
        ?? "FALSE"
    }
    var cases: [String] = []
    if let a = dialect.number(of: left), let b = dialect.number(of: right) {
      let compared = dialect.compare(a, symbol, b)
      if dialect.instant(of: left) == nil || dialect.instant(of: right) == nil { return compared }
      cases.append("WHEN \(a.isPresent) AND \(b.isPresent) THEN \(compared)")
    }
    guard let a = dialect.instant(of: left), let b = dialect.instant(of: right) else {
      return "FALSE"
    }
    let instants =
      "\(dialect.microseconds(a).operand) \(symbol.sql) \(dialect.microseconds(b).operand)"
    return cases.isEmpty ? instants : "CASE \(cases[0]) ELSE \(instants) END"
  }

  // MARK: - Named comparators

  /// - Parameter elements: writes a condition that some element of the value, an array, satisfies.
  func test(
    _ value: SQLValue, _ comparator: Comparator,
    elements: ((SQLValue) -> String) throws -> String?
  ) rethrows -> String {
    switch comparator {
    case .exists: return value.exists
    case .absent: return not(value.exists)
    case .contains(let literals): return contains(value, literals)
    case .omits(let literals): return not(contains(value, literals))
    case .startsWith(let literal):
      return onText(value, literal) { dialect.starts($0, with: $1, length: $2) }
    case .endsWith(let literal):
      return onText(value, literal) { dialect.ends($0, with: $1, length: $2) }
    case .oneOf(let literals): return try isOne(of: literals, value, elements)
    case .noneOf(let literals):
      return all([value.exists, not(try isOne(of: literals, value, elements))])
    case .beforeDate(let date): return instant(value, [(.less, date.instant)])
    case .afterDate(let date): return instant(value, [(.greater, date.instant)])
    case .withinLast(let span):
      return bounds(value, [(.greaterOrEqual, bound(span, -1, 0)), upper(span, 0)])
    case .withinNext(let span):
      return bounds(value, [(.greaterOrEqual, bound(span, 0, 0)), upper(span, 1)])
    case .beforeLast(let span): return bounds(value, [upper(span, -1)])
    case .afterNext(let span): return bounds(value, [(.greaterOrEqual, bound(span, 1, 0))])
    }
  }

  private func contains(_ value: SQLValue, _ literals: [Literal]) -> String {
    any(literals.map { onText(value, $0) { text, needle, _ in dialect.contains(text, needle) } })
  }

  private func onText(
    _ value: SQLValue, _ literal: Literal, _ write: (String, String, Int) -> String
  ) -> String {
    let text = Operand(literal).value.comparedText
    if case .absent = value { return "FALSE" }
    if text.isEmpty { return value.exists }
    return writeText(text).map {
      write(dialect.text(of: value), $0, text.string.unicodeScalars.count)
    } ?? "FALSE"
  }

  private func isOne(
    of literals: [Literal], _ value: SQLValue, _ elements: ((SQLValue) -> String) throws -> String?
  ) rethrows -> String {
    var itself = any(literals.map { equal(value, $0) })
    let texts = literals.compactMap { literal in
      if case .string(let text) = literal { writeText(text) } else { nil }
    }
    if case .column(let sql, .text, _) = value, texts.count == literals.count, texts.count > 1 {
      itself = "\(sql.operand) IN (\(texts.joined(separator: ", ")))"
    }
    guard value.kinds.contains(.array),
      let some = try elements({ element in any(literals.map { equal(element, $0) }) })
    else { return itself }
    return any([itself, some])
  }

  // MARK: - Dates

  private func instant(
    _ value: SQLValue, _ limits: [(ComparisonSymbol, Instant?)]
  ) -> String {
    bounds(value, limits.map { ($0, $1.map { .instant($0) }) })
  }

  private func bounds(
    _ value: SQLValue, _ limits: [(ComparisonSymbol, TimeBound?)]
  ) -> String {
    guard let instant = dialect.instant(of: value) else { return "FALSE" }
    return all(
      limits.map { symbol, bound in
        bound.map { dialect.compare(instant, symbol, $0) } ?? "FALSE"
      })
  }

  /// So many spans from the clock: midnight of that day for days (one day later with `extra`), the
  /// exact instant for hours.
  private func bound(_ span: TimeSpan, _ direction: Int64, _ extra: Int) -> TimeBound {
    switch span.unit {
    case .day:
      let day = now.date.adding(days: Int(direction) * span.count).adding(days: extra)
      if !isRelative { return .instant(day.midnight) }
      return .fromClock(
        (direction * Int64(span.count) + Int64(extra)) * Instant.microsecondsPerDay,
        atMidnight: true)
    case .hour, .second:
      let (offset, overflow) = span.microseconds.multipliedReportingOverflow(by: direction)
      if !isRelative { return .instant(now.advanced(by: overflow ? 0 : offset)) }
      return .fromClock(offset, atMidnight: false)
    }
  }

  /// The end of a range that belongs to it: up to the next midnight for days.
  private func upper(_ span: TimeSpan, _ direction: Int64) -> (ComparisonSymbol, TimeBound?) {
    span.unit == .day
      ? (.less, bound(span, direction, 1)) : (.lessOrEqual, bound(span, direction, 0))
  }

  // MARK: - Junctions

  func not(_ condition: String) -> String {
    switch condition {
    case "TRUE": "FALSE"
    case "FALSE": "TRUE"
    default: "NOT COALESCE(\(condition), FALSE)"
    }
  }

  func all(_ conditions: [String]) -> String {
    if conditions.contains("FALSE") { return "FALSE" }
    let rest = conditions.filter { $0 != "TRUE" }
    return rest.isEmpty ? "TRUE" : rest.map(\.member).joined(separator: " AND ")
  }

  func any(_ conditions: [String]) -> String {
    if conditions.contains("TRUE") { return "TRUE" }
    let rest = conditions.filter { $0 != "FALSE" }
    if rest.isEmpty { return "FALSE" }
    return rest.count == 1 ? rest[0] : "(" + rest.map(\.member).joined(separator: " OR ") + ")"
  }
}

extension Literal {
  /// The instant that the literal names; nil for none.
  var instant: Instant? {
    switch self {
    case .date(let date): date.midnight
    case .timestamp(let instant): instant
    case .number, .string, .boolean: Operand(self).value.comparedInstant
    }
  }
}

extension String {
  /// The condition as a member of a junction.
  var member: String {
    contains(" AND ") || contains(" OR ") || contains("\n") || hasPrefix("CASE ")
      ? "(\(self))" : self
  }
}
