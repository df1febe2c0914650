import AudienceSampleSupport
import CPseudoTerminal
import Foundation
import Testing

/// The REPL on a terminal of its own. A class, because the program has to be ended.
final class ReplTerminal {
  private var bytes: [UInt8] = []
  private var seen = 0
  private let process: pid_t
  private let terminal: Int32
  private var hasFinished = false
  let home: URL

  /// Only a failing test waits that long.
  private static let patience: Int32 = 20_000

  init(_ arguments: [String], columns: Int32 = 80, rows: Int32 = 24) throws {
    home = FileManager.default.temporaryDirectory.appending(path: "repl-home-\(UUID())")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    let variables = [
      "TERM=xterm-256color", "HOME=\(home.path)", "LANG=C.UTF-8", "PATH=/usr/bin:/bin",
      "NO_COLOR=1",
    ]
    let path = try Program.path()
    var terminal: Int32 = -1
    let process = Self.withCStrings([path] + arguments) { arguments in
      Self.withCStrings(variables) { variables in
        pty_spawn(path, arguments, variables, columns, rows, &terminal)
      }
    }
    self.process = try #require(process > 0 ? process : nil)
    self.terminal = terminal
  }

  deinit {
    if !hasFinished { pty_finish(process, terminal, 0) }
    try? FileManager.default.removeItem(at: home)
  }

  func send(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Waits for text that was not waited for yet.
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let wanted = Array(text.utf8)
    while true {
      if let found = bytes[seen...].firstRange(of: wanted) {
        seen = found.upperBound
        return
      }
      var buffer = [CChar](repeating: 0, count: 4096)
      let count = pty_read(terminal, &buffer, buffer.count, Self.patience)
      let rest = String(decoding: bytes[seen...], as: UTF8.self)
      let comment: Comment = "no '\(text)' in \(rest.debugDescription)"
      try #require(count > 0, comment, sourceLocation: sourceLocation)
      bytes += buffer[..<count].map(UInt8.init(bitPattern:))
    }
  }

  /// Types a line at the prompt and waits for the lines that answer it.
  func type(_ line: String, _ answer: [String], at location: SourceLocation = #_sourceLocation)
    throws
  {
    try expect("audience ❯ ", sourceLocation: location)
    send(line + "\r")
    for line in answer { try expect(line + "\r\n", sourceLocation: location) }
  }

  func finish() -> Int32 {
    hasFinished = true
    return pty_finish(process, terminal, Self.patience)
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}

@Suite("The REPL on a terminal", .serialized)
struct TerminalTests {
  private static let shop = Samples.folder.appending(path: "shop").path
  private static let prompt = "Customers who haven't purchased in the last 30 days and have a phone"

  @Test(
    "the session of the design reads as it is drawn",
    arguments: [(columns: Int32(80), rows: Int32(24)), (columns: 200, rows: 50)])
  func session(_ size: (columns: Int32, rows: Int32)) throws {
    let path = Samples.folder.appending(path: "shop/first-session.session")
    let transcript = Transcript(try String(contentsOf: path, encoding: .utf8))
    let terminal = try ReplTerminal([Self.shop], columns: size.columns, rows: size.rows)
    for step in transcript.steps { try terminal.type(step.input, step.output) }
    try terminal.type("/quit", [])
    #expect(terminal.finish() == 0)
  }

  @Test("Ctrl-C drops the line and keeps the session, Ctrl-D ends it")
  func interrupt() throws {
    let terminal = try ReplTerminal([Self.shop])
    try terminal.type(Self.prompt, ["  offline · 1 reading · 0 findings · 41 of 200 profiles"])
    try terminal.expect("audience ❯ ")
    terminal.send("half a line")
    try terminal.expect("half a line")
    terminal.send("\u{3}")
    try terminal.type("/count", ["  41 of 200 profiles"])
    try terminal.expect("audience ❯ ")
    terminal.send("\u{4}")
    #expect(terminal.finish() == 0)
  }

  @Test("Tab completes a command, and a name in its place")
  func tab() throws {
    let terminal = try ReplTerminal([Self.shop])
    try terminal.expect("audience ❯ ")
    terminal.send("/stat\t\r")
    try terminal.expect("  workspace  shop")
    try terminal.expect("audience ❯ ")
    terminal.send("/schema loyalty_t\t\r")
    try terminal.expect("  trait 'loyalty_tier'")
  }

  @Test("the history is written for its owner alone, without lines that hold a key")
  func history() throws {
    let terminal = try ReplTerminal([Self.shop])
    try terminal.type("/status", [])
    try terminal.type("/help sk-secret", [])
    try terminal.type("/quit", [])
    #expect(terminal.finish() == 0)
    let file = terminal.home.appending(path: ".local/state/audience/history").path
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains("/status"))
    #expect(!text.contains("secret"))
  }
}
