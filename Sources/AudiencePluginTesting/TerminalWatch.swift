import AudienceThreads
import Foundation
import Glibc

/// Sees what is written to standard output and standard error while a body runs.
///
/// Both belong to the process, and a test library writes to them too, from other threads. So a body
/// is run three times, and a line counts only if it came every time; digits do not matter. What was
/// taken is written back.
enum TerminalWatch {
  /// One at a time: the descriptors are the process's.
  private static let lock = Locked(())

  /// The lines that a body writes each time it runs.
  static func lines(_ body: () -> Void) -> [String] {
    lock.withLock { _ in
      var common: Set<String>?
      for _ in 0..<3 {
        let lines = Set(taken(body).map { String($0.filter { !$0.isNumber }) })
        common = common.map { $0.intersection(lines) } ?? lines
        if common == [] { return [] }
      }
      return (common ?? []).sorted()
    }
  }

  private static func taken(_ body: () -> Void) -> [String] {
    guard let file = tmpfile() else { return [] }
    defer { fclose(file) }
    let descriptors = [STDOUT_FILENO, STDERR_FILENO]
    fflush(nil)
    let saved = descriptors.map { dup($0) }
    for descriptor in descriptors { dup2(fileno(file), descriptor) }
    body()
    fflush(nil)
    for (descriptor, old) in zip(descriptors, saved) {
      dup2(old, descriptor)
      close(old)
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = pread(fileno(file), &buffer, buffer.count, off_t(bytes.count))
      guard count > 0 else { break }
      bytes += buffer.prefix(count)
    }
    _ = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
    return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .map(String.init)
  }
}
