import AudienceDiagnostics
import AudienceFiles
import AudienceJSON

/// The person's own configuration, `config.json`: what `/config` set, which terms were accepted, and
/// what is set for plugins (DESIGN.md, "Files of the person").
///
///     {"repl": {"hints": "off", "colour": "auto", "mask": "on"},
///      "plugins": {"openai": {"model": "gpt-5.5"}},
///      "consent": [{"workspace": "/data/shop/workspace.json", "strategy": "openai",
///                   "host": "api.openai.com", "version": "2026-11",
///                   "accepted": "2026-11-22T10:00:00Z"}]}
///
/// What it does not know is kept when the file is rewritten.
struct PersonalConfiguration: Sendable {
  let path: String

  /// - Parameter variables: the environment; nil without a home folder.
  init?(variables: [String: String]) {
    guard let folder = PersonalFolders(variables).configuration else { return nil }
    path = folder + "/config.json"
  }

  /// One acceptance of terms.
  struct Consent: Hashable, Sendable {
    /// The real path of the workspace's file.
    let workspace: String
    let strategy: String
    /// To whom data is sent.
    let host: String
    /// The version of the terms.
    let version: String
  }

  // MARK: - Consent

  /// Whether exactly this was accepted.
  ///
  /// - Throws: code `file` for a file that is there and cannot be read as a configuration.
  func has(_ consent: Consent) throws(FindingError) -> Bool {
    try entries(of: document()).contains { Self.consent($0) == consent }
  }

  /// Keeps an acceptance; an earlier one of other terms for the same strategy and host goes.
  func accept(_ consent: Consent, at time: String) throws(FindingError) {
    var document = try document()
    let kept = entries(of: document).filter { entry in
      guard let other = Self.consent(entry) else { return true }
      return other.workspace != consent.workspace || other.strategy != consent.strategy
        || other.host != consent.host
    }
    let entry: JSONValue = .object([
      "workspace": .text(consent.workspace), "strategy": .text(consent.strategy),
      "host": .text(consent.host), "version": .text(consent.version), "accepted": .text(time),
    ])
    document["consent"] = .array(kept + [entry])
    try write(document)
  }

  /// Forgets every acceptance of a strategy in a workspace; tells how many there were.
  func withdraw(workspace: String, strategy: String) throws(FindingError) -> Int {
    var document = try document()
    let entries = entries(of: document)
    let kept = entries.filter { entry in
      guard let other = Self.consent(entry) else { return true }
      return other.workspace != workspace || other.strategy != strategy
    }
    if kept.count < entries.count {
      document["consent"] = .array(kept)
      try write(document)
    }
    return entries.count - kept.count
  }

  // MARK: - Settings of plugins

  /// What is set for a plugin, by the name of the setting.
  func settings(of plugin: String) throws(FindingError) -> [String: String] {
    guard case .object(let plugins)? = try document()["plugins"],
      case .object(let settings)? = plugins[UTF8Text(plugin)]
    else { return [:] }
    var values: [String: String] = [:]
    for member in settings.members {
      switch member.value {
      case .string(let text): values[member.key.string] = text.string
      case .number(let number): values[member.key.string] = number.text
      case .boolean(let value): values[member.key.string] = value ? "true" : "false"
      case .null, .array, .object:
        throw unfit("expected setting '\(member.key)' of '\(plugin)' to be a text or a number")
      }
    }
    return values
  }

  // MARK: - The file

  func document() throws(FindingError) -> JSONObject {
    guard FileSystem.kind(of: path) != nil else { return JSONObject() }
    let bytes = try WholeFile.read(path)
    guard let value = try? JSONReader.read(bytes), case .object(let document) = value else {
      throw unfit("expected a JSON object with 'consent' and 'plugins'")
    }
    return document
  }

  private func entries(of document: JSONObject) -> [JSONValue] {
    document["consent"]?.arrayValue ?? []
  }

  private static func consent(_ entry: JSONValue) -> Consent? {
    guard let workspace = entry["workspace"]?.stringValue,
      let strategy = entry["strategy"]?.stringValue, let host = entry["host"]?.stringValue,
      let version = entry["version"]?.stringValue
    else { return nil }
    return Consent(workspace: workspace, strategy: strategy, host: host, version: version)
  }

  func write(_ document: JSONObject) throws(FindingError) {
    do {
      try SafeFile(path: path, access: .owner)
        .replace(with: Array((JSONValue.object(document).indentedText + "\n").utf8))
    } catch {
      throw FindingError(
        Finding(.file, at: .file(path, nil), "the file cannot be written: \(error)"))
    }
  }

  func unfit(_ message: String) -> FindingError {
    FindingError(
      Finding(
        .file, at: .file(path, nil), message,
        help: "your settings and the terms you accepted are kept there"))
  }
}
