import CPluginVersion

/// The version of these protocols; a plugin made for another one is refused by the catalog, a
/// library built for another one when it is loaded.
public enum PluginAPI {
  public static let version = Int(AUDIENCE_PLUGIN_API_VERSION)
}

/// What a plugin says of itself; help, listings and consent are made from it.
public struct PluginDescription: Hashable, Sendable {
  /// The name it is chosen by: lower case letters, digits and hyphens, unique in its kind.
  public let name: String
  public let version: String
  /// One line: what it does.
  public let summary: String
  /// What can be set; a value is checked before the plugin sees it.
  public let settings: [PluginSetting]
  /// The environment variables it is given as they are, `PluginSettings.environment`.
  public let environmentVariables: [String]
  /// Of an engine: what the addresses it is chosen by look like, `postgres://HOST/DATABASE`; none for
  /// one that evaluates the samples and is chosen by its name.
  public let addresses: [String]
  /// Whether it opens network connections.
  public let usesNetwork: Bool
  /// What it sends out and to whom, which somebody has to accept first; nil when nothing of the
  /// workspace or the prompt leaves this machine.
  public let terms: PluginTerms?
  /// What somebody should know before relying on it, the way a label on food tells it; shown by
  /// `audience plugins NAME`.
  public let label: [PluginFact]
  /// The version of the protocols it was made for.
  public let apiVersion: Int

  public init(
    name: String, version: String, summary: String, settings: [PluginSetting] = [],
    environmentVariables: [String] = [],
    addresses: [String] = [], usesNetwork: Bool = false, terms: PluginTerms? = nil,
    label: [PluginFact] = [],
    apiVersion: Int = PluginAPI.version
  ) {
    self.name = name
    self.version = version
    self.summary = summary
    self.settings = settings
    self.environmentVariables = environmentVariables
    self.addresses = addresses
    self.usesNetwork = usesNetwork
    self.terms = terms
    self.label = label
    self.apiVersion = apiVersion
  }

  /// Whether the workspace's schema or a prompt is sent to somebody else.
  public var sendsDataOut: Bool { terms != nil }
}

/// The terms of a plugin that sends data out.
///
/// An acceptance is of one workspace, one recipient and one version; where any of them is another
/// one, somebody is asked again.
public struct PluginTerms: Hashable, Sendable {
  /// Changes when the text does.
  public let version: String
  /// To whom data is sent: a host, `api.openai.com`.
  public let recipient: String
  /// What is sent, to whom, how long it is kept, in plain words; paragraphs between empty lines.
  public let text: String

  public init(version: String, recipient: String, text: String) {
    self.version = version
    self.recipient = recipient
    self.text = text
  }
}

/// One line of a plugin's label.
public struct PluginFact: Hashable, Sendable {
  /// What it is about: `what is kept`.
  public let title: String
  public let text: String

  public init(_ title: String, _ text: String) {
    self.title = title
    self.text = text
  }
}

/// One thing that can be set for a plugin.
public struct PluginSetting: Hashable, Sendable {
  /// What values it takes.
  public enum Kind: Hashable, Sendable {
    case text
    case integer(ClosedRange<Int>)
    case number
    case boolean
    case choice([String])
    /// A text that is never shown, saved or logged; it prints as `<redacted>`.
    case secret
  }

  public let name: String
  /// One line: what it does, with its unit.
  public let summary: String
  public let kind: Kind
  /// The value where none is set, as it would be typed; nil when it has to be set.
  public let defaultValue: String?
  /// The environment variable it is taken from where it is not set.
  public let environmentVariable: String?

  public init(
    _ name: String, _ kind: Kind, default defaultValue: String?, summary: String,
    environmentVariable: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.defaultValue = defaultValue
    self.summary = summary
    self.environmentVariable = environmentVariable
  }
}
