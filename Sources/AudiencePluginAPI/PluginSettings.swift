/// Why settings cannot be used.
public enum PluginSettingError: Error, Hashable, Sendable {
  /// The plugin has no such setting; the names it has follow.
  case unknown(String, known: [String])
  /// The value does not fit; what was expected follows.
  case unfit(String, value: String, expected: String)
  /// A setting without a default was not set.
  case missing(String)
}

/// The checked settings a plugin is made with: every setting of its description has a value, or
/// has none because it may be missing until it is needed (a secret).
public struct PluginSettings: Sendable, CustomStringConvertible {
  private let values: [String: String]
  private let secrets: Set<String>
  /// The environment variables that the plugin's description asks for and that are set.
  public let environment: [String: String]

  /// Checks values against a description.
  ///
  /// - Parameters:
  ///   - values: what was set, by name, as typed.
  ///   - environment: where unset values with an environment variable are looked up.
  /// - Throws: `PluginSettingError` for the first setting that does not hold.
  public init(
    _ values: [String: String] = [:], for description: PluginDescription,
    environment: [String: String] = [:]
  ) throws(PluginSettingError) {
    let known = description.settings.map(\.name)
    for name in values.keys.sorted() where !known.contains(name) {
      throw .unknown(name, known: known)
    }
    var checked: [String: String] = [:]
    for setting in description.settings {
      let fromEnvironment = setting.environmentVariable.flatMap { environment[$0] }
      if let value = values[setting.name] ?? fromEnvironment ?? setting.defaultValue {
        guard setting.kind.fits(value) else {
          throw .unfit(
            setting.name, value: setting.kind.shown(value), expected: setting.kind.expected)
        }
        checked[setting.name] = value
      } else if setting.kind != .secret {
        throw .missing(setting.name)
      }
    }
    self.values = checked
    self.environment = environment.filter { description.environmentVariables.contains($0.key) }
    secrets = Set(description.settings.filter { $0.kind == .secret }.map(\.name))
  }

  /// The value of a setting as text; nil for a secret that was not given.
  public func text(_ name: String) -> String? { values[name] }

  /// The value of an integer setting.
  public func integer(_ name: String) -> Int? { values[name].flatMap { Int($0) } }

  /// The value of a number setting.
  public func number(_ name: String) -> Double? { values[name].flatMap { Double($0) } }

  /// Whether a boolean setting is on.
  public func isOn(_ name: String) -> Bool { values[name] == "true" }

  /// `name=value` of each, secrets as `<redacted>`.
  public var description: String {
    values.sorted { $0.key < $1.key }
      .map { "\($0.key)=\(secrets.contains($0.key) ? "<redacted>" : $0.value)" }
      .joined(separator: " ")
  }
}

extension PluginSetting.Kind {
  /// What a value has to be: `a whole number from 1 to 10`.
  package var expected: String {
    switch self {
    case .text: "a text"
    case .secret: "a secret, never shown"
    case .integer(let range):
      range == Int.min...Int.max
        ? "a whole number" : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .number: "a number"
    case .boolean: "true or false"
    case .choice(let choices): "one of \(choices.joined(separator: ", "))"
    }
  }

  /// Whether a value fits.
  package func fits(_ value: String) -> Bool {
    switch self {
    case .text, .secret: true
    case .integer(let range): Int(value).map(range.contains) == true
    case .number: Double(value)?.isFinite == true
    case .boolean: ["true", "false"].contains(value)
    case .choice(let choices): choices.contains(value)
    }
  }

  func shown(_ value: String) -> String { self == .secret ? "<redacted>" : value }
}
