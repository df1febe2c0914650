import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSQL
import AudienceSchema
import AudienceTestSupport
import Testing

/// SQL over the tables that `export-profiles` makes selects whom the reference evaluator selects.
@Suite struct EqualityTests {
  /// Some two thousand profiles.
  private static let logs = 400
  /// Half as many trees as laws over generated values have cases: 500 where those have 1,000.
  private static var trees: Int { max(20, TestSettings.cases / 2) }

  @Test func sqliteSelectsTheSame() throws {
    let world = SQLWorld(seed: 1, logs: Self.logs)
    #expect(world.population.profiles.count > 1500)
    try agree(world, TestWarehouse(sqlite: world.store, at: world.now))
  }

  @Test(
    .enabled(
      if: TestSettings.postgres != nil, "AUDIENCE_TEST_POSTGRES names no server"))
  func postgresSelectsTheSame() throws {
    let world = SQLWorld(seed: 1, logs: Self.logs)
    try agree(world, TestWarehouse(postgres: world.store, at: world.now))
  }

  private func agree(_ world: SQLWorld, _ warehouse: TestWarehouse) throws {
    var refused = 0
    for number in 0..<Self.trees {
      let level: AudienceLevel = number.isMultiple(of: 2) ? .users : .accounts
      var conditions = world.conditions(seed: number, level: level)
      let tree = conditions.nextTree()
      let comment: Comment = "\(number) of \(level): \(QueryPrinter.text(tree))"
      // Every second pair of trees with parameters, as an engine sends them.
      let compiler = world.compiler(
        warehouse.dialect, literals: number % 4 < 2 ? .inline : .parameters)
      let statement: SQLStatement
      do {
        statement = try compiler.members(tree, level: level)
      } catch {
        if (try? world.expected(tree, level)) != nil {
          refused += 1
          guard case .node(let id, _) = error.first.place else {
            Issue.record("\(comment): refused without a node")
            continue
          }
          #expect(tree.node(id) != nil || error.first.code != .export, comment)
        }
        continue
      }
      let expected = try world.expected(tree, level)
      #expect(try warehouse.ids(statement) == expected, comment)
      guard number.isMultiple(of: 20) else { continue }
      #expect(
        try warehouse.counts(compiler.count(tree, level: level)) == [Int64(expected.count)], comment
      )
      let nodes = tree.root.nodesAboutTheSubject
      let counts = try nodes.map {
        Int64(try world.expected(ConditionTree($0.condition), level).count)
      }
      #expect(
        try warehouse.counts(compiler.nodeCounts(tree, level: level)) == counts, comment)
    }
    // What cannot be expressed is rare: a fault that refuses everything must not look like success.
    #expect(refused * 20 <= Self.trees, "\(refused) of \(Self.trees) refused")
  }
}
