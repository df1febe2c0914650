import AudienceSampleSupport
import AudienceTestSupport
import Foundation
import TerminalTestSupport
import Testing

/// A key of a model server is in the requests to it, and nowhere else.
@Suite("The key", .serialized)
struct KeyCanaryTests {
  private static let key = "sk-CANARY-4f1d9a7c"
  private static let shop = Samples.folder.appending(path: "shop").path
  private static let prompt = "Customers who haven't purchased in the last 30 days and have a phone"

  /// What the server says: refusals that quote the key, then a recorded answer again and again.
  private func scripts() throws -> [[LoopbackServer.Step]] {
    let recorded = Samples.folder.appending(path: "shop/recorded.jsonl")
    let first = try #require(
      try String(contentsOf: recorded, encoding: .utf8).split(separator: "\n").first)
    let exchange = try #require(
      try JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any])
    let pieces = (exchange["answer"] as? [String: Any])?["body"] as? [[String: Any]] ?? []
    let body = pieces.compactMap { $0["text"] as? String }.joined()
    let echo = #"{"error":{"message":"Incorrect API key provided: \#(Self.key)."}}"#
    return [
      [.answer(401, echo)], [.answer(400, echo)], [.answer(200, echo)],
      [.answer(200, "data: \(echo)\n\n", type: "text/event-stream")],
      [.answer(302, "", headers: ["Location": "http://127.0.0.1:1/\(Self.key)"])],
      [.answer(200, body, type: "text/event-stream")],
    ]
  }

  @Test("a mixed session leaves the key nowhere but in the requests")
  func session() throws {
    let home = FileManager.default.temporaryDirectory.appending(path: "canary-\(UUID())")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: home) }
    let server = try LoopbackServer(scripts: try scripts())
    defer { server.stop() }
    func file(_ name: String) -> String { home.appending(path: name).path }
    // Editor and pager write down what they were given.
    let look = "{ env; tr '\\0' ' ' < /proc/$PPID/cmdline; }"
    try Data("\(look) > \(file("editor.seen"))".utf8).write(to: URL(filePath: file("editor.sh")))
    let terminal = try TerminalProgram(
      "audience", [Self.shop], home: home.path,
      environment: [
        "OPENAI_API_KEY": Self.key, "NO_COLOR": "1", "EDITOR": "sh \(file("editor.sh"))",
        "PAGER": "\(look) > \(file("pager.seen")); cat",
        "OPENAI_BASE_URL": server.baseURL, "PGPASSWORD": Self.key, "CLICKHOUSE_PASSWORD": Self.key,
      ])
    func type(_ line: String) throws {
      try terminal.expect("❯")
      terminal.send(line + "\r")
    }
    try type("/strategy openai model=m record=\(file("lesson.jsonl"))")
    for line in [
      "/consent", "/request \(Self.prompt)", "/plugins openai", "/plugins postgres",
      "/plugins clickhouse", "/status",
    ] { try type(line) }
    // The refusals, then an answer.
    for _ in 0..<6 { try type(Self.prompt) }
    for line in [
      "/schema", "/edit", "/log", "/explain", "/session save \(file("steps.session"))",
      "/report \(file("report.html"))", "/export json \(file("audience.json"))",
      "/export csv \(file("members.csv"))",
    ] { try type(line) }
    try terminal.expect("❯")
    #expect(!String(decoding: terminal.bytes, as: UTF8.self).contains("CANARY"))
    // One that is typed is on the screen, and not kept.
    terminal.send("/strategy openai api-key=\(Self.key)\r")
    try type("/help \(Self.key)")
    try terminal.expect("❯")
    // The journal is there while the session runs.
    for path in FileManager.default.subpaths(atPath: home.path) ?? [] {
      let content = FileManager.default.contents(atPath: file(path)) ?? Data()
      #expect(!String(decoding: content, as: UTF8.self).contains("CANARY"), "\(path)")
    }
    terminal.send("/quit\r")
    #expect(terminal.finish() == 0)
    for name in [
      "editor.seen", "pager.seen", "lesson.jsonl", "steps.session", "report.html",
      "audience.json", "members.csv", ".local/state/audience/history",
      ".config/audience/config.json",
    ] {
      let content = try #require(FileManager.default.contents(atPath: file(name)), "no \(name)")
      #expect(!content.isEmpty, "\(name)")
      #expect(!String(decoding: content, as: UTF8.self).contains("CANARY"), "\(name)")
    }
    // It is used: otherwise none of this says anything.
    #expect(server.requests.count >= 6)
    #expect(
      server.requests.allSatisfy { request in
        request.headers.contains { $0.value == "Bearer \(Self.key)" }
          && !String(decoding: request.body, as: UTF8.self).contains("CANARY")
      })
  }

  @Test("errors and settings on standard error and output do not show it")
  func batch() throws {
    let server = try LoopbackServer(scripts: try scripts())
    defer { server.stop() }
    let environment = [
      "OPENAI_API_KEY": Self.key, "OPENAI_BASE_URL": server.baseURL, "PGPASSWORD": Self.key,
    ]
    for _ in 0..<6 {
      let run = try Program.run(
        [
          "generate", Self.shop, "--strategy", "openai", "--accept-terms", "--set", "model=m",
          "--format", "json", Self.prompt,
        ], environment: environment)
      #expect(!(run.output + run.errors).contains("CANARY"))
    }
    for arguments in [
      ["plugins", "openai"], ["plugins", "postgres"], ["plugins"],
      ["repl", Self.shop, "-c", "/status"],
    ] {
      let run = try Program.run(arguments, environment: environment)
      #expect(!(run.output + run.errors).contains("CANARY"))
    }
    #expect(server.requests.count >= 6)
  }
}
