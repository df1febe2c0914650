extension PluginTemplates {
  static func engine(_ type: String, _ name: String) -> String {
    """
    import AudienceConditions
    import AudienceDiagnostics
    import AudienceJSON
    import AudiencePluginAPI
    import AudienceProfiles
    import AudienceSchema
    import AudienceStore
    import AudienceTime

    /// Evaluates one condition on the sample profiles: whether a trait is there.
    public struct \(type): PreviewEngine {
      public static let description = PluginDescription(
        name: "\(name)", version: "1.0.0", summary: "knows whether a trait is there")

      public let capabilities: PreviewCapabilities = [.anyClock]

      private let store: CallStore?

      public init(source: PreviewSource, settings: PluginSettings) { store = source.store }

      public func total(of level: AudienceLevel, at now: Instant, work: PreviewWork) throws -> Int {
        try profiles(level, now, work).count
      }

      public func ids(
        of level: AudienceLevel, at now: Instant, startingWith prefix: UTF8Text, limit: Int,
        work: PreviewWork
      ) throws -> [UTF8Text] {
        let ids = try profiles(level, now, work).map(\\.id)
        return Array(ids.filter { $0.hasPrefix(prefix) }.prefix(limit))
      }

      public func count(_ request: PreviewRequest, work: PreviewWork) throws -> Int {
        try members(of: request, work).count
      }

      public func members(
        _ request: PreviewRequest, limit: Int?, work: PreviewWork, deliver: (UTF8Text) -> Void
      ) throws {
        for id in try members(of: request, work).prefix(limit ?? .max) { deliver(id) }
      }

      private func members(
        of request: PreviewRequest, _ work: PreviewWork
      ) throws -> [UTF8Text] {
        let profiles = try profiles(request.level, request.now, work)
        guard case .test(.trait(let path), .exists) = request.tree.condition,
          path == FieldPath(names: ["\\(path)"]),
          !request.workspace.audiences.contains(where: { $0.key.traitPath == path })
        else {
          throw FindingError(
            Finding(
              .engineLimit, at: .node(request.tree.root.id, words: nil),
              "engine '\(name)' knows whether a trait is there, and nothing else"))
        }
        let name = UTF8Text("\\(path)")
        return profiles.filter { ($0.traits[name] ?? .null) != .null }.map(\\.id)
      }

      /// The profiles by the order of their ids' bytes.
      private func profiles(
        _ level: AudienceLevel, _ now: Instant, _ work: PreviewWork
      ) throws -> [Profile] {
        try work.checkCancellation()
        guard level == .users else {
          throw FindingError(
            Finding(.engineLimit, at: .whole, "engine '\(name)' knows no accounts"))
        }
        guard let store else {
          throw FindingError(
            Finding(.noProfiles, at: .whole, "the workspace has no sample profiles"))
        }
        return store.population(at: now).profiles.sorted { $0.id < $1.id }
      }
    }

    """
  }
}
