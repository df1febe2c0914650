package import AudienceDiagnostics
import Glibc

/// Reads whole files, with errors that name the path and the way out.
package enum InputFile {
  /// What stands at a path.
  package enum Kind: Sendable {
    case file, folder, other
  }

  /// A file of more bytes (512 MiB) is refused.
  package static let maximumBytes = 512 << 20

  /// What stands at a path; nil for nothing.
  package static func kind(of path: String) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The bytes of a file.
  ///
  /// - Throws: code `file` when it cannot be opened or read, or is too large.
  package static func read(_ path: String) throws(FindingError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, "cannot be opened", errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &block, block.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path, "cannot be read", errno)
      }
      bytes += block[..<count]
      if bytes.count > maximumBytes { throw failure(path, "is larger than 512 MiB", 0) }
    }
  }

  private static func failure(_ path: String, _ what: String, _ code: Int32) -> FindingError {
    let reason = code == 0 ? "" : ": " + String(cString: strerror(code)).lowercased()
    return FindingError(Finding(.file, at: .file(path, nil), "the file \(what)\(reason)"))
  }
}
