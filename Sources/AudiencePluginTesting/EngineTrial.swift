import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceProfiles
import AudienceSchema
import AudienceStore

/// Asks an engine as the host does.
struct EngineTrial {
  private let engine: any PreviewEngine
  private let trial: PluginTrial

  init(
    _ type: any PreviewEngine.Type, _ settings: [String: String], store: CallStore,
    _ trial: PluginTrial
  ) throws {
    let set = try PluginSettings(settings, for: type.description)
    self.trial = trial
    engine = try trial.call { _ in
      try type.init(source: PreviewSource(store: store), settings: set)
    }
  }

  func can(_ capability: PreviewCapabilities) -> Bool { engine.capabilities.contains(capability) }

  private func ask<Answer: Sendable>(
    _ question: @escaping @Sendable (any PreviewEngine, PreviewWork) throws -> Answer
  ) throws -> Answer {
    let engine = engine
    return try trial.call { report in
      try question(
        engine, PreviewWork(isCancelled: { Task.isCancelled }, progress: { report($0) }))
    }
  }

  func members(_ request: PreviewRequest, limit: Int?) throws -> [UTF8Text] {
    try ask { engine, work in
      var ids: [UTF8Text] = []
      try engine.members(request, limit: limit, work: work) { ids.append($0) }
      return ids
    }
  }

  func count(_ request: PreviewRequest) throws -> Int {
    try ask { engine, work in try engine.count(request, work: work) }
  }

  func counts(_ request: PreviewRequest) throws -> [Int: Int] {
    try ask { engine, work in try engine.counts(ofNodes: request, work: work) }
  }

  func total(_ world: EngineWorld) throws -> Int {
    let (level, now) = (world.level, world.now)
    return try ask { engine, work in try engine.total(of: level, at: now, work: work) }
  }

  func ids(_ world: EngineWorld, startingWith prefix: UTF8Text) throws -> [UTF8Text] {
    let (level, now) = (world.level, world.now)
    return try ask { engine, work in
      try engine.ids(of: level, at: now, startingWith: prefix, limit: 1_000, work: work)
    }
  }

  func hasExcerpt(for id: UTF8Text, _ world: EngineWorld) throws -> Bool {
    let (level, now) = (world.level, world.now)
    return try ask { engine, work in
      guard let excerpt = try engine.excerpt(for: id, of: level, at: now, work: work) else {
        return false
      }
      return level == .users ? excerpt.profile(id) != nil : excerpt.account(id) != nil
    }
  }

  /// What is wrong with a call that is cancelled from the start; nil where it ends as it has to.
  func faultWhenCancelled(_ request: PreviewRequest) -> String? {
    let engine = engine
    do {
      let didEnd = try trial.call { _ in
        do {
          try engine.members(request, limit: nil, work: PreviewWork(isCancelled: { true })) { _ in }
          return false
        } catch is CancellationError {
          return true
        }
      }
      return didEnd ? nil : "it went on"
    } catch {
      return text(of: error)
    }
  }
}
