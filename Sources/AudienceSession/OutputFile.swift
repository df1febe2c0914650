import AudienceDiagnostics
import Glibc

/// Writes whole files so that after a crash the old file or the new one is there, never a part.
enum OutputFile {
  /// Writes to a temporary file beside the target, syncs it, renames it, syncs the folder.
  ///
  /// - Parameter mode: the permissions of a new file; an existing one keeps its own.
  /// - Throws: code `file` with the system's reason.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o644) throws(FindingError) {
    var status = stat()
    let existing = stat(path, &status) == 0
    if existing, status.st_mode & S_IFMT != S_IFREG { return try writeInPlace(bytes, to: path) }
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = open(
      temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
      existing ? status.st_mode & 0o777 : mode)
    guard descriptor >= 0 else { throw failure(path) }
    do throws(FindingError) {
      try write(bytes, descriptor, path)
      guard fsync(descriptor) == 0 else { throw failure(path) }
      close(descriptor)
      guard rename(temporary, path) == 0 else { throw failure(path) }
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    let folder = open(path.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
  }

  /// For what is no ordinary file, such as a pipe or `/dev/stdout`.
  private static func writeInPlace(_ bytes: [UInt8], to path: String) throws(FindingError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    try write(bytes, descriptor, path)
  }

  private static func write(
    _ bytes: [UInt8], _ descriptor: Int32, _ path: String
  ) throws(FindingError) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path)
      }
      written += count
    }
  }

  private static func failure(_ path: String) -> FindingError {
    let reason = String(cString: strerror(errno)).lowercased()
    return FindingError(
      Finding(.file, at: .file(path, nil), "the file cannot be written: \(reason)"))
  }
}
