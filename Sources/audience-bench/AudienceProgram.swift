import AudienceDiagnostics
import AudienceFiles

/// The program that is measured as a whole.
enum AudienceProgram {
  /// The program in the folder of this executable.
  ///
  /// - Throws: code `file` where there is none.
  static func path() throws(FindingError) -> String {
    let own = FileSystem.realPath(of: "/proc/self/exe") ?? CommandLine.arguments[0]
    let path = FileSystem.folder(of: own) + "/audience"
    guard FileSystem.kind(of: path) == .file else {
      throw FindingError(
        Finding(
          .file, at: .file(path, nil),
          "\(path): there is no such program; swift build --product audience makes it"))
    }
    return path
  }
}
