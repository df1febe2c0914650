/// A length of time as the condition language writes it: a whole number of a unit.
///
/// A day is exactly 24 hours (SEMANTICS 5).
public struct TimeSpan: Hashable, Sendable {
  /// A unit of the language; seconds occur in `expires_after` only.
  public enum Unit: String, Sendable, CaseIterable {
    case second, hour, day

    /// How many microseconds one is.
    public var microseconds: Int64 {
      switch self {
      case .second: 1_000_000
      case .hour: 3_600_000_000
      case .day: 86_400_000_000
      }
    }
  }

  /// How many; never negative.
  public let count: Int
  public let unit: Unit

  public init(_ count: Int, _ unit: Unit) {
    precondition(count >= 0, "a time span is not negative")
    self.count = count
    self.unit = unit
  }

  public static func days(_ count: Int) -> TimeSpan { TimeSpan(count, .day) }
  public static func hours(_ count: Int) -> TimeSpan { TimeSpan(count, .hour) }

  /// The length in microseconds; saturates.
  public var microseconds: Int64 {
    let (product, overflow) = Int64(count).multipliedReportingOverflow(by: unit.microseconds)
    return overflow ? .max : product
  }

  /// The length in days, rounded up.
  public var daysRoundedUp: Int {
    let days = microseconds / TimeSpan.Unit.day.microseconds
    return Int(days) + (microseconds % TimeSpan.Unit.day.microseconds == 0 ? 0 : 1)
  }

  /// The words: `1 day`, `30 days`.
  public var text: String { "\(count) \(unit.rawValue)\(count == 1 ? "" : "s")" }
}
