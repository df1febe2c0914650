import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSQL
import AudienceSchema
import AudienceTestSupport
import Testing

/// Names and values that break careless code stay names and values.
@Suite struct HostileTests {
  static let world = HostileWorld()

  @Test func sqliteFindsExactlyTheOneThatHasIt() throws {
    try agree(TestWarehouse(sqlite: Self.world.store, at: Self.world.now), .sqlite)
  }

  @Test(
    .enabled(
      if: TestSettings.postgres != nil, "AUDIENCE_TEST_POSTGRES names no server"))
  func postgresFindsExactlyTheOneThatHasIt() throws {
    try agree(TestWarehouse(postgres: Self.world.store, at: Self.world.now), .postgres)
  }

  private func agree(_ warehouse: TestWarehouse, _ dialect: SQLDialect) throws {
    let world = Self.world
    let evaluator = Evaluator(
      world.population,
      memberships: Memberships(readBy: [], definitions: [], population: world.population))
    for text in world.texts where dialect == .sqlite || !text.string.utf8.contains(0) {
      for tree in world.trees(text) {
        let expected = evaluator.subjects(at: .users)
          .filter { evaluator.holds(tree.root, for: $0) }.map(\.id.string)
          .filter { !$0.utf8.contains(0) }
        for literals in [LiteralStyle.inline, .parameters] {
          let statement = try world.compiler(dialect, literals).members(tree, level: .users)
          #expect(
            try warehouse.ids(statement).filter { !$0.utf8.contains(0) && !$0.contains("\u{FFFD}") }
              == expected, "\(QueryPrinter.text(tree)) \(literals)")
        }
      }
    }
  }
}
