import Glibc

/// The few questions the playground asks a file system, symbolic links followed.
package enum FileSystem {
  /// What stands at a path.
  package enum Kind: Hashable, Sendable {
    case file, folder, other
  }

  /// What stands at a path; nil when there is nothing, or it cannot be told.
  package static func kind(of path: String) -> Kind? {
    guard let status = status(of: path) else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// Whether a symbolic link stands at a path.
  package static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// A path that is told as seen from a folder, without the steps up that a name before takes back:
  /// `../b2b` in `Samples/lessons` is `Samples/b2b`. A link is not stepped out of.
  package static func path(_ path: String, in folder: String) -> String {
    if path.hasPrefix("/") { return path }
    var names = folder.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    for name in path.split(separator: "/").map(String.init) {
      let before = names.last ?? ""
      if name == "..", !["", ".", ".."].contains(before), !isLink(names.joined(separator: "/")) {
        names.removeLast()
      } else if name != "." {
        names.append(name)
      }
    }
    return names.isEmpty ? "." : names.joined(separator: "/")
  }

  /// The size of a file in bytes.
  package static func size(of path: String) -> Int64? {
    status(of: path).map { Int64($0.st_size) }
  }

  /// When a file was last changed, in nanoseconds since 1970.
  package static func modificationTime(of path: String) -> Int64? {
    status(of: path).map { Int64($0.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64($0.st_mtim.tv_nsec) }
  }

  /// Whether this process may make files in a folder.
  package static func isWritable(folder: String) -> Bool { access(folder, W_OK | X_OK) == 0 }

  /// Some bytes of a file, fewer where it ends before.
  package static func contents(
    of path: String, from offset: Int64, count: Int
  ) throws(SystemFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .current }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: count)
    var end = 0
    while end < count {
      let got = bytes.withUnsafeMutableBytes {
        pread(
          descriptor, $0.baseAddress?.advanced(by: end), count - end, off_t(offset) + off_t(end))
      }
      if got == 0 { break }
      if got < 0 {
        if errno == EINTR { continue }
        throw .current
      }
      end += got
    }
    bytes.removeLast(count - end)
    return bytes
  }

  /// The permission bits of what stands at a path.
  static func permissions(of path: String) -> mode_t? {
    status(of: path).map { $0.st_mode & 0o777 }
  }

  /// Whether others than the owner may read what stands at a path, as its mode says.
  package static func isReadableByOthers(_ path: String) -> Bool {
    permissions(of: path).map { $0 & 0o044 != 0 } ?? false
  }

  /// What tells a folder from every other one, by whatever path it is reached.
  package static func identity(of path: String) -> [UInt64]? {
    status(of: path).map { [UInt64(truncatingIfNeeded: $0.st_dev), UInt64($0.st_ino)] }
  }

  /// The path without symbolic links and `..`, from the root; nil where nothing stands there.
  package static func realPath(of path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Whether a file is not to be written: it or its folder has no permission for that, for anybody
  /// or for this process.
  package static func isReadOnly(_ path: String) -> Bool {
    let file = realPath(of: path) ?? path
    return [file, folder(of: file)].contains { place in
      access(place, W_OK) != 0 || permissions(of: place).map { $0 & 0o222 == 0 } == true
    }
  }

  /// The names in a folder, without `.` and `..`, in no order; names that are no UTF-8 are left out.
  package static func names(in folder: String) throws(SystemFailure) -> [String] {
    guard let directory = opendir(folder) else { throw .current }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(
          to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)
        ) {
          String(validatingCString: $0)
        }
      }
      if let name, name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The folder of a path; `.` where the path names none.
  package static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The bytes of a file.
  ///
  /// A pipe that nobody writes to is empty: waiting for a writer could not be cancelled.
  ///
  /// - Parameter limit: the most bytes that are read; a larger file fails with `EFBIG`.
  package static func contents(
    of path: String, limit: Int = 512 << 20
  ) throws(SystemFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .current }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &block, block.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        guard errno == EAGAIN else { throw .current }
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        poll(&waiting, 1, 100)
        continue
      }
      bytes += block[..<count]
      if bytes.count > limit { throw SystemFailure(code: EFBIG) }
    }
  }

  private static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }
}
