import AudienceDiagnostics
import AudienceTestSupport
import Foundation
import ModelClient
import NetworkClient
import Testing

/// Every fault that a server or the way to it can have, over real sockets, streamed and not: how
/// often it is tried, what it is called, and what its line says.
@Suite struct FaultTableTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let id: String
    let scripts: [[LoopbackServer.Step]]
    let attempts: Int
    /// Nil where the client finds an answer in the end.
    let kind: ModelError.Kind?
    /// What the line has to have.
    var says: String?
    var testDescription: String { id }

    init(
      _ id: String, _ scripts: [LoopbackServer.Step]..., attempts: Int, _ kind: ModelError.Kind?,
      says: String? = nil
    ) {
      self.id = id
      self.scripts = scripts
      self.attempts = attempts
      self.kind = kind
      self.says = says
    }
  }

  static func error(
    _ message: String, type: String = "server_error", code: String? = nil, param: String? = nil
  ) -> String {
    let code = code.map { "\"\($0)\"" } ?? "null"
    let param = param.map { "\"\($0)\"" } ?? "null"
    return
      #"{"error":{"message":"\#(message)","type":"\#(type)","code":\#(code),"param":\#(param)}}"#
  }

  private static let id = ["x-request-id": "req_42"]

  static let rows: [Row] =
    statuses + waits + redirects + [
      Row("closed without an answer", [], attempts: 3, .unreachable, says: "without an answer"),
      Row("reset without an answer", [.reset], attempts: 3, .unreachable),
      Row(
        "html", [.answer(200, "<html>\u{1B}[31mportal</html>", type: "text/html")], attempts: 1,
        .malformed, says: "content type 'text/html'"),
      Row("no content type", [.answer(200, "{}", type: nil)], attempts: 1, .malformed),
      Row("empty 200", [.answer(200, "")], attempts: 1, .malformed, says: "an empty body"),
      Row("204", [.answer(204, "", type: nil)], attempts: 1, .malformed),
      Row(
        "json that is no answer", [.answer(200, #"{"hello":1}"#)], attempts: 1, .malformed,
        says: "expected"),
      Row("not json", [.answer(200, "{,}")], attempts: 1, .malformed),
      Row("a list", [.answer(200, "[]")], attempts: 1, .malformed, says: "not an array"),
      Row(
        "deep json", [.answer(200, String(repeating: "[", count: 100_000))], attempts: 1, .malformed
      ),
      Row(
        "cut json",
        [
          .send(
            Array((LoopbackServer.Step.head(type: "application/json") + #"{"choices":[{"ind"#).utf8)
          )
        ],
        attempts: 2, .cut, says: "broke off"),
      Row(
        "short content length, then whole",
        [.send(Array((LoopbackServer.Step.head(length: 900) + "data: {").utf8))],
        [.answer(200, Fixtures.body(.chatCompletions))], attempts: 2, nil),
      Row(
        "short content length",
        [.send(Array((LoopbackServer.Step.head(length: 900) + "data: {").utf8))],
        attempts: 2, .cut),
      Row(
        "a chunk broke off",
        [
          .send(
            Array(
              "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n9\r\ndat"
                .utf8))
        ], attempts: 2, .cut),
      Row(
        "chunks that are none",
        [
          .send(
            Array(
              "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx"
                .utf8))
        ], attempts: 2, .cut),
      Row("garbage", [.send(Array("\u{0}\u{1}garbage\r\n\r\n".utf8))], attempts: 3, .unreachable),
      Row(
        "reset in the middle",
        [.send(Array((LoopbackServer.Step.head(length: 900) + "data: {").utf8)), .reset],
        attempts: 2, .cut),
      Row(
        "too large",
        [
          .send(Array(LoopbackServer.Step.head().utf8)),
          .flood(Array((": " + String(repeating: "x", count: 65_533) + "\n").utf8)),
        ], attempts: 1, .tooLarge, says: "over 8 MiB"),
      Row(
        "one line without an end",
        [
          .send(Array(LoopbackServer.Step.head().utf8)),
          .flood(Array(repeating: UInt8(ascii: "x"), count: 65_536)),
        ], attempts: 1, .tooLarge),
      Row(
        "a stream of no events", [.answer(200, ": ping\n\n", type: "text/event-stream")],
        attempts: 2,
        .cut),
      Row(
        "an event that is not json", [.answer(200, "data: {oops}\n\n", type: "text/event-stream")],
        attempts: 2, .malformed, says: "an event is not JSON"),
      Row(
        "an error in the stream",
        [
          .answer(
            200, "data: \(error("overloaded", code: "server_error"))\n\n",
            type: "text/event-stream",
            headers: id)
        ], attempts: 1, .serverFailed, says: "overloaded"),
      Row(
        "an error in a body of success", [.answer(200, error("overloaded"))], attempts: 1,
        .serverFailed),
      Row(
        "gzip that is none",
        [.answer(200, "abc", headers: ["Content-Encoding": "gzip"])], attempts: 2, .cut),
    ]

  static let statuses: [Row] =
    [408, 409, 500, 502, 503, 504, 529].map { status in
      Row(
        "\(status)", [.answer(status, error("busy"), headers: id)], attempts: 3, .serverFailed,
        says: "request req_42")
    } + [
      Row(
        "503 in html", [.answer(503, "<html>down</html>", type: "text/html")], attempts: 3,
        .serverFailed, says: "status 503"),
      Row(
        "500, then an answer", [.answer(500, error("busy"))],
        [.answer(200, Fixtures.body(.chatCompletions))], attempts: 2, nil),
      Row(
        "401",
        [
          .answer(
            401, error("Incorrect API key provided: sk-CANAR*****ghij. You can find…"), headers: id)
        ],
        attempts: 1, .keyRefused, says: "the key was refused: set OPENAI_API_KEY"),
      Row(
        "401 that asks for a password",
        [.answer(401, "no", headers: ["WWW-Authenticate": "Basic realm=\"x\""])], attempts: 1,
        .keyRefused),
      Row(
        "403", [.answer(403, error("Country not supported"))], attempts: 1, .forbidden,
        says: "Country not supported"),
      Row(
        "404 model", [.answer(404, error("The model does not exist", code: "model_not_found"))],
        attempts: 1, .notFound, says: "check OPENAI_MODEL"),
      Row(
        "404 in html", [.answer(404, "<html>", type: "text/html")], attempts: 1, .notFound),
      Row(
        "400", [.answer(400, error("Bad \\u001b[2Jthing", type: "invalid_request_error"))],
        attempts: 1, .requestRefused, says: "Bad \\u{1B}[2Jthing"),
      Row(
        "400 too long", [.answer(400, error("too long", code: "context_length_exceeded"))],
        attempts: 1, .contextTooLong),
      Row(
        "400 with a number for a code",
        [
          .answer(400, #"{"error":{"code":400,"message":"no","type":"exceed_context_size_error"}}"#)
        ],
        attempts: 1, .contextTooLong),
      Row(
        "422 with a detail", [.answer(422, #"{"detail":"extra field"}"#)], attempts: 1,
        .requestRefused, says: "extra field"),
      Row(
        "429 quota", [.answer(429, error("quota", code: "insufficient_quota"), headers: id)],
        attempts: 1, .quota, says: "add credit"),
      Row(
        "429 quota that says it may be tried again",
        [
          .answer(
            429, error("quota", type: "insufficient_quota"),
            headers: ["x-should-retry": "true", "retry-after": "1"])
        ], attempts: 1, .quota),
      Row("418", [.answer(418, "")], attempts: 1, .requestRefused),
    ]

  static let waits: [Row] = [
    Row("429", [.answer(429, error("slow down"))], attempts: 3, .rateLimited, says: "slow down"),
    Row(
      "429, then an answer", [.answer(429, error("slow"), headers: ["Retry-After": "2"])],
      [.answer(200, Fixtures.body(.chatCompletions))], attempts: 2, nil),
    Row(
      "429 for longer than there is time",
      [.answer(429, error("slow"), headers: ["Retry-After": "1000000000"])], attempts: 1,
      .rateLimited),
    Row(
      "429 that is not to be tried again",
      [.answer(429, error("slow"), headers: ["x-should-retry": "false"])], attempts: 1,
      .rateLimited),
    Row(
      "400 that may be tried again",
      [.answer(400, error("odd"), headers: ["x-should-retry": "true"])], attempts: 3,
      .requestRefused),
  ]

  static let redirects: [Row] = [301, 302, 303, 307, 308].map { status in
    Row(
      "\(status)",
      [
        .answer(
          status, "", headers: ["Location": "http://user:pw@127.0.0.1:1/x?key=1"])
      ], attempts: 1, .redirected, says: "redirects to 127.0.0.1:1, which is not followed")
  }

  @Test(arguments: rows, [true, false])
  func `a fault ends in its error`(_ row: Row, isStreamed: Bool) async throws {
    // Rows that end well have an answer of one API only.
    let api: ModelAPI = isStreamed && row.kind != nil ? .responses : .chatCompletions
    let server = try LoopbackServer(scripts: row.scripts)
    defer { server.stop() }
    let clock = ManualClock()
    let service = ModelService(
      try Fixtures.configuration(server.baseURL, api: api),
      transport: HelperTransport(environment: [:]), clock: clock, randomness: { 0.5 })
    let told = await service.told(Fixtures.request(streamed: isStreamed), clock: clock)
    #expect(told.attempts == row.attempts)
    #expect(server.requests.count == row.attempts)
    #expect(told.late == 0)
    guard let kind = row.kind else {
      #expect(told.reply?.answer == .text(Fixtures.said))
      return
    }
    let error = try #require(told.error)
    #expect(error.kind == kind)
    #expect(error.generationCode == .unavailable)
    if let says = row.says { #expect(error.report.contains(says)) }
    #expect(error.report.contains("/strategy offline works without a network"))
    #expect(!error.report.contains("CANAR"))
    #expect(
      !error.report.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }))
  }

  @Test func `nobody listens`() async throws {
    let server = try LoopbackServer([])
    server.stop()
    let clock = ManualClock()
    let service = ModelService(
      try Fixtures.configuration(server.baseURL), transport: HelperTransport(environment: [:]),
      clock: clock, randomness: { 0 })
    let told = await service.told(Fixtures.request(), clock: clock)
    #expect(told.attempts == 3)
    #expect(told.waits == [.milliseconds(500), .seconds(1)])
    #expect(told.error?.kind == .unreachable)
    #expect(told.error?.cause.contains("nobody answers at 127.0.0.1:\(server.port)") == true)
  }

  @Test func `a host that is none`() async throws {
    let clock = ManualClock()
    let service = ModelService(
      try Fixtures.configuration("https://no-such-host.invalid/v1"),
      transport: HelperTransport(environment: [:]), clock: clock)
    let told = await service.told(Fixtures.request(), clock: clock)
    #expect(told.attempts == 3)
    #expect(told.error?.kind == .unreachable)
    #expect(told.error?.cause.hasPrefix("no host no-such-host.invalid: check") == true)
  }

  @Test func `the network program is missing`() async throws {
    let clock = ManualClock()
    let service = ModelService(
      try Fixtures.configuration(),
      transport: HelperTransport(path: "/nonexistent/audience-network", environment: [:]),
      clock: clock)
    let told = await service.told(Fixtures.request(), clock: clock)
    #expect(told.error?.kind == .unreachable)
    #expect(told.error?.cause.contains("/nonexistent/audience-network cannot be started") == true)
  }

  @Test(arguments: ModelAPI.allCases, [true, false])
  func `an answer arrives`(_ api: ModelAPI, isStreamed: Bool) async throws {
    let answer = Fixtures.answer(api, streamed: isStreamed)
    let server = try LoopbackServer([
      .answer(200, answer.body, type: answer.type, headers: ["X-Request-Id": "req_7"])
    ])
    defer { server.stop() }
    let clock = ManualClock()
    let service = ModelService(
      try Fixtures.configuration(server.baseURL, api: api),
      transport: HelperTransport(environment: [:]), clock: clock)
    let told = await service.told(Fixtures.request(streamed: isStreamed), clock: clock)
    let reply = try #require(told.reply)
    #expect(reply.answer == .text(Fixtures.said))
    #expect(told.text == Fixtures.said)
    #expect(reply.requestID == "req_7")
    #expect(reply.usage?.input == 10)
    #expect(reply.model == "m-1-2026")
    #expect(reply.rung == .strictSchema)
    #expect(reply.attempts == 1)
  }

  /// Nothing goes out but these headers: no name of this machine, no language, no cookie.
  @Test func `only the stated headers are sent`() async throws {
    let server = try LoopbackServer([.answer(200, Fixtures.body(.chatCompletions))])
    defer { server.stop() }
    let clock = ManualClock()
    let service = ModelService(
      try Fixtures.configuration(server.baseURL), transport: HelperTransport(environment: [:]),
      clock: clock)
    _ = await service.told(Fixtures.request(), clock: clock)
    let request = try #require(server.requests.first)
    #expect(request.line == "POST /v1/chat/completions HTTP/1.1")
    let headers = Dictionary(
      request.headers.map { ($0.name.lowercased(), $0.value) }, uniquingKeysWith: { $0 + $1 })
    #expect(
      headers == [
        "host": "127.0.0.1:\(server.port)", "accept": "text/event-stream",
        "accept-encoding": headers["accept-encoding"] ?? "", "accept-language": "en",
        "authorization": "Bearer \(Fixtures.key)", "connection": "keep-alive",
        "content-length": "\(request.body.count)", "content-type": "application/json",
        "openai-organization": "org-1", "openai-project": "proj_1",
        "user-agent": "audience-playground",
      ])
    #expect(request.body == service.outgoing(for: Fixtures.request()).body)
  }
}
