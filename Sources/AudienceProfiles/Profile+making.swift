package import AudienceDiagnostics
package import AudienceJSON
package import AudienceSchema
package import AudienceTime

/// Profiles and events that no log holds: what somebody would be like.
extension Profile {
  /// A person with these traits and events, of no account.
  ///
  /// - Parameter events: in any order; equal times keep it.
  package init(imagined id: UTF8Text, traits: JSONObject, events: [ProfileEvent], at now: Instant) {
    self.init(
      id: id, traits: traits, traitChanges: [], events: events.inTimeOrder, anonymousIDs: [],
      accountIndices: [], firstSeen: now, lastSeen: now)
  }
}

extension Account {
  /// A company with these traits, without users.
  package init(imagined id: UTF8Text, traits: JSONObject) {
    self.init(id: id, traits: traits, traitChanges: [], memberIndices: [])
  }
}

extension ProfileEvent {
  package init(
    imagined name: EventName, at time: Instant, order: Int, properties: JSONObject,
    context: JSONValue, sourceID: UTF8Text?
  ) {
    self.init(
      name: name, time: time, order: order, properties: properties, context: context,
      sourceID: sourceID)
  }
}

extension [ProfileEvent] {
  /// In time order, equal times by their place in the log.
  package var inTimeOrder: [ProfileEvent] {
    let isOrdered = indices.dropFirst().allSatisfy { !self[$0].precedes(self[$0 - 1]) }
    return isOrdered ? self : sorted { $0.precedes($1) }
  }
}
