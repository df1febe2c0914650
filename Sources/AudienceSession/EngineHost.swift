import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginHost
import AudienceProfiles
import AudienceSchema
import AudienceTime

/// Asks a preview engine, each question on a thread of its own.
struct EngineHost {
  let engine: any PreviewEngine
  let disabled: DisabledPlugins
  let work: SessionWork

  /// Who satisfies a tree, and of how many.
  func members(_ request: PreviewRequest) throws -> MemberSet {
    try ask { engine, work in
      var ids: [UTF8Text] = []
      try engine.members(request, limit: nil, work: work) { ids.append($0) }
      let total = try engine.total(of: request.level, at: request.now, work: work)
      // Other answers are made of these by looking ids up and by taking them from each other.
      if let place = ids.indices.dropFirst().first(where: { ids[$0] <= ids[$0 - 1] }) {
        throw Self.broken(
          engine,
          "delivered member '\(ids[place])' behind '\(ids[place - 1])': expected the order "
            + "of their bytes, each once")
      }
      if ids.count > total {
        throw Self.broken(engine, "delivered \(ids.count) members of \(total)")
      }
      return MemberSet(ids: ids, total: total)
    }
  }

  func total(of level: AudienceLevel, at now: Instant) throws -> Int {
    try ask { engine, work in try engine.total(of: level, at: now, work: work) }
  }

  /// Ids that begin with a text, at most `limit` of them.
  func ids(
    of level: AudienceLevel, at now: Instant, startingWith prefix: String, limit: Int
  ) throws -> [UTF8Text] {
    try ask { engine, work in
      try engine.ids(
        of: level, at: now, startingWith: UTF8Text(prefix), limit: limit, work: work)
    }
  }

  func counts(_ request: PreviewRequest) throws -> [Int: Int] {
    try ask { engine, work in
      let counts = try engine.counts(ofNodes: request, work: work)
      let ids = Set(request.tree.nodes.map(\.id))
      if let wrong = counts.first(where: { !ids.contains($0.key) || $0.value < 0 }) {
        throw Self.broken(engine, "counted \(wrong.value) for node \(wrong.key)")
      }
      return counts
    }
  }

  private static func broken(_ engine: any PreviewEngine, _ fault: String) -> FindingError {
    let plugin = PluginReference(.engine, type(of: engine).description.name)
    return FindingError(Finding(.plugin, at: .whole, "\(plugin) \(fault)"))
  }

  /// Whether it reads what single profiles hold.
  var readsProfiles: Bool { engine.capabilities.contains(.excerpts) }

  /// What evaluating one subject needs; nil where there is none of that id.
  ///
  /// - Throws: code `engine-limit` for an engine that does not read single profiles.
  func excerpt(
    for id: UTF8Text, of level: AudienceLevel, at now: Instant
  ) throws -> Population? {
    try askProfiles { engine, work in try engine.excerpt(for: id, of: level, at: now, work: work) }
  }

  /// Asks a question about what profiles hold.
  ///
  /// - Throws: code `engine-limit` for an engine that does not read single profiles.
  func askProfiles<Answer: Sendable>(
    _ question: @escaping @Sendable (any PreviewEngine, PreviewWork) throws -> Answer
  ) throws -> Answer {
    guard readsProfiles else { throw engine.noExcerpts }
    return try ask(question)
  }

  /// Asks a question that may take many calls of the engine.
  func ask<Answer: Sendable>(
    _ question: @escaping @Sendable (any PreviewEngine, PreviewWork) throws -> Answer
  ) throws -> Answer {
    let engine = engine
    let description = type(of: engine).description
    let call = PluginCall(
      PluginReference(.engine, description.name),
      limits: description.addresses.isEmpty ? PluginLimits() : .warehouse, disabled: disabled)
    return try call.run(isCancelled: work.isCancelled, onProgress: work.progress) { report in
      try question(
        engine, PreviewWork(isCancelled: { Task.isCancelled }, progress: { report($0) }))
    }
  }
}
