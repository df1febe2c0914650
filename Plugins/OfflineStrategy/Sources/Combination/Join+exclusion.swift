import AudienceConditions
import AudienceSchema

/// Occurrences that are left out of a count, and those that a count is among.
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

  /// `3 shoe orders in the last 90 days, at least one of which was paid by card`: one of those
  /// orders, and so of that time and those shoes.
  func amongThose(_ other: Draft, _ partial: inout Partial) -> Draft {
    guard case .event(let before)? = leftEnd, case .event(var event) = other,
      event.event == before.event, !before.isNever, event.following == nil, !event.isAnyTime,
      event.window == nil || event.window == before.window, saysAmongThose
    else { return other }
    if event.window == nil {
      event.window = before.window
      event.windowEvidence = before.windowEvidence
    }
    let paths = event.filters.compactMap(Self.pathOfValues)
    event.filters += before.filters.filter { filter in
      guard case .condition = filter, !event.filters.contains(filter) else { return false }
      return Self.pathOfValues(filter).map { !paths.contains($0) } ?? true
    }
    partial.lastEvent = event
    return .event(event)
  }

  private var saysAmongThose: Bool {
    rightTokens.dropLast().contains { index in
      analysis.tokens[index].folded == "of"
        && ["which", "them", "those", "these", "whom"].contains(analysis.tokens[index + 1].folded)
    }
  }

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
