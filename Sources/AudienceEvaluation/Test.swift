package import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
package import AudienceTime

/// The named comparators of SEMANTICS 4 over the values that a path yields.
///
/// With several values (a path with `$`) a comparator holds when some element satisfies it;
/// `absent` and `omits` are the complements of `exists` and `contains`.
package enum Test {
  package static func holds(_ values: [Operand], _ comparator: Comparator, now: Instant) -> Bool {
    switch comparator {
    case .exists: !values.isEmpty
    case .absent: values.isEmpty
    case .contains(let texts): contains(values, texts)
    case .omits(let texts): !contains(values, texts)
    case .startsWith(let text):
      values.contains { $0.value.comparedText.hasPrefix(Operand(text).value.comparedText) }
    case .endsWith(let text):
      values.contains { $0.value.comparedText.hasSuffix(Operand(text).value.comparedText) }
    case .oneOf(let literals): values.contains { isOne(of: literals, $0) }
    case .noneOf(let literals): values.contains { !isOne(of: literals, $0) }
    case .beforeDate(let date): compareInstants(values, date, <)
    case .afterDate(let date): compareInstants(values, date, >)
    case .withinLast(let span):
      isWithin(values, span, now) { value, edge, today in edge <= value && value <= today }
    case .withinNext(let span):
      isWithin(values, span, now, isForward: true) { value, edge, today in
        today <= value && value <= edge
      }
    case .beforeLast(let span): isWithin(values, span, now) { value, edge, _ in value <= edge }
    case .afterNext(let span):
      isWithin(values, span, now, isForward: true) { value, edge, _ in value >= edge }
    }
  }

  private static func contains(_ values: [Operand], _ texts: [Literal]) -> Bool {
    let needles = texts.map { Operand($0).value.comparedText }
    return values.contains { value in
      let text = value.value.comparedText
      return needles.contains(where: text.contains)
    }
  }

  private static func isOne(of literals: [Literal], _ operand: Operand) -> Bool {
    var candidates = [operand]
    if case .array(let elements) = operand.value {
      candidates += elements.filter { $0 != .null }.map { Operand($0) }
    }
    return literals.contains { literal in
      let wanted = Operand(literal)
      return candidates.contains { Comparison.areEqual($0, wanted) }
    }
  }

  private static func compareInstants(
    _ values: [Operand], _ date: Literal, _ order: (Instant, Instant) -> Bool
  ) -> Bool {
    guard let limit = Operand(date).instant else { return false }
    return values.contains { $0.instant.map { order($0, limit) } == true }
  }

  /// Days compare UTC calendar dates, hours exact instants; both ends belong to the range.
  private static func isWithin(
    _ values: [Operand], _ span: TimeSpan, _ now: Instant, isForward: Bool = false,
    _ accept: (_ value: Int64, _ edge: Int64, _ today: Int64) -> Bool
  ) -> Bool {
    values.contains { operand in
      guard let instant = operand.instant else { return false }
      switch span.unit {
      case .day:
        let today = now.date
        let edge = today.adding(days: isForward ? span.count : -span.count)
        return accept(
          Int64(instant.date.daysSinceEpoch), Int64(edge.daysSinceEpoch),
          Int64(today.daysSinceEpoch))
      case .hour, .second:
        let edge = now.advanced(by: isForward ? span.microseconds : -span.microseconds)
        return accept(instant.microseconds, edge.microseconds, now.microseconds)
      }
    }
  }
}
