import AudienceConditions
import AudienceJSON

/// The doubles from `low` to `high`, both included, or all others.
struct NumberInterval: Sendable {
  let low: Double
  let high: Double
  /// Whether the doubles outside satisfy it, not those inside.
  let isOutside: Bool

  /// The doubles that compare with a number in that way, exactly: an integer that no double equals
  /// lies between two of them.
  init(_ symbol: ComparisonSymbol, _ number: ExactNumber) {
    let nearest = number.doubleValue
    let order = Self.order(nearest, number)
    let firstAtOrAbove = order < 0 ? nearest.nextUp : nearest
    let firstAbove = order <= 0 ? nearest.nextUp : nearest
    let lastAtOrBelow = order > 0 ? nearest.nextDown : nearest
    let lastBelow = order >= 0 ? nearest.nextDown : nearest
    switch symbol {
    case .equal, .notEqual:
      // Beyond all numbers where no double equals it.
      (low, high) = order == 0 ? (nearest, nearest) : (.infinity, .infinity)
    case .greater: (low, high) = (firstAbove, .infinity)
    case .greaterOrEqual: (low, high) = (firstAtOrAbove, .infinity)
    case .less: (low, high) = (-.infinity, lastBelow)
    case .lessOrEqual: (low, high) = (-.infinity, lastAtOrBelow)
    }
    isOutside = symbol == .notEqual
  }

  @inline(__always)
  func contains(_ value: Double) -> Bool {
    // Not a number, which stands for no value, is never contained.
    isOutside ? value < low || value > high : value >= low && value <= high
  }

  /// Less than, equal to or greater than zero as the double is less than, equal to or greater than
  /// the number.
  private static func order(_ double: Double, _ number: ExactNumber) -> Int {
    guard let exact = ExactNumber(double) else { return double < 0 ? -1 : 1 }
    return exact < number ? -1 : (exact == number ? 0 : 1)
  }
}
