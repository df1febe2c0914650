import AudienceConditions
import AudienceJSON

/// The number of a value in SQL; NULL where it has none.
enum SQLNumber {
  /// Whole numbers, or doubles that are exact in comparisons with one another: counts, columns of
  /// plain numbers, rounded sums.
  case plain(String)
  /// One expression that holds every number exactly (PostgreSQL's decimals, SQLite's values).
  case exact(String)
  /// The nearest double, and the whole number of 64 bits where it is one: texts of numbers in
  /// engines where a column has one type.
  case pair(double: String, integer: String)

  /// An expression for measures; the double where there are two.
  var sql: String {
    switch self {
    case .plain(let sql), .exact(let sql), .pair(let sql, _): sql
    }
  }

  var isPresent: String { "\(sql.operand) IS NOT NULL" }
}

extension SQLDialect {
  /// Whether two numbers stand in an order, exactly by value (SEMANTICS 2, "Number literal").
  func compare(_ left: SQLNumber, _ symbol: ComparisonSymbol, _ right: SQLNumber) -> String {
    switch (left, right) {
    case (.pair(let a, let i), .pair(let b, let j)):
      return comparePairs((a, i), symbol, (b, j))
    case (.exact(let a), .plain(let b)) where self == .postgres:
      return "\(a.operand) \(symbol.sql) CAST(CAST(\(b) AS text) AS numeric)"
    case (.plain(let a), .exact(let b)) where self == .postgres:
      return "CAST(CAST(\(a) AS text) AS numeric) \(symbol.sql) \(b.operand)"
    case (.plain(let a), .plain(let b)):
      guard self != .postgres, self != .sqlite else {
        return "\(a.operand) \(symbol.sql) \(b.operand)"
      }
      return "\(cast(a, to: doubleType)) \(symbol.sql) \(cast(b, to: doubleType))"
    case (.plain, .exact), (.plain, .pair), (.exact, .plain), (.exact, .exact), (.exact, .pair),
      (.pair, .plain), (.pair, .exact):
      return "\(left.sql.operand) \(symbol.sql) \(right.sql.operand)"
    }
  }

  /// Whether a number stands in an order to one that is written in the condition.
  func compare(_ left: SQLNumber, _ symbol: ComparisonSymbol, _ right: ExactNumber) -> String {
    guard case .pair(let a, let i) = left, let value = right.integerValue,
      value.magnitude >= 1 << 53
    else { return "\(left.sql.operand) \(symbol.sql) \(number(right))" }
    // ClickHouse compares a double with a whole number exactly: here the nearest double is meant.
    let double = self == .clickhouse ? "toFloat64(\(number(right)))" : "\(number(right)) * 1e0"
    return comparePairs((a, i), symbol, (double, number(right)))
  }

  /// Doubles decide; whole numbers beyond 2^53 that have one double are told apart by themselves.
  private func comparePairs(
    _ left: (double: String, integer: String), _ symbol: ComparisonSymbol,
    _ right: (double: String, integer: String)
  ) -> String {
    let a = left.double.operand
    let b = right.double.operand
    let i = left.integer.operand
    let j = right.integer.operand
    let equal =
      "(\(a) = \(b) AND (ABS(\(a)) < 9007199254740992 OR \(i) = \(j) OR (\(i) IS NULL AND \(j) IS NULL)))"
    let less = "(\(a) < \(b) OR (\(a) = \(b) AND \(i) < \(j)))"
    let greater = "(\(a) > \(b) OR (\(a) = \(b) AND \(i) > \(j)))"
    switch symbol {
    case .equal: return equal
    case .notEqual: return "NOT \(equal)"
    case .less: return less
    case .greater: return greater
    case .lessOrEqual: return "(\(less) OR \(equal))"
    case .greaterOrEqual: return "(\(greater) OR \(equal))"
    }
  }
}

extension ComparisonSymbol {
  var sql: String { self == .notEqual ? "<>" : rawValue }
}

extension String {
  /// The expression as an operand: in parentheses unless it is a name, a literal or a call.
  var operand: String {
    if hasPrefix("CASE ") || contains(" AND ") || contains(" OR ") || contains(" * ")
      || contains(" + ") || contains(" - ") || contains("::")
    {
      return "(\(self))"
    }
    return self
  }

  /// Every line moved to the right.
  func indented(_ levels: Int = 1) -> String {
    let blanks = String(repeating: "  ", count: levels)
    return split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : blanks + $0 }.joined(separator: "\n")
  }
}
