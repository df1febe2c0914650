import AudienceDiagnostics
import AudiencePluginAPI

/// Where plugins get their settings from: what was typed, else an environment variable, else the
/// person's configuration, else what the plugin takes of itself.
///
/// Secrets come from the environment only: what is typed is kept in histories.
struct SettingSources: Sendable {
  let variables: [String: String]
  let configuration: PersonalConfiguration?
  /// What was typed, by plugin and by the name of the setting.
  private(set) var typed: [PluginReference: [String: String]] = [:]

  init(variables: [String: String], configuration: PersonalConfiguration?) {
    self.variables = variables
    self.configuration = configuration
  }

  /// Takes settings as typed, `model=gpt-5.5`, besides those that were.
  ///
  /// - Throws: code `usage` for one that does not hold.
  mutating func type(
    _ texts: [String], for plugin: PluginReference, _ description: PluginDescription
  ) throws(FindingError) {
    for text in texts {
      guard let sign = text.firstIndex(of: "=") else {
        throw unfit(plugin, text, "has no value", "expected NAME=VALUE")
      }
      let name = String(text[..<sign])
      if let setting = description.settings.first(where: { $0.name == name }),
        setting.kind == .secret
      {
        throw unfit(
          plugin, name, "is a secret, which is not typed",
          setting.environmentVariable.map { "set the environment variable \($0)" } ?? "")
      }
      typed[plugin, default: [:]][name] = String(text[text.index(after: sign)...])
    }
    _ = try settings(of: plugin, description)
  }

  /// Takes what a command line sets: `model=gpt-5.5` of the strategy it chooses, the first of the
  /// catalog where it chooses none, or `no-phone:trait=fax` of another plugin.
  ///
  /// - Throws: code `usage` for one that does not hold, and for a plugin that there is not.
  mutating func type(
    _ texts: [String], strategy: String?, in catalog: PluginCatalog
  ) throws(FindingError) {
    for text in texts {
      let name = text.prefix { $0 != "=" }
      guard let colon = name.firstIndex(of: ":") else {
        guard let wanted = strategy ?? catalog.strategies.first?.description.name,
          let type = catalog.strategy(named: wanted)
        else { continue }
        try self.type([text], for: PluginReference(.strategy, wanted), type.description)
        continue
      }
      let wanted = String(text[..<colon])
      guard let (plugin, description) = catalog.plugin(named: wanted) else {
        throw FindingError(
          Finding(
            .usage, at: .whole, "there is no plugin '\(wanted)' to set, or more than one",
            help: "expected PLUGIN:SETTING=VALUE or KIND/PLUGIN:SETTING=VALUE; audience plugins "
              + "lists them"))
      }
      try self.type([String(text[text.index(after: colon)...])], for: plugin, description)
    }
  }

  /// Forgets what was typed for a plugin: some settings, or all where none is named.
  mutating func forget(_ names: [String], of plugin: PluginReference) {
    if names.isEmpty { typed[plugin] = nil }
    for name in names { typed[plugin]?[name] = nil }
  }

  /// The settings that a plugin is made with.
  ///
  /// - Throws: code `usage` for one that does not hold, wherever it comes from.
  func settings(
    of plugin: PluginReference, _ description: PluginDescription
  ) throws(FindingError) -> PluginSettings {
    var values = try configuration?.settings(of: plugin) ?? [:]
    for setting in description.settings {
      if setting.kind == .secret, values[setting.name] != nil {
        throw unfit(
          plugin, setting.name, "is a secret, which is not read from config.json",
          setting.environmentVariable.map { "set the environment variable \($0)" } ?? "")
      }
      if let variable = setting.environmentVariable, variables[variable] != nil {
        values[setting.name] = nil
      }
    }
    values.merge(typed[plugin] ?? [:]) { $1 }
    do throws(PluginSettingError) {
      return try PluginSettings(values, for: description, environment: variables)
    } catch {
      switch error {
      case .unknown(let name, let known):
        throw unfit(
          plugin, name, "is none that it has",
          known.isEmpty ? "it has no settings" : "one of: \(known.joined(separator: ", "))")
      case .unfit(let name, let value, let expected):
        throw unfit(plugin, name, "is '\(value)'", "expected \(expected)")
      case .missing(let name):
        throw unfit(
          plugin, name, "is not set", "/plugin set \(plugin.name) \(name)=VALUE, or config.json")
      }
    }
  }

  /// What each setting of a plugin is now, and where that comes from; secrets are not told.
  func states(
    of plugin: PluginReference, _ description: PluginDescription
  ) -> [PluginListing.Setting] {
    let configured = (try? configuration?.settings(of: plugin)) ?? [:]
    return description.settings.map { setting in
      let variable = setting.environmentVariable.flatMap { variables[$0] }
      let found: (value: String?, source: PluginListing.Setting.Source) =
        if let value = typed[plugin]?[setting.name] {
          (value, .typed)
        } else if let variable {
          (variable, .environment)
        } else if setting.kind != .secret, let value = configured[setting.name] {
          (value, .configuration)
        } else {
          (setting.defaultValue, .plugin)
        }
      return PluginListing.Setting(
        setting: setting,
        value: setting.kind == .secret ? found.value.map { _ in "<redacted>" } : found.value,
        source: found.source)
    }
  }

  private func unfit(
    _ plugin: PluginReference, _ setting: String, _ fault: String, _ help: String
  ) -> FindingError {
    FindingError(
      Finding(.usage, at: .whole, "setting '\(setting)' of \(plugin) \(fault)", help: help))
  }
}
