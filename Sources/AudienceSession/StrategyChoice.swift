import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginHost

extension Session {
  /// The name of the strategy in use.
  package var strategyName: String { strategies.name }

  /// Chooses the strategy of that name, as it is set.
  mutating func use(strategy name: String) throws {
    if name == strategyName { return }
    try use(strategy: name, settings: typedSettings[name] ?? [])
  }

  /// Chooses the strategy of that name.
  ///
  /// - Parameter settings: `model=gpt-5.5`.
  mutating func use(strategy name: String, settings: [String]) throws {
    strategies = try Self.host(
      name, settings: settings, catalog: catalog, environment: environment, disabled: disabled)
    typedSettings[name] = settings
  }

  /// The host over one strategy of the catalog, the first where none is named.
  ///
  /// - Throws: code `usage` when the catalog has none of that name; settings that do not hold.
  static func host(
    _ name: String?, settings: [String], catalog: PluginCatalog, environment: SessionEnvironment,
    disabled: DisabledPlugins
  ) throws -> GenerationHost {
    let names = catalog.strategies.map { $0.description.name }
    guard let wanted = name ?? names.first,
      let type = catalog.strategies.first(where: { $0.description.name == wanted })
    else {
      throw FindingError(
        Finding(
          .usage, at: .whole, "there is no strategy '\(name ?? "")'",
          help: "one of: \(names.joined(separator: ", "))"))
    }
    return GenerationHost(
      try type.init(
        settings: ChosenSettings(.strategy, type.description, environment).settings(typed: settings)
      ),
      disabled: disabled)
  }
}
