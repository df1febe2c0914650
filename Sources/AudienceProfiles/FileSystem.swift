import AudienceDiagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The few questions this target asks a file system, symbolic links followed.
enum FileSystem {
  enum Kind: Equatable {
    case file, folder, other
  }

  /// What stands at a path; nil when there is nothing, or it cannot be told.
  static func kind(of path: String) -> Kind? {
    guard let status = status(of: path) else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  /// The size of a file in bytes.
  static func size(of path: String) -> Int64? {
    status(of: path).map { Int64($0.st_size) }
  }

  /// What tells a folder from every other one, by whatever path it is reached.
  static func identity(of path: String) -> [UInt64]? {
    status(of: path).map { [UInt64(truncatingIfNeeded: $0.st_dev), UInt64($0.st_ino)] }
  }

  /// The names in a folder, without `.` and `..`, in no order; names that are no UTF-8 are left out.
  static func names(in folder: String) throws(ReadFailure) -> [String] {
    guard let directory = opendir(folder) else { throw .system("cannot be listed") }
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

  private static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }
}
