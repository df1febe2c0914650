import Glibc

/// A system call that failed.
package struct SystemFailure: Error, Hashable, CustomStringConvertible {
  /// The value of `errno`.
  package let code: Int32

  package init(code: Int32) {
    self.code = code
  }

  /// Whether the system forbids it: no permission, or a read-only file system.
  package var isForbidden: Bool { code == EACCES || code == EPERM || code == EROFS }

  /// What just failed on this thread.
  package static var current: SystemFailure { SystemFailure(code: errno) }

  /// The system's own words in lower case: `permission denied`.
  package var description: String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      .lowercased()
  }
}
