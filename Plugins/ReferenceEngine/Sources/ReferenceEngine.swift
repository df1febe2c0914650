import AudienceConditions
public import AudienceDiagnostics
import AudienceEvaluation
public import AudiencePluginAPI
public import AudienceProfiles
import AudienceQueryLanguage
public import AudienceSchema
import AudienceStore
public import AudienceTime

/// The engine that evaluates the sample profiles one by one with the reference evaluator.
///
/// Plain and exact: faster engines are tested against it. Each call costs one pass over the
/// profiles; the population of the last clock is kept.
public struct ReferenceEngine: PreviewEngine {
  public static let description = PluginDescription(
    name: "reference", version: "1.0",
    summary: "evaluates the sample profiles one by one, as SEMANTICS says")

  public let capabilities: PreviewCapabilities = [.nodeCounts, .excerpts, .anyClock, .accounts]

  private let populations: PopulationCache?

  public init(source: PreviewSource, settings: PluginSettings) throws {
    populations = source.store.map(PopulationCache.init)
  }

  public func total(of level: AudienceLevel, at now: Instant, work: PreviewWork) throws -> Int {
    let population = try population(at: now)
    switch level {
    case .users: return population.profiles.count
    case .accounts: return population.accounts.count
    }
  }

  public func ids(
    of level: AudienceLevel, at now: Instant, startingWith prefix: UTF8Text, limit: Int,
    work: PreviewWork
  ) throws -> [UTF8Text] {
    let population = try population(at: now)
    let ids: [UTF8Text] =
      switch level {
      case .users: population.profiles.map(\.id)
      case .accounts: population.accounts.map(\.id)
      }
    return Array(ids.lazy.filter { $0.hasPrefix(prefix) }.prefix(limit))
  }

  public func count(_ request: PreviewRequest, work: PreviewWork) throws -> Int {
    var count = 0
    try visitMembers(request, work) { _ in
      count += 1
      return true
    }
    return count
  }

  public func members(
    _ request: PreviewRequest, limit: Int?, work: PreviewWork, deliver: (UTF8Text) -> Void
  ) throws {
    var left = limit ?? .max
    guard left > 0 else { return }
    try visitMembers(request, work) { id in
      deliver(id)
      left -= 1
      return left > 0
    }
  }

  public func counts(ofNodes request: PreviewRequest, work: PreviewWork) throws -> [Int: Int] {
    let nodes = request.tree.root.nodesAboutTheSubject
    let evaluator = try evaluator(request)
    var counts = Dictionary(nodes.map { ($0.id, 0) }, uniquingKeysWith: { first, _ in first })
    for subject in evaluator.subjects(at: request.level) {
      try work.checkCancellation()
      for node in nodes where evaluator.holds(node, for: subject) {
        counts[node.id, default: 0] += 1
      }
    }
    return counts
  }

  public func excerpt(
    for id: UTF8Text, of level: AudienceLevel, at now: Instant, work: PreviewWork
  ) throws -> Population? {
    let store = try requirePopulations().store
    switch level {
    case .users: return store.excerpt(forProfile: id, at: now)
    case .accounts: return store.excerpt(forAccount: id, at: now)
    }
  }

  // MARK: - Parts

  private func population(at now: Instant) throws -> Population {
    try requirePopulations().population(at: now)
  }

  private func requirePopulations() throws -> PopulationCache {
    guard let populations else {
      throw FindingError(
        Finding(
          .noProfiles, at: .whole, "the workspace has no sample profiles",
          help: "put a call log beside workspace.json (calls.jsonl), or name one with --calls"))
    }
    return populations
  }

  private func evaluator(_ request: PreviewRequest) throws -> Evaluator {
    let population = try population(at: request.now)
    return Evaluator(
      population,
      memberships: try Memberships(
        readBy: request.tree, in: request.workspace, population: population))
  }

  /// Visits members in byte order of their ids until `visit` returns false.
  private func visitMembers(
    _ request: PreviewRequest, _ work: PreviewWork, _ visit: (UTF8Text) -> Bool
  ) throws {
    let evaluator = try evaluator(request)
    let subjects = evaluator.subjects(at: request.level)
    for (position, subject) in subjects.enumerated() {
      if position % 256 == 0 {
        try work.checkCancellation()
        work.progress(
          WorkProgress("evaluating profiles", fraction: Double(position) / Double(subjects.count)))
      }
      if evaluator.holds(request.tree.root, for: subject), !visit(subject.id) { return }
    }
  }
}
