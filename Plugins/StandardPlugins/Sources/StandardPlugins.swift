public import AudiencePluginAPI
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

/// The plugins that come with the playground: the one place that names them.
///
///     AudiencePlayground.run(try StandardPlugins.catalog().adding(strategies: [Mine.self]))
public enum StandardPlugins {
  /// - Throws: what is wrong with the names of these plugins.
  public static func catalog() throws(CatalogError) -> PluginCatalog {
    try PluginCatalog(
      strategies: [OfflineStrategy.self, OpenAIStrategy.self, ReplayStrategy.self],
      validators: StandardValidators.all,
      engines: [MemoryEngine.self, ReferenceEngine.self] + SQLEngines.all,
      exporters: StandardExporters.all + SQLExporters.all,
      importers: WorkspaceImporters.all)
  }
}
