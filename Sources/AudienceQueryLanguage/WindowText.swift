public import AudienceConditions
import AudienceTime

/// Reads a lookback window written alone, as in a query: `within(14 days)`, `between(30 days, 60
/// days)`. A workspace defines what "recently" means by one (SEMANTICS 10).
public enum WindowText {
  /// The window of a text; nil where the text is anything else.
  public static func window(of text: String) -> Window? {
    guard let tree = try? QueryParser.parse("event('e').\(text).count() >= 1").tree,
      case .compare(.measure(let stream, .count), .greaterOrEqual, .literal) = tree.condition,
      stream.filters.count == 1, case .window(let window) = stream.filters[0],
      window.anchor == .clock
    else { return nil }
    return window
  }

  /// The text of a window, as it is printed in a query.
  public static func text(of window: Window) -> String {
    switch window.extent {
    case .last(let span): "within(\(span.text))"
    case .between(let one, let other): "between(\(one.text), \(other.text))"
    }
  }
}
