import AudienceDiagnostics
import AudienceFiles
import AudiencePluginAPI

/// Finds and reads the files that somebody wants to import.
enum PlanFiles {
  /// The endings of files that are read from a folder.
  static let endings = [".yaml", ".yml", ".json", ".csv"]
  /// The most files that are read from folders.
  static let maximumFiles = 2_000

  /// The files themselves, and those below folders by their endings, hidden ones left out; in the
  /// order given, those of a folder by the bytes of their paths.
  ///
  /// - Throws: code `file` for what cannot be read.
  static func documents(at paths: [String]) throws(FindingError) -> [ImportDocument] {
    var files: [String] = []
    for path in paths {
      if FileSystem.kind(of: path) == .folder {
        files += try below(path).sorted { UTF8Text($0) < UTF8Text($1) }
      } else {
        files.append(path)
      }
    }
    guard files.count <= maximumFiles else {
      throw FindingError(
        Finding(
          .file, at: .file(paths[0], nil), "expected at most \(maximumFiles) files, found more"))
    }
    var documents: [ImportDocument] = []
    for file in files {
      documents.append(ImportDocument(path: file, bytes: try WholeFile.read(file)))
    }
    return documents
  }

  private static func below(_ root: String) throws(FindingError) -> [String] {
    var found: [String] = []
    var entered: Set<[UInt64]> = []
    var folders = [root]
    while let folder = folders.popLast() {
      guard let identity = FileSystem.identity(of: folder), entered.insert(identity).inserted
      else { continue }
      let names: [String]
      do throws(SystemFailure) {
        names = try FileSystem.names(in: folder)
      } catch {
        throw FindingError(
          Finding(.file, at: .file(folder, nil), "the folder cannot be listed: \(error)"))
      }
      for name in names where !name.hasPrefix(".") {
        let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
        switch FileSystem.kind(of: path) {
        case .folder: folders.append(path)
        case .file: if endings.contains(where: name.hasSuffix) { found.append(path) }
        case .other, nil: break
        }
      }
    }
    return found
  }
}
