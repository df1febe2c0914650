import AudienceSampleSupport
import Foundation
import TerminalTestSupport
import Testing

@Suite("The REPL on a terminal", .serialized)
struct TerminalTests {
  private static let prompt = "Customers who haven't purchased in the last 30 days and have a phone"

  @Test(
    "the session of the design reads as it is drawn",
    arguments: [(columns: 80, rows: 24), (columns: 200, rows: 50)])
  func session(_ size: (columns: Int, rows: Int)) throws {
    let path = Samples.folder.appending(path: "shop/first-session.session")
    let transcript = Transcript(try String(contentsOf: path, encoding: .utf8))
    let terminal = try Repl(columns: size.columns, rows: size.rows)
    for step in transcript.steps { try terminal.type(step.input, step.output) }
    try terminal.type("/quit", [])
    #expect(terminal.finish() == 0)
  }

  @Test("Ctrl-C drops the line and keeps the session, Ctrl-D ends it")
  func interrupt() throws {
    let terminal = try Repl()
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

  @Test("a pipe that nobody writes to is no workspace, and the session goes on")
  func pipe() throws {
    let terminal = try Repl()
    let path = terminal.home.appending(path: "pipe").path
    try #require(mkfifo(path, 0o600) == 0)
    try terminal.type("/open \(path)", [])
    try terminal.expect("error[")
    try terminal.type("/help set", ["    example: /set 2 within 7 days"])
  }

  @Test("Tab completes a command, and a name in its place")
  func tab() throws {
    let terminal = try Repl()
    try terminal.expect("audience ❯ ")
    terminal.send("/stat\t\r")
    try terminal.expect("  workspace  shop")
    try terminal.expect("audience ❯ ")
    terminal.send("/schema loyalty_t\t\r")
    try terminal.expect("  trait 'loyalty_tier'")
  }

  @Test("the history is written for its owner alone, without lines that hold a key")
  func history() throws {
    let terminal = try Repl()
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
