package import AudienceDiagnostics
import AudienceFiles
import AudienceProfiles

/// The call logs that somebody names, and what a workspace made of them is called.
package struct CallLogPaths: Sendable {
  /// In path order.
  package let files: [String]
  /// The name of the folder they are in.
  package let name: String

  /// - Parameter paths: call logs; of a folder those a workspace in it would have, else every
  ///   `*.jsonl` and `*.jsonl.gz` below it.
  /// - Throws: code `file` where there is none.
  package init(_ paths: [String]) throws(FindingError) {
    var files: [String] = []
    for path in paths {
      let own =
        FileSystem.kind(of: path) == .folder ? try CallLogFiles.find(inWorkspace: path) : []
      let found = own.isEmpty ? try CallLogFiles.find(at: [path]) : own
      guard !found.isEmpty else {
        throw FindingError(
          Finding(
            .file, at: .file(path, nil), "the folder has no call logs",
            help: "expected *.jsonl or *.jsonl.gz, a Segment Spec call a line"))
      }
      files += found.filter { !files.contains($0) }
    }
    self.files = files
    name = Self.name(of: paths.first ?? "")
  }

  private static func name(of path: String) -> String {
    let real = FileSystem.realPath(of: path) ?? path
    var parts = real.split(separator: "/").map(String.init)
    if FileSystem.kind(of: path) != .folder { parts.removeLast() }
    if parts.last == "calls" { parts.removeLast() }
    return parts.last ?? "workspace"
  }
}
