import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSchema
import AudienceTestSupport
import AudienceTime
import Testing

/// What holds of every condition over every log.
@Suite struct EvaluationLawTests {
  /// Tries a law on random worlds of both levels.
  private func tryOut(_ law: (inout RandomWorld, Comment) throws -> Void) rethrows {
    for seed in 0..<TestSettings.cases {
      var world = RandomWorld(seed: seed, level: seed.isMultiple(of: 2) ? .users : .accounts)
      try law(&world, "seed \(seed)")
    }
  }

  @Test func aConditionAndItsNegationPartEverybody() {
    tryOut { world, seed in
      let condition = world.conditions.next()
      let inside = world.members(condition)
      let outside = world.members(.not(condition))
      #expect(inside.isDisjoint(with: outside), seed)
      #expect(inside.union(outside) == world.everybody, seed)
    }
  }

  @Test func aJunctionSelectsWhomItsMembersSelectTogether() {
    tryOut { world, seed in
      let (p, q) = (world.conditions.next(), world.conditions.next())
      #expect(world.members(.and(p, q)) == world.members(p).intersection(world.members(q)), seed)
      #expect(world.members(.or(p, q)) == world.members(p).union(world.members(q)), seed)
    }
  }

  @Test func negationGoesThroughJunctions() {
    tryOut { world, seed in
      let (p, q) = (world.conditions.next(), world.conditions.next())
      #expect(world.members(.not(.or(p, q))) == world.members(.and(.not(p), .not(q))), seed)
      #expect(world.members(.not(.and(p, q))) == world.members(.or(.not(p), .not(q))), seed)
    }
  }

  @Test func evaluatingAtAnInstantIsEvaluatingTheLogCutAtIt() throws {
    try tryOut { world, seed in
      let condition = world.conditions.next()
      let cut = try world.calls.filter { call in
        let fields = ["timestamp", "originalTimestamp", "sentAt", "receivedAt"]
        let texts = fields.compactMap { call[UTF8Text($0)]?.stringValue }
        return try #require(TimestampReader.rfc3339(texts[0])) <= world.now
      }
      let population = ProfileStore(calls: cut).population(at: world.now)
      let expected = world.members(condition, of: population, at: world.level)
      #expect(world.members(condition) == expected, seed)
    }
  }

  @Test func absentAndOmitsAreComplements() {
    tryOut { world, seed in
      let scalar = world.conditions.nextComputedTrait()
      #expect(
        world.members(.test(scalar, .absent)) == world.members(.not(.test(scalar, .exists))), seed)
      let texts = [world.conditions.random.pick(world.conditions.vocabulary.values)]
      #expect(
        world.members(.test(scalar, .omits(texts)))
          == world.members(.not(.test(scalar, .contains(texts)))), seed)
    }
  }

  @Test func theOrderOfFiltersDoesNotMatter() {
    tryOut { world, seed in
      let condition = world.conditions.next()
      let turned = condition.mappingStreams { Stream($0.source, $0.filters.reversed()) }
      #expect(world.members(condition) == world.members(turned), seed)
    }
  }

  @Test func theOrderOfAWindowsEndsDoesNotMatter() {
    tryOut { world, seed in
      let condition = world.conditions.next()
      let turned = condition.mappingStreams { stream in
        Stream(
          stream.source,
          stream.filters.map { filter in
            guard case .window(let window) = filter,
              case .between(let one, let other) = window.extent
            else { return filter }
            return .window(.between(other, one, from: window.anchor))
          })
      }
      #expect(world.members(condition) == world.members(turned), seed)
    }
  }

  @Test func aNarrowerWindowCountsNoMore() {
    tryOut { world, seed in
      let event = world.conditions.random.pick(world.conditions.vocabulary.events)
      let spans = world.conditions.vocabulary.spans.sorted { $0.microseconds < $1.microseconds }
      var before: Set<UTF8Text> = []
      for span in spans {
        let stream = Stream.event(event, [.window(.last(span))])
        let members = world.members(
          .compare(.measure(stream, .count), .greaterOrEqual, .literal(.integer(2))))
        #expect(before.isSubset(of: members), seed)
        before = members
      }
    }
  }

  @Test func aPrintedConditionSelectsTheSameMembers() throws {
    try tryOut { world, seed in
      let condition = world.conditions.next()
      let parsed = try #require(try QueryParser.parse(QueryPrinter.text(condition)).tree)
      #expect(world.members(condition) == world.members(parsed.condition), seed)
    }
  }

  @Test func aComputedMembershipIsWhatItsDefinitionSelects() {
    tryOut { world, seed in
      let definition = Memberships.AudienceDefinition(
        key: "fresh", level: world.level, tree: world.conditions.nextTree())
      let expected = definition.tree.map { world.members($0.condition) }
      let membership = Condition.compare(
        .trait("fresh"), .equal, .literal(.text("true")))
      let members = world.members(
        membership, of: world.population, at: world.level, definitions: [definition])
      #expect(members == expected, seed)
    }
  }

  @Test func anyAndAllCountUsersWhoSatisfyTheOperand() {
    for seed in 0..<TestSettings.cases {
      var world = RandomWorld(seed: seed, level: .users)
      let condition = world.conditions.next()
      let users = world.members(condition)
      var someone: Set<UTF8Text> = []
      var everyone: Set<UTF8Text> = []
      for account in world.population.accounts {
        let ids = world.population.members(of: account).map(\.id)
        if ids.contains(where: users.contains) { someone.insert(account.id) }
        if ids.allSatisfy(users.contains) { everyone.insert(account.id) }
      }
      let node = ConditionNode(condition)
      let population = world.population
      #expect(
        world.members(.any(node), of: population, at: .accounts) == someone, "seed \(seed)")
      #expect(
        world.members(.all(node), of: population, at: .accounts) == everyone, "seed \(seed)")
    }
  }
}
