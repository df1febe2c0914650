import TerminalText
import Testing

@testable import LineEditor

@Suite("Text on its way in and out")
struct TextTests {
  @Test(
    "what a terminal would obey or hide is escaped",
    arguments: [
      ("plain é 你 👍🏽", "plain é 你 👍🏽"), ("a\u{1B}[2J", #"a\u{1B}[2J"#),
      ("\u{9B}31m", #"\u{9B}31m"#), ("x\u{202E}y", #"x\u{202E}y"#), ("a\u{200B}b", #"a\u{200B}b"#),
      ("a\nb\tc\r", #"a\nb\tc\r"#), ("\u{7F}", #"\u{7F}"#), ("\u{FEFF}", #"\u{FEFF}"#),
    ])
  func escaped(text: String, shown: String) {
    #expect(ScreenText.escaped(text) == shown)
  }

  @Test(
    "widths count cells",
    arguments: [("abc", 3), ("你好", 4), ("e\u{301}", 1), ("❯ ", 2), ("☎\u{FE0F}", 2), ("👍🏽", 2)])
  func width(text: String, cells: Int) {
    #expect(ScreenText.width(text) == cells)
  }

  @Test(
    "text is cut to a number of cells",
    arguments: [("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("你好吗", 5, "你好…"), ("ab", 0, "")])
  func fitted(text: String, cells: Int, expected: String) {
    #expect(ScreenText.cut(text, to: cells) == expected)
  }

  @Test(
    "a pasted text becomes one line",
    arguments: [
      ("one\ntwo", "one two"), ("one  \r\n\r\n   two\n", "one two"), ("\n\nx\n", "x"), ("", ""),
      (" kept ", " kept "), ("tab\there", "tab here"), ("a\u{1B}[31mb\u{0}", "a[31mb"),
      ("\n", ""), ("a\u{2028}b", "a b"),
    ])
  func pasted(text: String, line: String) {
    #expect(PastedText(text).oneLine == line)
  }

  @Test("a coloured prompt marks what takes no room, and ends in something visible")
  func prompt() {
    let prompt = EditLinePrompt("acme ❯ ", style: .green, right: "note")
    #expect(prompt.left == "\u{1}\u{1B}[1;32m\u{1}acme ❯\u{1}\u{1B}[0m\u{1} ")
    #expect(prompt.rightEdge == "\u{1}\u{1B}[2m\u{1}note\u{1}\u{1B}[0m\u{1} ")
    #expect(EditLinePrompt("a\u{1}\u{1B}> ").left == #"a\u{1}\u{1B}> "#)
  }

  @Test("without a terminal the environment gives the size")
  func size() {
    #expect(Terminal.size(of: -1) == .init(columns: 80, rows: 24))
    let environment = ["COLUMNS": "132", "LINES": "zero"]
    #expect(Terminal.size(of: -1, environment: environment) == .init(columns: 132, rows: 24))
    #expect(Terminal.isDumb(environment: ["TERM": "dumb"]))
    #expect(!Terminal.isDumb(environment: ["TERM": "xterm"]))
    #expect(!Terminal.isTTY(-1))
  }
}
