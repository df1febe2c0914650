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
      try type.init(settings: Self.settings(of: type.description, settings, environment)),
      disabled: disabled)
  }

  /// The settings of a strategy, or of another plugin: what was typed, else its environment variables, else the person's
  /// configuration, else what it takes of itself. Secrets are never typed: what is typed is kept in
  /// histories.
  static func settings(
    of description: PluginDescription, _ typed: [String], _ environment: SessionEnvironment,
    kind: PluginKind = .strategy
  ) throws(FindingError) -> PluginSettings {
    var values =
      try PersonalConfiguration(variables: environment.variables)?
      .settings(of: description.name) ?? [:]
    for setting in description.settings {
      if setting.kind == .secret, values[setting.name] != nil {
        throw unfit(
          kind, description, setting.name, "is a secret, which is not read from config.json",
          setting.environmentVariable.map { "set the environment variable \($0)" } ?? "")
      }
      if let variable = setting.environmentVariable, environment.variables[variable] != nil {
        values[setting.name] = nil
      }
    }
    for text in typed {
      guard let sign = text.firstIndex(of: "=") else {
        throw unfit(kind, description, text, "has no value", "expected NAME=VALUE")
      }
      let name = String(text[..<sign])
      if let setting = description.settings.first(where: { $0.name == name }),
        setting.kind == .secret
      {
        throw unfit(
          kind, description, name, "is a secret, which is not typed",
          setting.environmentVariable.map { "set the environment variable \($0)" } ?? "")
      }
      values[name] = String(text[text.index(after: sign)...])
    }
    do throws(PluginSettingError) {
      return try PluginSettings(values, for: description, environment: environment.variables)
    } catch {
      switch error {
      case .unknown(let name, let known):
        throw unfit(
          kind, description, name, "is none that it has", "one of: \(known.joined(separator: ", "))"
        )
      case .unfit(let name, let value, let expected):
        throw unfit(kind, description, name, "is '\(value)'", "expected \(expected)")
      case .missing(let name):
        throw unfit(kind, description, name, "is not set", "audience plugins tells what it is")
      }
    }
  }

  private static func unfit(
    _ kind: PluginKind, _ description: PluginDescription, _ setting: String, _ fault: String,
    _ help: String
  ) -> FindingError {
    FindingError(
      Finding(
        .usage, at: .whole,
        "setting '\(setting)' of \(PluginReference(kind, description.name)) \(fault)",
        help: help))
  }
}
