import Foundation

/// A file that the generator makes, with the text that belongs in it.
struct OutputFile {
  /// The path below the folder of samples; compressed where it ends in `.gz`.
  var path: String
  var text: String

  /// Whether the file on disk holds this text. A compressed file is judged by what it unpacks to,
  /// since versions of gzip pack the same text differently.
  func isUpToDate(below folder: URL) throws -> Bool {
    let url = folder.appending(path: path)
    guard FileManager.default.fileExists(atPath: url.path) else { return false }
    let bytes = isCompressed ? try Gzip.unpacked(url) : try Data(contentsOf: url)
    return bytes == Data(text.utf8)
  }

  /// Writes the file, with the folders it needs.
  func write(below folder: URL) throws {
    let url = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    if isCompressed {
      let plain = url.deletingPathExtension()
      try Data(text.utf8).write(to: plain, options: .atomic)
      try Gzip.pack(plain)
    } else {
      try Data(text.utf8).write(to: url, options: .atomic)
    }
  }

  private var isCompressed: Bool { path.hasSuffix(".gz") }
}
