import AudienceDiagnostics
import AudienceJSON
import AudienceProfiles
import AudienceSchema
import AudienceTime
import Testing

@Suite struct ProfileStoreTests {
  struct EventCase: Sendable, CustomTestStringConvertible {
    let id: String
    let call: String
    /// Name, properties, context and source.
    let event: String
    var testDescription: String { id }
  }

  @Test(arguments: [
    EventCase(
      id: "track", call: #""type": "track", "event": "A b", "properties": {"x": {"y": [1]}}"#,
      event: #"A b {"x":{"y":[1]}} null"#),
    EventCase(
      id: "page with a name", call: #""type": "page", "name": "Home", "properties": {"name": "H"}"#,
      event: #"Page Viewed {"name":"H","page_name":"Home"} null"#),
    EventCase(
      id: "page with a name among the properties",
      call: #""type": "page", "properties": {"name": "H"}"#,
      event: #"Page Viewed {"name":"H","page_name":"H"} null"#),
    EventCase(id: "page without a name", call: #""type": "page""#, event: "Page Viewed {} null"),
    EventCase(
      id: "screen", call: #""type": "screen", "name": "Cart", "properties": {"a": 1}"#,
      event: #"Screen Viewed {"a":1,"screen_name":"Cart"} null"#),
    EventCase(
      id: "context", call: #""type": "track", "event": "A", "context": {"ip": "1.2.3.4"}"#,
      event: #"A {} {"ip":"1.2.3.4"}"#),
    EventCase(
      id: "source", call: #""type": "track", "event": "A", "sourceId": "s", "projectId": "p""#,
      event: "A {} null s"),
    EventCase(
      id: "project", call: #""type": "track", "event": "A", "sourceId": null, "projectId": "p""#,
      event: "A {} null p"),
  ])
  func `calls become events`(_ test: EventCase) throws {
    let store = ProfileStore(calls: [call("@1 \"userId\": \"u\", \(test.call)")])
    let event = try #require(store.population(at: instant(1)).profile("u")?.events.first)
    let parts = [
      event.name.description, JSONValue.object(event.properties).compactText,
      event.context.compactText, event.sourceID?.string,
    ]
    #expect(parts.compactMap { $0 }.joined(separator: " ") == test.event)
  }

  @Test func `a call's time is the first of four fields that it has`() {
    let times = [
      #""timestamp": "2026-01-01T00:01:00Z", "originalTimestamp": "2026-01-01T00:02:00Z""#,
      #""timestamp": null, "originalTimestamp": "2026-01-01T00:02:00Z", "sentAt": "x""#,
      #""sentAt": "2026-01-01T01:03:00+01:00", "receivedAt": "2026-01-01T00:04:00Z""#,
      #""receivedAt": "2026-01-01T00:04:00""#,
      #""loggedAt": "2026-01-01T00:05:00Z""#,
    ]
    let store = ProfileStore(
      calls: times.map { call(#""type": "track", "event": "A", "userId": "u", \#($0)"#) })
    #expect(store.calls.map { minute($0.time) } == [1, 2, 3, 4])
    #expect(store.report.withoutTime == 1)
    #expect(store.report.skippedCount == 0)
    #expect(store.latestTime == instant(4))
  }

  @Test func `look-ups, histories and trait names`() throws {
    let store = ProfileStore(
      calls: [
        #"@1 "type": "identify", "userId": "u", "traits": {"p": 1, "n": null}"#,
        #"@2 "type": "identify", "anonymousId": "nobody", "traits": {"q": 1}"#,
        #"@3 "type": "identify", "userId": "u", "traits": {"p": null}, "anonymousId": "x" "#,
        #"@4 "type": "group", "userId": "u", "groupId": "g", "traits": {"size": 3}"#,
      ].map(call))
    let population = store.population(at: instant(4))
    let profile = try #require(population.profile("u"))
    #expect(profile.history(of: "p").map(\.value) == [.integer(1), .null])
    #expect(profile.history(of: "p").map { minute($0.time) } == [1, 3])
    #expect(profile.anonymousIDs == ["x"])
    #expect(profile.firstSeen == instant(1))
    #expect(profile.lastSeen == instant(4))
    #expect(population.userTraitKeys == ["p"])
    #expect(population.isTraitSet("size", scope: .account))
    #expect(!population.isTraitSet("size", scope: .user))
    #expect(population.account("g")?.history(of: "size").map(\.value) == [.integer(3)])
    #expect(population.profileIndex("u") == 0)
    #expect(population.accountIndex("g") == 0)
    #expect(population.profile("U") == nil)
    #expect(population.account("u") == nil)
  }

  @Test func `the report counts repeated calls and aliases that link nothing`() {
    let store = ProfileStore(
      calls: [
        #"@1 "type": "track", "event": "A", "userId": "u", "messageId": "m""#,
        #"@2 "type": "track", "event": "A", "userId": "u", "messageId": "m""#,
        #"@3 "type": "track", "event": "A", "userId": "u", "messageId": "m""#,
        #"@4 "type": "alias", "previousId": "u", "userId": "v""#,
        #"@5 "type": "alias", "previousId": "x", "userId": "v""#,
      ].map(call))
    #expect(store.report.duplicates == 2)
    #expect(store.report.notedAliasCount == 1)
    #expect(store.report.notedAliases.map(\.previousID) == ["u"])
    #expect(store.report.calls == [.track: 3, .alias: 2])
    #expect(store.report.callCount == 5)
    #expect(store.report.lines == 5)
  }

  @Test func `an empty log has nobody`() {
    let store = ProfileStore(calls: [])
    #expect(store.latestTime == nil)
    #expect(store.population(at: instant(0)).profiles.isEmpty)
  }
}
