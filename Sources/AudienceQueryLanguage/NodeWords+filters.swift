public import AudienceConditions
import AudienceDiagnostics
import AudienceTime

extension NodeWords {
  /// A filter in words; nil for `where(…)`, whose condition is a node of its own.
  public static func words(_ filter: Filter) -> String? {
    switch filter {
    case .condition: nil
    case .window(let window): words(window)
    case .excludingSources(let names):
      "excluding sources "
        + names.map { QueryPrinter.quoted($0.string) }.joined(separator: ", ")
    case .expiresAfter(let span): "expires after \(span.text)"
    }
  }

  /// A lookback window in words: `within last 30 days`, `between 30 and 60 days ago`, `within 5
  /// days after the event above`.
  public static func words(_ window: Window) -> String {
    switch (window.extent, window.anchor) {
    case (.last(let span), .clock): "within last \(span.text)"
    case (.last(let span), .parentEvent): "within \(span.text) after the event above"
    case (.between(let one, let other), .clock): "between \(pair(one, other)) ago"
    case (.between(let one, let other), .parentEvent):
      "between \(pair(one, other)) after the event above"
    }
  }

  private static func pair(_ one: TimeSpan, _ other: TimeSpan) -> String {
    one.unit == other.unit
      ? "\(one.count) and \(other.text)" : "\(one.text) and \(other.text)"
  }

  // MARK: - Comparators

  /// A comparison by symbol: `>= 2`, `= 'pro'`.
  public static func words(_ symbol: ComparisonSymbol, _ right: Scalar) -> String {
    "\(symbol.rawValue) \(words(right))"
  }

  /// A comparator in words: `exists`, `contains 'a' or 'b'`, `within last 90 days`.
  public static func words(_ comparator: Comparator) -> String {
    switch comparator {
    case .exists: "exists"
    case .absent: "doesn't exist"
    case .contains(let literals): "contains " + list(literals, " or ")
    case .omits(let literals): "doesn't contain " + list(literals, " or ")
    case .startsWith(let literal): "starts with " + QueryPrinter.text(literal)
    case .endsWith(let literal): "ends with " + QueryPrinter.text(literal)
    case .oneOf(let literals): "is one of " + list(literals, ", ")
    case .noneOf(let literals): "is none of " + list(literals, ", ")
    case .beforeDate(let literal): "before " + QueryPrinter.text(literal)
    case .afterDate(let literal): "after " + QueryPrinter.text(literal)
    case .withinLast(let span): "within last \(span.text)"
    case .withinNext(let span): "within next \(span.text)"
    case .beforeLast(let span): "at least \(span.text) ago"
    case .afterNext(let span): "at least \(span.text) from now"
    }
  }

  private static func list(_ literals: [Literal], _ separator: String) -> String {
    literals.map { QueryPrinter.text($0) }.joined(separator: separator)
  }
}
