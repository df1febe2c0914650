import Glibc

/// A file that is replaced as a whole: after a crash at any moment it is the old one or the new one.
package struct SafeFile {
  package let path: String
  private let access: Access
  private let link: Link

  /// Who may read a new file; an existing one keeps its permissions unless it is for its owner.
  package enum Access: Sendable {
    /// Mode 0600, also where the file had another.
    case owner
    /// Mode 0644 less the process's mask.
    case everybody
  }

  /// What becomes of a symbolic link that stands at the path.
  package enum Link: Sendable {
    /// It stays, and the file it leads to is replaced.
    case followed
    /// It is replaced itself. For a file whose path the person did not choose: a folder from
    /// elsewhere may hold a link to any file of theirs.
    case replaced
  }

  package init(path: String, access: Access, link: Link = .followed) {
    self.path = path
    self.access = access
    self.link = link
  }

  /// Removes what processes that were killed while they wrote a file left in a folder.
  package static func removeAbandoned(in folder: String) {
    UnfinishedFile.removeAbandoned(in: folder)
  }

  /// Writes a temporary file beside it, and puts that in its place once it is safely on the disk.
  ///
  /// For a file of its owner a missing folder is made. What is no ordinary file, a pipe for one, is
  /// written to as it is, if links are followed. What killed processes left in the folder goes.
  package func replace(with bytes: [UInt8]) throws(SystemFailure) {
    try replace { write throws(SystemFailure) in
      try bytes.withUnsafeBufferPointer { buffer throws(SystemFailure) in
        try write(UnsafeRawBufferPointer(buffer))
      }
    }
  }

  /// The same for contents that are written piece by piece.
  ///
  /// - Parameter contents: is given what writes a piece.
  package func replace(
    contents: (_ write: (UnsafeRawBufferPointer) throws(SystemFailure) -> Void)
      throws(SystemFailure) -> Void
  ) throws(SystemFailure) {
    let target = link == .followed ? Self.resolved(path) : path
    if link == .followed {
      switch FileSystem.kind(of: target) {
      case .other: return try Self.writeInPlace(contents, target)
      case .folder: throw SystemFailure(code: EISDIR)
      case .file, nil: break
      }
    }
    let folder = FileSystem.folder(of: target)
    if access == .owner { try Self.makeFolder(folder) }
    UnfinishedFile.removeAbandoned(in: folder)
    let file = try UnfinishedFile(in: folder)
    // The lock goes with the descriptor, so that is closed last.
    defer { close(file.descriptor) }
    do throws(SystemFailure) {
      if let failure = Self.write(contents, to: file.descriptor) { throw failure }
      if let mode = mode(of: target), fchmod(file.descriptor, mode) != 0 { throw .current }
      guard fsync(file.descriptor) == 0 else { throw .current }
      try file.finish(as: target)
    } catch {
      file.remove()
      throw error
    }
    try Self.synchronize(folder: folder)
  }

  /// The mode the file is to have; nil for 0600.
  private func mode(of target: String) -> mode_t? {
    switch access {
    case .owner: return nil
    case .everybody:
      if let mode = FileSystem.permissions(of: target) { return mode }
      let mask = umask(0o077)
      umask(mask)
      return 0o644 & ~mask
    }
  }

  private static func writeInPlace(
    _ contents: (_ write: (UnsafeRawBufferPointer) throws(SystemFailure) -> Void)
      throws(SystemFailure) -> Void, _ target: String
  ) throws(SystemFailure) {
    let descriptor = open(target, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .current }
    defer { close(descriptor) }
    if let failure = write(contents, to: descriptor) { throw failure }
  }

  private static func write(
    _ contents: (_ write: (UnsafeRawBufferPointer) throws(SystemFailure) -> Void)
      throws(SystemFailure) -> Void, to descriptor: Int32
  ) -> SystemFailure? {
    do throws(SystemFailure) {
      try contents { bytes throws(SystemFailure) in try write(bytes, to: descriptor) }
      return nil
    } catch {
      return error
    }
  }

  private static func write(
    _ bytes: UnsafeRawBufferPointer, to descriptor: Int32
  ) throws(SystemFailure) {
    var rest = bytes
    while !rest.isEmpty {
      let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count >= 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      } else if errno != EINTR {
        throw .current
      }
    }
  }

  private static func synchronize(folder: String) throws(SystemFailure) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .current }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .current }
  }

  private static func makeFolder(_ path: String) throws(SystemFailure) {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    let parent = FileSystem.folder(of: path)
    guard errno == ENOENT, path != parent else { throw .current }
    try makeFolder(parent)
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .current }
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
