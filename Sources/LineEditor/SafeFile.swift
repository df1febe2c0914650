internal import Glibc

/// A file that is replaced as a whole, and that only its owner can read.
struct SafeFile {
  let path: String

  /// Writes a temporary file beside it, and puts that in its place once it is safely on the disk.
  ///
  /// A symbolic link stays one: the file it leads to is replaced. A missing folder is made.
  func replace(with bytes: [UInt8]) throws(SystemFailure) {
    let target = Self.resolved(path)
    let folder = Self.folder(of: target)
    try Self.makeFolder(folder)
    var template = Array((target + ".XXXXXX").utf8CString)
    // mkstemp creates the file with mode 0600.
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw .current }
    var failure = Self.write(bytes, to: descriptor)
    if close(descriptor) != 0, failure == nil { failure = .current }
    if failure == nil, rename(template, target) != 0 { failure = .current }
    if let failure {
      unlink(template)
      throw failure
    }
    try Self.synchronize(folder: folder)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> SystemFailure? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return .current
      }
    }
    return fsync(descriptor) == 0 ? nil : .current
  }

  private static func synchronize(folder: String) throws(SystemFailure) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .current }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .current }
  }

  private static func makeFolder(_ path: String) throws(SystemFailure) {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, path != folder(of: path) else { throw .current }
    try makeFolder(folder(of: path))
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .current }
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
