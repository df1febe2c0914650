import Foundation
import TerminalTestSupport
import Testing

/// The sizes that everything is tried at.
struct ScreenSize: CustomTestStringConvertible {
  let columns: Int
  let rows: Int
  var testDescription: String { "\(columns)×\(rows)" }

  static let all = [ScreenSize(columns: 80, rows: 24), ScreenSize(columns: 200, rows: 50)]
}

@Suite("A line typed in the REPL", .serialized)
struct LineEditingTests {
  /// With colours, as a person has them.
  private func repl(_ size: ScreenSize = ScreenSize.all[0]) throws -> Repl {
    try Repl(environment: ["NO_COLOR": nil], columns: size.columns, rows: size.rows)
  }

  // MARK: - Colours and hints

  @Test(
    "is coloured while it is typed, with how it could go on behind it", arguments: ScreenSize.all)
  func colours(_ size: ScreenSize) throws {
    let repl = try repl(size)
    try repl.begin("/sta")
    try repl.shows(["audience ❯ /status"], ["cccccccc c ....fff"])
    repl.send("\u{15}/nix ")
    try repl.shows(["audience ❯ /nix"], ["cccccccc c rrrr"])
    repl.send("\u{15}/query event('Order Completed').count() >= 1")
    try repl.shows(
      ["audience ❯ /query event('Order Completed').count() >= 1"],
      ["cccccccc c gggggg ......yyyyyy yyyyyyyyyy......... bb ."])
    repl.send("\u{15}/set ")
    try repl.shows(["audience ❯ /set ID WORDS"], ["cccccccc c gggg ff fffff"])
    repl.send("\u{15}People who purchased twice, with a loyalty tier")
    try repl.shows(
      ["audience ❯ People who purchased twice, with a loyalty tier"],
      ["cccccccc c ...... ... ccccccccc ...... .... . ccccccc cccc"])
  }

  @Test("tells numbers of nodes from those that the tree does not have")
  func nodes() throws {
    let repl = try repl()
    try repl.type("/query trait('phone').exists() AND trait('email').exists()")
    try repl.begin("/set 2 ")
    try repl.terminal.wait("node 2") { $0.lastInks(1) == ["cccccccc c gggg m"] }
    repl.send("\u{15}/set 9 ")
    try repl.terminal.wait("no node 9") { $0.lastInks(1) == ["cccccccc c gggg r"] }
  }

  @Test(
    "takes the hint at its end",
    arguments: [
      (key: "\u{1B}[C", line: "/status"), (key: "\u{1B}OC", line: "/status"),
      (key: "\u{1B}[F", line: "/status"), (key: "\u{6}", line: "/status"),
      (key: "\u{5}", line: "/status"), (key: "\u{1B}f", line: "/status"),
    ])
  func takenHint(_ taken: (key: String, line: String)) throws {
    let repl = try repl()
    try repl.begin("/sta")
    try repl.shows(["audience ❯ /status"])
    repl.send(taken.key)
    try repl.terminal.wait("the hint is on the line") {
      $0.lastRows(1) == ["audience ❯ /status"] && $0.lastInks(1) == ["cccccccc c ggggggg"]
    }
  }

  @Test("goes on as the newest line that began like it; a word of that can be taken")
  func historyHint() throws {
    let repl = try repl()
    try repl.type("/schema Order Completed")
    try repl.begin("/sc")
    try repl.shows(["audience ❯ /schema Order Completed"], ["cccccccc c ...ffff fffff fffffffff"])
    repl.send("\u{1B}f\u{1B}f")
    try repl.shows(["audience ❯ /schema Order Completed"], ["cccccccc c ggggggg ..... fffffffff"])
  }

  @Test("leaves no hint behind when it is entered, or dropped")
  func hintGoes() throws {
    let repl = try repl()
    try repl.begin("/statu")
    try repl.shows(["audience ❯ /status"])
    repl.send("\u{3}")
    try repl.shows(["audience ❯ /statu", "audience ❯"])
    repl.send("/coun")
    try repl.shows(["audience ❯ /count"])
    repl.send("\r")
    try repl.terminal.wait("the hint is gone") { $0.rows.contains("audience ❯ /coun") }
  }

  @Test("has neither colours nor hints where they are not wanted")
  func plain() throws {
    let repl = try Repl()
    try repl.begin("/sta")
    repl.send("t")
    try repl.shows(["audience ❯ /stat"], ["........ . ....."])
  }

  // MARK: - Tab

  @Test("lists what can stand there, inactive names last", arguments: ScreenSize.all)
  func list(_ size: ScreenSize) throws {
    let repl = try Repl(columns: size.columns, rows: size.rows)
    try repl.begin("/query event('Order \t")
    try repl.terminal.wait("the list") { screen in
      let rows = screen.lastRows(5)
      return rows.count == 5 && rows[0] == "  Order Completed        event · An order was paid for."
        && rows[3].hasPrefix("  Order Done (old till)  event · inactive, last seen 2025-01-02")
        && rows[4] == "audience ❯ /query event('Order"
    }
    repl.send("\t")
    try repl.terminal.wait("the first") {
      $0.lastRows(1) == ["audience ❯ /query event('Order Completed')"]
    }
    repl.send("\t\t\u{1B}[Z")
    try repl.terminal.wait("the second") {
      $0.lastRows(1) == ["audience ❯ /query event('Order Refunded')"]
    }
  }

  @Test("Ctrl-C behind a list gives a new prompt")
  func listDropped() throws {
    let repl = try Repl()
    try repl.begin("/level \t")
    try repl.expect("an audience of companies")
    try repl.expect(Repl.prompt)
    repl.send("\u{3}")
    try repl.type("/count", [])
    try repl.expect("there is no condition tree yet")
  }

  // MARK: - Keys

  @Test("is found again with Ctrl-R, and Ctrl-C leaves the search")
  func search() throws {
    let repl = try Repl()
    try repl.type("/schema Order Completed")
    try repl.begin("\u{12}pleted")
    try repl.terminal.wait("the line found") {
      $0.lastRows(2) == ["audience ❯ /schema Order Completed", "bck:pleted"]
    }
    repl.send("\u{3}")
    try repl.begin("\u{12}chema\r")
    try repl.expect("event 'Order Completed'")
  }

  @Test("Ctrl-Z gives the shell back, and fg the line")
  func stop() throws {
    let home = FileManager.default.temporaryDirectory.appending(path: "no-home").path
    let shell = try TerminalProgram(
      "/bin/bash", ["--norc", "--noprofile", "-i"], home: home,
      environment: ["PS1": "shell> ", "NO_COLOR": "1"])
    try shell.expect("shell> ")
    shell.send(try TerminalProgram.path("audience") + "\r")
    try shell.expect(Repl.prompt)
    shell.send("Peo")
    try shell.wait("typed") { $0.lastRows(1) == ["audience ❯ Peo"] }
    shell.send("\u{1A}")
    try shell.expect("Stopped")
    try shell.expect("shell> ")
    shell.send("fg\r")
    try shell.expect("audience ❯ Peo")
    shell.send("ple\u{1}\u{4}")
    try shell.wait("edited") { $0.lastRows(1) == ["audience ❯ eople"] }
    shell.send("\u{3}")
    try shell.expect(Repl.prompt)
    shell.send("\u{4}")
    try shell.expect("shell> ")
    shell.send("exit\r")
    #expect(shell.finish() == 0)
  }

  @Test("a pasted paragraph is one line, and is run by Enter alone")
  func paste() throws {
    let repl = try Repl()
    try repl.begin(
      "\u{1B}[200~Customers who haven't purchased\n  in the last 30 days\r\nand have a phone\n\u{1B}[201~"
    )
    try repl.shows(
      ["audience ❯ Customers who haven't purchased in the last 30 days and have a phone"])
    repl.send("\r")
    try repl.expect("41 of 200 profiles")
  }

  @Test("a long prompt counts its characters where they are too many", arguments: ScreenSize.all)
  func counter(_ size: ScreenSize) throws {
    let repl = try repl(size)
    let prompt = String(repeating: "abcdefghi ", count: 30)
    try repl.begin(prompt + "x")
    let rows = (11 + 301) / size.columns
    let behind = (11 + 301) % size.columns
    try repl.terminal.wait("the count") { screen in
      let last = screen.lastRows(1).first ?? ""
      return last.hasSuffix("301/300") && last.count == size.columns - 1
        && screen.lastInks(1).first?.hasSuffix("rrrrrrr") == true
        && screen.cursor == (row: behind + 9 > size.columns ? -1 : 0, column: behind)
    }
    repl.send("\u{8}\u{8}")
    try repl.terminal.wait("no count") { screen in
      let shown = screen.lastRows(rows + 1).joined()
      return !shown.contains("/300") && shown.hasSuffix("abcdefghi")
    }
  }

  @Test("a resize in its middle draws it anew", arguments: [50, 120])
  func resize(_ columns: Int) throws {
    let repl = try repl()
    let prompt = String(repeating: "all who purchased ", count: 8)
    try repl.begin(prompt + "\u{1B}[D\u{1B}[D\u{1B}[D")
    func isDrawn(_ screen: VirtualScreen, _ columns: Int) -> Bool {
      let text = "audience ❯ " + prompt
      let rows = (text.count + columns - 1) / columns
      let inks = screen.lastInks(rows).joined()
      return screen.lastRows(rows).map {
        $0.padding(toLength: columns, withPad: " ", startingAt: 0)
      }
      .joined().hasPrefix(text)
        && inks.filter { $0 == "c" }.count == 9 + 8 * "purchased".count
        && screen.cursor.column == (text.count - 3) % columns
        && screen.rows.filter { $0.hasPrefix("audience ❯") }.count == 1
    }
    try repl.terminal.wait("drawn") { isDrawn($0, 80) }
    repl.terminal.resize(columns: columns, rows: 30)
    try repl.terminal.wait("drawn anew") { isDrawn($0, columns) }
    repl.send("\u{5}!")
    try repl.terminal.wait("goes on") { $0.rows.joined().hasSuffix("purchased !") }
  }

  @Test("wide characters that fold keep their colours and their places", arguments: ScreenSize.all)
  func wide(_ size: ScreenSize) throws {
    let repl = try repl(size)
    // Behind the prompt of 11 cells an even width never ends at the edge with a wide character.
    let count = size.columns / 2
    try repl.begin("purchased " + String(repeating: "日", count: count) + " purchased")
    let first = (size.columns - 21) / 2
    try repl.shows(
      [
        "audience ❯ purchased " + String(repeating: "日", count: first),
        String(repeating: "日", count: count - first) + " purchased",
      ],
      [
        "cccccccc c ccccccccc " + String(repeating: ".", count: 2 * first),
        String(repeating: ".", count: 2 * (count - first)) + " ccccccccc",
      ])
    repl.send("\u{1}")
    try repl.terminal.wait("at the beginning") { $0.cursor == (row: -1, column: 11) }
    repl.send("\u{4}")
    try repl.terminal.wait("no name") {
      $0.lastInks(2)[0].hasPrefix("cccccccc c ........ ")
        && $0.lastInks(1)[0].hasSuffix("ccccccccc")
    }
  }

  @Test("where it cannot be coloured any more it has no colours left")
  func uncoloured() throws {
    let repl = try repl()
    try repl.begin("People who purchased twice")
    try repl.shows(
      ["audience ❯ People who purchased twice"], ["cccccccc c ...... ... ccccccccc ....."])
    // An accent that joins the letter before it.
    repl.send("e\u{301}")
    try repl.terminal.wait("no colours") {
      $0.lastInks(1)[0].hasPrefix("cccccccc c ...... ... ......... ......")
    }
    repl.send("\u{8}\u{8}")
    try repl.shows(
      ["audience ❯ People who purchased twice"], ["cccccccc c ...... ... ccccccccc ....."])
  }

  // MARK: - Tables

  private static let wideTable =
    "/preview 3 email phone address.city address.country age loyalty_tier vip lifetime_value"

  @Test("a table has the width of the screen at its time; a resize below it draws the line anew")
  func tableResize() throws {
    let repl = try repl()
    try repl.type("/query trait('phone').exists()")
    try repl.type(Self.wideTable)
    try repl.expect("columns left out: no room")
    try repl.begin("People who purchased ")
    try repl.terminal.wait("typed") { $0.lastRows(1) == ["audience ❯ People who purchased"] }
    repl.terminal.resize(columns: 200, rows: 50)
    try repl.terminal.wait("one prompt") { screen in
      screen.lastRows(1) == ["audience ❯ People who purchased"]
        && screen.lastInks(1) == ["cccccccc c ...... ... ccccccccc"]
        && screen.cursor == (row: 0, column: 32)
        && screen.rows.filter { $0.hasPrefix("audience ❯ People") }.count == 1
        && screen.rows.contains { $0.hasPrefix("  3 shown · 77 of 200 profiles") }
    }
    repl.send("\u{15}" + Self.wideTable + "\r")
    try repl.terminal.wait("every column") { screen in
      let heads = screen.rows.filter { $0.hasPrefix("  profile  email") }
      return heads.last?.hasSuffix("lifetime_value") == true
        && heads.last?.contains("address.country") == true
        && screen.lastRows(1) == ["audience ❯"]
    }
  }

  @Test("a resize while the pager is open reaches the line that follows")
  func pagerResize() throws {
    let repl = try Repl(environment: ["PAGER": "sed s/^/paged:/; sleep 600"])
    try repl.type("/schema")
    try repl.expect("paged:  events")
    repl.terminal.resize(columns: 50, rows: 30)
    repl.send("\u{3}")
    let prompt = String(repeating: "all who purchased ", count: 4)
    try repl.begin(prompt)
    try repl.shows([
      "audience ❯ all who purchased all who purchased all", " who purchased all who purchased",
    ])
  }

  @Test("takes any script, under LC_ALL=C too", arguments: ["C.UTF-8", "C"])
  func scripts(_ locale: String) throws {
    let repl = try Repl(environment: ["LC_ALL": locale])
    try repl.begin("/schema 日本 Imports é")
    try repl.shows(["audience ❯ /schema 日本 Imports é"])
    #expect(repl.terminal.screen.cursor.column == 33)
    repl.send("\u{1}\u{1B}[C\u{8}\r")
    try repl.expect("schema 日本 Imports é")
  }

  @Test("keys of the person's own .editrc win")
  func editrc() throws {
    let repl = try Repl(editrc: "audience:bind -s ^G /status\\\\n\nbind ^X ed-kill-line\n")
    try repl.begin("abc\u{1}\u{18}/count")
    try repl.shows(["audience ❯ /count"])
  }

  // MARK: - Without an editor, in ASCII, through a pager

  @Test(
    "is read plainly where the terminal cannot do more",
    arguments: [
      (arguments: ["--no-editor"], environment: ["TERM": "xterm"]),
      (arguments: [], environment: ["TERM": "dumb"]),
    ])
  func dumb(_ plain: (arguments: [String], environment: [String: String?])) throws {
    let repl = try Repl(plain.arguments, environment: plain.environment)
    try repl.expect("audience > ")
    repl.send("/count\n")
    try repl.expect("there is no condition tree yet")
    try repl.expect("audience > ")
    repl.send("\u{4}")
    #expect(repl.finish() == 0)
    #expect(repl.terminal.screen.unknown == [])
  }

  @Test("with --ascii nothing is drawn in other characters")
  func ascii() throws {
    let repl = try Repl(["--ascii"], environment: ["NO_COLOR": nil])
    try repl.expect("audience >")
    repl.send("Customers who haven't purchased in the last 30 days and have a phone\r")
    try repl.expect("41 of 200 profiles")
    try repl.terminal.wait("the tree") { screen in
      screen.rows.contains("  3  `- trait 'phone' exists")
        && screen.rows.contains("  2  |- event 'Order Completed'")
        && screen.rows.contains("  offline - 1 reading - 0 findings - 41 of 200 profiles")
    }
    let drawn = repl.terminal.screen.rows.joined()
    #expect(drawn.unicodeScalars.filter { !$0.isASCII }.isEmpty)
  }

  @Test("an answer taller than the screen goes through the pager, and Ctrl-C comes back")
  func pager() throws {
    let repl = try Repl(environment: ["PAGER": "sed s/^/paged:/; sleep 600"])
    try repl.type("/status")
    try repl.expect("  workspace  shop")
    try repl.type("/schema")
    try repl.expect("paged:  events")
    repl.send("\u{3}")
    try repl.begin("/level\r")
    try repl.expect("the level is auto")
  }

  @Test("a pager that is not there is done without")
  func noPager() throws {
    let repl = try Repl(environment: ["PAGER": "no-such-pager"])
    try repl.type("/schema")
    try repl.expect("  events")
    try repl.expect(Repl.prompt)
  }
}
