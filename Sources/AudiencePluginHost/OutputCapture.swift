import AudienceThreads
import Glibc

/// Takes what is written to standard output while plugins run, so that a plugin that prints neither
/// spoils data nor the screen, and can be named.
///
/// Standard output belongs to the process: whoever writes data has to write it to `output`, which
/// stays what standard output was. Standard error is left alone, because a trap tells there what it
/// was. A class, because it stands for the process's own descriptor; there is one at most.
package final class OutputCapture: Sendable {
  /// Where standard output went before.
  package let output: Int32
  private let taken: Int32
  private let calls = Locked(0)

  /// - Returns: nil where the system has no more descriptors, or no room for what is written.
  package init?() {
    let output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    guard output >= 0, let file = tmpfile() else { return nil }
    self.output = output
    taken = fileno(file)
  }

  /// Takes from now on what is written; returns what `end` is given.
  func begin() -> off_t {
    calls.withLock { calls in
      if calls == 0 {
        fflush(nil)
        ftruncate(taken, 0)
        lseek(taken, 0, SEEK_SET)
        dup2(taken, STDOUT_FILENO)
      }
      calls += 1
      return lseek(taken, 0, SEEK_CUR)
    }
  }

  /// What was written since `begin`, at most 200 bytes of it; empty where nothing was. The last of
  /// several calls that overlap puts standard output back.
  func end(_ start: off_t) -> String {
    calls.withLock { calls in
      fflush(nil)
      var bytes = [UInt8](repeating: 0, count: 200)
      let count = pread(taken, &bytes, bytes.count, start)
      calls -= 1
      if calls == 0 { dup2(output, STDOUT_FILENO) }
      return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
  }
}
