package import AudienceDiagnostics
import AudienceFiles

/// What tells the logs that a store was made of from other ones, and from themselves once they
/// have changed: their names and order, sizes, times of change, and the bytes at both ends.
///
/// A whole log is not read again, because that takes as long as loading it. A change that keeps
/// the size and the time of change, and is not near an end, is not noticed.
public struct LogFingerprint: Hashable, Sendable {
  /// How many bytes at each end count.
  private static let endCount = 1 << 16

  package let bytes: [UInt8]

  /// - Parameters:
  ///   - paths: the logs in the order they are read.
  ///   - folder: the folder that their names are told from, so that it can be moved.
  /// - Throws: code `file` for a log that cannot be read.
  package init(of paths: [String], in folder: String) throws(FindingError) {
    var bytes: [UInt8] = []
    for path in paths {
      do {
        bytes += try Self.bytes(of: path, in: folder)
      } catch {
        throw FindingError(Finding(.file, at: .file(path, nil), "cannot be read: \(error)"))
      }
    }
    self.bytes = bytes
  }

  private static func bytes(
    of path: String, in folder: String
  ) throws(SystemFailure) -> [UInt8] {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    let name = path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
    let size = FileSystem.size(of: path) ?? 0
    var checksum = StoreChecksum()
    for start in [0, max(0, size - Int64(endCount))] {
      let end = try FileSystem.contents(of: path, from: start, count: endCount)
      end.withUnsafeBytes { checksum.add($0) }
    }
    var archive = StoreArchive()
    archive.put(name)
    archive.put(Int(size))
    archive.put(Int(FileSystem.modificationTime(of: path) ?? 0))
    archive.put(Int(bitPattern: UInt(checksum.value)))
    return archive.description
  }
}
