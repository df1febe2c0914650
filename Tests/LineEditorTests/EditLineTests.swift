import Foundation
import TerminalTestSupport
import Testing

@Suite("The editor on a terminal", .serialized)
struct EditLineTests {
  @Test("a typed line is returned on Enter, and Ctrl-D ends the input")
  func typing() throws {
    let terminal = try demo()
    try terminal.expect("demo")
    terminal.send("hello\r")
    try terminal.expect("got[hello]")
    try terminal.expect("demo")
    terminal.send("\u{4}")
    try terminal.expect("end[]")
    #expect(terminal.finish() == 0)
  }

  @Test("what is typed before the prompt is there, Ctrl-D too")
  func typingAhead() throws {
    let terminal = try demo()
    terminal.send("one\rtwo\r\u{4}")
    try terminal.expect("got[one]")
    try terminal.expect("got[two]")
    try terminal.expect("end[]")
    #expect(terminal.finish() == 0)
  }

  @Test(
    "text in any script comes through whole, also under LANG=C",
    arguments: ["café ✓", "你好", "👍🏽 ok", "naïve", "Ωμέγα"])
  func unicode(text: String) throws {
    let terminal = try demo()
    try terminal.expect("demo")
    terminal.send(text + "\r")
    try terminal.expect("got[\(text)]")
  }

  @Test("Ctrl-C gives a new prompt, on an empty line and on a half-typed one")
  func interrupt() throws {
    let terminal = try demo()
    try terminal.expect("demo")
    terminal.send("\u{3}")
    try terminal.expect("interrupted[]")
    try terminal.expect("demo")
    // The terminal throws away what it has not delivered when Ctrl-C comes; wait for the echo.
    terminal.send("haltq")
    try terminal.expect("q")
    terminal.send("\u{3}")
    try terminal.expect("interrupted[]")
    try terminal.expect("demo")
    terminal.send("next\r")
    try terminal.expect("got[next]")
  }

  @Test("Ctrl-C ends long work, and the session goes on")
  func cancelWork() throws {
    let terminal = try demo()
    try terminal.expect("demo")
    terminal.send("work\r")
    try terminal.expect("working[]")
    terminal.send("\u{3}")
    try terminal.expect("cancelled[]")
    try terminal.expect("demo")
    terminal.send("after\r")
    try terminal.expect("got[after]")
  }

  @Test("a pasted paragraph becomes one line, and is not run before Enter")
  func paste() throws {
    let terminal = try demo()
    try terminal.expect("\u{1B}[?2004h")
    try terminal.expect("demo")
    terminal.send("\u{1B}[200~Customers who\r\n  bought\nshoes\u{7}\n\n\u{1B}[201~")
    terminal.send("!\r")
    try terminal.expect("\u{1B}[?2004l")
    try terminal.expect("got[Customers who bought shoes!]")
  }

  @Test("a resize, one of them in the middle of a line, does not end the session")
  func resize() throws {
    let terminal = try demo()
    try terminal.expect("demo")
    terminal.resize(columns: 40, rows: 10)
    // The line is drawn anew.
    try terminal.expect("demo")
    terminal.send("before")
    try terminal.expect("e")
    terminal.resize(columns: 100, rows: 30)
    try terminal.expect("demo")
    terminal.send(" after\r")
    try terminal.expect("got[before after]")
  }

  @Test("text can be put on the line before it is edited")
  func preload() throws {
    let terminal = try demo(["--preload", "ünd\nmore"])
    try terminal.expect("more")
    terminal.send("!\r")
    try terminal.expect("got[ünd more!]")
  }

  @Test("a signal that ends the process puts the terminal back first")
  func termination() throws {
    let terminal = try demo()
    try terminal.expect("demo")
    terminal.signal(SIGTERM)
    try terminal.expect("\u{1B}[?2004l")
    #expect(terminal.finish() == 128 + SIGTERM)
  }

  @Test("without an editor Ctrl-C and Ctrl-D work the same")
  func plain() throws {
    let terminal = try demo(["--plain"])
    try terminal.expect("plain")
    terminal.send("hello\r")
    try terminal.expect("got[hello]")
    try terminal.expect("plain")
    terminal.send("\u{3}")
    try terminal.expect("interrupted[]")
    try terminal.expect("plain")
    terminal.send("\u{4}")
    try terminal.expect("end[]")
    #expect(terminal.finish() == 0)
  }
}
