package import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceTime

/// The comparators of SEMANTICS 4 between two values that are there.
package enum Comparison {
  package static func holds(_ left: Operand, _ symbol: ComparisonSymbol, _ right: Operand) -> Bool {
    switch symbol {
    case .equal: areEqual(left, right)
    case .notEqual: !areEqual(left, right)
    case .less: isOrdered(left, right) { $0 < 0 }
    case .lessOrEqual: isOrdered(left, right) { $0 <= 0 }
    case .greater: isOrdered(left, right) { $0 > 0 }
    case .greaterOrEqual: isOrdered(left, right) { $0 >= 0 }
    }
  }

  /// Equality: by instant with a date literal, by text with a boolean, by number with a number,
  /// else by text.
  package static func areEqual(_ left: Operand, _ right: Operand) -> Bool {
    if left.dateLiteral != nil || right.dateLiteral != nil {
      guard let a = left.instant, let b = right.instant else { return false }
      return a == b
    }
    switch (left.value, right.value) {
    case (.boolean, _), (_, .boolean):
      return left.value.comparedText == right.value.comparedText
    case (.number, _), (_, .number):
      guard let a = left.value.comparedNumber, let b = right.value.comparedNumber else {
        return false
      }
      return a == b
    default:
      return left.value.comparedText == right.value.comparedText
    }
  }

  /// Order by number where both have one, else by instant where both have one; never by letters.
  private static func isOrdered(
    _ left: Operand, _ right: Operand, _ accept: (Int) -> Bool
  ) -> Bool {
    if let a = left.value.comparedNumber, let b = right.value.comparedNumber {
      return accept(order(a, b))
    }
    if let a = left.instant, let b = right.instant { return accept(order(a, b)) }
    return false
  }

  private static func order<Value: Comparable>(_ a: Value, _ b: Value) -> Int {
    a < b ? -1 : (a == b ? 0 : 1)
  }
}

extension Operand {
  /// The instant of the value, or of the date literal it was written as.
  var instant: Instant? { dateLiteral ?? value.comparedInstant }
}
