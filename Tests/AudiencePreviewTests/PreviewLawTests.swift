import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudiencePluginAPI
import AudiencePreview
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSchema
import AudienceTestSupport
import AudienceTime
import Testing

/// What holds of every explanation.
@Suite struct PreviewLawTests {
  /// A random log with a tree about what is in it.
  private struct World {
    let request: PreviewRequest
    let population: Population
    let evaluator: Evaluator

    init(seed: Int, isNearlyMet: Bool) throws {
      let level: AudienceLevel = seed.isMultiple(of: 2) ? .users : .accounts
      var logs = RandomCalls(seed: UInt64(seed))
      population = ProfileStore(calls: logs.next()).population(at: RandomCalls.now)
      var conditions = RandomConditions(
        seed: UInt64(seed), level: level, vocabulary: logs.vocabulary, maximumDepth: 4)
      let tree =
        isNearlyMet ? ConditionTree(Self.nearlyMet(&conditions)) : conditions.nextTree()
      request = PreviewRequest(
        tree: tree, level: level, now: RandomCalls.now, workspace: Workspace(name: "random"))
      evaluator = try Self.evaluator(request, population)
    }

    static func evaluator(_ request: PreviewRequest, _ population: Population) throws -> Evaluator {
      Evaluator(
        population,
        memberships: try Memberships(
          readBy: request.tree, in: request.workspace, population: population))
    }

    /// A junction of comparisons with numbers, which one edit of one of them may satisfy.
    private static func nearlyMet(_ conditions: inout RandomConditions) -> Condition {
      func comparison(_ conditions: inout RandomConditions) -> Condition {
        let scalar: Scalar
        if conditions.random.percent(25) {
          scalar = .trait(conditions.random.pick(conditions.vocabulary.traits))
        } else {
          var filters: [Filter] = []
          if conditions.random.percent(70) {
            filters.append(.window(.last(conditions.random.pick(conditions.vocabulary.spans))))
          }
          if conditions.random.percent(30) {
            filters.append(
              .condition(ConditionNode(.test(.property("x", of: .thisEvent), .exists))))
          }
          let measures: [Measure] = [
            .count, .count, .sum(.property("x")), .last(.property("x")), .maximum(.property("x")),
          ]
          scalar = .measure(
            .event(conditions.random.pick(conditions.vocabulary.events), filters),
            conditions.random.pick(measures))
        }
        let condition = Condition.compare(
          scalar, conditions.random.pick(ComparisonSymbol.allCases),
          .literal(.integer(conditions.random.below(6))))
        return conditions.random.percent(20) ? .not(ConditionNode(condition)) : condition
      }
      let members = (0..<3).map { _ in ConditionNode(comparison(&conditions)) }
      switch conditions.random.below(4) {
      case 0: return members[0].condition
      case 1: return .or(members)
      case 2: return .not(ConditionNode(.or(members)))
      default: return .and(members)
      }
    }
  }

  @Test func aNodePassesExactlyWhenItHolds() throws {
    for seed in 0..<TestSettings.cases {
      let world = try World(seed: seed, isNearlyMet: false)
      let explainer = try WhyExplainer(world.request, population: world.population)
      for subject in world.evaluator.subjects(at: world.request.level) {
        let report = try #require(explainer.report(for: subject.id))
        let root = world.request.tree.root
        #expect(report.isMember == world.evaluator.holds(root, for: subject), "seed \(seed)")
        #expect(report.verdicts[root.id]?.outcome == .holds(report.isMember), "seed \(seed)")
        for node in root.nodesAboutTheSubject {
          let holds = world.evaluator.holds(node, for: subject)
          #expect(report.verdicts[node.id]?.outcome == .holds(holds), "seed \(seed)")
        }
      }
    }
  }

  @Test func aNearMissIncludesTheSubjectAndCanBeTyped() throws {
    var found = 0
    for seed in 0..<TestSettings.cases {
      let world = try World(seed: seed, isNearlyMet: true)
      let explainer = try WhyExplainer(world.request, population: world.population)
      for subject in world.evaluator.subjects(at: world.request.level) {
        guard let nearMiss = explainer.nearMiss(for: subject.id) else { continue }
        found += 1
        let tree = world.request.tree
        let words: Comment = "seed \(seed): \(QueryPrinter.text(tree)): \(nearMiss.command)"
        #expect(!world.evaluator.holds(tree.root, for: subject), words)
        #expect(world.evaluator.holds(nearMiss.tree.root, for: subject), words)
        #expect(try Self.typed(nearMiss.command, into: tree) == nearMiss.tree, words)
      }
    }
    #expect(found > TestSettings.cases / 20)
  }

  /// The tree after a line such as `/set 2 within 2 days`.
  private static func typed(_ line: String, into tree: ConditionTree) throws -> ConditionTree {
    let words = line.split(separator: " ", maxSplits: 2).map(String.init)
    let id = try #require(Int(words[1]))
    switch words[0] {
    case "/set":
      let node = try #require(tree.node(id))
      return try tree.setting(id, to: FieldEdit.apply(words[2], to: node))
    case "/remove": return try tree.removing(id)
    case "/negate": return try tree.negating(id)
    default: throw FindingError(Finding(.usage, at: .whole, "no edit: \(line)"))
    }
  }
}
