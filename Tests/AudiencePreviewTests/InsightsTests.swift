import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudiencePluginAPI
import AudiencePreview
import AudienceProfiles
import AudienceSchema
import AudienceStore
import AudienceTestSupport
import AudienceTime
import ReferenceEngine
import Testing

/// Insights count what the calls say.
@Suite struct InsightsTests {
  private func engine(_ calls: [JSONValue]) throws -> ReferenceEngine {
    try ReferenceEngine(
      source: PreviewSource(store: CallStore(calls: calls)),
      settings: PluginSettings(for: ReferenceEngine.description, environment: [:]))
  }

  @Test func everySubjectHasItsValues() throws {
    for seed in 0..<TestSettings.heavyCases {
      var logs = RandomCalls(seed: UInt64(seed))
      let calls = logs.next()
      let population = ProfileStore(calls: calls).population(at: RandomCalls.now)
      let engine = try engine(calls)
      for path in logs.vocabulary.traits.prefix(12) {
        var users: [UTF8Text: [[JSONValue]]] = [:]
        try engine.values(
          of: .trait(path), of: .users, at: RandomCalls.now, work: PreviewWork()
        ) { users[$0] = $1 }
        #expect(users.count == population.profiles.count)
        for profile in population.profiles {
          #expect(users[profile.id] == [path.values(in: profile.traits)], "seed \(seed)")
        }
        var accounts: [UTF8Text: [[JSONValue]]] = [:]
        try engine.values(
          of: .property(path, of: "A"), of: .accounts, at: RandomCalls.now, work: PreviewWork()
        ) { accounts[$0] = $1 }
        for account in population.accounts {
          let events = population.events(of: account).filter { $0.name == "A" }
          #expect(
            accounts[account.id] == events.map { path.values(in: $0.properties) }, "seed \(seed)")
        }
      }
    }
  }

  @Test func aDistributionCountsEveryValueOnce() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<TestSettings.heavyCases {
      var distribution = Distribution()
      var numbers: [ExactNumber] = []
      var dates: [CalendarDate] = []
      var missing = 0
      for _ in 0..<random.below(200) {
        switch random.below(4) {
        case 0:
          distribution.add([])
          missing += 1
        case 1:
          let date = CalendarDate(daysSinceEpoch: 20_000 + random.below(900))
          dates.append(date)
          distribution.add([.text(date.text)])
        default:
          let number = ExactNumber(Double(random.below(5000)) / 8) ?? ExactNumber(0)
          numbers.append(number)
          distribution.add([.number(number)])
        }
      }
      #expect(distribution.missing == missing)
      #expect(distribution.numbers?.lowerBound == numbers.min())
      #expect(distribution.numbers?.upperBound == numbers.max())
      #expect(distribution.dates?.upperBound.date == dates.max())
      #expect(distribution.median == numbers.sorted().dropFirst((numbers.count - 1) / 2).first)
      let edges = Distribution.numberEdges(of: [distribution])
      let bins = distribution.histogram(edges: edges)
      if !edges.isEmpty { #expect(bins.map(\.count).reduce(0, +) == numbers.count) }
      #expect(bins.count <= 14)
      for (bin, (low, high)) in zip(bins, zip(edges, edges.dropFirst() + [.infinity])) {
        let inside = numbers.filter { $0.doubleValue >= low && $0.doubleValue < high }
        #expect(bin.count == inside.count)
      }
      let days = Distribution.dateEdges(of: [distribution])
      let dayBins = distribution.histogram(edges: days)
      if !days.isEmpty { #expect(dayBins.map(\.count).reduce(0, +) == dates.count) }
      #expect(dayBins.count <= 14)
    }
  }

  @Test func identifiersAndOverlapsAreCountedAmongMembers() throws {
    let calls = try """
    {"type":"identify","userId":"a","timestamp":"2026-01-01","traits":{"email":"a@example.com","vip":true,"x":1}}
    {"type":"identify","userId":"b","anonymousId":"n1","timestamp":"2026-01-01","traits":{"phone":"1","vip":false,"x":1}}
    {"type":"identify","userId":"c","anonymousId":"n2","timestamp":"2026-01-01","traits":{"email":null,"vip":true}}
    """.split(separator: "\n").map { try JSONReader.read(String($0)) }
    let vip = AudienceEntry(key: "vip", name: "VIP", level: .users)
    let request = PreviewRequest(
      tree: ConditionTree(.test(.trait("x"), .exists)), level: .users, now: RandomCalls.now,
      workspace: Workspace(name: "w", audiences: [vip]))
    let breakdown = try IdentifierBreakdown(
      request, members: ["a", "b"], engine: engine(calls), work: PreviewWork())
    #expect(
      breakdown.rows.map { "\($0.name) \($0.members) \($0.everybody)" }
        == ["user id 2 3", "anonymous id 1 2", "email 1 1", "phone 1 1"])
    let overlap = try Overlap(
      request, audiences: [vip], engine: engine(calls), work: PreviewWork())
    #expect(overlap.rows.map(\.size) == [2])
    #expect(overlap.rows.map(\.both) == [1])
    #expect(overlap.count == 2 && overlap.total == 3)
    let spread = try FieldDistribution(
      of: .trait("vip"), members: ["a", "b"], level: .users, now: RandomCalls.now,
      engine: engine(calls), work: PreviewWork())
    #expect(spread.members.count(of: "true") == 1 && spread.members.count(of: "false") == 1)
    #expect(spread.others.count(of: "true") == 1 && spread.others.places == 1)
  }
}
