import AudienceConditions
import AudienceSchema

/// More about the first or the last event: `whose last bill was estimated and came to over £250`.
extension Join {
  /// What the right stretch says of the event that the left one tells apart from the others: of that
  /// one too, not of any. The event before where it says nothing of the kind.
  func sameOccurrence(_ other: Draft, _ partial: inout Partial) -> Draft {
    guard let coordinator, coordinator.kind == .and, case .event(let before)? = leftEnd,
      case .event(let event) = other, event.isCopied, event.event == before.event,
      event.window == nil || event.window == before.window, event.following == nil,
      let first = rightTokens.first, !["who", "whose"].contains(analysis.tokens[first].folded)
    else { return other }
    func measure(_ path: FieldPath) -> Measure? {
      switch before.measure {
      case .first: .first(.property(path))
      case .last: .last(.property(path))
      case .count, .sum, .average, .minimum, .maximum, .mode, .uniqueCount: nil
      }
    }
    func occurrence(
      _ path: FieldPath, _ symbol: ComparisonSymbol, _ value: Scalar, _ said: Evidence
    )
      -> Draft?
    {
      guard let measure = measure(path) else { return nil }
      var same = before
      same.measure = measure
      same.symbol = symbol
      same.value = value
      same.upperBound = nil
      same.test = said
      same.name = event.name
      same.isCopied = true
      return .event(same)
    }
    var found: [Draft] = []
    if event.hasDefaultTest {
      for filter in event.filters where !before.filters.contains(filter) {
        guard case .condition(let condition, let said) = filter,
          case .compare(.property(let path, of: .thisEvent), let symbol, let value) = condition,
          let same = occurrence(path, symbol, value, said)
        else { return other }
        found.append(same)
      }
    } else if case .sum(.property(let path)) = event.measure, event.filters == before.filters,
      event.upperBound == nil, let same = occurrence(path, event.symbol, event.value, event.test)
    {
      found.append(same)
    }
    guard let last = found.last, case .event(let event) = last else { return other }
    partial.lastEvent = event
    partial.score += 0.8
    return found.count == 1 ? last : .junction(.and, found, Evidence())
  }
}
