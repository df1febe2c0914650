import CPseudoTerminal
import Foundation
import Testing

/// A program on a terminal of its own, driven by a test.
///
/// A class, because the program must be ended when the test is done with it. Wait for a prompt with
/// ``expect(_:sourceLocation:)`` before typing: what is typed earlier may meet the wrong modes.
final class PseudoTerminal {
  /// Everything the program has written.
  private(set) var output = ""
  private var seen: String.Index
  private var bytes: [UInt8] = []
  private let process: pid_t
  private let terminal: Int32
  private var hasFinished = false

  /// How long to wait for output before giving up; only a failing test waits that long.
  private static let patience: Int32 = 10_000

  /// Starts the demo session, in a home folder that has nothing of the person's.
  init(_ arguments: [String] = [], environment: [String: String] = [:]) throws {
    let home = FileManager.default.temporaryDirectory.appending(path: "line-editor-no-home").path
    var base = ["TERM": "xterm-256color", "HOME": home, "LANG": "C", "PATH": "/usr/bin:/bin"]
    // A sanitizer that the tests are built with is in the demo too.
    base["ASAN_OPTIONS"] = ProcessInfo.processInfo.environment["ASAN_OPTIONS"]
    let variables = base.merging(environment) { $1 }.map { "\($0)=\($1)" }
    let path = try Self.demo()
    var terminal: Int32 = -1
    let process = Self.withCStrings([path] + arguments) { arguments in
      Self.withCStrings(variables) { variables in
        pty_spawn(path, arguments, variables, 80, 24, &terminal)
      }
    }
    self.process = try #require(process > 0 ? process : nil)
    self.terminal = terminal
    seen = output.startIndex
  }

  deinit {
    if !hasFinished { pty_finish(process, terminal, 0) }
  }

  /// Types.
  func send(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Waits for text that has not been waited for yet, and returns what came before it.
  @discardableResult
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> String {
    while true {
      if let found = output[seen...].range(of: text) {
        let before = String(output[seen..<found.lowerBound])
        seen = found.upperBound
        return before
      }
      let rest = String(output[seen...])
      let comment: Comment = "no '\(text)' in \(rest.debugDescription)"
      try #require(read(), comment, sourceLocation: sourceLocation)
    }
  }

  /// Gives the window another size.
  func resize(columns: Int32, rows: Int32) {
    pty_resize(terminal, columns, rows)
  }

  /// Waits for the program to end, and returns its exit status; -1 if it had to be killed.
  func finish() -> Int32 {
    hasFinished = true
    return pty_finish(process, terminal, Self.patience)
  }

  func terminate(_ signal: Int32) {
    kill(process, signal)
  }

  // MARK: - Details

  private func read() -> Bool {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = pty_read(terminal, &buffer, buffer.count, Self.patience)
    guard count > 0 else { return false }
    let distance = output.utf8.distance(from: output.startIndex, to: seen)
    bytes += buffer[..<count].map(UInt8.init(bitPattern:))
    output = String(decoding: bytes, as: UTF8.self)
    seen = output.utf8.index(output.startIndex, offsetBy: distance)
    return true
  }

  /// The demo lies beside the test program, whatever build folder was chosen.
  private static func demo() throws -> String {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let folders = [tests.deletingLastPathComponent(), Bundle.main.bundleURL]
    let paths = folders.map { $0.appending(path: "LineEditorDemo").path }
    return try #require(paths.first { FileManager.default.isExecutableFile(atPath: $0) })
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}
