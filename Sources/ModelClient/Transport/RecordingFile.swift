package import AudienceFiles
import Glibc

/// A file of recorded exchanges, for its owner alone, one exchange a line.
package struct RecordingFile: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// Adds an exchange at the end; makes the file where it is missing. A symbolic link is refused.
  package func append(_ exchange: RecordedExchange) throws(SystemFailure) {
    let descriptor = open(
      path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, mode_t(0o600))
    guard descriptor >= 0 else { throw .current }
    defer { close(descriptor) }
    guard fchmod(descriptor, 0o600) == 0 else { throw .current }
    var rest = exchange.line[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw .current
      }
    }
    guard fsync(descriptor) == 0 else { throw .current }
  }
}
