import AudienceDiagnostics
import AudienceJSON
import AudienceProfiles
import AudienceSchema
import AudienceTime

/// An event that is being made up.
struct EventDraft: Sendable {
  var name: EventName
  var time: Instant
  var properties = JSONObject()
  var context = JSONObject()
  var sourceID: UTF8Text?

  mutating func put(_ values: FieldValues, at field: Field) {
    switch field {
    case .property(_, let path): properties.put(values, at: path)
    case .context(_, let path): context.put(values, at: path)
    case .trait: break
    }
  }

  /// As a call log would show it.
  func event(order: Int) -> ProfileEvent {
    ProfileEvent(
      imagined: name, at: time, order: order, properties: properties, context: .object(context),
      sourceID: sourceID)
  }
}

/// A person, or the pooled users of a company, that is being made up.
struct ProfileDraft: Sendable {
  var traits = JSONObject()
  /// The traits that were decided, absent ones too.
  var decided: Set<FieldPath> = []
  /// In log order.
  var events: [EventDraft] = []

  mutating func put(_ values: FieldValues, at path: FieldPath) {
    traits.put(values, at: path)
    decided.insert(path)
  }

  func profile(at now: Instant) -> Profile {
    Profile(
      imagined: "", traits: traits,
      events: events.enumerated().map { $1.event(order: $0) }.filter { $0.time <= now }, at: now)
  }
}

/// A company that is being made up.
struct AccountDraft: Sendable {
  var traits = JSONObject()
  var users: [ProfileDraft] = []
}
