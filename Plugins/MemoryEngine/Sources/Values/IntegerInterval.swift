import AudienceConditions
import AudienceJSON

/// The integers of 64 bits from `low` to `high`, both included, or all others.
struct IntegerInterval: Sendable {
  let low: Int64
  let high: Int64
  /// Whether the integers outside satisfy it, not those inside.
  let isOutside: Bool

  /// The integers that compare with a number in that way, exactly.
  init(_ symbol: ComparisonSymbol, _ number: ExactNumber) {
    isOutside = symbol == .notEqual
    switch number {
    case .integer(let integer):
      switch symbol {
      case .equal, .notEqual: (low, high) = (integer, integer)
      case .greaterOrEqual: (low, high) = (integer, .max)
      case .lessOrEqual: (low, high) = (.min, integer)
      case .greater: (low, high) = integer == .max ? Self.nothing : (integer + 1, .max)
      case .less: (low, high) = integer == .min ? Self.nothing : (.min, integer - 1)
      }
    case .double(let double):
      // Never an integer of 64 bits.
      switch symbol {
      case .equal, .notEqual: (low, high) = Self.nothing
      case .greater, .greaterOrEqual:
        if double >= 0x1p63 {
          (low, high) = Self.nothing
        } else {
          (low, high) = (double < -0x1p63 ? .min : Int64(double.rounded(.up)), .max)
        }
      case .less, .lessOrEqual:
        if double < -0x1p63 {
          (low, high) = Self.nothing
        } else {
          (low, high) = (.min, double >= 0x1p63 ? .max : Int64(double.rounded(.down)))
        }
      }
    }
  }

  private static let nothing: (Int64, Int64) = (.max, .min)

  @inline(__always)
  func contains(_ value: Int64) -> Bool { (value >= low && value <= high) != isOutside }

  /// 1 where it contains a value, else 0.
  @inline(__always)
  func bit(_ value: Int64) -> Int {
    ((value >= low ? 1 : 0) & (value <= high ? 1 : 0)) ^ (isOutside ? 1 : 0)
  }
}
