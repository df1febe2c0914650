public import AudienceDiagnostics
public import AudienceJSON
public import AudienceSchema
public import AudienceTime

/// An event that a profile performed.
public struct ProfileEvent: Hashable, Sendable {
  public let name: EventName
  public let time: Instant
  /// The call's place in the log; decides among equal times.
  public let order: Int
  public let properties: JSONObject
  /// The call's `context`; null where it has none.
  public let context: JSONValue
  /// `sourceId`, else `projectId` of the call.
  public let sourceID: UTF8Text?

  package init(
    name: EventName, time: Instant, order: Int, properties: JSONObject, context: JSONValue,
    sourceID: UTF8Text?
  ) {
    self.name = name
    self.time = time
    self.order = order
    self.properties = properties
    self.context = context
    self.sourceID = sourceID
  }

  /// Whether this one comes before another: earlier, or at the same time earlier in the log.
  public func precedes(_ other: ProfileEvent) -> Bool {
    (time, order) < (other.time, other.order)
  }
}

/// A trait that a call set at some time.
public struct TraitChange: Hashable, Sendable {
  public let key: UTF8Text
  /// The value it got; null makes the trait absent (SEMANTICS 1.5).
  public let value: JSONValue
  public let time: Instant
  /// The call's place in the log; decides among equal times.
  public let order: Int

  package init(key: UTF8Text, value: JSONValue, time: Instant, order: Int) {
    self.key = key
    self.value = value
    self.time = time
    self.order = order
  }
}

/// One person, as the calls up to some instant tell it.
public struct Profile: Hashable, Sendable {
  /// The user id.
  public let id: UTF8Text
  /// The latest value of every trait; one that was set to null is there as null.
  public let traits: JSONObject
  /// Every setting of a trait, in time order.
  public let traitChanges: [TraitChange]
  /// The events in time order, equal times in log order.
  public let events: [ProfileEvent]
  /// The anonymous ids that belong to this user, in the order they were linked.
  public let anonymousIDs: [UTF8Text]
  /// The accounts it belongs to, as positions in `Population.accounts`, ascending.
  public let accountIndices: [Int]
  /// The time of its first call.
  public let firstSeen: Instant
  /// The time of its last call.
  public let lastSeen: Instant

  package init(
    id: UTF8Text, traits: JSONObject, traitChanges: [TraitChange], events: [ProfileEvent],
    anonymousIDs: [UTF8Text], accountIndices: [Int], firstSeen: Instant, lastSeen: Instant
  ) {
    self.id = id
    self.traits = traits
    self.traitChanges = traitChanges
    self.events = events
    self.anonymousIDs = anonymousIDs
    self.accountIndices = accountIndices
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
  }

  /// What one trait was set to and when, in time order.
  public func history(of key: UTF8Text) -> [TraitChange] {
    traitChanges.filter { $0.key == key }
  }
}

/// One company, as the calls up to some instant tell it. There is one for every `groupId` of a
/// group call, with or without users (SEMANTICS 1.6).
public struct Account: Hashable, Sendable {
  /// The group id.
  public let id: UTF8Text
  /// The latest value of every trait; one that was set to null is there as null.
  public let traits: JSONObject
  /// Every setting of a trait, in time order.
  public let traitChanges: [TraitChange]
  /// Its users, as positions in `Population.profiles`, ascending.
  public let memberIndices: [Int]

  package init(
    id: UTF8Text, traits: JSONObject, traitChanges: [TraitChange], memberIndices: [Int]
  ) {
    self.id = id
    self.traits = traits
    self.traitChanges = traitChanges
    self.memberIndices = memberIndices
  }

  /// What one trait was set to and when, in time order.
  public func history(of key: UTF8Text) -> [TraitChange] {
    traitChanges.filter { $0.key == key }
  }
}
