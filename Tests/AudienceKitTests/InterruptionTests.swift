import AudienceSampleSupport
import AudienceTestSupport
import Foundation
import TerminalTestSupport
import Testing

/// Ctrl-C in the midst of a command: the prompt comes back, and everything is as it was.
@Suite("Interrupted commands", .serialized)
struct InterruptionTests {
  private static let users = 3000

  /// A workspace with enough calls for commands to take a while, and a home folder.
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "interrupted-\(UUID())")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "home"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let schema = """
      {"name": "large", "events": [
        {"name": "E", "properties": [{"name": "p", "type": "number"},
          {"name": "q", "type": "string"}]}],
       "traits": [{"name": "t", "type": "string", "scope": "user"},
         {"name": "phone", "type": "string", "scope": "user"},
         {"name": "n", "type": "number", "scope": "user"}],
       "audiences": [{"key": "k", "name": "K", "level": "users", "query": "trait('n') > 10"}]}
      """
    try Data(schema.utf8).write(to: folder.appending(path: "workspace.json"))
    var log = ""
    for user in 0..<Self.users {
      log +=
        #"{"type":"identify","userId":"u\#(user)","timestamp":"2026-01-01T00:00:00Z","traits":"#
      log += #"{"t":"v\#(user % 97)","n":\#(user % 1000)"#
      log += (user % 3 == 0 ? #","phone":"1""# : "") + "}}\n"
      for event in 0..<4 {
        log += #"{"type":"track","event":"E","userId":"u\#(user)","#
        log += #""timestamp":"2026-01-\#(10 + event)T00:00:00Z","#
        log += #""properties":{"p":\#(user % 89 + event),"q":"w\#(user % 31)"}}"# + "\n"
      }
    }
    try Data(log.utf8).write(to: folder.appending(path: "calls.jsonl"))
    try body(folder)
  }

  @Test("every long command of a session gives the prompt back, with the tree it had")
  func commands() throws {
    // A server that never answers.
    let server = try LoopbackServer([.hold])
    defer { server.stop() }
    try withFolder { folder in
      let terminal = try TerminalProgram(
        "audience", [folder.path], home: folder.appending(path: "home").path,
        environment: [
          "NO_COLOR": "1", "PAGER": "cat", "OPENAI_API_KEY": "sk-test",
          "OPENAI_BASE_URL": server.baseURL,
        ], rows: 60)
      func type(_ line: String, _ answer: String) throws {
        try terminal.expect("❯")
        terminal.send(line + "\r")
        try terminal.expect(answer)
      }
      let query =
        "event('E').where(property('p') > 3).sum(property('p')) >= 20 AND trait('phone').exists()"
      try type("/query \(query)", "of \(Self.users) profiles")
      try type("/strategy openai model=m", "the strategy is openai")
      try type("/consent", "accepted")
      let file = folder.appending(path: "members.csv").path
      var count: String?
      for (number, line) in [
        "/open \(folder.path)", "/preview 3000 t n by n", "/waterfall", "/near", "/near all 50",
        "/sweep 2 value 1..200", "/insights", "/insights t", "/insights 'E'.p", "/overlap k",
        "/values t", "/values 'E'.p", "/diff trait('n') > 5", "/diff 2026-01-12", "/invent",
        "/export csv \(file) t n", "/compare offline openai Customers who have a phone number",
        "Customers who have a phone number", "/refine make it at least 30",
        "/report \(folder.path)/report.html",
      ].enumerated() {
        try terminal.expect("❯")
        terminal.send(line + "\r")
        // Each at another moment, the answer of a server that is silent at any.
        usleep(UInt32(number % 5) * 40_000)
        terminal.send("\u{3}")
        // Where the answer was there first, Ctrl-C drops what is typed at the prompt: not yet.
        usleep(150_000)
        try type("/count", " profiles\r\n")
        let said = String(decoding: terminal.bytes, as: UTF8.self)
        let last = said.split(separator: "\r\n").last { $0.hasSuffix("profiles") }.map(String.init)
        count = count ?? last
        #expect(last == count, "\(line)")
        try type("/export query", query)
      }
      if let members = FileManager.default.contents(atPath: file) {
        #expect(String(decoding: members, as: UTF8.self).hasSuffix("\n"))
      }
      #expect(
        !(try FileManager.default.contentsOfDirectory(atPath: folder.path)
          .contains { $0.contains("unfinished") }))
      try terminal.expect("❯")
      terminal.send("/quit\r")
      #expect(terminal.finish() == 0)
    }
  }

  @Test("a workspace whose load is interrupted is not open, and the session goes on")
  func load() throws {
    try withFolder { folder in
      let terminal = try TerminalProgram(
        "audience", [], home: folder.appending(path: "home").path,
        environment: ["NO_COLOR": "1"])
      try terminal.expect("❯")
      terminal.send("/open \(folder.path)\r")
      try terminal.expect("/open")
      terminal.send("\u{3}")
      try terminal.expect("❯")
      terminal.send("/open \(folder.path)\r")
      try terminal.expect("\(Self.users) profiles")
      try terminal.expect("❯")
      terminal.send("\u{4}")
      #expect(terminal.finish() == 0)
    }
  }

  @Test(
    "a subcommand ends with status 130 and whole rows",
    arguments: [
      "generate --prompts", "preview --queries", "evaluate",
    ])
  func batch(_ subcommand: String) throws {
    try withFolder { folder in
      let rows = (0..<20_000).map { number in
        #"{"id":"\#(number)","prompt":"Customers who have a phone number","#
          + #""\#(subcommand == "evaluate" ? "gold" : "query")":"trait('n') > \#(number)"}"#
      }
      let file = folder.appending(path: "rows.jsonl")
      try Data(rows.joined(separator: "\n").utf8).write(to: file)
      let words = subcommand.split(separator: " ").map(String.init)
      let output = folder.appending(path: "output").path
      // What it says goes into a file, so that only Ctrl-C comes from the terminal.
      let script = "exec \"$0\" \"$@\" > \(output)"
      let terminal = try TerminalProgram(
        "/bin/bash",
        ["-c", script, try Program.path(), words[0], "-w", folder.path] + words.dropFirst()
          + [file.path], home: folder.appending(path: "home").path)
      while (FileManager.default.contents(atPath: output) ?? Data()).isEmpty,
        subcommand != "evaluate"
      { usleep(10_000) }
      usleep(200_000)
      terminal.send("\u{3}")
      #expect(terminal.finish() == 130)
      let said = String(
        decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self)
      #expect(said.isEmpty || said.hasSuffix("\n"))
      for row in said.split(separator: "\n") where row.hasPrefix("{") {
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(row.utf8)) }
      }
    }
  }
}
