import AudienceDiagnostics
import Glibc

/// Completes the path of a file or folder.
enum PathCompletion {
  static func completion(_ typed: String, _ span: Span) -> Completion {
    let slash = typed.lastIndex(of: "/")
    let folder = slash.map { String(typed[...$0]) } ?? ""
    let prefix = slash.map { String(typed[typed.index(after: $0)...]) } ?? typed
    let candidates = names(in: folder.isEmpty ? "." : folder)
      .filter { $0.hasPrefix(prefix) && (prefix.hasPrefix(".") || !$0.hasPrefix(".")) }
      .sorted()
      .map { name -> Completion.Candidate in
        let isFolder = InputFile.kind(of: folder + name) == .folder
        return Completion.Candidate(
          text: folder + name + (isFolder ? "/" : ""), note: isFolder ? "folder" : "file")
      }
    return Completion(replace: span, candidates: candidates)
  }

  private static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
          String(validatingCString: $0)
        }
      }
      if let name, name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
