import AudienceConditions
public import AudienceDiagnostics
import AudienceEvaluation
public import AudiencePluginAPI
public import AudienceProfiles
import AudienceQueryLanguage
public import AudienceSchema
package import AudienceStore
public import AudienceTime

/// The engine that evaluates conditions over the columns of a store, many profiles at once.
///
/// Answers as the reference evaluator does. What it found out about a single condition is kept, so
/// that an edited tree costs what was changed in it.
public struct MemoryEngine: PreviewEngine {
  public static let description = PluginDescription(
    name: "memory", version: "1.0",
    summary: "evaluates the sample profiles in memory, column by column",
    settings: [
      PluginSetting(
        "threads", .integer(1...256), default: "2",
        summary: "how many threads evaluate at most"),
      PluginSetting(
        "cache-megabytes", .integer(0...65_536), default: "256",
        summary: "how much memory remembered results take at most"),
    ])

  public let capabilities: PreviewCapabilities = [.nodeCounts, .excerpts, .anyClock, .accounts]

  private let moments: Moments?
  private let workers: Workers

  public init(source: PreviewSource, settings: PluginSettings) throws {
    self.init(
      source.store, threads: settings.integer("threads") ?? 1,
      resultCapacity: (settings.integer("cache-megabytes") ?? 0) << 20)
  }

  /// - Parameters:
  ///   - resultCapacity: how many bytes remembered results take at most; 0 to remember none.
  ///   - leastWork: how much work, by a rough guess in nanoseconds, is worth another thread.
  package init(
    _ store: CallStore?, threads: Int, resultCapacity: Int, leastWork: Double = 2_000_000
  ) {
    workers = Workers(threads: threads, leastWork: leastWork)
    moments = store.map { Moments($0, resultCapacity: resultCapacity) }
  }

  public func total(of level: AudienceLevel, at now: Instant, work: PreviewWork) throws -> Int {
    try moment(at: now).everybody(level).population
  }

  public func ids(
    of level: AudienceLevel, at now: Instant, startingWith prefix: UTF8Text, limit: Int,
    work: PreviewWork
  ) throws -> [UTF8Text] {
    let moment = try moment(at: now)
    let everybody = moment.everybody(level)
    let table = moment.data.ids(of: level)
    return Array(
      table.numbers(withPrefix: prefix).lazy.filter(everybody.contains).prefix(limit)
        .map { table.text($0) })
  }

  public func count(_ request: PreviewRequest, work: PreviewWork) throws -> Int {
    try members(request, work).population
  }

  public func members(
    _ request: PreviewRequest, limit: Int?, work: PreviewWork, deliver: (UTF8Text) -> Void
  ) throws {
    let members = try members(request, work)
    let table = try moment(at: request.now).data.ids(of: request.level)
    var left = limit ?? .max
    guard left > 0 else { return }
    members.visit { subject in
      deliver(table.text(subject))
      left -= 1
      return left > 0
    }
  }

  public func counts(ofNodes request: PreviewRequest, work: PreviewWork) throws -> [Int: Int] {
    let evaluation = try evaluation(request, work)
    var counts: [Int: Int] = [:]
    for node in request.tree.root.nodesAboutTheSubject {
      counts[node.id] =
        try evaluation.members(of: node.condition, at: request.level).population
    }
    return counts
  }

  public func excerpt(
    for id: UTF8Text, of level: AudienceLevel, at now: Instant, work: PreviewWork
  ) throws -> Population? {
    let store = try moment(at: now).data.store
    switch level {
    case .users: return store.excerpt(forProfile: id, at: now)
    case .accounts: return store.excerpt(forAccount: id, at: now)
    }
  }

  // MARK: - Parts

  private func members(_ request: PreviewRequest, _ work: PreviewWork) throws -> SubjectSet {
    try evaluation(request, work).members(of: request.tree.condition, at: request.level)
  }

  func moment(at now: Instant) throws -> Moment {
    guard let moments else {
      throw FindingError(
        Finding(
          .noProfiles, at: .whole, "the workspace has no sample profiles",
          help: "put a call log beside workspace.json (calls.jsonl), or name one with --calls"))
    }
    return moments.moment(at: now)
  }

  private func evaluation(_ request: PreviewRequest, _ work: PreviewWork) throws -> Evaluation {
    try work.checkCancellation()
    let moment = try moment(at: request.now)
    let definitions = try definitions(request, moment)
    return Evaluation(moment, definitions: definitions, work: work, workers: workers)
  }

  /// The workspace's audiences that can matter.
  ///
  /// - Throws: code `audience-cycle` when one that the tree reads is defined by itself.
  private func definitions(_ request: PreviewRequest, _ moment: Moment) throws -> Definitions {
    let (definitions, number) = moments?.definitions(of: request.workspace) ?? ([], 0)
    let cycles = Memberships.keysInCycles(
      readBy: [request.tree], definitions: definitions, isTraitSet: moment.isTraitSet)
    if let key = cycles.min() { throw Memberships.cycle(key) }
    return Definitions(definitions, number: number, moment: moment)
  }
}
