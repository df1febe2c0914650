import AudienceSampleSupport
import AudienceTestSupport
import Foundation
import TerminalTestSupport
import Testing

/// A session at a terminal whose own files cannot be written, or that is ended from outside.
@Suite("A person's files at a terminal", .serialized)
struct LostFilesTests {
  private static let shop = Samples.folder.appending(path: "shop").path
  private static let state = ".local/state/audience"

  private func withHome(_ body: (URL) throws -> Void) throws {
    let home = FileManager.default.temporaryDirectory.appending(path: "home-\(UUID())")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: home) }
    try body(home)
  }

  @Test(
    "where history and steps cannot be kept it is said once, and the session goes on",
    .disabled(if: TestSettings.isThreadSanitized, "the sanitizer writes a file"))
  func fullDisk() throws {
    try withHome { home in
      let terminal = try TerminalProgram(
        "/bin/bash",
        [
          "-c", "ulimit -f 0; trap '' XFSZ; exec \"$0\" \"$1\"", try Program.path(), Self.shop,
        ], home: home.path, environment: ["NO_COLOR": "1"])
      var said = ""
      for line in ["/query trait('phone').exists()", "/count", "/undo", "/quit"] {
        said += try terminal.expect("❯")
        terminal.send(line + "\r")
      }
      #expect(terminal.finish() == 0)
      said = String(decoding: terminal.bytes, as: UTF8.self)
      #expect(said.components(separatedBy: "cannot save the history").count == 2, "\(said)")
      #expect(said.components(separatedBy: "cannot be kept for /session resume").count == 2)
      #expect(said.contains("77 of 200 profiles"))
    }
  }

  @Test("a signal that ends the process leaves history and steps", arguments: [SIGTERM, SIGHUP])
  func ended(_ signal: Int32) throws {
    try withHome { home in
      let terminal = try TerminalProgram(
        "audience", [Self.shop], home: home.path, environment: ["NO_COLOR": "1"])
      let query = "/query trait('phone').exists()"
      try terminal.expect("❯")
      terminal.send(query + "\r")
      try terminal.expect("77 of 200")
      try terminal.expect("❯")
      terminal.send("half a line")
      try terminal.expect("half a line")
      terminal.signal(signal)
      #expect(terminal.finish() == 128 + signal)
      let history = home.appending(path: "\(Self.state)/history")
      #expect(try String(contentsOf: history, encoding: .utf8).hasSuffix(query + "\n"))

      let next = try TerminalProgram(
        "audience", [Self.shop], home: home.path, environment: ["NO_COLOR": "1"])
      try next.expect("a session ended without having been left")
      try next.expect("❯")
      next.send("/session resume\r")
      try next.expect("77 of 200")
      try next.expect("❯")
      next.send("/quit\r")
      #expect(next.finish() == 0)
    }
  }

  @Test("the terminal is as it was before, however the session ended")
  func modes() throws {
    try withHome { home in
      // A shell tells the modes before and after; the program runs between, as its child.
      let script = """
        trap : INT TERM HUP; before=$(stty -g)
        bash -c 'echo $$ > "$2"; exec "$0" "$1"' "$0" "$1" "$2"
        [ "$before" = "$(stty -g)" ] && echo THE SAME || echo "OTHER $before $(stty -g)"
        """
      let number = home.appending(path: "process")
      let endings: [@Sendable (TerminalProgram) throws -> Void] = [
        { $0.send("/quit\r") }, { $0.send("\u{4}") },
        {
          $0.send("half\u{3}")
          try $0.expect("❯")
          $0.send("\u{4}")
        },
        {
          $0.send("/nothing")
          try $0.expect("/nothing")
          let text = try String(contentsOf: number, encoding: .utf8)
          kill(try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines))), SIGTERM)
        },
      ]
      for ending in endings {
        let terminal = try TerminalProgram(
          "/bin/bash", ["-c", script, try Program.path(), Self.shop, number.path],
          home: home.path, environment: ["NO_COLOR": "1"])
        try terminal.expect("❯")
        try ending(terminal)
        try terminal.expect("THE SAME")
        _ = terminal.finish()
      }
    }
  }
}
