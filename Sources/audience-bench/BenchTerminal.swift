import AudienceDiagnostics
import CPseudoTerminal
import Glibc

import class Foundation.FileManager

/// The program on a terminal of its own. A class, because it has to be ended, and its home removed.
final class BenchTerminal {
  private let process: pid_t
  private let terminal: Int32
  private let home = "/tmp/audience-bench-home-\(getpid())"
  private var output: [UInt8] = []
  private var seen = 0
  private var hasEnded = false

  /// How long nothing may come before the program counts as silent, in milliseconds.
  private static let silence: Int32 = 60
  /// How long the program may take for anything.
  private static let patience: Int32 = 30_000

  /// Starts the program with a terminal of 80×24 cells and colours, in an empty home folder.
  ///
  /// - Throws: code `file` where it cannot be started.
  init(_ arguments: [String]) throws(FindingError) {
    let path = try AudienceProgram.path()
    let variables = [
      "TERM=xterm-256color", "LANG=C.UTF-8", "PATH=/usr/bin:/bin", "HOME=\(home)", "PAGER=cat",
    ]
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
    defer { for text in words + environment { free(text) } }
    var terminal: Int32 = -1
    process = pty_spawn(path, &words, &environment, 80, 24, &terminal)
    self.terminal = terminal
    guard process > 0 else {
      throw FindingError(Finding(.file, at: .file(path, nil), "\(path) cannot be started"))
    }
  }

  deinit { end() }

  /// Ends the program.
  func end() {
    if hasEnded { return }
    hasEnded = true
    pty_finish(process, terminal, 0)
    try? FileManager.default.removeItem(atPath: home)
  }

  /// Waits for text that was not waited for yet.
  ///
  /// - Throws: code `file` where the program ends, or is silent, without it.
  func wait(for text: String) throws(FindingError) {
    let wanted = Array(text.utf8)
    while true {
      if let found = output[seen...].firstRange(of: wanted) {
        seen = found.upperBound
        return
      }
      // An answer may be long: what has been looked at is not looked at again.
      seen = max(seen, output.count - wanted.count + 1)
      guard read(Self.patience) else {
        throw FindingError(
          Finding(.file, at: .whole, "the program did not show '\(text)'"))
      }
    }
  }

  /// Types a text.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
  }

  /// Whether a text that was not waited for yet is there already.
  func shows(_ text: String) -> Bool {
    while read(0) {}
    return output[seen...].firstRange(of: Array(text.utf8)) != nil
  }

  /// Types a text and waits until the program has said all it says to that: the milliseconds from
  /// the one to the last of the other.
  func react(to text: String) -> Double {
    let start = Stopwatch.now
    type(text)
    var last = start
    while read(last == start ? Self.patience : Self.silence) { last = Stopwatch.now }
    return last - start
  }

  /// Waits until the program is silent.
  func settle() {
    while read(10 * Self.silence) {}
    seen = output.count
  }

  private func read(_ milliseconds: Int32) -> Bool {
    var buffer = [CChar](repeating: 0, count: 65_536)
    let count = pty_read(terminal, &buffer, buffer.count, milliseconds)
    guard count > 0 else { return false }
    output += buffer[..<count].map(UInt8.init(bitPattern:))
    return true
  }
}
