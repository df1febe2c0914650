package import AudienceConditions
package import AudienceJSON
package import AudienceTime

/// A number in the words of a node that can be varied: the length of its window, or its threshold.
package struct NodeNumber: Hashable, Sendable {
  /// Which number.
  package enum Kind: String, Sendable, CaseIterable {
    /// The length of a window, or of a span behind a date comparator: `within 7 days`.
    case within
    /// The end of `between` that is nearer to the clock.
    case near
    /// The end of `between` that is farther from the clock.
    case far
    /// What a value is compared with: `>= 2`.
    case value
  }

  package let kind: Kind
  /// The number as it is; nil for a window that is not there.
  package let current: ExactNumber?
  /// The unit of a length of time.
  package let unit: TimeSpan.Unit?

  /// The numbers that a node has.
  package static func numbers(of condition: Condition) -> [NodeNumber] {
    switch condition {
    case .and, .or, .not, .any, .all: return []
    case .compare(let left, _, let right):
      var numbers = windowNumbers(of: left)
      if case .literal(.number(let number)) = right {
        numbers.append(NodeNumber(kind: .value, current: number, unit: nil))
      }
      return numbers
    case .test(let left, let comparator):
      var numbers = windowNumbers(of: left)
      if let span = comparator.span, !numbers.contains(where: { $0.kind == .within }) {
        numbers.append(NodeNumber(kind: .within, span))
      }
      return numbers
    }
  }

  private init(kind: Kind, current: ExactNumber?, unit: TimeSpan.Unit?) {
    self.kind = kind
    self.current = current
    self.unit = unit
  }

  private init(kind: Kind, _ span: TimeSpan) {
    self.init(kind: kind, current: ExactNumber(span.count), unit: span.unit)
  }

  private static func windowNumbers(of scalar: Scalar) -> [NodeNumber] {
    guard case .measure(let stream, _) = scalar else { return [] }
    guard let window = stream.filters.lazy.compactMap(\.window).first else {
      return [NodeNumber(kind: .within, current: nil, unit: .day)]
    }
    switch window.extent {
    case .last(let span): return [NodeNumber(kind: .within, span)]
    case .between(let one, let other):
      let isOrdered = one.microseconds <= other.microseconds
      return [
        NodeNumber(kind: .near, isOrdered ? one : other),
        NodeNumber(kind: .far, isOrdered ? other : one),
      ]
    }
  }

  // MARK: - Changing it

  /// The words that `/set ID` takes to change the number; nil where the number cannot be that.
  package func words(setting value: ExactNumber, in condition: Condition) -> String? {
    switch kind {
    case .value:
      guard case .compare(_, let symbol, _) = condition else { return nil }
      return "\(symbol.rawValue) \(value.text)"
    case .within, .near, .far:
      guard let unit, let count = value.integerValue.flatMap({ Int(exactly: $0) }), count >= 0
      else { return nil }
      return words(setting: TimeSpan(count, unit), in: condition)
    }
  }

  private func words(setting span: TimeSpan, in condition: Condition) -> String? {
    let left: Scalar
    switch condition {
    case .and, .or, .not, .any, .all: return nil
    case .compare(let scalar, _, _): left = scalar
    case .test(let scalar, let comparator):
      left = scalar
      if case .measure = scalar { break }
      return comparator.words(setting: span)
    }
    guard case .measure(let stream, _) = left else { return nil }
    guard let window = stream.filters.lazy.compactMap(\.window).first else {
      return "within \(span.text)"
    }
    let isParent = window.anchor == .parentEvent
    switch window.extent {
    case .last:
      return "within \(span.text)" + (isParent ? " after the event above" : "")
    case .between(let one, let other):
      let isOrdered = one.microseconds <= other.microseconds
      let near = kind == .near ? span : (isOrdered ? one : other)
      let far = kind == .far ? span : (isOrdered ? other : one)
      return "between \(near.text) and \(far.text)"
        + (isParent ? " after the event above" : " ago")
    }
  }
}

extension Filter {
  /// The window, if the filter is one.
  var window: Window? {
    if case .window(let window) = self { window } else { nil }
  }
}

extension Comparator {
  /// The span of time of a date comparator.
  var span: TimeSpan? {
    switch self {
    case .withinLast(let span), .withinNext(let span), .beforeLast(let span),
      .afterNext(let span):
      span
    case .exists, .absent, .contains, .omits, .startsWith, .endsWith, .oneOf, .noneOf,
      .beforeDate, .afterDate:
      nil
    }
  }

  /// The words of the same comparator with another span; nil where it has none.
  func words(setting span: TimeSpan) -> String? {
    switch self {
    case .withinLast: "within last \(span.text)"
    case .withinNext: "within next \(span.text)"
    case .beforeLast: "at least \(span.text) ago"
    case .afterNext: "at least \(span.text) from now"
    case .exists, .absent, .contains, .omits, .startsWith, .endsWith, .oneOf, .noneOf,
      .beforeDate, .afterDate:
      nil
    }
  }
}
