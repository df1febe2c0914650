/// Why a catalog cannot be made.
public enum CatalogError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Two plugins of a kind have the same name.
  case duplicateName(PluginReference)
  /// A name has other characters than lower case letters, digits and hyphens, or begins or ends
  /// with a hyphen.
  case malformedName(PluginReference)
  /// The plugin was made for another version of the protocols.
  case otherVersion(PluginReference, version: Int)

  public var description: String {
    switch self {
    case .duplicateName(let plugin):
      "two plugins are called \(plugin): expected each name once in its kind"
    case .malformedName(let plugin):
      "the name of \(plugin) has to be lower case letters, digits and hyphens: 'my-\(plugin.kind)'"
    case .otherVersion(let plugin, let version):
      "\(plugin) was made for version \(version) of the plugin protocols: "
        + "expected \(PluginAPI.version)"
    }
  }
}

/// The plugins of an executable, by kind, in the order they are listed in.
///
/// The executable makes one and passes it down; there is no registry.
///
///     let catalog = try PluginCatalog(
///       strategies: [OfflineStrategy.self], validators: [UnknownNameValidator.self])
public struct PluginCatalog: Sendable {
  /// The first is the one used where none is chosen.
  public let strategies: [any GenerationStrategy.Type]
  /// All of them run.
  public let validators: [any ConditionValidator.Type]
  /// The first is the one used where none is chosen.
  public let engines: [any PreviewEngine.Type]
  public let exporters: [any ConditionExporter.Type]
  public let importers: [any WorkspaceImporter.Type]

  /// - Throws: the first name that is malformed or stands twice in its kind, or the first plugin
  ///   made for another version of the protocols.
  public init(
    strategies: [any GenerationStrategy.Type] = [],
    validators: [any ConditionValidator.Type] = [],
    engines: [any PreviewEngine.Type] = [],
    exporters: [any ConditionExporter.Type] = [],
    importers: [any WorkspaceImporter.Type] = []
  ) throws(CatalogError) {
    self.strategies = strategies
    self.validators = validators
    self.engines = engines
    self.exporters = exporters
    self.importers = importers
    for kind in PluginKind.allCases { try Self.check(descriptions(of: kind), kind) }
  }

  /// The same with more plugins behind those of each kind.
  ///
  ///     AudiencePlayground.run(try StandardPlugins.catalog().adding(strategies: [Mine.self]))
  ///
  /// - Throws: as `init`.
  public func adding(
    strategies: [any GenerationStrategy.Type] = [],
    validators: [any ConditionValidator.Type] = [],
    engines: [any PreviewEngine.Type] = [],
    exporters: [any ConditionExporter.Type] = [],
    importers: [any WorkspaceImporter.Type] = []
  ) throws(CatalogError) -> PluginCatalog {
    try PluginCatalog(
      strategies: self.strategies + strategies, validators: self.validators + validators,
      engines: self.engines + engines, exporters: self.exporters + exporters,
      importers: self.importers + importers)
  }

  /// The same with the plugins of a library behind those of each kind.
  package func adding(_ library: PluginLibrary) throws(CatalogError) -> PluginCatalog {
    try adding(
      strategies: library.strategies, validators: library.validators, engines: library.engines,
      exporters: library.exporters, importers: library.importers)
  }

  /// What the plugins of a kind say of themselves, in order.
  public func descriptions(of kind: PluginKind) -> [PluginDescription] {
    switch kind {
    case .strategy: strategies.map { $0.description }
    case .validator: validators.map { $0.description }
    case .engine: engines.map { $0.description }
    case .exporter: exporters.map { $0.description }
    case .importer: importers.map { $0.description }
    }
  }

  /// The plugin of a name, or of a kind and a name, `exporter/json`; nil where there is none, or the
  /// name stands for plugins of several kinds.
  package func plugin(named text: String) -> (plugin: PluginReference, PluginDescription)? {
    let found = PluginKind.allCases.flatMap { kind in
      descriptions(of: kind).map { (PluginReference(kind, $0.name), $0) }
    }.filter { [$0.0.name, $0.0.path].contains(text) }
    return found.count == 1 ? found[0] : nil
  }

  /// The strategy of that name.
  public func strategy(named name: String) -> (any GenerationStrategy.Type)? {
    strategies.first { $0.description.name == name }
  }

  /// The validator of that name.
  public func validator(named name: String) -> (any ConditionValidator.Type)? {
    validators.first { $0.description.name == name }
  }

  private static func check(
    _ descriptions: [PluginDescription], _ kind: PluginKind
  ) throws(CatalogError) {
    var seen: Set<String> = []
    for description in descriptions {
      let plugin = PluginReference(kind, description.name)
      guard isName(description.name) else { throw .malformedName(plugin) }
      guard seen.insert(description.name).inserted else { throw .duplicateName(plugin) }
      guard description.apiVersion == PluginAPI.version else {
        throw .otherVersion(plugin, version: description.apiVersion)
      }
    }
  }

  /// Whether a text is lower case letters, digits and single hyphens between them.
  package static func isName(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
  }
}
