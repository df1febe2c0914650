package import AudienceFiles
import Glibc

/// A file of recorded exchanges, for its owner alone, one exchange a line.
package struct RecordingFile: Sendable {
  package let path: String
  private let largestSize: Int

  /// - Parameter largestSize: the most bytes that it may have before one is added.
  package init(path: String, largestSize: Int = 512 << 20) {
    self.path = path
    self.largestSize = largestSize
  }

  /// Adds an exchange at the end; makes the file where it is missing. A symbolic link is refused.
  ///
  /// The file is replaced as a whole, so that a crash leaves no half line. One that cannot be read
  /// stays as it is.
  package func append(_ exchange: RecordedExchange) throws(SystemFailure) {
    guard !FileSystem.isLink(path) else { throw SystemFailure(code: ELOOP) }
    let earlier =
      FileSystem.kind(of: path) == nil
      ? [] : try FileSystem.contents(of: path, limit: largestSize)
    try SafeFile(path: path, access: .owner, link: .replaced)
      .replace(with: earlier + exchange.line)
  }
}
