import AudienceConditions
import AudienceSchema

/// Occurrences that are left out of a count.
extension Join {
  private static let leavingOut: Set<String> = [
    "excluding", "exclude", "except", "counting", "including", "ignoring", "besides", "apart",
    "aside", "leaving",
  ]
  /// What says that people are left out, and not what they did.
  private static let ofPeople: Set<String> = [
    "who", "whose", "those", "that", "they", "have", "has", "had", "did", "never", "anyone",
    "anybody", "everyone", "ones",
  ]

  /// `exported 10 reports, excluding csv exports`: the count is of the others. Where the event has a
  /// value of the same property already, as in `bought shoes, excluding hats`, people are left out.
  func leavingOutOccurrences(_ one: Draft, _ other: Draft) -> Draft? {
    guard let coordinator, coordinator.kind == .andNot,
      coordinator.tokens.contains(where: { Self.leavingOut.contains(analysis.tokens[$0].folded) }),
      case .event(var event)? = leftEnd, case .event(let excluded) = other,
      event.event == excluded.event, !event.isNever, excluded.hasDefaultTest,
      excluded.following == nil,
      excluded.window == nil || event.window == nil
        || excluded.window == event.window,
      excluded.filters.count == 1,
      case .condition(let condition, var evidence)? = excluded.filters.first,
      let path = Self.pathOfValues(excluded.filters[0]),
      !event.filters.compactMap(Self.pathOfValues).contains(path),
      analysis.joiningWords.subjects.isDisjoint(with: TokenSet(rightTokens)),
      !rightTokens.contains(where: { Self.ofPeople.contains(analysis.tokens[$0].folded) })
    else { return nil }
    evidence.tokens.formUnion(excluded.name.tokens)
    evidence.tokens.formUnion(coordinator.tokens)
    event.filters.append(.condition(EventReading.difference(from: condition), evidence))
    if event.window == nil {
      event.window = excluded.window
      event.windowEvidence = excluded.windowEvidence
    }
    return one.replacingLastClause(with: .event(event))
  }
}
