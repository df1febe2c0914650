package import AudienceConditions
package import AudienceDiagnostics
package import AudienceEvaluation
package import AudienceProfiles
package import AudienceSchema
package import AudienceTime

/// Generated profiles, or accounts, that lie on the boundaries of some trees, and whom trees select
/// among them.
package struct ProbePopulation {
  package let population: Population
  private let definitions: [Memberships.AudienceDefinition]

  /// - Parameters:
  ///   - trees: the trees that are to be told apart.
  ///   - definitions: the audiences whose members follow from their definition.
  ///   - count: how many profiles are generated.
  package init(
    telling trees: [ConditionTree], level: AudienceLevel, workspace: Workspace,
    definitions: [Memberships.AudienceDefinition], at now: Instant, count: Int = 2_000
  ) {
    self.definitions = definitions
    population = ProfileStore(
      calls: ProbeGenerator(
        trees.map { ProbeTree($0, level: level) }, workspace: workspace, computed: definitions,
        at: now
      ).calls(count: count)
    ).population(at: now)
  }

  /// The ids of whom a tree selects.
  ///
  /// - Throws: code `cancelled`.
  package func members(
    of tree: ConditionTree, _ level: AudienceLevel, isCancelled: () -> Bool
  ) throws -> [UTF8Text] {
    let memberships = Memberships(
      readBy: [tree], definitions: definitions, population: population)
    let evaluator = Evaluator(population, memberships: memberships)
    var ids: [UTF8Text] = []
    for (number, subject) in evaluator.subjects(at: level).enumerated() {
      if number % 64 == 0, isCancelled() {
        throw FindingError(Finding(.cancelled, at: .whole, "cancelled"))
      }
      if evaluator.holds(tree.root, for: subject) { ids.append(subject.id) }
    }
    return ids
  }
}
