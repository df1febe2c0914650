import AudienceConditions
import AudienceJSON
import AudienceTime

/// When one condition on an event says all that another does: `more than 5 orders over $100` is
/// also an order. Only what is certain: the same event, and filters that are a part of the other's.
extension Condition {
  /// Whether it cannot hold where the other does not.
  func implies(_ other: Condition) -> Bool {
    guard case .compare(.measure(let mine, let measure), let symbol, .literal(let value)) = self,
      case .compare(.measure(let theirs, .count), let least, .literal(let bound)) = other,
      mine.source == theirs.source
    else { return self == other }
    if self == other { return true }
    if Self.isAtLeastOnce(least, bound) {
      return theirs.isWider(than: mine) && Self.needsEvents(measure, symbol, value)
    }
    guard measure == .count, Self.isNever(symbol, value), Self.isNever(least, bound) else {
      return false
    }
    return mine.isWider(than: theirs)
  }

  private static func isAtLeastOnce(_ symbol: ComparisonSymbol, _ value: Literal) -> Bool {
    symbol == .greaterOrEqual && value == .integer(1) || symbol == .greater && value == .integer(0)
  }

  private static func isNever(_ symbol: ComparisonSymbol, _ value: Literal) -> Bool {
    (symbol == .equal || symbol == .lessOrEqual) && value == .integer(0)
  }

  /// Whether a comparison is false where there are no events: a sum or an average of nothing is
  /// absent, a count of nothing is zero (SEMANTICS 6).
  private static func needsEvents(
    _ measure: Measure, _ symbol: ComparisonSymbol, _ value: Literal
  ) -> Bool {
    switch measure {
    case .sum, .average, .minimum, .maximum, .mode, .first, .last: return true
    case .count, .uniqueCount:
      guard case .number(let number) = value else { return false }
      switch symbol {
      case .greater: return number >= ExactNumber(0)
      case .greaterOrEqual, .equal: return number > ExactNumber(0)
      case .less, .lessOrEqual, .notEqual: return false
      }
    }
  }
}

extension Stream {
  /// Whether every event of the other is one of these.
  fileprivate func isWider(than other: Stream) -> Bool {
    let theirs = other.conjuncts
    return conjuncts.allSatisfy(theirs.contains)
      && windows.allSatisfy { mine in other.windows.contains { mine.covers($0) } }
  }

  private var conjuncts: [Condition] {
    filters.flatMap { filter -> [Condition] in
      guard case .condition(let node) = filter else { return [] }
      if case .and(let nodes) = node.condition { return nodes.map(\.condition) }
      return [node.condition]
    }
  }

  private var windows: [Window] {
    filters.compactMap { if case .window(let window) = $0 { window } else { nil } }
  }
}

extension Window {
  fileprivate func covers(_ other: Window) -> Bool {
    guard anchor == other.anchor else { return false }
    switch (extent, other.extent) {
    case (.last(let mine), .last(let theirs)): return mine.microseconds >= theirs.microseconds
    case (.last(let mine), .between(let one, let two)):
      return mine.microseconds >= max(one.microseconds, two.microseconds)
    case (.between(let one, let two), .between(let three, let four)):
      return min(one.microseconds, two.microseconds) <= min(three.microseconds, four.microseconds)
        && max(one.microseconds, two.microseconds) >= max(three.microseconds, four.microseconds)
    case (.between, .last): return false
    }
  }
}
