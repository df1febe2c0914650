import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime

extension Draft {
  /// The ids that invented subjects have.
  static let userID: UTF8Text = "invented"
  static let accountID: UTF8Text = "invented_account"

  /// The calls of the Segment Spec that tell of it, with the place of each event's call.
  func calls(
    level: AudienceLevel, now: Instant
  ) -> (calls: [JSONValue], orders: [Int: Int]) {
    var calls: [JSONValue] = []
    var orders: [Int: Int] = [:]
    if level == .accounts, people.isEmpty {
      calls.append(
        call(
          "group", at: now, [("groupId", .string(Self.accountID))], traits: accountTraits)
      )
    }
    for (index, person) in people.enumerated() {
      let id = index == 0 ? Self.userID : UTF8Text("\(Self.userID)_\(index + 1)")
      let start = person.events.map(\.time).min() ?? now
      if level == .accounts {
        let ids: [(UTF8Text, JSONValue)] = [
          ("groupId", .string(Self.accountID)), ("userId", .string(id)),
        ]
        let traits = index == 0 ? accountTraits : JSONObject()
        calls.append(call("group", at: start, ids, traits: traits))
      }
      if !person.traits.members.isEmpty || (level == .users && person.events.isEmpty) {
        calls.append(call("identify", at: start, [("userId", .string(id))], traits: person.traits))
      }
      for event in person.events {
        orders[event.number] = calls.count
        var fields: [(UTF8Text, JSONValue)] = [
          ("event", .string(event.name.text)), ("userId", .string(id)),
        ]
        if !event.properties.members.isEmpty {
          fields.append(("properties", .object(event.properties)))
        }
        if !event.context.members.isEmpty { fields.append(("context", .object(event.context))) }
        calls.append(call("track", at: event.time, fields))
      }
    }
    return (calls, orders)
  }

  private func call(
    _ type: String, at time: Instant, _ fields: [(UTF8Text, JSONValue)],
    traits: JSONObject = JSONObject()
  ) -> JSONValue {
    var call: JSONObject = ["type": .text(type)]
    for (key, value) in fields { call[key] = value }
    call["timestamp"] = .text(time.text)
    if !traits.members.isEmpty { call["traits"] = .object(traits) }
    return .object(call)
  }
}
