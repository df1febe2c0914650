import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceProbes
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSchema
import AudienceTestSupport
import AudienceTime
import Testing

/// Generated populations tell trees apart that do not mean the same.
@Suite struct ProbeLawTests {
  struct Case: CustomTestStringConvertible {
    let query: String
    var level = AudienceLevel.users
    /// The changes after which the query means the same as before.
    var meansTheSame: Set<String> = []
    var testDescription: String { query }
  }

  static let cases: [Case] = [
    Case(query: "event('Ordered').within(30 days).count() = 0", meansTheSame: ["<= at 1"]),
    Case(query: "event('Ordered').where(property('total') > 50).within(30 days).count() >= 3"),
    Case(query: "event('Ordered').between(30 days, 60 days).count() >= 1"),
    Case(query: "event('Ordered').sources({exclude: 'import'}).count() > 1"),
    Case(
      query: "event('Ordered').where(property('kind') = 'shoes' AND property('size') >= 40)"
        + ".count() >= 2"),
    Case(
      query: "event('Added').where(event('Ordered').within(parent: 1 day).count() = 0)"
        + ".within(14 days).count() >= 1", meansTheSame: ["<= at 2"]),
    Case(
      query: "event('Added').where(event('Ordered').where(property('id') = property(parent: 'id'))"
        + ".between(parent: 1 day, 3 days).count() >= 1).count() >= 1"),
    Case(query: "event('Ordered').within(90 days).sum(property('total')) >= 500"),
    Case(query: "event('Ordered').avg(property('total')) < 20.5"),
    Case(query: "event('Ordered').first(property('channel')) = 'email'"),
    Case(query: "event('Ordered').unique(property('kind')).count() >= 3"),
    Case(query: "event('Viewed').mode(property('page'), 2) = 'pricing'"),
    Case(query: "trait('plan').one_of('pro', 'team') AND NOT trait('country') = 'DE'"),
    Case(
      query: "trait('signed_up').within_last(14 days) OR trait('trial_end').within_next(3 days)"),
    Case(query: "trait('email').ends_with('.org') AND trait('phone').absent()"),
    Case(query: "trait('tags.$').contains('vip') AND trait('age') >= 18 AND trait('age') < 65"),
    Case(query: "trait('vip') = 'true' OR event('Ordered').count() > event('Refunded').count()"),
    Case(query: "ANY event('Signed In').within(7 days).count() >= 3", level: .accounts),
    Case(
      query: "ALL NOT trait('role') = 'admin' AND trait('seats') > 10", level: .accounts),
    Case(
      query: "event('Signed In').count() >= 5 AND ANY (trait('role') = 'admin' "
        + "AND trait('active') = 'true')", level: .accounts),
  ]

  @Test("every mutant is told apart but those that mean the same", arguments: cases)
  func mutants(of test: Case) throws {
    let tree = try #require(try QueryParser.parse(test.query).tree)
    let population = population([tree], test.level, count: 300)
    let selected = members(tree, test.level, population)
    var same: Set<String> = []
    for mutant in Mutants(tree: tree).all
    where QueryStructure.findings(in: mutant.tree, level: test.level).isEmpty {
      if members(mutant.tree, test.level, population) != selected { continue }
      let both = self.population([tree, mutant.tree], test.level, count: 2_000)
      if members(mutant.tree, test.level, both) == members(tree, test.level, both) {
        same.insert(mutant.change)
      }
    }
    #expect(same == test.meansTheSame)
  }

  @Test("both sides of a tree have many profiles", arguments: cases)
  func bothSides(of test: Case) throws {
    let tree = try #require(try QueryParser.parse(test.query).tree)
    let population = population([tree], test.level, count: 300)
    let share = members(tree, test.level, population).count
    #expect((60...240).contains(share))
  }

  @Test func aLogIsTheSameInEveryRun() throws {
    let tree = try #require(try QueryParser.parse(Self.cases[4].query).tree)
    func log() -> [JSONValue] {
      ProbeGenerator(
        [ProbeTree(tree, level: .users)], workspace: Workspace(name: "test"), at: RandomCalls.now
      ).calls(count: 200)
    }
    #expect(log() == log())
    // Hash tables are laid out anew in each process; the size is what an earlier one came to.
    #expect(log().reduce(0) { $0 + $1.compactText.utf8.count } == 110_610)
  }

  @Test func anyWellFormedTreeGetsItsProfiles() throws {
    for seed in 0..<TestSettings.heavyCases {
      let level: AudienceLevel = seed.isMultiple(of: 2) ? .users : .accounts
      var conditions = RandomConditions(seed: UInt64(seed), level: level)
      let population = population([conditions.nextTree()], level, count: 20)
      #expect((level == .users ? population.profiles.count : population.accounts.count) >= 20)
    }
  }

  // MARK: - Parts

  private func members(
    _ tree: ConditionTree, _ level: AudienceLevel, _ population: Population
  ) -> [UTF8Text] {
    let evaluator = Evaluator(
      population,
      memberships: Memberships(readBy: [tree], definitions: [], population: population))
    return evaluator.subjects(at: level).filter { evaluator.holds(tree.root, for: $0) }.map(\.id)
  }

  private func population(
    _ trees: [ConditionTree], _ level: AudienceLevel, count: Int
  ) -> Population {
    let generator = ProbeGenerator(
      trees.map { ProbeTree($0, level: level) }, workspace: Workspace(name: "test"),
      at: RandomCalls.now)
    return ProfileStore(calls: generator.calls(count: count)).population(at: RandomCalls.now)
  }
}
