import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudiencePluginAPI
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
      let engine = try world.engine()
      for _ in 0..<4 {
        let tree = world.conditions.nextTree()
        let expected: [UTF8Text]
        do {
          expected = try world.expected(tree)
        } catch {
          let thrown = #expect(throws: FindingError.self) { try engine.ids(world.request(tree)) }
          #expect(thrown?.findings.first?.code == error.findings.first?.code, "seed \(seed)")
          continue
        }
        let found = try engine.ids(world.request(tree))
        #expect(
          found == expected, "seed \(seed) at \(world.now.text): \(QueryPrinter.text(tree.condition))")
      }
    }
  }
}
