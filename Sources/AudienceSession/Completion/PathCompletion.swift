import AudienceDiagnostics
import AudienceFiles

/// Completes the path of a file or folder.
enum PathCompletion {
  static func completion(_ typed: String, _ span: Span) -> Completion {
    let slash = typed.lastIndex(of: "/")
    let folder = slash.map { String(typed[...$0]) } ?? ""
    let prefix = slash.map { String(typed[typed.index(after: $0)...]) } ?? typed
    let names = (try? FileSystem.names(in: folder.isEmpty ? "." : folder)) ?? []
    let candidates =
      names
      .filter { $0.hasPrefix(prefix) && (prefix.hasPrefix(".") || !$0.hasPrefix(".")) }
      .sorted()
      .map { name -> Completion.Candidate in
        let isFolder = FileSystem.kind(of: folder + name) == .folder
        return Completion.Candidate(
          folder + name + (isFolder ? "/" : ""), label: name + (isFolder ? "/" : ""),
          isFolder ? "folder" : "file")
      }
    return Completion(span, candidates)
  }
}
