import AudienceFiles
internal import Glibc

/// A history on disk: a heading, then one line of text an entry, oldest first.
///
/// The heading tells it from any other text file, so that a wrong path cannot overwrite somebody's
/// notes. The file is readable by its owner only, and is always either the old one or the new one.
struct HistoryFile {
  static let heading = "# line history, version 1"
  private static let largestSize = 64 << 20

  let path: String

  /// Reads the entries; a file that does not exist, or is empty, has none.
  func read() throws(HistoryFileError) -> [String] {
    // Without O_NONBLOCK, opening a pipe that stands in the file's place would wait for a writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if descriptor < 0 {
      if errno == ENOENT { return [] }
      throw .unreadable(path: path, .current)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, .current) }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= Self.largestSize else {
      throw .notAHistory(path: path)
    }
    let bytes: [UInt8]
    do {
      bytes = try Self.contents(of: descriptor)
    } catch {
      throw .unreadable(path: path, error)
    }
    guard let entries = Self.entries(in: bytes) else { throw .notAHistory(path: path) }
    return entries
  }

  /// Replaces the file, and makes its folder if there is none.
  func write(_ entries: [String]) throws(HistoryFileError) {
    let text = ([Self.heading] + entries).map { $0 + "\n" }.joined()
    do {
      try SafeFile(path: path, access: .owner).replace(with: Array(text.utf8))
    } catch {
      throw .unwritable(path: path, error)
    }
  }

  private static func contents(of descriptor: Int32) throws(SystemFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &block, block.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes.append(contentsOf: block[..<count])
      } else if errno != EINTR {
        throw .current
      }
    }
  }

  /// The entries, or nil if the bytes are not those of a history file.
  private static func entries(in bytes: [UInt8]) -> [String]? {
    if bytes.isEmpty { return [] }
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)[...]
    guard let first = lines.popFirst(), first.elementsEqual(heading.utf8) else { return nil }
    var entries: [String] = []
    for line in lines {
      guard !line.contains(where: { $0 < 0x20 || $0 == 0x7F }),
        let entry = String(validating: line, as: UTF8.self)
      else { return nil }
      entries.append(entry)
    }
    return entries
  }
}
