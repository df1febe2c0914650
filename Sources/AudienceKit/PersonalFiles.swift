/// Where the person's own files lie, by the XDG Base Directory Specification.
struct PersonalFiles {
  private let variables: [String: String]

  init(_ variables: [String: String]) { self.variables = variables }

  /// The history of typed lines; nil where there is no home.
  var history: String? {
    folder("XDG_STATE_HOME", orInHome: ".local/state").map { $0 + "/audience/history" }
  }

  /// The folder for what can be made anew; nil where there is no home.
  var cache: String? {
    folder("XDG_CACHE_HOME", orInHome: ".cache").map { $0 + "/audience" }
  }

  /// The folder of a variable, if it is an absolute path, else one in the home folder.
  private func folder(_ variable: String, orInHome path: String) -> String? {
    if let folder = variables[variable], folder.hasPrefix("/") { return folder }
    guard let home = variables["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/" + path
  }
}

/// Lines that are not put into the history: they look as if they held a key.
enum PrivateLine {
  private static let marks = ["sk-", "api_key", "apikey", "authorization:", "bearer ", "password"]

  static func isPrivate(_ line: String) -> Bool {
    let lower = line.lowercased()
    return marks.contains { lower.contains($0) }
  }
}
