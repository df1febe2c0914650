import AudienceFiles
import AudiencePluginAPI

/// Where the person's own files of the command line lie.
struct PersonalFiles {
  private let folders: PersonalFolders

  init(_ variables: [String: String]) { folders = PersonalFolders(variables) }

  /// The history of typed lines; nil where there is no home.
  var history: String? { folders.state.map { $0 + "/history" } }
}

/// Lines that are not put into the history: they look as if they held a key, or a password.
enum PrivateLine {
  private static let marks = ["sk-", "api_key", "apikey", "authorization:", "bearer ", "password"]

  static func isPrivate(_ line: String) -> Bool {
    let lower = line.lowercased()
    return marks.contains { lower.contains($0) } || EngineAddress.withoutPasswords(line) != line
  }
}
