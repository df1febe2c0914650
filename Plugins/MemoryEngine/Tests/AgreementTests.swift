import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudiencePluginAPI
import AudiencePluginTesting
import AudienceQueryLanguage
import AudienceSchema
import AudienceTestSupport
import AudienceTime
import MemoryEngine
import Testing

/// The engine selects exactly whom the reference evaluator selects.
@Suite struct AgreementTests {
  @Test func randomTreesOverRandomCallsSelectTheSame() throws {
    for seed in 0..<TestSettings.cases {
      var world = EngineWorld(seed: seed)
      let engine = world.engine()
      for _ in 0..<4 { try agree(on: world.conditions.nextTree(), engine, world, "seed \(seed)") }
    }
  }

  @Test func theSameWithManyPeople() throws {
    for seed in 0..<max(4, TestSettings.heavyCases / 10) {
      var world = EngineWorld(seed: seed, logs: 250)
      let engine = world.engine(threads: 2)
      for _ in 0..<4 { try agree(on: world.conditions.nextTree(), engine, world, "seed \(seed)") }
    }
  }

  private func agree(
    on tree: ConditionTree, _ engine: MemoryEngine, _ world: EngineWorld, _ comment: String
  ) throws {
    let comment = "\(comment) at \(world.now.text): \(QueryPrinter.text(tree.condition))"
    let expected: [UTF8Text]
    do {
      expected = try world.expected(tree)
    } catch {
      let thrown = #expect(throws: FindingError.self) { try engine.ids(world.request(tree)) }
      #expect(thrown?.findings.first?.code == error.findings.first?.code, "\(comment)")
      return
    }
    #expect(try engine.ids(world.request(tree)) == expected, "\(comment)")
  }
}
