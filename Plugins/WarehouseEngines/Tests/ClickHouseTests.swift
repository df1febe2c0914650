import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceTestSupport
import AudienceThreads
import AudienceTime
import Foundation
import Testing
import WarehouseEngines

/// What goes to ClickHouse and what comes back, with a server that plays what it is told.
@Suite("ClickHouse over HTTP")
struct ClickHouseTests {
  private static let catalogue: LoopbackServer.Step = rows(
    [
      ["users", "id", "String"], ["users", "age", "Nullable(Int64)"],
      ["users", "name", "Nullable(String)"],
    ])

  /// An answer with progress between its rows.
  private static func rows(_ rows: [[String]]) -> LoopbackServer.Step {
    let progress = #"{"progress":{"read_rows":"1","total_rows_to_read":"2"}}"#
    let lines = rows.map { row in
      let cells = row.enumerated().map { #""c\#($0.offset)":"\#($0.element)""# }
      return "\(progress)\n{\"row\":{\(cells.joined(separator: ","))}}"
    }
    return .answer(200, lines.joined(separator: "\n") + "\n" + progress + "\n")
  }

  private func engine(
    _ server: LoopbackServer, path: String = "/shop", user: String = "anna:s3cret@",
    timeout: Int = 30
  ) throws -> ClickHouseEngine {
    try ClickHouseEngine(
      source: PreviewSource(
        store: nil,
        address: EngineAddress("clickhouse+http://\(user)127.0.0.1:\(server.port)\(path)")),
      settings: PluginSettings(
        ["timeout": String(timeout)], for: ClickHouseEngine.description,
        environment: ["CLICKHOUSE_PASSWORD": "fr0m-env"]))
  }

  private func request(_ text: String) throws -> PreviewRequest {
    guard case .audience(let tree) = try QueryParser.parse(text).definition else {
      throw CocoaError(.featureUnsupported)
    }
    return PreviewRequest(
      tree: tree, level: .users, now: Instant(microseconds: 0), workspace: Workspace(name: "w"))
  }

  @Test("rows come back, and what is sent is read-only, limited and without secrets")
  func exchange() throws {
    let server = try LoopbackServer(scripts: [
      [Self.catalogue], [Self.rows([["u_1"], ["u_é"]])],
    ])
    defer { server.stop() }
    var ids: [UTF8Text] = []
    try engine(server).members(
      request("trait('name') = 'a\\b'"), limit: nil, work: PreviewWork()
    ) { ids.append($0) }
    #expect(ids == ["u_1", "u_é"])
    let asked = try #require(server.requests.last)
    for part in ["readonly=1", "max_execution_time=30", "join_use_nulls=1", "database=shop"] {
      #expect(asked.line.contains(part))
    }
    #expect(asked.line.hasPrefix("POST /?query_id=audience-"))
    #expect(asked.line.contains("param_p1=a%5C%5Cb"))
    #expect(!asked.line.contains("s3cret"))
    let headers = Dictionary(
      asked.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { $1 })
    #expect(headers["x-clickhouse-user"] == "anna")
    #expect(headers["x-clickhouse-key"] == "s3cret")
    let text = String(decoding: asked.body, as: UTF8.self)
    #expect(!text.contains("SETTINGS"))
    #expect(!text.contains("FORMAT"))
  }

  @Test("the password comes from the environment where the address has none")
  func environment() throws {
    let server = try LoopbackServer(scripts: [[Self.catalogue], [Self.rows([["5"]])]])
    defer { server.stop() }
    let total = try engine(server, user: "").total(
      of: .users, at: Instant(microseconds: 0), work: PreviewWork())
    #expect(total == 5)
    #expect(
      server.requests.last?.headers.first { $0.name.lowercased() == "x-clickhouse-key" }?.value
        == "fr0m-env")
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let name: String
    let steps: [LoopbackServer.Step]
    let message: String
    var testDescription: String { name }
  }

  private static let faults: [Fault] = [
    Fault(
      name: "wrong password",
      steps: [
        .answer(
          403, "Code: 516. DB::Exception: anna: Authentication failed: s3cret is incorrect.\n",
          headers: ["X-ClickHouse-Exception-Code": "516"])
      ], message: "refused the login"),
    Fault(
      name: "no table", steps: [.answer(404, "Code: 60. DB::Exception: Unknown table users\n")],
      message: "Unknown table users (ClickHouse 60)"),
    Fault(
      name: "timeout",
      steps: [.answer(500, "Code: 159. DB::Exception: Timeout exceeded: elapsed 1 s\n")],
      message: "stopped the query"),
    Fault(
      name: "an error behind the first rows",
      steps: [.answer(200, "{\"row\":{\"c\":\"u1\"}}\nCode: 241. DB::Exception: Memory limit\n")],
      message: "Memory limit (ClickHouse 241)"),
    Fault(
      name: "an error as a row",
      steps: [.answer(200, #"{"exception":"Code: 395. DB::Exception: stop"}"# + "\n")],
      message: "stop (ClickHouse 395)"),
    Fault(
      name: "cut in the middle",
      steps: [
        .send(Array((LoopbackServer.Step.head(length: 5000) + "{\"row\":{\"c\":\"u1\"}}\n").utf8)),
        .reset,
      ], message: "is gone"),
    Fault(
      name: "another server", steps: [.answer(200, "<html>hello</html>", type: "text/html")],
      message: "<html>hello</html>"),
    Fault(
      name: "sent elsewhere",
      steps: [.answer(302, "", headers: ["Location": "http://127.0.0.1:1/"])],
      message: "HTTP status 302"),
  ]

  @Test("what goes wrong is said with the place, without the password", arguments: faults)
  func fault(_ fault: Fault) throws {
    let server = try LoopbackServer(scripts: [[Self.catalogue], fault.steps, [Self.catalogue]])
    defer { server.stop() }
    let engine = try engine(server)
    let error = #expect(throws: FindingError.self) {
      try engine.members(request("trait('age') > 3"), limit: nil, work: PreviewWork()) { _ in }
    }
    let message = error?.first.message ?? ""
    #expect(error?.first.code == .warehouse)
    #expect(message.contains(fault.message), "\(message)")
    #expect(message.contains("clickhouse+http://anna@127.0.0.1:\(server.port)/shop"))
    #expect(!message.contains("s3cret"))
  }

  @Test("a server that says nothing is left after the timeout")
  func silent() throws {
    let server = try LoopbackServer(scripts: [[Self.catalogue], [.hold]])
    defer { server.stop() }
    let error = #expect(throws: FindingError.self) {
      try engine(server, timeout: 1).count(request("trait('age') > 3"), work: PreviewWork())
    }
    #expect(error?.first.message.contains("did not answer within 1 s") == true)
  }

  @Test("cancelling ends the query at the server too")
  func cancelled() throws {
    let server = try LoopbackServer(scripts: [[Self.catalogue], [.hold], [.answer(200, "")]])
    defer { server.stop() }
    let reports = Locked(0)
    let work = PreviewWork(
      isCancelled: { server.requests.count == 2 && reports.withLock { $0 > 5 } },
      progress: { _ in reports.withLock { $0 += 1 } })
    #expect(throws: CancellationError.self) {
      try engine(server).count(request("trait('age') > 3"), work: work)
    }
    while server.requests.count < 3 { usleep(10_000) }
    let asked = try #require(server.requests.dropFirst().first?.line)
    let id = try #require(asked.firstMatch(of: /query_id=([-a-z0-9]+)/)?.output.1)
    let killed = String(decoding: server.requests[2].body, as: UTF8.self)
    #expect(killed.hasPrefix("KILL QUERY WHERE query_id = '\(id)'"))
  }

  @Test("plain HTTP to another machine is refused before anything is sent")
  func plain() {
    let error = #expect(throws: FindingError.self) {
      try ClickHouseEngine(
        source: PreviewSource(
          store: nil, address: EngineAddress("clickhouse+http://db.example/shop")),
        settings: PluginSettings(for: ClickHouseEngine.description))
    }
    #expect(error?.first.message.contains("this machine only") == true)
  }
}
