import AudienceDiagnostics
import AudienceJSON
import AudienceRendering
import AudienceSampleSupport
import AudienceSchema
import AudienceSession
import AudienceTestSupport
import Foundation
import TerminalText
import Testing

/// Nothing that a person types, and nothing that a schema, a call or a model says, reaches the
/// screen as anything but text.
@Suite("Hostile texts on the screen")
struct HostileTextTests {
  /// Those of the shared measurements where they are there, and our own.
  static let texts: [String] =
    (HostileNames.texts.map(\.string)
    + TestSettings.sharedLines("hostile_strings.jsonl").compactMap { line in
      (try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["value"]
        as? String
    }).filter { $0.utf8.count < 4000 && $0.unicodeScalars.contains(where: ScreenText.isUnsafe) }

  /// A workspace in which everything that has a name has a hostile one.
  private static func workspace(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hostile-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = Array(Set(texts.map { UTF8Text($0) })).map(\.string)
    let schema: [String: Any] = [
      "name": names[0], "title": names[1], "description": names[2],
      "now": "2026-01-31T00:00:00Z",
      "events": names.map { name in
        [
          "name": name, "description": name, "synonyms": [name],
          "properties": [["name": "p", "type": "string", "description": name, "values": [name]]],
        ] as [String: Any]
      },
      "traits": names.enumerated().map {
        [
          "name": "t\($0)", "type": "string", "scope": "user", "description": $1, "values": [$1],
        ] as [String: Any]
      },
      "audiences": names.enumerated().map {
        ["key": "k\($0)", "name": $1, "level": "users", "query": "trait('\($1)') = 'x'"]
      },
    ]
    try JSONSerialization.data(withJSONObject: schema)
      .write(to: folder.appending(path: "workspace.json"))
    let calls = try names.flatMap { name in
      try [
        [
          "type": "identify", "userId": name, "timestamp": "2026-01-01T00:00:00Z",
          "traits": ["t0": name, "t1": name, name: name],
        ] as [String: Any],
        [
          "type": "track", "event": names[0], "userId": name, "timestamp": "2026-01-02T00:00:00Z",
          "properties": ["p": name, name: name],
        ],
        ["type": "group", "groupId": name, "userId": name, "timestamp": "2026-01-01T00:00:00Z"],
      ].map { try JSONSerialization.data(withJSONObject: $0) }
    }
    try Data(calls.joined(separator: [0x0A])).write(to: folder.appending(path: "calls.jsonl"))
    try body(folder)
  }

  private static let screens = [
    Screen(columns: 80), Screen(columns: 24, hasColour: true, isASCII: true),
  ]

  /// Nothing that is shown of a reply, in any form, acts on a terminal.
  private func expectSafe(_ reply: Reply, _ comment: Comment) {
    for screen in Self.screens {
      for line in TextRenderer(screen).lines(reply) {
        let text = screen.hasColour ? line.replacing(/\u{1B}\[[0-9;]*m/, with: "") : line
        let unsafe = text.unicodeScalars.first(where: ScreenText.isUnsafe)
        if let unsafe { Issue.record("\(comment) shows U+\(String(unsafe.value, radix: 16))") }
      }
    }
    let json = ScreenText.escapedJSON(ReplyJSON.json(reply).compactText)
    #expect(!json.unicodeScalars.contains(where: ScreenText.isUnsafe), comment)
  }

  @Test("names, values and ids of a workspace are shown as text by every command")
  func workspaces() throws {
    try Self.workspace { folder in
      var session = try Samples.session()
      let opened = try session.open(path: folder.path, work: SessionWork())
      expectSafe(opened, "opening")
      for line in [
        "/schema", "/schema t", "/status", "/audiences", "/define", "/examples", "/plugins",
        "/query trait('t0').exists()", "/preview 300 t0 t1 by t0", "/explain", "/show",
        "/show english", "/values t0", "/insights t0", "/insights", "/waterfall", "/near",
        "/overlap k0", "/export csv", "/export csv-unformatted", "/export jsonl", "/export ids",
        "/export mermaid", "/diff trait('t1').exists()", "/log", "/request", "/invent",
        "/sweep 1 value 0..3", "/report \(folder.path)/report.html", "/stats",
      ] {
        expectSafe(session.run(line), "\(line)")
      }
      let report = try String(
        contentsOf: folder.appending(path: "report.html"), encoding: .utf8)
      #expect(!report.unicodeScalars.contains { $0 != "\n" && ScreenText.isUnsafe($0) })
    }
  }

  @Test(
    "what is typed is shown as text by every command that quotes it",
    arguments: [
      "/schema X", "/query event('X').count() >= 1", "/query trait('t0') = 'X'", "/query X",
      "/why X", "/profile X", "/values X", "/nothing X", "/X", "X", "X and something that follows",
      "/set 1 X", "/set X", "/where 1 X", "/save X", "/define X = last 7 days", "/define a = X",
      "/open X", "/at X", "/diff X", "/sweep X", "/preview 5 X", "/preview X", "/insights X",
      "/export X", "/export csv /nowhere/X", "/report /nowhere/X", "/session run X", "/learn X",
      "/strategy X", "/strategy replay recording=X", "/help X", "/overlap X", "/near X",
      "/refine X",
      "/load X", "/rename X Y", "/delete X", "/invent X", "/compare X", "/apply X", "/consent X",
    ])
  func typed(_ template: String) throws {
    try Self.workspace { folder in
      var session = try Samples.session(in: folder)
      _ = session.run("/query trait('t0').exists()")
      for text in Self.texts {
        var copy = session
        let oneLine = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        let line = template.replacing("X", with: oneLine)
        if line.contains(".."), line.hasPrefix("/export") || line.hasPrefix("/report") { continue }
        expectSafe(copy.run(line), "\(line.debugDescription)")
      }
    }
  }
}
