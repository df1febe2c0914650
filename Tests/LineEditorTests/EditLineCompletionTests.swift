import TerminalTestSupport
import Testing

@Suite("Tab on a terminal", .serialized)
struct EditLineCompletionTests {
  @Test(
    "what can be completed is put on the line",
    arguments: [
      (typed: "/prev\tx", line: "/preview x"),
      (typed: "'ca\t", line: "'café ✓'"),
      (typed: "see '\t!", line: "see 'café ✓'!"),
      (typed: "/e\t-", line: "/exp-"),
      (typed: "none\t", line: "none"),
    ])
  func insertion(typed: String, line: String) throws {
    let terminal = try demo()
    try terminal.expect("demo")
    terminal.send(typed + "\r")
    try terminal.expect("got[\(line)]")
  }

  @Test("a completion in the middle of the line leaves the rest where it is")
  func middle() throws {
    let terminal = try demo()
    try terminal.expect("demo")
    terminal.send("/prevéé\u{1B}[D\u{1B}[D\t\r")
    try terminal.expect("got[/preview éé]")
  }

  @Test("several candidates are listed with their descriptions, and the line goes on")
  func list() throws {
    let terminal = try demo()
    try terminal.expect("demo")
    terminal.send("/exp\t")
    try terminal.expect("  /export   take the audience away\r\n")
    try terminal.expect("  /explain  which words made which condition\r\n")
    try terminal.expect("demo")
    terminal.send("l\t\r")
    try terminal.expect("got[/explain]")
  }

  @Test("nothing to complete beeps")
  func beep() throws {
    let terminal = try demo()
    try terminal.expect("demo")
    terminal.send("zzz\t")
    try terminal.expect("\u{7}")
  }

  @Test("a candidate with control characters is shown escaped, and never inserted")
  func controlCharacters() throws {
    let terminal = try demo()
    try terminal.expect("demo")
    terminal.send("ev\t")
    try terminal.expect(#"  evil\u{1B}[31m  red\u{202E}der"#)
    try terminal.expect("demo")
    terminal.send("\r")
    try terminal.expect("got[ev]")
  }
}
