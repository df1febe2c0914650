import AudienceDiagnostics
import AudienceJSON
import AudienceProfiles
import AudienceSchema
import AudienceTime

/// What the calls say of a schema, gathered call by call.
///
/// The memory it takes depends on how many names and values there are, never on how many calls.
struct CallInference {
  /// The most events; what comes after is counted.
  static let maximumEvents = 5_000
  /// The most names in all events and traits.
  static let maximumNames = 100_000

  /// One event.
  struct Event {
    let name: EventName
    var count = 0
    var lastSeen: Instant
    var fields = FieldTree()
  }

  private(set) var events: [Event] = []
  private var places: [EventName: Int] = [:]
  private(set) var traits: [TraitScope: FieldTree] = [:]
  private(set) var callCount = 0
  private(set) var repeatedCount = 0
  /// Calls of events beyond the limit.
  private(set) var callsLeftOut = 0
  private var room = CallInference.maximumNames
  private var ids = RecentIDs()

  /// Whether names were left out for lack of room.
  var isFull: Bool { room == 0 }

  mutating func add(_ call: Call) {
    if let id = call.messageID, !ids.insert(id) {
      repeatedCount += 1
      return
    }
    callCount += 1
    switch call.action {
    case .event(let name, let properties): add(name, properties, at: call.time)
    case .identify(let object):
      traits[.user, default: FieldTree()].note(object, at: call.time, room: &room)
    case .group(_, let object):
      traits[.account, default: FieldTree()].note(object, at: call.time, room: &room)
    case .alias: break
    }
  }

  private mutating func add(_ name: EventName, _ properties: JSONObject, at time: Instant) {
    let place: Int
    if let known = places[name] {
      place = known
    } else {
      guard events.count < Self.maximumEvents else {
        callsLeftOut += 1
        return
      }
      place = events.count
      places[name] = place
      events.append(Event(name: name, lastSeen: time))
    }
    events[place].count += 1
    events[place].lastSeen = max(events[place].lastSeen, time)
    events[place].fields.note(properties, at: time, room: &room)
  }
}
