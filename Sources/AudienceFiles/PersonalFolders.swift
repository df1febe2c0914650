/// Where a person's own files lie, by the XDG Base Directory Specification.
package struct PersonalFolders: Sendable {
  private let variables: [String: String]

  /// - Parameter variables: the environment.
  package init(_ variables: [String: String]) { self.variables = variables }

  /// The folder of what the person set; nil where there is no home.
  package var configuration: String? {
    folder("XDG_CONFIG_HOME", orInHome: ".config").map { $0 + "/audience" }
  }

  /// The folder of what is kept between sessions; nil where there is no home.
  package var state: String? {
    folder("XDG_STATE_HOME", orInHome: ".local/state").map { $0 + "/audience" }
  }

  /// The folder of the sessions that run; nil where there is no home.
  package var sessions: String? { state.map { $0 + "/sessions" } }

  /// The script of the last session that ended without having been left.
  package var leftoverSession: String? { sessions.map { $0 + "/last.session" } }

  /// The folder for what can be made anew; nil where there is no home.
  package var cache: String? {
    folder("XDG_CACHE_HOME", orInHome: ".cache").map { $0 + "/audience" }
  }

  /// The folder of what was defined and saved for workspaces that are read-only.
  package var overlays: String? { state.map { $0 + "/workspaces" } }

  /// The folder of prepared stores for workspaces that are read-only.
  package var stores: String? { cache.map { $0 + "/stores" } }

  /// Removes what processes that were killed while they wrote one of the person's files left.
  package func removeAbandoned() {
    for folder in [configuration, state, sessions, overlays, stores] {
      if let folder { SafeFile.removeAbandoned(in: folder) }
    }
  }

  /// The folder of a variable, if it is an absolute path, else one in the home folder.
  private func folder(_ variable: String, orInHome path: String) -> String? {
    if let folder = variables[variable], folder.hasPrefix("/") { return folder }
    guard let home = variables["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/" + path
  }
}
