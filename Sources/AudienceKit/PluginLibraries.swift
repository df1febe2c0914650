import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginHost
import AudienceSession

/// The plugins of a start: those of the executable and those of the libraries that are loaded.
///
/// Libraries are named on the command line or in the person's own configuration, nowhere else: a
/// workspace that somebody sent must not bring code with it.
struct PluginLibraries {
  private let installed: PluginCatalog
  private let configuration: PersonalConfiguration?

  init(_ installed: PluginCatalog, variables: [String: String]) {
    self.installed = installed
    configuration = PersonalConfiguration(variables: variables)
  }

  /// The catalog with the libraries of the configuration, then those of the command line.
  ///
  /// - Parameters:
  ///   - paths: those of the command line.
  ///   - skipsBroken: whether one that cannot be loaded is left out, with what is wrong with it.
  /// - Throws: what is wrong with the first that cannot be loaded, unless it is left out.
  func catalog(
    _ paths: [String], skipsBroken: Bool
  ) throws -> (catalog: PluginCatalog, faults: [Finding]) {
    var catalog = installed
    var faults: [Finding] = []
    var configured: [String] = []
    do {
      configured = try configuration?.pluginLibraries() ?? []
    } catch {
      guard skipsBroken else { throw error }
      faults += error.findings
    }
    var loaded: Set<String> = []
    for path in configured + paths where loaded.insert(path).inserted {
      do throws(FindingError) {
        catalog = try adding(path, to: catalog)
      } catch {
        guard skipsBroken else { throw error }
        faults += error.findings
      }
    }
    return (catalog, faults)
  }

  /// A warning for each plugin that the configuration sets something for and that there is not.
  func strangers(to catalog: PluginCatalog) throws -> [Finding] {
    try configuration?.strangers(to: catalog) ?? []
  }

  private func adding(
    _ path: String, to catalog: PluginCatalog
  ) throws(FindingError) -> PluginCatalog {
    let library = try PluginLibraryLoader.load(path)
    do throws(CatalogError) {
      return try catalog.adding(library)
    } catch {
      throw FindingError(
        Finding(
          .plugin, at: .file(path, nil), error.description,
          help: "audience plugins lists the names that are taken"))
    }
  }
}
