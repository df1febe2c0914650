import AudienceDiagnostics
import AudiencePluginAPI

/// Which preview engine is asked, by its name or by the address of its profiles, with its settings.
package struct EngineChoice: Sendable {
  let type: any PreviewEngine.Type
  /// Nil for an engine over the samples.
  let address: EngineAddress?
  /// As typed: `timeout=60`.
  let settings: [String]

  /// Whether it evaluates the sample profiles of the workspace.
  package var isOverSamples: Bool { address == nil }

  /// What was typed to choose it, without its password.
  package var words: String {
    ([address?.shown ?? type.description.name] + settings).joined(separator: " ")
  }

  /// Reads what was typed: a name or an address, then settings.
  ///
  /// - Throws: code `usage` for what no engine of the catalog is chosen by.
  init(_ words: [String], _ catalog: PluginCatalog) throws(FindingError) {
    let first = words.first ?? ""
    settings = Array(words.dropFirst())
    if let named = catalog.engines.first(where: { $0.description.name == first }) {
      guard named.description.addresses.isEmpty else {
        throw Self.usage(
          "engine '\(first)' needs the address of its profiles",
          "/engine \(named.description.addresses.joined(separator: ", or "))")
      }
      type = named
      address = nil
      return
    }
    guard let address = EngineAddress(first),
      let type = catalog.engines.first(where: { type in
        type.description.addresses.contains { EngineAddress($0)?.scheme == address.scheme }
      })
    else {
      throw Self.usage(
        "there is no engine '\(EngineAddress.withoutPasswords(first))'",
        "one of: \(Self.names(catalog).joined(separator: ", "))")
    }
    self.type = type
    self.address = address
  }

  /// The engine where none is chosen.
  ///
  /// - Throws: code `plugin` for a catalog without engines.
  init(_ catalog: PluginCatalog) throws(FindingError) {
    guard let first = catalog.engines.first else {
      throw FindingError(Finding(.plugin, at: .whole, "no preview engine is installed"))
    }
    type = first
    address = nil
    settings = []
  }

  /// What engines are chosen by: names, and the beginnings of addresses.
  static func names(_ catalog: PluginCatalog) -> [String] {
    catalog.engines.flatMap { type in
      type.description.addresses.isEmpty
        ? [type.description.name] : type.description.addresses
    }
  }

  /// What the addresses of warehouses look like.
  static func addresses(_ catalog: PluginCatalog) -> [String] {
    catalog.engines.flatMap { $0.description.addresses }
  }

  /// The name of the database, or the file, at the end of the address.
  var databaseName: String {
    let path = (address?.shown ?? "").prefix { $0 != "?" }
    let last = path.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == ":" }.last ?? ""
    let name = last.prefix { $0 != "." }
    return name.isEmpty ? "warehouse" : String(name)
  }

  /// Makes the engine over what a workspace has.
  func engine(
    _ source: PreviewSource, _ environment: SessionEnvironment
  ) throws -> any PreviewEngine {
    try type.init(
      source: PreviewSource(
        store: source.store, address: address, workspace: source.workspace),
      settings: ChosenSettings(.engine, type.description, environment).settings(typed: settings))
  }

  private static func usage(_ message: String, _ help: String) -> FindingError {
    FindingError(Finding(.usage, at: .whole, message, help: help))
  }
}
