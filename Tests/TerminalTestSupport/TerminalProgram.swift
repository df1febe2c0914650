import CPseudoTerminal
import Foundation
package import Testing

/// A program on a terminal of its own, driven by a test, with the screen that a person would see.
///
/// A class, because the program must be ended when the test is done with it. Wait for a prompt with
/// ``expect(_:sourceLocation:)`` before typing: what is typed earlier may meet the wrong modes.
package final class TerminalProgram {
  /// Everything the program has written.
  package private(set) var bytes: [UInt8] = []
  private var seen = 0
  /// What the terminal shows.
  package private(set) var screen: VirtualScreen
  private let process: pid_t
  private let terminal: Int32
  private var hasFinished = false

  /// How long to wait for output before giving up; only a failing test waits that long.
  private static let patience: Int32 = 60_000

  /// Starts a program: one that was built beside the tests, or a path.
  ///
  /// - Parameter environment: what it has besides `TERM`, `PATH` and `LANG=C.UTF-8`; a nil takes one
  ///   of those away.
  package init(
    _ name: String, _ arguments: [String] = [], home: String,
    environment: [String: String?] = [:], columns: Int = 80, rows: Int = 24
  ) throws {
    var base = [
      "TERM": "xterm-256color", "HOME": home, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
    ]
    base.merge(Self.sanitizerOptions) { $1 }
    for (key, value) in environment { base[key] = value }
    let variables = base.map { "\($0)=\($1)" }
    let path = name.hasPrefix("/") ? name : try Self.path(name)
    var terminal: Int32 = -1
    let process = Self.withCStrings([path] + arguments) { arguments in
      Self.withCStrings(variables) { variables in
        pty_spawn(path, arguments, variables, Int32(columns), Int32(rows), &terminal)
      }
    }
    self.process = try #require(process > 0 ? process : nil)
    self.terminal = terminal
    screen = VirtualScreen(columns: columns, rows: rows)
  }

  deinit { end() }

  /// Ends the program, if it has not been waited for.
  package func end() {
    if !hasFinished { pty_finish(process, terminal, 0) }
    hasFinished = true
  }

  /// Types.
  package func send(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Waits for text that has not been waited for yet, and returns what came before it.
  @discardableResult
  package func expect(
    _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let wanted = Array(text.utf8)
    while true {
      if let found = bytes[seen...].firstRange(of: wanted) {
        let before = String(decoding: bytes[seen..<found.lowerBound], as: UTF8.self)
        seen = found.upperBound
        return before
      }
      let rest = String(decoding: bytes[seen...], as: UTF8.self)
      let comment: Comment = "no '\(text)' in \(rest.debugDescription)"
      try #require(read(), comment, sourceLocation: sourceLocation)
    }
  }

  /// Waits until the screen shows what is wanted.
  package func wait(
    _ comment: Comment, until isShown: (VirtualScreen) -> Bool,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    while !isShown(screen) {
      let shown = screen.rows.joined(separator: "\n")
      try #require(read(), "\(comment): the screen is\n\(shown)", sourceLocation: sourceLocation)
    }
  }

  /// Waits until the screen's last rows are these, to the cell.
  package func expect(
    rows: [String], inks: [String]? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    func shows(_ screen: VirtualScreen) -> Bool {
      guard screen.lastRows(rows.count) == rows else { return false }
      return inks == nil || screen.lastInks(rows.count) == inks
    }
    while !shows(screen) {
      guard read() else {
        #expect(screen.lastRows(rows.count) == rows, sourceLocation: sourceLocation)
        if let inks {
          #expect(screen.lastInks(rows.count) == inks, sourceLocation: sourceLocation)
        }
        throw NotShown()
      }
    }
  }

  /// The screen never became what was expected.
  struct NotShown: Error {}

  /// Gives the window another size.
  package func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    pty_resize(terminal, Int32(columns), Int32(rows))
  }

  /// Waits for the program to end, and returns its exit status; -1 if it had to be killed.
  package func finish() -> Int32 {
    hasFinished = true
    return pty_finish(process, terminal, Self.patience)
  }

  /// Sends the program a signal.
  package func signal(_ number: Int32) { kill(process, number) }

  /// What a sanitizer was told: one that the tests are built with is in the program too.
  package static var sanitizerOptions: [String: String] {
    ProcessInfo.processInfo.environment.filter {
      ["ASAN_OPTIONS", "TSAN_OPTIONS"].contains($0.key)
    }
  }

  /// The path of a program that lies beside the test program, whatever build folder was chosen.
  package static func path(_ name: String) throws -> String {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let folders = [tests.deletingLastPathComponent(), Bundle.main.bundleURL]
    let paths = folders.map { $0.appending(path: name).path }
    return try #require(paths.first { FileManager.default.isExecutableFile(atPath: $0) })
  }

  // MARK: - Details

  private func read() -> Bool {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = pty_read(terminal, &buffer, buffer.count, Self.patience)
    guard count > 0 else { return false }
    let new = buffer[..<count].map(UInt8.init(bitPattern:))
    bytes += new
    screen.write(new)
    return true
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
