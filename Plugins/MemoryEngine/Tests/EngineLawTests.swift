import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudiencePluginAPI
import AudiencePluginTesting
import AudienceProfiles
import AudienceSchema
import AudienceStore
import AudienceTestSupport
import AudienceTime
import MemoryEngine
import Testing

/// What holds of every condition over every log.
@Suite struct EngineLawTests {
  private let work = PreviewWork()

  /// Tries a law on worlds without a cycle of definitions.
  private func tryOut(
    logs: Int = 3, cases: Int = TestSettings.cases,
    _ law: (inout EngineWorld, MemoryEngine, Comment) throws -> Void
  ) throws {
    for seed in 0..<cases {
      var world = EngineWorld(seed: seed, logs: logs)
      do {
        try law(&world, world.engine(), "seed \(seed)")
      } catch let error as FindingError where error.findings.first?.code == .audienceCycle {
        continue
      }
    }
  }

  private static func tree(_ condition: Condition) -> ConditionTree { ConditionTree(condition) }

  @Test func aConditionAndItsNegationPartEverybody() throws {
    try tryOut { world, engine, seed in
      let condition = world.conditions.next()
      let inside = try engine.count(world.request(Self.tree(condition)), work: work)
      let outside = try engine.count(
        world.request(Self.tree(.not(ConditionNode(condition)))), work: work)
      let total = try engine.total(of: world.level, at: world.now, work: work)
      #expect(inside + outside == total, seed)
    }
  }

  @Test func anotherConjunctNeverAddsAMember() throws {
    try tryOut { world, engine, seed in
      let (p, q) = (world.conditions.next(), world.conditions.next())
      let alone = try engine.ids(world.request(Self.tree(p)))
      let both = try engine.ids(
        world.request(Self.tree(.and([ConditionNode(p), ConditionNode(q)]))))
      #expect(Set(both).isSubset(of: alone), seed)
    }
  }

  @Test func evaluatingAtAnInstantIsEvaluatingTheLogCutAtIt() throws {
    try tryOut(cases: max(200, TestSettings.heavyCases)) { world, engine, seed in
      let request = world.request(world.conditions.nextTree())
      let fields: [UTF8Text] = ["timestamp", "originalTimestamp", "sentAt", "receivedAt"]
      let cut = world.calls.filter { call in
        let texts = fields.compactMap { call[$0]?.stringValue }
        return texts.first.flatMap { TimestampReader.rfc3339($0) }.map { $0 <= world.now } ?? false
      }
      let other = MemoryEngine(CallStore(calls: cut), threads: 1, resultCapacity: 0)
      let expected = try other.ids(request)
      #expect(try engine.ids(request) == expected, seed)
    }
  }

  @Test func severalThreadsFindTheSame() throws {
    try tryOut(logs: 40, cases: TestSettings.heavyCases) { world, engine, seed in
      let two = MemoryEngine(
        CallStore(calls: world.calls), threads: 2, resultCapacity: 0, leastWork: 1)
      let request = world.request(world.conditions.nextTree())
      let expected = try two.ids(request)
      #expect(try engine.ids(request) == expected, seed)
    }
  }

  @Test func whatIsRememberedIsWhatIsFoundAfresh() throws {
    try tryOut { world, engine, seed in
      let conditions = (0..<4).map { _ in ConditionNode(world.conditions.next()) }
      let afresh = MemoryEngine(CallStore(calls: world.calls), threads: 1, resultCapacity: 0)
      for _ in 0..<8 {
        let some = (0..<2).map { _ in world.conditions.random.pick(conditions) }
        let request = world.request(
          Self.tree(world.conditions.random.percent(50) ? .and(some) : .or(some)))
        let expected = try afresh.ids(request)
        #expect(try engine.ids(request) == expected, seed)
      }
    }
  }

  @Test func everyNodeIsCountedAsTheReferenceDoes() throws {
    try tryOut { world, engine, seed in
      let request = world.request(world.conditions.nextTree())
      let population = ProfileStore(calls: world.calls).population(at: world.now)
      let evaluator = Evaluator(
        population,
        memberships: try Memberships(
          readBy: request.tree, in: world.workspace, population: population))
      let subjects = evaluator.subjects(at: world.level)
      let expected = request.tree.root.nodesAboutTheSubject.map { node in
        [node.id: subjects.count { evaluator.holds(node, for: $0) }]
      }
      let counts = try engine.counts(ofNodes: request, work: work)
      for row in expected { for (id, count) in row { #expect(counts[id] == count, seed) } }
      #expect(counts.count == expected.count, seed)
    }
  }

  @Test func cancellingEndsIt() throws {
    var world = EngineWorld(seed: 0)
    let engine = world.engine()
    let request = world.request(world.conditions.nextTree())
    let cancelled = PreviewWork(isCancelled: { true })
    #expect(throws: CancellationError.self) { try engine.count(request, work: cancelled) }
    #expect(throws: CancellationError.self) {
      try engine.counts(ofNodes: request, work: cancelled)
    }
  }

  @Test func withoutALogItSaysSo() throws {
    let engine = MemoryEngine(nil, threads: 1, resultCapacity: 0)
    let error = #expect(throws: FindingError.self) {
      try engine.total(of: .users, at: RandomCalls.now, work: work)
    }
    #expect(error?.findings.first?.code == .noProfiles)
  }

  @Test func membersComeInByteOrderUpToTheLimit() throws {
    try tryOut { world, engine, seed in
      let request = world.request(world.conditions.nextTree())
      let all = try engine.ids(request)
      #expect(all == all.sorted(), seed)
      #expect(try engine.count(request, work: work) == all.count, seed)
      #expect(try engine.ids(request, limit: 2) == Array(all.prefix(2)), seed)
      #expect(try engine.ids(request, limit: 0).isEmpty, seed)
    }
  }

  @Test func idsBeginWithWhatIsAsked() throws {
    try tryOut { world, engine, seed in
      let population = ProfileStore(calls: world.calls).population(at: world.now)
      let everybody =
        world.level == .users ? population.profiles.map(\.id) : population.accounts.map(\.id)
      for prefix: UTF8Text in ["", "u", "g", "u1", "é", "x"] {
        let expected = everybody.filter { $0.hasPrefix(prefix) }
        let found = try engine.ids(
          of: world.level, at: world.now, startingWith: prefix, limit: 4, work: work)
        #expect(found == Array(expected.prefix(4)), seed)
      }
    }
  }
}
