import AudienceConditions
import AudienceEvaluation
import AudienceSchema
import AudienceTime

/// The audiences of a workspace at a clock: their levels, and the trees of those whose members are
/// computed because no call sets them (SEMANTICS 1.10).
struct Definitions: Sendable {
  /// Tells lists of definitions apart; 0 for none.
  let number: Int
  let levels: [AudienceKey: AudienceLevel]
  let computed: [AudienceKey: ConditionTree]

  init(_ definitions: [Memberships.AudienceDefinition], number: Int, moment: Moment) {
    self.number = number
    levels = Dictionary(
      definitions.map { ($0.key, $0.level) }, uniquingKeysWith: { first, _ in first })
    computed = Memberships.computed(definitions, isTraitSet: moment.isTraitSet)
      .mapValues(\.tree)
  }

  /// Whether a condition's result depends on a definition.
  func matter(to condition: Condition) -> Bool {
    !levels.isEmpty
      && condition.readTraits.contains { path in
        path.audienceKey.map { levels[$0] != nil } ?? false
      }
  }
}
