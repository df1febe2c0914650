import AudiencePluginAPI
import MemoryEngine
import OfflineStrategy
import ReferenceEngine
import StandardValidators
import TextExporters

/// The plugins of this executable: the one place that names them.
enum InstalledPlugins {
  static func catalog() throws -> PluginCatalog {
    try PluginCatalog(
      strategies: [OfflineStrategy.self],
      validators: StandardValidators.all,
      engines: [MemoryEngine.self, ReferenceEngine.self],
      exporters: StandardExporters.all)
  }
}
