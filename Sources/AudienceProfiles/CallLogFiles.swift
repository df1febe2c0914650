public import AudienceDiagnostics
import AudienceFiles

/// Finds the call logs of a workspace (SEMANTICS 10).
///
/// Files come back in path order, which is the order of the bytes of their paths; several logs are
/// one log in that order. Hidden files and folders, whose names begin with a dot, are left out.
public enum CallLogFiles {
  /// The logs of a workspace folder: `calls.jsonl`, `calls.jsonl.gz`, `calls-*.jsonl` and
  /// `calls-*.jsonl.gz` in it, and every `*.jsonl` and `*.jsonl.gz` below its folder `calls`.
  ///
  /// - Returns: paths that begin with `folder`; none for a workspace without logs.
  /// - Throws: code `file` when a folder cannot be listed.
  public static func find(inWorkspace folder: String) throws(FindingError) -> [String] {
    var found: [String] = []
    for name in try names(in: folder) {
      let path = join(folder, name)
      if isWorkspaceLog(name), FileSystem.kind(of: path) == .file { found.append(path) }
    }
    let subfolder = join(folder, "calls")
    if FileSystem.kind(of: subfolder) == .folder { try collect(below: subfolder, into: &found) }
    return inPathOrder(found)
  }

  /// The logs that explicit paths name: a file is one whatever its name; of a folder, every
  /// `*.jsonl` and `*.jsonl.gz` below it.
  ///
  /// - Throws: code `file` when a path leads nowhere.
  public static func find(at paths: [String]) throws(FindingError) -> [String] {
    var found: [String] = []
    for path in paths {
      switch FileSystem.kind(of: path) {
      case .folder: try collect(below: path, into: &found)
      case .file, .other: found.append(path)
      case nil:
        throw FindingError(
          Finding(.file, at: .file(path, nil), "expected a call log or a folder of call logs"))
      }
    }
    return inPathOrder(found)
  }

  private static func isWorkspaceLog(_ name: String) -> Bool {
    name == "calls.jsonl" || name == "calls.jsonl.gz" || (name.hasPrefix("calls-") && isLog(name))
  }

  private static func isLog(_ name: String) -> Bool {
    !name.hasPrefix(".") && (name.hasSuffix(".jsonl") || name.hasSuffix(".jsonl.gz"))
  }

  private static func collect(
    below root: String, into found: inout [String]
  ) throws(FindingError) {
    // A link may lead back up; a folder is entered once.
    var entered: Set<[UInt64]> = []
    var folders = [root]
    while let folder = folders.popLast() {
      guard let identity = FileSystem.identity(of: folder), entered.insert(identity).inserted
      else { continue }
      for name in try names(in: folder) where !name.hasPrefix(".") {
        let path = join(folder, name)
        switch FileSystem.kind(of: path) {
        case .folder: folders.append(path)
        case .file: if isLog(name) { found.append(path) }
        case .other, nil: break
        }
      }
    }
  }

  private static func names(in folder: String) throws(FindingError) -> [String] {
    do {
      return try FileSystem.names(in: folder)
    } catch {
      throw FindingError(
        Finding(.file, at: .file(folder, nil), "the folder cannot be listed: \(error)"))
    }
  }

  private static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// Each path once, by bytes.
  private static func inPathOrder(_ paths: [String]) -> [String] {
    Set(paths.map { UTF8Text($0) }).sorted().map(\.string)
  }
}
