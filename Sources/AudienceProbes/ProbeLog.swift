import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime

/// Writes drafts as the calls of a log (Segment Spec).
struct ProbeLog {
  let now: Instant
  private(set) var calls: [JSONValue] = []
  private var profiles = 0
  private var accounts = 0

  init(now: Instant) { self.now = now }

  /// Adds a person, of a company where traits of one are given.
  mutating func add(_ draft: ProfileDraft, accountTraits: JSONObject? = nil) {
    let user = add(draft)
    guard let accountTraits else { return }
    accounts += 1
    calls.append(group(Self.id("account", accounts), accountTraits, user: user))
  }

  /// Adds a company with its users.
  mutating func add(_ draft: AccountDraft) {
    accounts += 1
    let account = Self.id("account", accounts)
    calls.append(group(account, draft.traits, user: nil))
    for user in draft.users {
      let id = add(user)
      calls.append(group(account, [:], user: id))
    }
  }

  private mutating func add(_ draft: ProfileDraft) -> JSONValue {
    profiles += 1
    let id = Self.id("profile", profiles)
    calls.append(
      .object([
        "type": .text("identify"), "userId": id, "timestamp": time(start),
        "traits": .object(draft.traits),
      ]))
    for event in draft.events {
      var call: JSONObject = [
        "type": .text("track"), "userId": id, "timestamp": time(event.time),
        "event": .string(event.name.text), "properties": .object(event.properties),
      ]
      if !event.context.members.isEmpty { call["context"] = .object(event.context) }
      if let source = event.sourceID { call["sourceId"] = .string(source) }
      calls.append(.object(call))
    }
    return id
  }

  private func group(_ account: JSONValue, _ traits: JSONObject, user: JSONValue?) -> JSONValue {
    var call: JSONObject = [
      "type": .text("group"), "groupId": account, "timestamp": time(start),
      "traits": .object(traits),
    ]
    if let user { call["userId"] = user }
    return .object(call)
  }

  /// Long before the clock, so that everybody is there whatever the trees ask.
  private var start: Instant {
    now.advanced(by: -TimeSpan.days(3_650).microseconds).withinCalendar
  }

  private func time(_ instant: Instant) -> JSONValue { .text(instant.withinCalendar.text) }

  private static func id(_ kind: String, _ number: Int) -> JSONValue {
    let digits = String(number)
    return .text(kind + "-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits)
  }
}
