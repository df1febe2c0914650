package import AudienceProfiles

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
}

/// What a condition inside `where( … )` sees: the event, and the events around it.
struct EventScope: Sendable {
  /// The event that the filter is evaluated for.
  let event: ProfileEvent
  /// The event one level out; nil in an outermost filter.
  let parent: ProfileEvent?
}
