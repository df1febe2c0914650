import AudienceDiagnostics
import ModelClient
import NetworkClient
import Testing

/// How long is waited before the next try, and whether there is one.
@Suite struct RetryTests {
  private func told(
    _ scripts: [[ScriptedTransport.Step]], streamed: Bool = true, randomness: Double = 0,
    limits: ModelLimits = ModelLimits(), api: ModelAPI = .chatCompletions
  ) async throws -> (Told, ScriptedTransport) {
    let clock = ManualClock()
    let transport = ScriptedTransport(scripts)
    let service = ModelService(
      try Fixtures.configuration(api: api, limits: limits), transport: transport, clock: clock,
      randomness: { randomness })
    return (await service.told(Fixtures.request(streamed: streamed), clock: clock), transport)
  }

  struct Wait: CustomTestStringConvertible, Sendable {
    let headers: [String: String]
    let waits: [Duration]
    var testDescription: String { "\(headers)" }

    init(_ headers: [String: String], _ waits: Duration...) {
      self.headers = headers
      self.waits = waits
    }
  }

  /// The clock's date is 1 January 2026, a Thursday.
  static let waits: [Wait] = [
    Wait([:], .milliseconds(500), .seconds(1)),
    Wait(["retry-after": "3"], .seconds(3), .seconds(3)),
    Wait(["retry-after": "0.25"], .milliseconds(250), .milliseconds(250)),
    Wait(["retry-after": "2", "retry-after-ms": "700"], .milliseconds(700), .milliseconds(700)),
    Wait(["retry-after-ms": "abc", "retry-after": "2"], .seconds(2), .seconds(2)),
    Wait(["retry-after": "0"], .milliseconds(500), .seconds(1)),
    Wait(["retry-after": "-1"], .milliseconds(500), .seconds(1)),
    Wait(["retry-after": "abc"], .milliseconds(500), .seconds(1)),
    Wait(["retry-after": "nan"], .milliseconds(500), .seconds(1)),
    Wait(["retry-after": "1e9"]),
    Wait(["retry-after": "inf"]),
    Wait(["retry-after": "61"]),
    Wait(["retry-after": "Thu, 01 Jan 2026 00:00:05 GMT"], .seconds(5), .milliseconds(1000)),
    Wait(["retry-after": "Wed, 31 Dec 2025 23:59:00 GMT"], .milliseconds(500), .seconds(1)),
    Wait(["retry-after": "Thu, 31 Feb 2026 00:00:05 GMT"], .milliseconds(500), .seconds(1)),
    Wait(["retry-after": "Thu, 01 Jan 2027 00:00:00 GMT"]),
    Wait(["x-should-retry": "false"]),
  ]

  @Test(arguments: waits)
  func `the server says how long`(_ wait: Wait) async throws {
    let (told, _) = try await told([.answer(429, "{}", headers: wait.headers)])
    #expect(told.waits == wait.waits)
    #expect(told.attempts == wait.waits.count + 1)
    #expect(told.error?.kind == .rateLimited)
  }

  @Test func `waits double up to 8 s and are spread`() async throws {
    var limits = ModelLimits()
    limits.retries = 7
    limits.total = .seconds(600)
    let (plain, _) = try await told([.answer(500, "{}")], limits: limits)
    #expect(plain.waits == [0.5, 1, 2, 4, 8, 8, 8].map { .seconds($0) })
    let (spread, _) = try await told([.answer(500, "{}")], randomness: 0.5, limits: limits)
    #expect(spread.waits.first == .milliseconds(437))
    #expect(spread.waits.last == .seconds(7))
  }

  /// Nothing is taken for an answer before its end, so it may be begun anew, once.
  @Test(arguments: ModelAPI.allCases, [40, 400])
  func `a stream that broke off is tried once more`(_ api: ModelAPI, count: Int) async throws {
    let stream = Array(Fixtures.stream(api).utf8)
    let head = AnswerHead(status: 200, headers: ["content-type": "text/event-stream"])
    let cut: [ScriptedTransport.Step] = [
      .event(.sent), .event(.head(head)), .event(.body([UInt8](stream[..<count]))),
      .fail(TransportFailure(.cut, "reset")),
    ]
    let whole = [ScriptedTransport.Step].answer(
      200, Fixtures.stream(api), type: "text/event-stream")
    let (once, _) = try await told([cut, whole], api: api)
    #expect(once.reply?.answer == .text(Fixtures.said))
    #expect(once.text == Fixtures.said)
    #expect(once.attempts == 2)
    let (twice, _) = try await told([cut, cut, whole], api: api)
    #expect(twice.error?.kind == .cut)
    #expect(twice.attempts == 2)
  }

  @Test func `an answer that was too long is asked for once more with more room`() async throws {
    let long = Fixtures.body(.chatCompletions)
      .replacing(#""message""#, with: #""finish_reason":"length","message""#)
      .replacing(#","finish_reason":"stop""#, with: "")
    let (told, transport) = try await told([
      .answer(200, long), .answer(200, Fixtures.body(.chatCompletions)),
    ])
    #expect(told.reply?.answer == .text(Fixtures.said))
    #expect(told.text == Fixtures.said)
    let limits = transport.requests.map {
      String(decoding: $0.body, as: UTF8.self).firstMatch(of: /"max_completion_tokens":(\d+)/)?.1
    }
    #expect(limits == ["500", "1000"])
  }

  @Test func `a filtered answer is to be reworded`() async throws {
    let filtered = Fixtures.body(.chatCompletions)
      .replacing(#""finish_reason":"stop""#, with: #""finish_reason":"content_filter""#)
    let (told, _) = try await told([.answer(200, filtered)])
    #expect(told.attempts == 1)
    #expect(told.error?.kind == .filtered)
    #expect(told.error?.generationCode == .reword)
  }

  @Test(arguments: ModelError.Kind.allCases)
  func `every error is a code of a generation`(_ kind: ModelError.Kind) {
    let code = ModelError(kind, "x").generationCode
    #expect([.unavailable, .reword, .cancelled, .unknown].contains(code))
  }
}
