package import AudienceDiagnostics
import AudienceFiles
package import AudienceProfiles

/// The store of a workspace's logs: the saved one where it is still right, else made anew.
///
/// A store is saved only where reading the logs takes a while, from 16 MB of logs on (as they are
/// stored): beside the logs, in `calls.store`, where that folder may be written to, else in the
/// cache folder. Logs that are damaged or that change while they are read are not saved.
package struct PreparedStore {
  /// The least bytes of logs that a store is saved of.
  package static let leastLogBytes: Int64 = 16 << 20

  /// A store, and where it came from.
  package struct Opened: Sendable {
    package let store: CallStore
    /// The file it was mapped from; nil where the logs were read.
    package let savedFile: String?
    /// Why a saved store was not used, or none could be saved; nil where nothing is amiss.
    package let notice: String?
  }

  private let paths: [String]
  private let folder: String
  private let file: String?

  /// - Parameters:
  ///   - paths: the logs, in the order they are read.
  ///   - folder: the workspace's folder.
  ///   - stores: the folder for stores of folders that may not be written to; nil for none.
  package init(of paths: [String], folder: String, stores: String?) {
    self.paths = paths
    self.folder = folder
    let logBytes = paths.reduce(0) { $0 + (FileSystem.size(of: $1) ?? 0) }
    file =
      logBytes >= Self.leastLogBytes ? Self.file(of: paths, folder: folder, stores: stores) : nil
  }

  /// Where the store is saved.
  private static func file(of paths: [String], folder: String, stores: String?) -> String? {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    // Logs from elsewhere make a store that is not this folder's.
    let isOwn = paths.allSatisfy { $0.hasPrefix(prefix) }
    if isOwn, FileSystem.isWritable(folder: folder) { return prefix + "calls.store" }
    guard let stores else { return nil }
    var checksum = StoreChecksum()
    let names = Array(([folder] + paths).joined(separator: "\0").utf8)
    names.withUnsafeBytes { checksum.add($0) }
    return "\(stores)/\(String(checksum.value, radix: 16)).store"
  }

  /// Opens the saved store, or reads the logs and saves one.
  ///
  /// - Throws: as `CallStore.load`.
  package func open(
    strict: Bool = false, threads: Int = 2, progress: (LoadProgress) -> Void = { _ in },
    isCancelled: () -> Bool = { false }
  ) throws(FindingError) -> Opened {
    guard let file else {
      let store = try CallStore.load(
        paths, strict: strict, threads: threads, progress: progress, isCancelled: isCancelled)
      return Opened(store: store, savedFile: nil, notice: nil)
    }
    let fingerprint = try LogFingerprint(of: paths, in: folder)
    var notice: String?
    do {
      let store = try StoreFile.open(file, of: fingerprint, files: paths)
      if !strict || store.report.skippedCount == 0 {
        return Opened(store: store, savedFile: file, notice: nil)
      }
    } catch {
      notice = error.reason.map {
        "the prepared store \(file) was not used, \($0); the logs were read again"
      }
    }
    let store = try CallStore.load(
      paths, strict: strict, threads: threads, progress: progress, isCancelled: isCancelled)
    if isCancelled() { throw .loadingCancelled(paths.first ?? "") }
    if store.report.damagedFiles.isEmpty, try LogFingerprint(of: paths, in: folder) == fingerprint {
      do {
        try StoreFile.save(store, of: fingerprint, to: file)
      } catch {
        notice = "the prepared store could not be saved as \(file): \(error)"
      }
    }
    return Opened(store: store, savedFile: nil, notice: notice)
  }
}
