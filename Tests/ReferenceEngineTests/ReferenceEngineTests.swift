import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceStore
import AudienceTestSupport
import AudienceTime
import ReferenceEngine
import Testing

@Suite struct ReferenceEngineTests {
  private let work = PreviewWork()

  private func engine(_ calls: [JSONValue]?) throws -> ReferenceEngine {
    try ReferenceEngine(
      source: PreviewSource(store: calls.map { CallStore(calls: $0) }),
      settings: PluginSettings(for: ReferenceEngine.description))
  }

  private func members(
    _ engine: ReferenceEngine, _ request: PreviewRequest, limit: Int? = nil
  ) throws -> [UTF8Text] {
    var ids: [UTF8Text] = []
    try engine.members(request, limit: limit, work: work) { ids.append($0) }
    return ids
  }

  @Test func countsMembersAndNodesAgree() throws {
    for seed in 0..<TestSettings.cases {
      let level: AudienceLevel = seed.isMultiple(of: 2) ? .users : .accounts
      var logs = RandomCalls(seed: UInt64(seed))
      let engine = try engine(logs.next())
      var conditions = RandomConditions(
        seed: UInt64(seed), level: level, vocabulary: logs.vocabulary, maximumDepth: 3)
      let request = PreviewRequest(
        tree: conditions.nextTree(), level: level, now: RandomCalls.now,
        workspace: Workspace(name: "random"))
      let ids = try members(engine, request)
      #expect(ids == ids.sorted(), "seed \(seed)")
      #expect(try engine.count(request, work: work) == ids.count, "seed \(seed)")
      #expect(try members(engine, request, limit: 2) == Array(ids.prefix(2)), "seed \(seed)")
      let counts = try engine.counts(ofNodes: request, work: work)
      #expect(counts[request.tree.root.id] == ids.count, "seed \(seed)")
      for (id, count) in counts {
        let node = try #require(request.tree.node(id))
        let alone = PreviewRequest(
          tree: ConditionTree(node.condition), level: level, now: request.now,
          workspace: request.workspace)
        #expect(try engine.count(alone, work: work) == count, "seed \(seed) node \(id)")
      }
    }
  }

  private func request(
    _ query: String, level: AudienceLevel = .users, now: Instant = RandomCalls.now,
    audiences: [AudienceEntry] = []
  ) throws -> PreviewRequest {
    PreviewRequest(
      tree: try #require(try QueryParser.parse(query).tree), level: level, now: now,
      workspace: Workspace(name: "test", audiences: audiences))
  }

  private static let twoUsers: [JSONValue] = [
    [
      "type": .text("track"), "event": .text("A"), "userId": .text("u"),
      "timestamp": .text("2026-01-30"),
    ],
    [
      "type": .text("track"), "event": .text("A"), "userId": .text("v"),
      "timestamp": .text("2026-01-20"),
    ],
  ].map { .object($0) }

  @Test func everyClockHasItsOwnPopulation() throws {
    let engine = try engine(Self.twoUsers)
    for (day, expected) in [("2026-01-25", 1), ("2026-01-31", 2), ("2026-01-19", 0)] {
      let now = try #require(TimestampReader.value(day)?.instant)
      #expect(try engine.total(of: .users, at: now, work: work) == expected)
      let request = try request("event('A').count() = 1", now: now)
      #expect(try engine.count(request, work: work) == expected)
    }
  }

  @Test func definitionsOfTheWorkspaceTellMemberships() throws {
    let engine = try engine(Self.twoUsers)
    let fresh = AudienceEntry(
      key: "fresh", name: "fresh", level: .users, query: "event('A').within(7 days).count() >= 1")
    let request = try request("NOT trait('fresh') = 'true'", audiences: [fresh])
    #expect(try members(engine, request) == ["v"])
  }

  @Test func anAudienceDefinedByItselfIsRefused() throws {
    let engine = try engine(Self.twoUsers)
    let own = AudienceEntry(
      key: "own", name: "own", level: .users, query: "NOT trait('own') = 'true'")
    let request = try request("trait('own') = 'true'", audiences: [own])
    let error = #expect(throws: FindingError.self) { try engine.count(request, work: work) }
    #expect(error?.findings.first?.code == .audienceCycle)
  }

  @Test func withoutALogItSaysSo() throws {
    let engine = try engine(nil)
    let error = #expect(throws: FindingError.self) {
      try engine.total(of: .users, at: RandomCalls.now, work: work)
    }
    #expect(error?.findings.first?.code == .noProfiles)
  }

  @Test func excerptsAreThereForWhoIsThere() throws {
    let engine = try engine(Self.twoUsers)
    let now = RandomCalls.now
    #expect(try engine.excerpt(for: "u", of: .users, at: now, work: work) != nil)
    #expect(try engine.excerpt(for: "w", of: .users, at: now, work: work) == nil)
    #expect(try engine.excerpt(for: "u", of: .accounts, at: now, work: work) == nil)
  }

  @Test func cancellingEndsIt() throws {
    let engine = try engine(Self.twoUsers)
    let request = try request("event('A').count() = 1")
    let cancelled = PreviewWork(isCancelled: { true })
    #expect(throws: CancellationError.self) { try engine.count(request, work: cancelled) }
    #expect(throws: CancellationError.self) {
      try engine.counts(ofNodes: request, work: cancelled)
    }
  }
}
