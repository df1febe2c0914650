import AudienceTestSupport
import ModelClient
import NetworkClient
import Testing

/// The recordings of the real API, through the whole client.
@Suite(.enabled(if: TestSettings.hasShared("openai/recorded"), "needs ../shared/openai"))
struct RecordedTrafficTests {
  private func told(
    _ bytes: [UInt8], _ api: ModelAPI, type: String, piece: Int
  ) async throws -> Told {
    let clock = ManualClock()
    let pieces = stride(from: 0, to: bytes.count, by: piece).map {
      ScriptedTransport.Step.event(.body([UInt8](bytes[$0..<min($0 + piece, bytes.count)])))
    }
    let head = AnswerHead(status: 200, headers: ["content-type": type])
    let transport = ScriptedTransport([[.event(.sent), .event(.head(head))] + pieces])
    let service = ModelService(
      try Fixtures.configuration(api: api), transport: transport, clock: clock)
    return await service.told(Fixtures.request(), clock: clock)
  }

  private func check(_ told: Told, _ said: RecordedTraffic.Said) {
    if said.stop == "tool_calls" {
      #expect(told.error?.kind == .malformed)
      #expect(told.error?.cause.contains("the model called a tool") == true)
      return
    }
    #expect(told.text == said.text)
    #expect(told.refusal == said.refusal)
    if said.stop == "length" {
      #expect(told.error?.kind == .truncated)
      #expect(told.attempts == 2)
    } else if !said.refusal.isEmpty {
      #expect(told.reply?.answer == .refusal(said.refusal))
    } else if said.isObject {
      #expect(told.reply?.answer == .text(said.text))
      #expect(told.reply?.rung == .strictSchema)
      #expect(told.reply?.usage?.input == said.inputTokens)
      #expect(told.reply?.model?.hasPrefix("gpt-4o") == true)
    } else {
      // Prose: every other way to ask for the form was tried.
      #expect(told.rungs == [.strictSchema, .jsonMode, .plainText])
      #expect(told.error?.kind == .malformed)
    }
  }

  @Test(arguments: RecordedTraffic.streams, [1, 2, 3, 7, 64, 1 << 20])
  func `a stream says what it says`(_ file: String, piece: Int) async throws {
    let bytes = try RecordedTraffic.bytes(file)
    let told = try await told(bytes, .chatCompletions, type: "text/event-stream", piece: piece)
    check(told, try RecordedTraffic.said(stream: bytes))
  }

  @Test(arguments: RecordedTraffic.chatBodies, [1, 1 << 20])
  func `a body says what it says`(_ file: String, piece: Int) async throws {
    let bytes = try RecordedTraffic.bytes(file)
    let told = try await told(bytes, .chatCompletions, type: "application/json", piece: piece)
    check(told, try RecordedTraffic.said(body: bytes))
  }

  @Test(arguments: RecordedTraffic.responsesBodies)
  func `a body of the Responses API says what it says`(_ file: String) async throws {
    let bytes = try RecordedTraffic.bytes(file)
    let told = try await told(bytes, .responses, type: "application/json", piece: 100)
    #expect(told.text.hasPrefix("I can't provide real-time updates"))
    #expect(told.text.hasSuffix("variable weather!"))
    #expect(told.error?.kind == .malformed)
  }

  /// A stream that ends before its end is no answer, wherever it ends.
  @Test func `a stream that is cut off is never taken for an answer`() async throws {
    let bytes = try RecordedTraffic.bytes("chat_stream.parse_pydantic_model.sse")
    // The line ends after the last event are not needed.
    let end = try #require(bytes.firstRange(of: Array("[DONE]".utf8)))
    for cut in 0..<end.upperBound {
      let told = try await told(
        Array(bytes[..<cut]), .chatCompletions, type: "text/event-stream", piece: 4096)
      if told.error?.kind != .cut || told.reply != nil {
        Issue.record("cut at byte \(cut): \(String(describing: told.error))")
      }
    }
  }
}
