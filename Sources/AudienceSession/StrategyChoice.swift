import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginHost

extension Session {
  /// The name of the strategy in use.
  package var strategyName: String { strategies.name }

  /// Chooses the strategy of that name, as it is set.
  mutating func use(strategy name: String) throws {
    if name == strategyName { return }
    try remake(strategy: name)
  }

  /// Chooses the strategy of that name, made anew.
  mutating func remake(strategy name: String) throws {
    strategies = try Self.host(name, settings: pluginSettings, catalog: catalog, disabled: disabled)
  }

  /// Chooses the strategy of that name, set to what is typed and to nothing that was before.
  ///
  /// - Parameter texts: `model=gpt-5.5`.
  mutating func use(strategy name: String, settings texts: [String]) throws {
    if let type = catalog.strategy(named: name) {
      let plugin = PluginReference(.strategy, name)
      pluginSettings.forget([], of: plugin)
      try pluginSettings.type(texts, for: plugin, type.description)
    }
    try remake(strategy: name)
  }

  /// The host over one strategy of the catalog, the first where none is named.
  ///
  /// - Throws: code `usage` when the catalog has none of that name; settings that do not hold; what
  ///   the strategy throws when it is made.
  static func host(
    _ name: String?, settings: SettingSources, catalog: PluginCatalog, disabled: DisabledPlugins
  ) throws -> GenerationHost {
    let names = catalog.strategies.map { $0.description.name }
    guard let wanted = name ?? names.first, let type = catalog.strategy(named: wanted) else {
      throw FindingError(
        Finding(
          .usage, at: .whole, "there is no strategy '\(name ?? "")'",
          help: "one of: \(names.joined(separator: ", "))"))
    }
    let plugin = PluginReference(.strategy, wanted)
    let set = try settings.settings(of: plugin, type.description)
    let strategy = try PluginCall(plugin, disabled: disabled).run { _ in
      try type.init(settings: set)
    }
    return GenerationHost(strategy, disabled: disabled)
  }
}
