package import AudienceProfiles
import AudienceTime

/// Whom a condition is evaluated for: one person, or one company with its users.
package enum Subject: Sendable {
  case user(Profile)
  /// With the events of all its users in time order (SEMANTICS 7).
  case account(Account, events: [ProfileEvent])

  /// The events of the subject in time order.
  package var events: [ProfileEvent] {
    switch self {
    case .user(let profile): profile.events
    case .account(_, let events): events
    }
  }

  /// The events at the times of a range, in time order. O(log n) and the events found.
  func events(in times: ClosedRange<Instant>) -> ArraySlice<ProfileEvent> {
    let events = self.events
    let start = events.firstPosition { $0.time >= times.lowerBound }
    let end = events.firstPosition { $0.time > times.upperBound }
    return events[start..<end]
  }
}

extension [ProfileEvent] {
  /// The first position whose event passes a test that all later ones pass too; the end for none.
  fileprivate func firstPosition(where isBeyond: (ProfileEvent) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// What a condition inside `where( … )` sees: the event, and the events around it.
package struct EventScope: Sendable {
  /// The event that the filter is evaluated for.
  package let event: ProfileEvent
  /// The event one level out; nil in an outermost filter.
  package let parent: ProfileEvent?

  package init(event: ProfileEvent, parent: ProfileEvent?) {
    self.event = event
    self.parent = parent
  }
}
