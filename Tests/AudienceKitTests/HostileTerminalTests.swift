import AudienceDiagnostics
import AudienceTestSupport
import Foundation
import TerminalTestSupport
import TerminalText
import Testing

/// A workspace whose names and values try to act on the terminal, at a terminal.
@Suite("Hostile texts at a terminal", .serialized)
struct HostileTerminalTests {
  private static let values: [String] =
    HostileNames.texts.map(\.string).filter { !$0.isEmpty }
    + TestSettings.sharedLines("hostile_strings.jsonl").compactMap { line in
      let row = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return row?["kind"] as? String == "terminal" ? row?["value"] as? String : nil
    }

  private static let recorded = "Customers who do what is asked of them, all of them"

  /// Makes the workspace, and a recording of a model whose every text is hostile.
  private func makeFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hostile-\(UUID())")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "home"), withIntermediateDirectories: true)
    let values = Self.values
    let schema: [String: Any] = [
      "name": "hostile", "now": "2026-01-31T00:00:00Z",
      "events": values.enumerated().map { number, value in
        [
          "name": "Ev\(number) \(value)", "description": value,
          "properties": [["name": "p\(value)", "type": "string"]],
        ] as [String: Any]
      },
      "traits": [
        ["name": "t", "type": "string", "scope": "user", "values": values],
        ["name": "n", "type": "number", "scope": "user"],
      ],
      "synonyms": ["buyers \u{1B}[31m": "t"],
    ]
    try JSONSerialization.data(withJSONObject: schema)
      .write(to: folder.appending(path: "workspace.json"))
    let calls = try values.enumerated().map { number, value in
      try JSONSerialization.data(withJSONObject: [
        "type": "identify", "userId": "u\(1000 + number)", "timestamp": "2026-01-01T00:00:00Z",
        "traits": ["t": value, "n": number],
      ])
    }
    try Data(calls.joined(separator: [0x0A])).write(to: folder.appending(path: "calls.jsonl"))
    let escape = "\u{1B}]0;owned\u{7}\u{9B}2J\u{202E}"
    let answer = try JSONSerialization.data(withJSONObject: [
      "status": "cannot", "reason": "no \(escape)", "level": "users", "tree": NSNull(),
      "assumptions": [escape], "not_used": [escape],
    ])
    let event = try JSONSerialization.data(withJSONObject: [
      "model": "m\(escape)",
      "choices": [
        ["index": 0, "delta": ["content": String(decoding: answer, as: UTF8.self)]],
        ["index": 0, "delta": [:], "finish_reason": "stop"],
      ],
    ])
    let text = "data: \(String(decoding: event, as: UTF8.self))\n\ndata: [DONE]\n\n"
    try JSONSerialization.data(withJSONObject: [
      "format": "audience-exchange", "version": 1, "label": Self.recorded,
      "request": [
        "method": "POST", "host": "model.example", "path": "/v1/chat/completions",
        "body": ["model": "m"],
      ],
      "answer": [
        "status": 200, "headers": ["content-type": "text/event-stream"],
        "body": [["ms": 0, "text": text]],
      ],
    ]).write(to: folder.appending(path: "recording.jsonl"))
    return folder
  }

  /// Nothing that the terminal was sent is a sequence that is not our own, a control character, or
  /// one that hides or turns text.
  private func expectSafe(
    _ terminal: TerminalProgram, at location: SourceLocation = #_sourceLocation
  ) {
    #expect(terminal.screen.unknown.isEmpty, sourceLocation: location)
    let text = String(decoding: terminal.bytes, as: UTF8.self)
    let unsafe = text.unicodeScalars.filter {
      ScreenText.isUnsafe($0) && !["\u{1B}", "\n", "\r", "\u{7}", "\u{8}"].contains($0)
    }
    #expect(unsafe.isEmpty, sourceLocation: location)
    for value in Self.values where value.unicodeScalars.contains(where: ScreenText.isUnsafe) {
      // A line end is no value's own.
      if value.allSatisfy(\.isNewline) || value == "\t" { continue }
      #expect(!text.contains(value), "\(value.debugDescription)", sourceLocation: location)
    }
  }

  @Test("answers, lists of candidates, what is taken from them, hints and a model's words are text")
  func session() throws {
    let folder = try makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let terminal = try TerminalProgram(
      "audience", [folder.path], home: folder.appending(path: "home").path,
      environment: ["PAGER": "cat", "NO_COLOR": "1"], columns: 80, rows: 500)
    func type(_ line: String) throws {
      try terminal.expect("❯")
      terminal.send(line + "\r")
    }
    for line in [
      "/schema", "/query trait('t').exists()", "/preview 300 t", "/explain", "/values t",
    ] { try type(line) }
    // Candidates of each kind are listed, gone through, taken, and dropped.
    for start in ["/schema Ev", "/query event('Ev", "/query trait('t') = '", "Customers who Ev1"] {
      try terminal.expect("❯")
      terminal.send(start)
      for _ in 0..<8 { terminal.send("\t") }
      terminal.send("\u{6}\u{3}")
    }
    try type("/query event('Ev3")
    try type("/nothing")
    try type("/strategy replay recording=\(folder.path)/recording.jsonl")
    try type(Self.recorded)
    // The reason that the model gives.
    try terminal.expect("owned")
    // What is pasted is text too.
    try terminal.expect("❯")
    terminal.send("\u{1B}[200~/schema \u{9B}2J\u{202E}x\u{7}\u{1B}[201~\r")
    try type("/quit")
    #expect(terminal.finish() == 0)
    expectSafe(terminal)
  }

  @Test("a table has a row a member and its columns one below the other, whatever the values")
  func table() throws {
    let folder = try makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let terminal = try TerminalProgram(
      "audience", [folder.path], home: folder.appending(path: "home").path,
      environment: ["PAGER": "cat", "NO_COLOR": "1"], columns: 100, rows: 400)
    try terminal.expect("❯")
    terminal.send("/query trait('t').exists()\r")
    try terminal.expect("❯")
    terminal.send("/preview 300 n t n\r")
    let count = Self.values.count
    try terminal.expect("\(count) of \(count)")
    try terminal.expect("❯")
    let rows = terminal.screen.rows
    let first = try #require(rows.firstIndex { $0.hasPrefix("  u1000") })
    let members = rows[first..<(first + count)]
    for (number, row) in members.enumerated() {
      #expect(row.hasPrefix("  u\(1000 + number)"), "\(row)")
      // The number stands before the value and after it: the column after it is in its place.
      #expect(row.hasSuffix(" \(number)") || row.hasSuffix("…"), "\(row)")
    }
  }

  @Test(
    "arguments are quoted as text",
    arguments: [
      ["check", "X", "trait('a').exists()"], ["--X"], ["X"], ["repl", "-f", "X"],
      ["generate", "X"],
      ["export", "X", "trait('a').exists()", "--to", "X"],
      ["check", ".", "trait('X", "--level", "X"],
      ["workspace", "show", "X"], ["evaluate", "-w", "X", "X"], ["plugins", "X"], ["--at", "X"],
      ["preview", "X", "--columns", "X", "--limit", "X"], ["completions", "X"],
      ["why", "X", "X", "X"],
    ])
  func arguments(_ template: [String]) throws {
    for value in ["\u{1B}]0;x\u{7}", "\u{9B}2J", "a\u{202E}b", "a\rb", "\u{200B}"] {
      let run = try Program.run(template.map { $0.replacing("X", with: value) })
      let unsafe = (run.output + run.errors).unicodeScalars.filter {
        $0 != "\n" && ScreenText.isUnsafe($0)
      }
      #expect(unsafe.isEmpty, "\(value.debugDescription): \(run.errors)")
      #expect(run.status != 0)
    }
  }
}
