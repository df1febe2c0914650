import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudiencePluginAPI
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSchema
import AudienceStore
import AudienceTestSupport
import AudienceTime
import MemoryEngine

/// A random log at a random clock, in a workspace with random audiences, with conditions that speak
/// of what is in it.
struct EngineWorld {
  let calls: [JSONValue]
  let now: Instant
  let level: AudienceLevel
  let workspace: Workspace
  var conditions: RandomConditions

  init(seed: Int) {
    level = seed.isMultiple(of: 2) ? .users : .accounts
    var logs = RandomCalls(seed: UInt64(seed))
    calls = logs.next()
    now = logs.random.percent(60) ? RandomCalls.now : logs.instant()
    var audiences: [AudienceEntry] = []
    for key in RandomCalls.audienceKeys where logs.random.percent(50) {
      let level: AudienceLevel = logs.random.percent(60) ? .users : .accounts
      var definitions = RandomConditions(
        seed: logs.random.next(), level: level, vocabulary: logs.vocabulary, maximumDepth: 2)
      audiences.append(
        AudienceEntry(
          key: AudienceKey(key), name: key, level: level,
          query: QueryPrinter.text(definitions.next())))
    }
    workspace = Workspace(name: "random", audiences: audiences)
    conditions = RandomConditions(
      seed: UInt64(seed), level: level, vocabulary: logs.vocabulary, maximumDepth: 4)
  }

  /// An engine over the whole log.
  func engine(threads: Int = 1) throws -> MemoryEngine {
    try MemoryEngine(
      source: PreviewSource(store: CallStore(calls: calls)),
      settings: PluginSettings(["threads": "\(threads)"], for: MemoryEngine.description))
  }

  func request(_ tree: ConditionTree) -> PreviewRequest {
    PreviewRequest(tree: tree, level: level, now: now, workspace: workspace)
  }

  /// What the reference evaluator says.
  func expected(_ tree: ConditionTree) throws(FindingError) -> [UTF8Text] {
    let population = ProfileStore(calls: calls).population(at: now)
    let evaluator = Evaluator(
      population,
      memberships: try Memberships(readBy: tree, in: workspace, population: population))
    return evaluator.subjects(at: level).filter { evaluator.holds(tree.root, for: $0) }.map(\.id)
  }
}

extension MemoryEngine {
  /// The ids of the members, in the order they are delivered.
  func ids(_ request: PreviewRequest, limit: Int? = nil) throws -> [UTF8Text] {
    var ids: [UTF8Text] = []
    try members(request, limit: limit, work: PreviewWork()) { ids.append($0) }
    return ids
  }
}
