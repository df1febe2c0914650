import AudienceDiagnostics
import AudienceJSON
import AudienceProfiles
import AudienceSchema
import AudienceTime
import Testing

@Suite struct PopulationTests {
  struct LogCase: Sendable, CustomTestStringConvertible {
    let id: String
    /// Calls in log order, in shorthand.
    let log: [String]
    /// What is to be seen, by the minute it is looked at.
    let seen: [Int: [String]]
    var testDescription: String { id }

    init(_ id: String, _ log: [String], _ seen: [Int: [String]]) {
      self.id = id
      self.log = log
      self.seen = seen
    }
  }

  /// One line a profile: id, traits, events with their minute, accounts after `in`; one a company.
  private func seen(_ population: Population) -> [String] {
    population.profiles.map { profile in
      var parts = [profile.id.string, JSONValue.object(profile.traits).compactText]
      parts += profile.events.map { "\($0.name)@\(minute($0.time))" }
      let accounts = population.accounts(of: profile).map(\.id.string)
      if !accounts.isEmpty { parts += ["in"] + accounts }
      return parts.joined(separator: " ")
    }
      + population.accounts.map { account in
        "account \(account.id) \(JSONValue.object(account.traits).compactText) "
          + population.events(of: account).map { "\($0.name)@\(minute($0.time))" }.description
      }
  }

  private func check(_ test: LogCase) {
    let store = ProfileStore(calls: test.log.map(call))
    #expect(store.report.skipped.isEmpty)
    for (minute, expected) in test.seen {
      #expect(seen(store.population(at: instant(minute))) == expected, "at \(minute)")
    }
  }

  @Test(arguments: [
    LogCase(
      "calls after now do not exist",
      [
        #"@5 "type": "track", "event": "A", "userId": "u""#,
        #"@9 "type": "identify", "userId": "u", "traits": {"p": 1}"#,
        #"@9 "type": "identify", "userId": "v""#,
      ],
      [4: [], 5: ["u {} A@5"], 8: ["u {} A@5"], 9: [#"u {"p":1} A@5"#, "v {}"]]),
    LogCase(
      "calls apply in time order, equal times in log order",
      [
        #"@3 "type": "identify", "userId": "u", "traits": {"p": "late"}"#,
        #"@1 "type": "identify", "userId": "u", "traits": {"p": "early", "q": 1}"#,
        #"@3 "type": "track", "event": "B", "userId": "u""#,
        #"@3 "type": "track", "event": "A", "userId": "u""#,
        #"@2 "type": "track", "event": "C", "userId": "u""#,
      ],
      [2: [#"u {"p":"early","q":1} C@2"#], 3: [#"u {"p":"late","q":1} C@2 B@3 A@3"#]]),
    LogCase(
      "a later null makes a trait null, a nested object replaces the earlier one",
      [
        #"@1 "type": "identify", "userId": "u", "traits": {"p": 1, "o": {"x": 1, "y": 2}}"#,
        #"@2 "type": "identify", "userId": "u", "traits": {"p": null, "o": {"z": 3}}"#,
      ],
      [1: [#"u {"p":1,"o":{"x":1,"y":2}}"#], 2: [#"u {"p":null,"o":{"z":3}}"#]]),
    LogCase(
      "a user may be in many accounts, and all events count for each",
      [
        #"@1 "type": "track", "event": "A", "userId": "u""#,
        #"@2 "type": "group", "userId": "u", "groupId": "g", "traits": {"plan": "x"}"#,
        #"@3 "type": "group", "userId": "v", "groupId": "g""#,
        #"@4 "type": "group", "userId": "u", "groupId": "f", "traits": {"plan": "y"}"#,
        #"@5 "type": "track", "event": "B", "userId": "v""#,
        #"@5 "type": "track", "event": "C", "userId": "u""#,
        #"@6 "type": "group", "groupId": "g", "traits": {"plan": "z"}"#,
      ],
      [
        1: ["u {} A@1"],
        3: ["u {} A@1 in g", "v {} in g", #"account g {"plan":"x"} ["A@1"]"#],
        6: [
          "u {} A@1 C@5 in f g", "v {} B@5 in g", #"account f {"plan":"y"} ["A@1", "C@5"]"#,
          #"account g {"plan":"z"} ["A@1", "B@5", "C@5"]"#,
        ],
      ]),
    LogCase(
      "profiles and accounts come in byte order of their ids",
      ["é", "e\u{301}", "Z", "a", "10", "9"].map {
        "@1 \"type\": \"group\", \"userId\": \"\($0)\", \"groupId\": \"\($0)\""
      },
      [
        1: ["10", "9", "Z", "a", "e\u{301}", "é"].map { "\($0) {} in \($0)" }
          + ["10", "9", "Z", "a", "e\u{301}", "é"].map { "account \($0) {} []" }
      ]),
  ])
  func `profiles are what the calls up to now say`(_ test: LogCase) { check(test) }

  @Test(arguments: [
    LogCase(
      "an anonymous id's earlier calls go to the user from the linking call on",
      [
        #"@1 "type": "track", "event": "A", "anonymousId": "x""#,
        #"@2 "type": "identify", "anonymousId": "x", "traits": {"p": 1}"#,
        #"@3 "type": "track", "event": "B", "anonymousId": "x", "userId": "u""#,
        #"@4 "type": "track", "event": "C", "anonymousId": "x""#,
      ],
      [2: [], 3: [#"u {"p":1} A@1 B@3"#], 4: [#"u {"p":1} A@1 B@3 C@4"#]]),
    LogCase(
      "the first user in time keeps the anonymous id, whatever the order of the log",
      [
        #"@5 "type": "identify", "anonymousId": "x", "userId": "late""#,
        #"@3 "type": "identify", "anonymousId": "x", "userId": "early""#,
        #"@6 "type": "track", "event": "A", "anonymousId": "x""#,
        #"@6 "type": "track", "event": "B", "anonymousId": "x", "userId": "late""#,
      ],
      [4: ["early {}"], 6: ["early {} A@6", "late {} B@6"]]),
    LogCase(
      "of two users at the same time the first in the log keeps it",
      [
        #"@3 "type": "identify", "anonymousId": "x", "userId": "v""#,
        #"@3 "type": "identify", "anonymousId": "x", "userId": "u""#,
        #"@1 "type": "track", "event": "A", "anonymousId": "x""#,
      ],
      [3: ["u {}", "v {} A@1"]]),
    LogCase(
      "an anonymous id that no user shares makes no profile, but its group has traits",
      [
        #"@1 "type": "group", "anonymousId": "x", "groupId": "g", "traits": {"p": 1}"#,
        #"@2 "type": "track", "event": "A", "anonymousId": "x""#,
        #"@3 "type": "group", "anonymousId": "x", "userId": "u", "groupId": "h""#,
      ],
      [
        2: [#"account g {"p":1} []"#],
        3: ["u {} A@2 in g h", #"account g {"p":1} ["A@2"]"#, #"account h {} ["A@2"]"#],
      ]),
    LogCase(
      "an alias links an id that is no user",
      [
        #"@1 "type": "track", "event": "A", "anonymousId": "x""#,
        #"@2 "type": "alias", "previousId": "x", "userId": "u""#,
      ],
      [1: [], 2: ["u {} A@1"]]),
    LogCase(
      "an alias of a user links nothing, from that user's first call on",
      [
        #"@1 "type": "track", "event": "A", "anonymousId": "x""#,
        #"@2 "type": "alias", "previousId": "x", "userId": "u""#,
        #"@3 "type": "track", "event": "B", "userId": "x""#,
      ],
      [2: ["u {} A@1"], 3: ["u {}", "x {} B@3"]]),
    LogCase(
      "an alias comes too late for an id that is linked",
      [
        #"@1 "type": "track", "event": "A", "anonymousId": "x", "userId": "v""#,
        #"@2 "type": "alias", "previousId": "x", "userId": "u""#,
        #"@3 "type": "track", "event": "B", "anonymousId": "x""#,
      ],
      [3: ["u {}", "v {} A@1 B@3"]]),
    LogCase(
      "ids given as integers are their decimal text",
      [
        #"@1 "type": "track", "event": "A", "userId": 42"#,
        #"@2 "type": "track", "event": "B", "userId": "42""#,
        #"@3 "type": "group", "userId": 42, "groupId": 9007199254740993"#,
      ],
      [3: ["42 {} A@1 B@2 in 9007199254740993", #"account 9007199254740993 {} ["A@1", "B@2"]"#]]),
    LogCase(
      "null ids are absent",
      [#"@1 "type": "track", "event": "A", "userId": "u", "anonymousId": null, "messageId": null"#],
      [1: ["u {} A@1"]]),
  ])
  func `anonymous calls go to the user they are linked to`(_ test: LogCase) { check(test) }

  @Test(arguments: [
    LogCase(
      "the first in log order counts",
      [
        #"@5 "type": "track", "event": "A", "userId": "u", "messageId": "m""#,
        #"@5 "type": "track", "event": "B", "userId": "v", "messageId": "m""#,
      ],
      [5: ["u {} A@5"]]),
    LogCase(
      "a call that is still to come takes nothing away",
      [
        #"@5 "type": "track", "event": "A", "userId": "u", "messageId": "m""#,
        #"@3 "type": "track", "event": "B", "userId": "v", "messageId": "m""#,
      ],
      [4: ["v {} B@3"], 5: ["u {} A@5"]]),
    LogCase(
      "a repeated call links nothing",
      [
        #"@1 "type": "track", "event": "A", "anonymousId": "x", "messageId": "m""#,
        #"@2 "type": "track", "event": "A", "anonymousId": "x", "userId": "u", "messageId": "m""#,
      ],
      [2: []]),
    LogCase(
      "empty message ids are none",
      [
        #"@1 "type": "track", "event": "A", "userId": "u", "messageId": """#,
        #"@1 "type": "track", "event": "A", "userId": "u", "messageId": """#,
      ],
      [1: ["u {} A@1 A@1"]]),
  ])
  func `calls of one message id are one`(_ test: LogCase) { check(test) }
}
