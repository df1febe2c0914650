import AudiencePluginAPI
import OfflineStrategy
import ReferenceEngine
import StandardValidators

/// The plugins that are measured: the one place here that names them.
enum InstalledPlugins {
  static func catalog() throws -> PluginCatalog {
    try PluginCatalog(
      strategies: [OfflineStrategy.self], validators: StandardValidators.all,
      engines: [ReferenceEngine.self])
  }
}
