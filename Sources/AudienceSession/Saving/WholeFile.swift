package import AudienceDiagnostics
import AudienceFiles

/// Reads and writes whole files, with errors that name the path.
package enum WholeFile {
  /// The bytes of a file of at most 512 MiB.
  ///
  /// - Throws: code `file` with the system's reason.
  package static func read(_ path: String) throws(FindingError) -> [UInt8] {
    do {
      return try FileSystem.contents(of: path)
    } catch {
      throw FindingError(
        Finding(.file, at: .file(path, nil), "the file cannot be read: \(error)"))
    }
  }

  /// Whether something stands at a path.
  package static func isThere(_ path: String) -> Bool { FileSystem.kind(of: path) != nil }

  /// Replaces a file as a whole.
  ///
  /// - Throws: code `file` with the system's reason.
  package static func write(_ bytes: [UInt8], to path: String) throws(FindingError) {
    do {
      try SafeFile(path: path, access: .everybody).replace(with: bytes)
    } catch {
      throw FindingError(
        Finding(.file, at: .file(path, nil), "the file cannot be written: \(error)"))
    }
  }
}
