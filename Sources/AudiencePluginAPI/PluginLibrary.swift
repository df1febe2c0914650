@_exported public import CPluginVersion

/// The plugins of a library that is loaded into the playground when it starts.
///
/// A library is a package with a product of the type `.dynamic` whose target depends on our product
/// `AudiencePluginLibrary` and on no other of ours. It exports two C functions:
///
///     @_cdecl("audience_plugin_version")
///     public func version() -> UnsafePointer<CChar> { audience_plugin_built_with() }
///
///     @_cdecl("audience_plugin_library")
///     public func library() -> UnsafeMutableRawPointer {
///       PluginLibrary(validators: [NoPhoneValidator.self]).handedOver
///     }
///
/// The host calls the first one before anything else and goes on only where the library was built
/// for the same version of the protocols by the same compiler; then the second one, once, on the
/// main thread. A class, because its identity tells whether both have one copy of the protocols.
public final class PluginLibrary: Sendable {
  public let strategies: [any GenerationStrategy.Type]
  public let validators: [any ConditionValidator.Type]
  public let engines: [any PreviewEngine.Type]
  public let exporters: [any ConditionExporter.Type]
  public let importers: [any WorkspaceImporter.Type]

  public init(
    strategies: [any GenerationStrategy.Type] = [],
    validators: [any ConditionValidator.Type] = [],
    engines: [any PreviewEngine.Type] = [],
    exporters: [any ConditionExporter.Type] = [],
    importers: [any WorkspaceImporter.Type] = []
  ) {
    self.strategies = strategies
    self.validators = validators
    self.engines = engines
    self.exporters = exporters
    self.importers = importers
  }

  /// What `audience_plugin_library` returns: the host owns the value from then on.
  public var handedOver: UnsafeMutableRawPointer { Unmanaged.passRetained(self).toOpaque() }
}
