import AudienceConditions
import AudienceJSON

extension Value {
  /// The comparators of SEMANTICS 4 between two values that are there.
  static func holds(_ left: Value, _ symbol: ComparisonSymbol, _ right: Value) -> Bool {
    switch symbol {
    case .equal: areEqual(left, right)
    case .notEqual: !areEqual(left, right)
    case .less: order(left, right).map { $0 < 0 } ?? false
    case .lessOrEqual: order(left, right).map { $0 <= 0 } ?? false
    case .greater: order(left, right).map { $0 > 0 } ?? false
    case .greaterOrEqual: order(left, right).map { $0 >= 0 } ?? false
    }
  }

  /// Equality: by instant with a date literal, by text with a boolean, by number with a number,
  /// else by text.
  static func areEqual(_ left: Value, _ right: Value) -> Bool {
    if left.isDateLiteral || right.isDateLiteral {
      guard let a = left.instant, let b = right.instant else { return false }
      return a == b
    }
    if left.kind != .boolean, right.kind != .boolean,
      left.kind == .number || right.kind == .number
    {
      guard let a = left.number, let b = right.number else { return false }
      return a == b
    }
    return left.withText { a in right.withText { b in a == b } }
  }

  /// Order by number where both have one, else by instant where both have one; nil for neither.
  private static func order(_ left: Value, _ right: Value) -> Int? {
    if let a = left.number, let b = right.number { return a < b ? -1 : (a == b ? 0 : 1) }
    if let a = left.instant, let b = right.instant { return a < b ? -1 : (a == b ? 0 : 1) }
    return nil
  }
}
