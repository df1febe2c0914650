import AudienceTestSupport
import Foundation
import TerminalTestSupport
import Testing

@Suite("History on a terminal", .serialized)
struct EditLineHistoryTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func enter(_ lines: String..., in terminal: TerminalProgram) throws {
    for line in lines {
      try terminal.expect("demo")
      terminal.send(line + "\r")
      try terminal.expect("got[")
    }
  }

  private func end(_ terminal: TerminalProgram) throws {
    try terminal.expect("demo")
    terminal.send("\u{4}")
    try terminal.expect("end[]")
    #expect(terminal.finish() == 0)
  }

  @Test("Up recalls the lines of an earlier run, from a file only its owner can read")
  func twoRuns() throws {
    let file = folder.path("state/history")
    let first = try demo(["--history", file])
    try enter("one café", "two", in: first)
    try end(first)
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect(attributes[.posixPermissions] as? Int == 0o600)

    let second = try demo(["--history", file])
    try second.expect("demo")
    second.send("\u{1B}[A\u{1B}[A\r")
    try second.expect("got[one café]")
    try end(second)
  }

  @Test("Up finds the lines that begin with what was typed, and Down comes back")
  func prefix() throws {
    let terminal = try demo()
    try enter("/why u1", "/open a", "/why u2", "/open b", in: terminal)
    try terminal.expect("demo")
    terminal.send("/w\u{1B}[A\u{1B}[A\r")
    try terminal.expect("got[/why u1]")
    try terminal.expect("demo")
    terminal.send("/o\u{1B}[A\u{1B}[A\u{1B}[B\u{1B}[Bx\r")
    try terminal.expect("got[/ox]")
  }

  @Test("Ctrl-R finds a line by any part of it")
  func search() throws {
    let terminal = try demo()
    try enter("first thing", "second thing", in: terminal)
    try terminal.expect("demo")
    terminal.send("\u{12}irst\r")
    try terminal.expect("got[first thing]")
  }

  @Test("private lines and those that begin with a space are not kept")
  func excluded() throws {
    let file = folder.path("history")
    let terminal = try demo(["--history", file])
    try enter("kept", "my secret", " spaced", "kept", in: terminal)
    try end(terminal)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text == "# line history, version 1\nkept\n")
  }

  @Test("a file that is no history is reported, left alone, and the session works")
  func garbage() throws {
    let bytes: [UInt8] = [0xFF, 0x00, 0x1B, 0x0A, 0x80]
    let file = try folder.write(bytes, to: "history")
    let terminal = try demo(["--history", file])
    try terminal.expect("history['\(file)' is not a history file; it is left alone]")
    try enter("works", in: terminal)
    try end(terminal)
    #expect(try Array(Data(contentsOf: URL(filePath: file))) == bytes)
  }

  @Test("two sessions that end one after the other both keep their lines")
  func twoSessions() throws {
    let file = folder.path("history")
    let one = try demo(["--history", file])
    let other = try demo(["--history", file])
    try enter("from one", in: one)
    try enter("from other", in: other)
    try end(one)
    try end(other)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text == "# line history, version 1\nfrom one\nfrom other\n")
  }
}
