package import AudienceDiagnostics
import AudienceFiles
import AudienceJSON
package import AudiencePluginAPI

/// The person's own configuration, `config.json`: what `/config` set, which terms were accepted, what
/// is set for plugins, and which plugin libraries are loaded (DESIGN.md, "Files of the person").
///
///     {"repl": {"hints": "off", "colour": "auto", "mask": "on"},
///      "plugin_libraries": ["/home/ann/no-phone/.build/release/libno-phone.so"],
///      "plugins": {"openai": {"model": "gpt-5.5"}},
///      "consent": [{"workspace": "/data/shop/workspace.json", "strategy": "openai",
///                   "host": "api.openai.com", "version": "2026-11",
///                   "accepted": "2026-11-22T10:00:00Z"}]}
///
/// What it does not know is kept when the file is rewritten.
package struct PersonalConfiguration: Sendable {
  package let path: String

  /// - Parameter variables: the environment; nil without a home folder.
  package init?(variables: [String: String]) {
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

  /// What is set for a plugin, by the name of the setting: under its kind and name, `exporter/json`,
  /// or its name alone.
  func settings(of plugin: PluginReference) throws(FindingError) -> [String: String] {
    guard case .object(let plugins)? = try document()["plugins"],
      case .object(let settings)? = plugins[UTF8Text(plugin.path)]
        ?? plugins[UTF8Text(plugin.name)]
    else { return [:] }
    var values: [String: String] = [:]
    for member in settings.members {
      switch member.value {
      case .string(let text): values[member.key.string] = text.string
      case .number(let number): values[member.key.string] = number.text
      case .boolean(let value): values[member.key.string] = value ? "true" : "false"
      case .null, .array, .object:
        throw unfit(
          "expected setting '\(member.key)' of '\(plugin.name)' to be a text or a number")
      }
    }
    return values
  }

  /// A warning for each plugin that settings are written for and that there is not.
  package func strangers(to catalog: PluginCatalog) throws(FindingError) -> [Finding] {
    guard case .object(let plugins)? = try document()["plugins"] else { return [] }
    let known = PluginKind.allCases.flatMap { kind in
      catalog.descriptions(of: kind).map { PluginReference(kind, $0.name) }
    }
    return plugins.members.map(\.key.string).filter { name in
      !known.contains { [$0.name, $0.path].contains(name) }
    }.map { name in
      let nearest = EditDistance.nearest(to: name, in: known.map(\.name), count: 3)
      return Finding(
        .usage, .warning, at: .file(path, nil),
        "there is no plugin '\(name)': what 'plugins' sets for it is not used",
        help: nearest.isEmpty
          ? "audience plugins lists them" : "one of: \(nearest.joined(separator: ", "))")
    }
  }

  // MARK: - Plugin libraries

  /// The paths of the libraries that are loaded at every start.
  ///
  /// - Throws: code `file` for a path that is not absolute: what is loaded must not depend on the
  ///   folder that the playground is started in.
  package func pluginLibraries() throws(FindingError) -> [String] {
    guard let value = try document()["plugin_libraries"] else { return [] }
    guard let items = value.arrayValue else {
      throw unfit("expected 'plugin_libraries' to be a list of paths")
    }
    var paths: [String] = []
    for item in items {
      guard let path = item.stringValue else {
        throw unfit("expected 'plugin_libraries' to be a list of paths")
      }
      guard path.hasPrefix("/") else {
        throw unfit("expected a plugin library's path from the root on, not '\(path)'")
      }
      paths.append(path)
    }
    return paths
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
