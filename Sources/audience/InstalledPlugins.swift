import AudiencePluginAPI
import MemoryEngine
import OfflineStrategy
import OpenAIStrategy
import ReferenceEngine
import ReplayStrategy
import SQLExporters
import StandardValidators
import TextExporters
import WarehouseEngines
import WorkspaceImporters

/// The plugins of this executable: the one place that names them.
enum InstalledPlugins {
  static func catalog() throws -> PluginCatalog {
    try PluginCatalog(
      strategies: [OfflineStrategy.self, OpenAIStrategy.self, ReplayStrategy.self],
      validators: StandardValidators.all,
      engines: [MemoryEngine.self, ReferenceEngine.self] + SQLEngines.all,
      exporters: StandardExporters.all + SQLExporters.all,
      importers: WorkspaceImporters.all)
  }
}
