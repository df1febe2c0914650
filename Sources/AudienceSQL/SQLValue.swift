import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceSchema
import AudienceTime

/// One side of a comparison in SQL: an expression that is NULL where the value is absent, with what
/// comparators read of it (SEMANTICS 3: its text, its number, its instant, its kind).
enum SQLValue {
  case literal(Literal)
  /// A column, or an expression with the values of one; `types` is the expression of their kinds
  /// where the column is mixed.
  case column(String, WarehouseColumn.Kind, types: String?)
  /// A number that is no column's: a count, a sum, a rounded average.
  case number(SQLNumber)
  /// TRUE of a member, else NULL.
  case membership(String)
  /// An element of an array: its text and its kind.
  case element(text: String, type: String)
  /// Never there.
  case absent

  enum Kind: String { case string, boolean, number, array, object }

  /// The kinds that the value can be of.
  var kinds: Set<Kind> {
    switch self {
    case .literal(.number), .number: [.number]
    case .literal(.boolean), .membership: [.boolean]
    case .literal: [.string]
    case .column(_, let kind, _):
      switch kind {
      case .text, .timestamp, .date: [.string]
      case .integer, .double: [.number]
      case .boolean: [.boolean]
      case .list: [.array]
      case .mixed: [.string, .boolean, .number, .array, .object]
      }
    case .element: [.string, .boolean, .number, .array, .object]
    case .absent: []
    }
  }

  /// The expression of the kind, where it differs from row to row.
  var kindSQL: String? {
    switch self {
    case .column(_, _, let types): types
    case .element(_, let type): type
    case .literal, .number, .membership, .absent: nil
    }
  }

  /// The condition that the value is of a kind; nil for always.
  func isKind(_ kind: Kind) -> String? {
    if kinds == [kind] { return nil }
    guard kinds.contains(kind), let kindSQL else { return "FALSE" }
    return "\(kindSQL) = '\(kind.rawValue)'"
  }

  /// Whether there never is a value.
  var isAbsent: Bool {
    if case .absent = self { true } else { false }
  }

  /// The condition that there is a value.
  var exists: String {
    switch self {
    case .literal: "TRUE"
    case .column(let sql, _, _), .element(let sql, _): "\(sql.operand) IS NOT NULL"
    case .number(let number): number.isPresent
    case .membership(let sql): sql
    case .absent: "FALSE"
    }
  }
}

extension SQLDialect {
  // MARK: - What comparators read

  /// The text of a value.
  func text(of value: SQLValue) -> String {
    switch value {
    case .literal(let literal): text(Operand(literal).value.comparedText)
    case .column(let sql, let kind, _):
      switch kind {
      case .text, .list, .mixed: sql
      case .integer: text(ofInteger: sql)
      case .double: text(ofDouble: sql)
      case .boolean: "CASE WHEN \(sql) THEN 'true' WHEN NOT \(sql) THEN 'false' END"
      case .timestamp: text(ofTimestamp: sql)
      case .date: text(ofDate: sql)
      }
    case .element(let text, _): text
    case .membership(let sql): "CASE WHEN \(sql) THEN 'true' END"
    case .number(let number): text(ofNumber: number)
    case .absent: "NULL"
    }
  }

  /// The text of a measured number: whole, or rounded to 6 decimals.
  private func text(ofNumber number: SQLNumber) -> String {
    if case .pair(let double, let integer) = number {
      return
        "CASE WHEN \(integer.operand) IS NOT NULL THEN \(cast(integer, to: textType)) ELSE \(text(ofDouble: double)) END"
    }
    return switch self {
    case .postgres:
      "CASE WHEN \(number.sql) = trunc(CAST(\(number.sql) AS numeric)) AND ABS(\(number.sql)) < 9223372036854775808 THEN CAST(trunc(CAST(\(number.sql) AS numeric)) AS text) ELSE CAST(CAST(\(number.sql) AS double precision) AS text) END"
    case .sqlite:
      "CASE WHEN typeof(\(number.sql)) = 'integer' THEN CAST(\(number.sql) AS text) ELSE \(text(ofDouble: number.sql)) END"
    case .duckdb, .clickhouse, .spark, .trino, .bigquery, .snowflake: text(ofDouble: number.sql)
    }
  }

  /// The number of a value; nil where values of its kinds have none.
  func number(of value: SQLValue) -> SQLNumber? {
    switch value {
    case .literal, .membership, .absent: return nil
    case .number(let number): return number
    case .column(let sql, let kind, let types):
      switch kind {
      case .integer, .double: return .plain(sql)
      case .text: return number(ofText: sql)
      case .mixed: return types.map { mixedNumber(sql, $0) }
      case .boolean, .timestamp, .date, .list: return nil
      }
    case .element(let text, let type): return mixedNumber(text, type)
    }
  }

  private func mixedNumber(_ text: String, _ type: String) -> SQLNumber {
    func chosen(_ json: String, _ string: String) -> String {
      "CASE \(type) WHEN 'number' THEN \(json) WHEN 'string' THEN \(string) END"
    }
    switch (number(ofJSON: text), number(ofText: text)) {
    case (.pair(let a, let i), .pair(let b, let j)):
      return .pair(double: chosen(a, b), integer: chosen(i, j))
    case (let json, let string): return .exact(chosen(json.sql, string.sql))
    }
  }

  /// The instant of a value, in SQL.
  enum SQLInstant {
    /// A timestamp of the dialect.
    case timestamp(String)
    /// Microseconds since 1970.
    case microseconds(String)
  }

  /// The instant of a value that is no literal; nil where values of its kinds have none.
  func instant(of value: SQLValue) -> SQLInstant? {
    switch value {
    case .literal, .membership, .absent, .number: return nil
    case .column(let sql, let kind, let types):
      switch kind {
      case .timestamp: return .timestamp(sql)
      case .date: return .timestamp(midnight(sql))
      case .text: return .microseconds(microseconds(ofText: sql))
      case .mixed:
        return types.map {
          .microseconds("CASE WHEN \($0) = 'string' THEN \(microseconds(ofText: sql)) END")
        }
      case .integer, .double, .boolean, .list: return nil
      }
    case .element(let text, let type):
      return .microseconds("CASE WHEN \(type) = 'string' THEN \(microseconds(ofText: text)) END")
    }
  }

  func microseconds(_ instant: SQLInstant) -> String {
    switch instant {
    case .timestamp(let sql): microseconds(sql)
    case .microseconds(let sql): sql
    }
  }

  // MARK: - Comparisons

  /// Whether an instant stands in an order to a bound of the condition.
  func compare(_ left: SQLInstant, _ symbol: ComparisonSymbol, _ bound: TimeBound) -> String {
    switch left {
    case .timestamp(let sql): "\(sql.operand) \(symbol.sql) \(bound.timestamp(self))"
    case .microseconds(let sql): "\(sql.operand) \(symbol.sql) \(bound.microseconds(self).operand)"
    }
  }
}

/// A point in time that a condition names: an instant, or so far from the clock of the server.
enum TimeBound {
  case instant(Instant)
  case fromClock(Int64, atMidnight: Bool)

  func timestamp(_ dialect: SQLDialect) -> String {
    switch self {
    case .instant(let instant): dialect.timestamp(WarehouseTime.clamped(instant))
    case .fromClock(let offset, let atMidnight):
      dialect.clock(plus: offset, atMidnight: atMidnight)
    }
  }

  func microseconds(_ dialect: SQLDialect) -> String {
    switch self {
    case .instant(let instant): dialect.number(.integer(instant.microseconds))
    case .fromClock: dialect.microseconds(timestamp(dialect))
    }
  }
}

extension WarehouseTime {
  /// The instant, or the first or last one that every engine can write.
  static func clamped(_ instant: Instant) -> Instant {
    min(max(instant, first.midnight), last.midnight)
  }
}
