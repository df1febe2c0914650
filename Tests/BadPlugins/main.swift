import AudienceKit
import AudiencePluginAPI
import Foundation
import StandardPlugins

// The playground with plugins that break the contract, each in the way its setting `how` says.
// AUDIENCE_BAD=engine puts the engine before ours, AUDIENCE_BAD=name installs a plugin twice.
let bad = ProcessInfo.processInfo.environment["AUDIENCE_BAD"]

AudiencePlayground.run(
  try {
    let standard = try StandardPlugins.catalog()
    return try PluginCatalog(
      strategies: standard.strategies + [BadStrategy.self],
      validators: standard.validators
        + (bad == "name" ? [BadValidator.self, BadValidator.self] : [BadValidator.self]),
      engines: bad == "engine" ? [BadEngine.self] : standard.engines,
      exporters: standard.exporters + [BadExporter.self])
  }())
