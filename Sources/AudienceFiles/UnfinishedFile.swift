import Glibc

/// A file that is being written, under a name of its own beside the one it is to replace.
///
/// Its writer holds a lock on it until it has its name. One that nobody holds was left by a process
/// that was killed; whoever next writes into that folder, or opens a workspace there, removes it.
struct UnfinishedFile {
  private static let prefix = ".audience-unfinished."

  let path: String
  let descriptor: Int32

  /// Makes an empty file with mode 0600.
  init(in folder: String) throws(SystemFailure) {
    while true {
      let name = Self.prefix + String(UInt64.random(in: .min ... .max), radix: 36)
      let path = "\(folder == "/" ? "" : folder)/\(name)"
      // Not for a process that is started meanwhile: it would hold the lock on.
      let descriptor = open(
        path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode_t(0o600))
      if descriptor < 0 {
        if errno == EEXIST { continue }
        throw .current
      }
      // A file system without locks has none for whoever tidies up there either.
      let isTaken = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
      if !isTaken, Self.isThere(path, as: descriptor) {
        self.path = path
        self.descriptor = descriptor
        return
      }
      // Somebody tidied up between making it and locking it.
      close(descriptor)
    }
  }

  /// Gives it the name it was written for, in place of what had it.
  func finish(as target: String) throws(SystemFailure) {
    guard rename(path, target) == 0 else { throw .current }
  }

  func remove() { unlink(path) }

  /// Removes what killed processes left in a folder.
  static func removeAbandoned(in folder: String) {
    guard let names = try? FileSystem.names(in: folder) else { return }
    for name in names where name.hasPrefix(prefix) {
      let path = "\(folder)/\(name)"
      let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0, isThere(path, as: descriptor) { unlink(path) }
    }
  }

  /// Whether a path still leads to the file that was opened.
  private static func isThere(_ path: String, as descriptor: Int32) -> Bool {
    var named = stat()
    var opened = stat()
    guard lstat(path, &named) == 0, fstat(descriptor, &opened) == 0 else { return false }
    return named.st_ino == opened.st_ino && named.st_dev == opened.st_dev
      && opened.st_mode & S_IFMT == S_IFREG
  }
}
