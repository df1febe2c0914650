import AudienceConditions
import AudienceSchema
import AudienceTime

/// Windows that hold for several coordinated events.
extension Join {
  /// A window at the end of coordinated verbs holds for all of them; so does one at the front.
  func spreadingWindow(_ partial: Partial) -> [Partial] {
    guard let coordinator, coordinator.kind != .andNot || right.lastEvent?.isCopied == true,
      case .junction(let kind, let members, let evidence)? = partial.draft, members.count >= 2,
      case .event(let last) = members[members.count - 1],
      case .event(let before)? = leftEnd, !last.isOrdinal, !before.isOrdinal
    else { return [partial] }
    var spread = partial
    if let window = sharedWindow(of: last), before.window == nil, before.following == nil,
      !before.isAnyTime, !left.leadsWithWindow
    {
      let isSame = last.isNever == before.isNever
      let isElided = last.isCopied
      guard isSame || isElided, !neighbours.startsClause || isElided else { return [partial] }
      spread.draft = .junction(
        kind,
        members.map { member in
          member.mappingEvents { event in
            guard event.window == nil, event.following == nil, !event.isAnyTime else {
              return event
            }
            var event = event.with(window: window)
            event.windowEvidence = last.windowEvidence
            return event
          }
        }, evidence)
      spread.score += 0.05
      return [spread, partial]
    }
    if let window = before.window, last.window == nil, last.following == nil, !last.isAnyTime,
      left.leadsWithWindow || last.isCopied
    {
      var event = last.with(window: window)
      event.windowEvidence = before.windowEvidence
      // What leads is of every one of a list.
      let others = members.dropLast().map { member in
        guard left.leadsWithWindow, case .event(let other) = member, other.window == nil,
          other.following == nil, !other.isAnyTime
        else { return member }
        var copy = other.with(window: window)
        copy.windowEvidence = before.windowEvidence
        return .event(copy)
      }
      spread.draft = .junction(kind, others + [.event(event)], evidence)
      spread.lastEvent = event
      spread.score += 0.05
      return [spread, partial]
    }
    return [partial]
  }

  /// The window at the right stretch's end, where all of its events have it.
  private func sharedWindow(of last: EventDraft) -> Window? {
    guard let window = last.window else { return nil }
    var isShared = true
    _ = right.draft?.mappingEvents { event in
      if event.window != window { isShared = false }
      return event
    }
    return isShared || right.draft?.event != nil ? window : nil
  }

  /// Gives a window that was said apart to the events that have none.
  func takeWindow(_ open: OpenWindow?, _ partial: inout Partial) {
    guard let open, let draft = partial.draft else { return }
    var isTaken = false
    var takers = 0
    func taking(_ event: EventDraft) -> EventDraft {
      guard event.window == nil, event.following == nil, !event.isAnyTime else { return event }
      guard !open.isFollowing || takers == 0 && !event.isNever else { return event }
      isTaken = true
      takers += 1
      if open.isFollowing {
        guard case .last(let span) = open.window.extent else { return event }
        var event = event
        event.following = span
        event.isAnchored = true
        event.windowEvidence.tokens = open.tokens
        return event
      }
      var event = event.with(window: open.window)
      event.windowEvidence.tokens = open.tokens
      return event
    }
    let windowed = draft.mappingEvents(taking)
    guard isTaken else { return }
    // Set apart by a comma, it is said of all that goes before.
    partial.score += 0.2 * Double(takers)
    partial.draft = windowed
    partial.lastEvent = partial.lastEvent.map(taking)
    let words = partial.unresolved.intersection(open.tokens)
    partial.unresolved.subtract(words)
    partial.score += 5.6 * Double(words.count)
    partial.openWindow = nil
  }

  /// The window that the event before lends: its own, or from its end until now.
  func earlierWindow(for event: EventDraft) -> Window? {
    guard let window = left.lastEvent?.window else { return nil }
    if let span = event.beforeSpan {
      let far =
        switch window.extent {
        case .last(let far), .between(_, let far): far
        }
      return far.reaching(by: span).map { .between(far, $0) }
    }
    guard event.isSinceThen else { return window }
    switch window.extent {
    case .last: return nil
    case .between(let near, _): return .last(near)
    }
  }

  /// Whether one event is said to be there and not to be there at the same time.
  ///
  /// - Parameter maySayTwoValues: whether several of the conditions may be of one trait.
  func contradictsItself(_ partial: Partial, maySayTwoValues: Bool) -> Bool {
    if maySayTwoValues, case .junction(.and, let members, _)? = partial.draft,
      members.saysTwoValues
    {
      return true
    }
    guard case .junction(.and, let members, _)? = partial.draft, members.count >= 2,
      case .event(let last) = members[members.count - 1],
      case .event(let before) = members[members.count - 2]
    else { return false }
    let isSame =
      last.event == before.event && last.window == before.window
      && last.filters.map { Realization($0).condition }
        == before.filters.map { Realization($0).condition }
    return isSame && (last.isNever && before.isSome || before.isNever && last.isSome)
  }
}

extension TimeSpan {
  /// The span that reaches further by another; nil where it would be too long to count.
  fileprivate func reaching(by other: TimeSpan) -> TimeSpan? {
    let isInDays = unit == .day && other.unit == .day
    let unit: Unit = isInDays ? .day : .hour
    func count(_ span: TimeSpan) -> Int {
      span.unit == unit ? span.count : Int(span.microseconds / unit.microseconds)
    }
    let (sum, overflow) = count(self).addingReportingOverflow(count(other))
    return overflow ? nil : TimeSpan(sum, unit)
  }
}
