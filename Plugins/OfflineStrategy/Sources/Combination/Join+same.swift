import AudienceConditions
import AudienceSchema

/// Two stretches that speak of one event.
extension Join {
  /// `took a test last week and scored 80`: the second names the event by its property only.
  /// `sent 500s, three times or more`: how often, set apart.
  func sameEvent(_ one: Draft, _ other: Draft) -> Partial? {
    guard let coordinator, coordinator.kind == .and, case .event(var event) = one.lastClause,
      case .event(let more) = other, event.event == more.event, event.hasDefaultTest,
      event.following == nil, more.following == nil, !more.usesEarlierWindow,
      event.window == nil || more.window == nil || event.window == more.window
    else { return nil }
    var partial = base
    if more.isCopied {
      guard isComma(coordinator.tokens), more.filters.isEmpty, !more.hasDefaultTest,
        !more.isNever
      else { return nil }
    } else {
      let said = more.filters.reduce(into: Set<Int>()) { words, filter in
        words.formUnion(filter.words)
      }
      guard more.hasDefaultTest, !more.filters.isEmpty, more.name.tokens.isSubset(of: said),
        !coordinator.tokens.contains(where: { analysis.tokens[$0].folded == "or" })
      else { return nil }
    }
    event.filters += more.filters
    event.symbol = more.symbol
    event.value = more.value
    event.upperBound = more.upperBound
    event.test = more.test
    if event.window == nil {
      event.window = more.window
      event.windowEvidence = more.windowEvidence
    }
    partial.lastEvent = event
    partial.draft = one.replacingLastClause(with: .event(event))
    return partial
  }

  private func isComma(_ tokens: Range<Int>) -> Bool {
    tokens.allSatisfy { analysis.tokens[$0].folded == "," }
  }
}
