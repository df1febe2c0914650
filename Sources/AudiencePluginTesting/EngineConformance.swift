import AudienceConditions
import AudienceDiagnostics
import AudienceGenerators
public import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceStore
import AudienceTime

/// Looks whether a preview engine answers as the reference evaluator does: random conditions of the
/// whole language over random logs, with nulls, ties, mixed types, unicode and instants on the edges
/// of windows.
///
/// An engine that cannot evaluate a construct may throw a `FindingError` that points at the node.
public struct EngineConformance {
  private let type: any PreviewEngine.Type
  private let settings: [String: String]
  private let cases: Int
  private let patience: Duration

  /// - Parameters:
  ///   - settings: what the engine is set to, where its defaults are not enough.
  ///   - cases: how many logs are looked at.
  ///   - patience: how long one call may be silent; one that is longer ends the suite.
  public init(
    _ type: any PreviewEngine.Type, settings: [String: String] = [:], cases: Int = 100,
    patience: Duration? = nil
  ) {
    self.type = type
    self.settings = settings
    self.cases = cases
    self.patience = patience ?? PluginTrial.patience
  }

  public func run() -> ConformanceReport {
    let description = type.description
    var report = ConformanceReport(
      PluginReference(.engine, description.name), patience: patience)
    let type = type
    report.checkDescription(description, settings: settings) { set in
      _ = try type.init(source: PreviewSource(store: nil), settings: set)
    }
    guard report.failures.isEmpty else { return report }
    let trial = report.trial
    report.check("it selects whom the reference evaluator selects") { try selects(trial, $0) }
    report.check("members come in the order of their bytes, as many as are asked for") {
      try orders(trial, $0)
    }
    report.check("it counts the nodes it says it can count") { try countsNodes(trial, $0) }
    report.check("it completes ids, and has an excerpt for each") { try completes(trial, $0) }
    report.check("work that is cancelled ends with CancellationError") {
      try endsCancelled(trial, $0)
    }
    report.check("without calls nobody is a member, or it says that there are none") {
      try knowsNobody(trial, $0)
    }
    report.checkOutput {
      try forEachWorld(trial, 1) { world, engine, _ in
        _ = try engine.members(world.request(world.conditions.nextTree()), limit: nil)
      }
    }
    return report
  }

  // MARK: - Rules

  private func selects(_ trial: PluginTrial, _ fail: (String) -> Void) throws {
    try forEachWorld(trial) { world, engine, name in
      for _ in 0..<4 {
        let tree = world.conditions.nextTree()
        if let text = disagreement(on: tree, engine, world) {
          fail("\(text): \(QueryPrinter.text(tree).prefix(300)) (\(name))")
        }
      }
    }
  }

  private func orders(_ trial: PluginTrial, _ fail: (String) -> Void) throws {
    try forEachWorld(trial) { world, engine, name in
      let request = world.request(world.conditions.nextTree())
      guard let all = try? engine.members(request, limit: nil) else { return }
      if all != all.sorted() { fail("the order of \(all.map(\.string)) (\(name))") }
      for limit in [0, 2] {
        let some = try engine.members(request, limit: limit)
        if some != Array(all.prefix(limit)) { fail("a limit of \(limit) is not kept (\(name))") }
      }
      let count = try engine.count(request)
      if count != all.count { fail("\(count) are counted of \(all.count) (\(name))") }
    }
  }

  private func countsNodes(_ trial: PluginTrial, _ fail: (String) -> Void) throws {
    try forEachWorld(trial) { world, engine, name in
      guard engine.can(.nodeCounts) else { return }
      let request = world.request(world.conditions.nextTree())
      guard let counts = try? engine.counts(request) else { return }
      for (id, count) in counts {
        guard let node = request.tree.node(id) else {
          fail("it counted node \(id), which the tree does not have (\(name))")
          continue
        }
        let alone = try engine.count(world.request(ConditionTree(node.condition)))
        if alone != count { fail("node \(id) alone has \(alone), not \(count) (\(name))") }
      }
    }
  }

  private func completes(_ trial: PluginTrial, _ fail: (String) -> Void) throws {
    try forEachWorld(trial) { world, engine, name in
      let everybody = try engine.ids(world, startingWith: "")
      let total = try engine.total(world)
      if total != everybody.count { fail("a total of \(total), not \(everybody.count) (\(name))") }
      let prefixes: [UTF8Text] = ["u", "g1", "é", "nobody"]
      for prefix in prefixes {
        let found = try engine.ids(world, startingWith: prefix)
        if found != everybody.filter({ $0.hasPrefix(prefix) }) {
          fail("the ids that begin with '\(prefix)' are \(found.map(\.string)) (\(name))")
        }
      }
      guard engine.can(.excerpts) else { return }
      for id in everybody.prefix(2) {
        let isThere = try engine.hasExcerpt(for: id, world)
        if !isThere { fail("there is no excerpt for '\(id)' (\(name))") }
      }
    }
  }

  private func endsCancelled(_ trial: PluginTrial, _ fail: (String) -> Void) throws {
    try forEachWorld(trial, 1) { world, engine, _ in
      let request = world.request(world.conditions.nextTree())
      if let text = engine.faultWhenCancelled(request) { fail(text) }
    }
  }

  private func knowsNobody(_ trial: PluginTrial, _ fail: (String) -> Void) throws {
    let engine = try EngineTrial(type, settings, store: CallStore(calls: []), trial)
    let request = PreviewRequest(
      tree: ConditionTree(.test(.trait("email"), .absent)), level: .users, now: RandomCalls.now,
      workspace: TestWorkspaces.empty)
    do {
      let ids = try engine.members(request, limit: nil)
      if !ids.isEmpty { fail("\(ids.count) are") }
    } catch let error as FindingError {
      // Of no condition that it cannot evaluate there are members either.
      if ![.noProfiles, .engineLimit].contains(error.first.code) { fail(text(of: error)) }
    }
  }

  /// What is wrong with what an engine says of a tree; nil where it says what the reference does.
  private func disagreement(
    on tree: ConditionTree, _ engine: EngineTrial, _ world: EngineWorld
  ) -> String? {
    let found = Result { try engine.members(world.request(tree), limit: nil) }
    switch (Result { try world.expected(tree) }, found) {
    case (.success(let expected), .success(let ids)):
      return expected == ids
        ? nil : "expected \(expected.map(\.string)), found \(ids.map(\.string))"
    case (_, .failure(let error as FindingError)) where error.first.code != .plugin: return nil
    case (_, .failure(let error)): return text(of: error)
    case (.failure(let error), .success(let ids)):
      return "expected \(text(of: error)), found \(ids.map(\.string))"
    }
  }

  /// Worlds that the engine says it can answer about.
  private func forEachWorld(
    _ trial: PluginTrial, _ count: Int? = nil,
    _ body: (inout EngineWorld, EngineTrial, String) throws -> Void
  ) throws {
    for seed in 0..<(count ?? cases) {
      var world = EngineWorld(seed: seed)
      let store = CallStore(calls: world.calls)
      let engine = try EngineTrial(type, settings, store: store, trial)
      guard world.level == .users || engine.can(.accounts) else { continue }
      if !engine.can(.anyClock) { world.now = store.latestTime ?? world.now }
      try body(&world, engine, "log \(seed)")
    }
  }
}
