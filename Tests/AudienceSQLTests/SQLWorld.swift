import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSQL
import AudienceSchema
import AudienceStore
import AudienceTestSupport
import AudienceTime

/// Many random logs as one, at a clock, in a workspace with random audiences, with conditions that
/// speak of what is in it.
struct SQLWorld {
  let store: CallStore
  let now: Instant
  let workspace: Workspace
  let population: Population
  private let vocabulary: RandomConditions.Vocabulary

  /// - Parameter logs: how many logs the calls are taken from, each with some five people of its
  ///   own.
  init(seed: Int, logs count: Int) {
    var logs = RandomCalls(seed: UInt64(seed))
    var calls: [JSONValue] = []
    for number in 0..<count {
      // Other values in every twentieth log, so that one world has many.
      if number > 0, number.isMultiple(of: 20) {
        var others = RandomCalls(seed: UInt64(seed * 1000 + number))
        calls += others.next().map { Self.renamed($0, number) }
      } else {
        calls += logs.next().map { Self.renamed($0, number) }
      }
    }
    store = CallStore(calls: calls)
    now = RandomCalls.now
    var audiences: [AudienceEntry] = []
    for key in RandomCalls.audienceKeys.dropFirst(2) + ["d1", "d2"] {
      let level: AudienceLevel = logs.random.percent(60) ? .users : .accounts
      var definitions = RandomConditions(
        seed: logs.random.next(), level: level, vocabulary: logs.vocabulary, maximumDepth: 2)
      audiences.append(
        AudienceEntry(
          key: AudienceKey(key), name: key, level: level,
          query: QueryPrinter.text(definitions.next())))
    }
    workspace = Workspace(name: "random", audiences: audiences)
    population = store.population(at: now)
    var vocabulary = logs.vocabulary
    vocabulary.traits += ["d1", "d2"]
    self.vocabulary = vocabulary
  }

  func conditions(seed: Int, level: AudienceLevel) -> RandomConditions {
    RandomConditions(
      seed: UInt64(seed), level: level, vocabulary: vocabulary, maximumDepth: 4)
  }

  /// What the reference evaluator says.
  func expected(_ tree: ConditionTree, _ level: AudienceLevel) throws(FindingError) -> [String] {
    let evaluator = Evaluator(
      population,
      memberships: try Memberships(readBy: tree, in: workspace, population: population))
    return evaluator.subjects(at: level).filter { evaluator.holds(tree.root, for: $0) }
      .map(\.id.string)
  }

  func compiler(
    _ dialect: SQLDialect, literals: LiteralStyle = .inline, time: TimeStyle = .literal
  ) -> SQLCompiler {
    SQLCompiler(
      dialect, workspace: workspace, layout: WarehouseLayout(store, at: now), now: now,
      literals: literals, time: time)
  }

  /// The same call of other people.
  private static func renamed(_ call: JSONValue, _ number: Int) -> JSONValue {
    guard case .object(var object) = call else { return call }
    let ids: [UTF8Text] = ["userId", "anonymousId", "groupId", "previousId", "messageId"]
    for key in ids {
      if let id = object[key]?.stringValue { object[key] = .text("\(id)/\(number)") }
    }
    return .object(object)
  }
}
