package import AudienceConditions
package import AudienceDiagnostics
import AudienceEvaluation
package import AudienceGenerators
package import AudienceJSON
package import AudiencePluginAPI
import AudienceProfiles
import AudienceQueryLanguage
package import AudienceSchema
package import AudienceTime

/// A random log at a random clock, in a workspace with random audiences, with conditions that speak
/// of what is in it.
package struct EngineWorld {
  package let calls: [JSONValue]
  package var now: Instant
  package let level: AudienceLevel
  package let workspace: Workspace
  package var conditions: RandomConditions

  /// - Parameter logs: how many logs the calls are taken from, each with its own people; one of
  ///   them has some five users.
  package init(seed: Int, logs count: Int = 1) {
    level = seed.isMultiple(of: 2) ? .users : .accounts
    var logs = RandomCalls(seed: UInt64(seed))
    calls = (0..<count).flatMap { number in
      logs.next().map { number == 0 ? $0 : Self.renamed($0, number) }
    }
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

  package func request(_ tree: ConditionTree) -> PreviewRequest {
    PreviewRequest(tree: tree, level: level, now: now, workspace: workspace)
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

  /// What the reference evaluator says.
  package func expected(_ tree: ConditionTree) throws(FindingError) -> [UTF8Text] {
    let population = ProfileStore(calls: calls).population(at: now)
    let evaluator = Evaluator(
      population,
      memberships: try Memberships(readBy: tree, in: workspace, population: population))
    return evaluator.subjects(at: level).filter { evaluator.holds(tree.root, for: $0) }.map(\.id)
  }
}
