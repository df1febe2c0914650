package import AudiencePluginAPI
package import AudienceSession
import AudienceTime
package import Foundation
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

/// Sessions over the sample workspaces, with the plugins that the executable has.
package enum Samples {
  /// The package's folder.
  package static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  package static let folder = package.appending(path: "Samples")

  package static func catalog() throws -> PluginCatalog {
    try PluginCatalog(
      strategies: [OfflineStrategy.self, OpenAIStrategy.self, ReplayStrategy.self],
      validators: StandardValidators.all,
      engines: [MemoryEngine.self, ReferenceEngine.self] + SQLEngines.all,
      exporters: StandardExporters.all + SQLExporters.all,
      importers: WorkspaceImporters.all)
  }

  /// A session without a workspace.
  package static func session() throws -> Session {
    try Session(
      catalog: catalog(),
      environment: SessionEnvironment(
        variables: [:], systemNow: Instant(microseconds: 0)))
  }

  /// A session in a workspace folder.
  package static func session(in folder: URL) throws -> Session {
    var session = try session()
    _ = try session.open(path: folder.path, work: SessionWork())
    return session
  }

  /// A session in one of the sample workspaces: `shop`, `b2b` or `media`.
  package static func session(_ name: String) throws -> Session {
    try session(in: folder.appending(path: name))
  }
}
