import AudienceDiagnostics
import AudiencePluginAPI

/// The settings that a plugin is made with.
struct ChosenSettings {
  let plugin: PluginReference
  let description: PluginDescription
  let environment: SessionEnvironment

  init(_ kind: PluginKind, _ description: PluginDescription, _ environment: SessionEnvironment) {
    plugin = PluginReference(kind, description.name)
    self.description = description
    self.environment = environment
  }

  /// What was typed, else the plugin's environment variables, else the person's configuration, else
  /// what it takes of itself. Secrets are never typed: what is typed is kept in histories.
  func settings(typed: [String]) throws(FindingError) -> PluginSettings {
    var values = try configured()
    for text in typed {
      guard let sign = text.firstIndex(of: "=") else {
        throw unfit(text, "has no value", "expected NAME=VALUE")
      }
      let name = String(text[..<sign])
      if let setting = description.settings.first(where: { $0.name == name }),
        setting.kind == .secret
      {
        throw unfit(name, "is a secret, which is not typed", variable(of: setting))
      }
      values[name] = String(text[text.index(after: sign)...])
    }
    do throws(PluginSettingError) {
      return try PluginSettings(values, for: description, environment: environment.variables)
    } catch {
      switch error {
      case .unknown(let name, let known):
        throw unfit(
          name, "is none that it has",
          known.isEmpty ? "it has none" : "one of: \(known.joined(separator: ", "))")
      case .unfit(let name, let value, let expected):
        throw unfit(name, "is '\(value)'", "expected \(expected)")
      case .missing(let name): throw unfit(name, "is not set", "audience plugins tells what it is")
      }
    }
  }

  /// What the person's configuration says, where no environment variable says otherwise.
  private func configured() throws(FindingError) -> [String: String] {
    var values =
      try PersonalConfiguration(variables: environment.variables)?
      .settings(of: description.name) ?? [:]
    for setting in description.settings {
      if setting.kind == .secret, values[setting.name] != nil {
        throw unfit(
          setting.name, "is a secret, which is not read from config.json", variable(of: setting))
      }
      if let variable = setting.environmentVariable, environment.variables[variable] != nil {
        values[setting.name] = nil
      }
    }
    return values
  }

  private func variable(of setting: PluginSetting) -> String {
    setting.environmentVariable.map { "set the environment variable \($0)" } ?? ""
  }

  private func unfit(_ setting: String, _ fault: String, _ help: String) -> FindingError {
    FindingError(
      Finding(.usage, at: .whole, "setting '\(setting)' of \(plugin) \(fault)", help: help))
  }
}
