import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceStore
import AudienceTime
import MemoryEngine
import Testing

/// The extremes of times as texts, and counts of events that share a text with the one around.
@Suite struct TimeTextTests {
  /// Texts of instants in ascending order of their code points, which within a second is not that
  /// of time.
  private static let ascending = [
    "2026-01-30T12:00:00Z", "2026-01-31T11:59:59.9Z", "2026-01-31T12:00:00.000001Z",
    "2026-01-31T12:00:00.05Z", "2026-01-31T12:00:00.499999Z", "2026-01-31T12:00:00.55Z",
    "2026-01-31T12:00:00.5Z", "2026-01-31T12:00:00.999999Z", "2026-01-31T12:00:00.9Z",
    "2026-01-31T12:00:00Z", "2026-01-31T12:00:01.1Z", "2026-01-31T12:00:01Z",
  ]

  @Test func `the extreme texts of times are those by code point`() throws {
    for (place, low) in Self.ascending.enumerated() {
      for high in Self.ascending[place...] {
        // Others of a profile before and after must not matter, nor the order in the log.
        let calls =
          [("t", low), ("u", high), ("u", low), ("v", high)].map { event("A", user: $0, at: $1) }
          + [event("Start", user: "u", at: "2026-01-30T00:00:00Z")]
        for (measure, text) in [("max", high), ("min", low)] {
          let condition = "\(measure)(context('timestamp') as string) = '\(text)'"
          #expect(try members("event('A').\(condition)", of: calls).contains("u"), "\(low) \(high)")
          let funnel =
            "event('Start').where(event('A').within(parent: 2 days).\(condition)).count() = 1"
          #expect(try members(funnel, of: calls) == ["u"], "\(low) \(high)")
        }
      }
    }
  }

  @Test(arguments: [("= 0", ["a", "c"]), (">= 1", ["a", "b"]), ("= 2", ["b"])])
  func `events of one text are counted in the whole stream of the profile`(
    count: String, expected: [String]
  ) throws {
    let seen = [("a", "x"), ("a", "y"), ("b", "x"), ("c", "x")]
    let added = [("a", "x"), ("b", "x"), ("b", "x"), ("b", "z"), ("d", "x")]
    let calls =
      seen.map { event("Seen", user: $0, at: "2026-01-31T12:00:00Z", item: .text($1)) }
      + added.map { event("Added", user: $0, at: "2026-01-30T12:00:00Z", item: .text($1)) }
    let query = """
      event('Seen').where(event('Added').where(property('item') = property(parent: 'item'))\
      .count() \(count)).count() >= 1
      """
    #expect(try members(query, of: calls) == expected)
  }

  /// Numbers of both kinds with ties, whose texts are in another order than they are.
  @Test(arguments: [
    ("mode(property('n'))", "10"), ("mode(property('n') as number)", "10"),
    ("mode(property('n'), 3)", nil), ("mode(property('n') as string, 1)", "10"),
    ("max(property('n') as string)", "9.5"), ("min(property('n') as string)", "-1"),
  ])
  func `numbers are counted and compared by their texts`(
    measure: String, expected: String?
  ) throws {
    let numbers: [JSONValue] = [
      .integer(9), .number(ExactNumber(9.5) ?? .integer(0)), .integer(10), .null, .integer(-1),
      .integer(9), .integer(10), .number(ExactNumber(10.25) ?? .integer(0)),
    ]
    let calls = numbers.map {
      event("A", user: "u", at: "2026-01-31T12:00:00Z", item: $0)
    }
    for text in ["10", "9", "9.5", "-1", "10.0"] {
      #expect(
        try members("event('A').\(measure) = '\(text)'", of: calls).isEmpty == (text != expected),
        "\(text)")
    }
    #expect(
      try members("event('A').\(measure).exists()", of: calls).isEmpty == (expected == nil))
  }

  private func event(
    _ name: String, user: String, at time: String, item: JSONValue = .text("")
  ) -> JSONValue {
    .object([
      "type": .text("track"), "userId": .text(user), "timestamp": .text(time),
      "event": .text(name), "properties": .object(["item": item, "n": item]),
    ])
  }

  private func members(_ query: String, of calls: [JSONValue]) throws -> [String] {
    let engine = MemoryEngine(CallStore(calls: calls), threads: 1, resultCapacity: 0)
    let request = PreviewRequest(
      tree: try #require(try QueryParser.parse(query).tree), level: .users,
      now: try #require(TimestampReader.rfc3339("2026-02-01T00:00:00Z")),
      workspace: Workspace(name: "times"))
    return try engine.ids(request).map(\.string)
  }
}
