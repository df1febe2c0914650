import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceProfiles
import AudienceSchema
import AudienceTestSupport
import AudienceTime

/// A random log seen at a random instant, with conditions that speak of what is in it.
struct RandomWorld {
  let calls: [JSONValue]
  let now: Instant
  let level: AudienceLevel
  let population: Population
  var conditions: RandomConditions

  init(seed: Int, level: AudienceLevel) {
    var logs = RandomCalls(seed: UInt64(seed))
    calls = logs.next()
    now = logs.random.percent(60) ? RandomCalls.now : logs.instant()
    self.level = level
    population = ProfileStore(calls: calls).population(at: now)
    conditions = RandomConditions(
      seed: UInt64(seed), level: level, vocabulary: logs.vocabulary, maximumDepth: 3)
  }

  /// Everybody of the level.
  var everybody: Set<UTF8Text> {
    switch level {
    case .users: Set(population.profiles.map(\.id))
    case .accounts: Set(population.accounts.map(\.id))
    }
  }

  /// Who satisfies a condition.
  func members(_ condition: Condition) -> Set<UTF8Text> {
    members(condition, of: population, at: level)
  }

  func members(
    _ condition: Condition, of population: Population, at level: AudienceLevel,
    definitions: [Memberships.AudienceDefinition] = []
  ) -> Set<UTF8Text> {
    let tree = ConditionTree(condition)
    let evaluator = Evaluator(
      population,
      memberships: Memberships(
        readBy: [tree], definitions: definitions, population: population))
    return Set(
      evaluator.subjects(at: level).filter { evaluator.holds(tree.root, for: $0) }.map(\.id))
  }
}

extension Condition {
  static func and(_ members: Condition...) -> Condition { .and(members.map { ConditionNode($0) }) }
  static func or(_ members: Condition...) -> Condition { .or(members.map { ConditionNode($0) }) }
  static func not(_ inner: Condition) -> Condition { .not(ConditionNode(inner)) }

  /// The same condition with every stream of it rewritten, nested ones included.
  func mappingStreams(_ transform: (Stream) -> Stream) -> Condition {
    func map(_ scalar: Scalar) -> Scalar {
      guard case .measure(let stream, let measure) = scalar else { return scalar }
      return .measure(transform(stream), measure)
    }
    let inner = mappingChildren { ConditionNode($0.condition.mappingStreams(transform)) }
    switch inner {
    case .compare(let left, let symbol, let right): return .compare(map(left), symbol, map(right))
    case .test(let scalar, let comparator): return .test(map(scalar), comparator)
    case .and, .or, .not, .any, .all: return inner
    }
  }
}
