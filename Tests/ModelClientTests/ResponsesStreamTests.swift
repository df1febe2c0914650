import AudienceDiagnostics
import AudienceJSON
import AudienceTestSupport
import Foundation
import ModelClient
import NetworkClient
import Testing

/// There is no recorded stream of the Responses API: these are made from the schemas of its events
/// in the official description, in the order in which they may come.
@Suite struct ResponsesStreamTests {
  private static let said = #"{"a":"é☕"}"#

  private func told(
    _ pieces: [ArraySlice<UInt8>], headers: [String: String] = [:]
  ) async throws -> Told {
    let clock = ManualClock()
    let head = AnswerHead(
      status: 200, headers: headers.merging(["content-type": "text/event-stream"]) { a, _ in a })
    let steps = pieces.map { ScriptedTransport.Step.event(.body([UInt8]($0))) }
    let transport = ScriptedTransport([[.event(.sent), .event(.head(head))] + steps])
    let service = ModelService(
      try Fixtures.configuration(api: .responses), transport: transport, clock: clock)
    return await service.told(Fixtures.request(), clock: clock)
  }

  private func told(_ stream: ResponsesStream) async throws -> Told {
    try await told([stream.bytes[...]])
  }

  @Test func `an answer with every kind of event`() async throws {
    let told = try await told(.everything(saying: Self.said))
    #expect(told.text == Self.said)
    #expect(told.reply?.answer == .text(Self.said))
    #expect(told.reply?.usage == ModelUsage(input: 10, cachedInput: 4, output: 9, reasoning: 3))
    #expect(told.reply?.model == "gpt-x")
    #expect(told.late == 0)
  }

  @Test(
    .enabled(if: TestSettings.hasShared("openai/openapi-part.json"), "needs ../shared/openai"))
  func `every kind of event of the official description is among them`() throws {
    let text = try String(
      decoding: [UInt8](
        Data(
          contentsOf: URL(filePath: #require(TestSettings.sharedPath("openai/openapi-part.json"))))),
      as: UTF8.self)
    let schemas = try #require(try JSONReader.read(text)["components"]?["schemas"])
    let kinds = try #require(schemas["ResponseStreamEvent"]?["anyOf"]?.arrayValue).compactMap {
      $0["$ref"]?.stringValue?.split(separator: "/").last.flatMap {
        schemas[UTF8Text(String($0))]?["properties"]?["type"]?["enum"]?.arrayValue?.first?
          .stringValue
      }
    }
    #expect(kinds.count > 50)
    let made = Set(
      [
        ResponsesStream.everything(saying: "{}"), .refusing("no"), .failing("server_error"),
        .ending(incomplete: "content_filter"), .breaking("server_error"),
      ].flatMap(\.kinds))
    #expect(kinds.filter { !made.contains($0) } == [])
  }

  @Test func `a stream may be cut into pieces at every byte`() async throws {
    let bytes = ResponsesStream.plain(saying: Self.said).bytes
    for cut in 0...bytes.count {
      let told = try await told([bytes[..<cut], bytes[cut...]])
      if told.reply?.answer != .text(Self.said) || told.text != Self.said {
        Issue.record("cut at byte \(cut): \(told)")
      }
    }
    let single = try await told(bytes.indices.map { bytes[$0...$0] })
    #expect(single.reply?.answer == .text(Self.said))
  }

  @Test func `a stream that ends before its end is no answer`() async throws {
    let bytes = ResponsesStream.plain(saying: Self.said).bytes
    // The two line ends after the last event are not needed.
    for end in 0..<(bytes.count - 2) {
      let told = try await told([bytes[..<end]])
      if told.error?.kind != .cut || told.reply != nil { Issue.record("ended at byte \(end)") }
    }
  }

  @Test func `a refusal is the model's own words`() async throws {
    let told = try await told(.refusing("I can't help with that."))
    #expect(told.refusal == "I can't help with that.")
    #expect(told.reply?.answer == .refusal("I can't help with that."))
  }

  @Test(arguments: [
    ("max_output_tokens", ModelError.Kind.truncated, 2, FindingCode.unavailable),
    ("content_filter", .filtered, 1, .reword),
  ])
  func `an answer that is not complete is none`(
    _ reason: String, _ kind: ModelError.Kind, _ attempts: Int, _ code: FindingCode
  ) async throws {
    let told = try await told(.ending(incomplete: reason))
    #expect(told.error?.kind == kind)
    #expect(told.error?.generationCode == code)
    #expect(told.attempts == attempts)
  }

  @Test(arguments: [
    ("server_error", ModelError.Kind.serverFailed), ("rate_limit_exceeded", .rateLimited),
    ("invalid_prompt", .filtered), ("insufficient_quota", .quota),
  ])
  func `a failure in the midst is not tried again`(
    _ code: String, _ kind: ModelError.Kind
  ) async throws {
    for stream in [ResponsesStream.failing(code), .breaking(code)] {
      let told = try await told(stream)
      #expect(told.error?.kind == kind)
      #expect(told.error?.code == code)
      #expect(told.attempts == 1)
    }
  }

  @Test func `pieces that are not the whole are no answer`() async throws {
    var stream = ResponsesStream.plain(saying: Self.said)
    stream.remove(first: "response.output_text.delta")
    let told = try await told(stream)
    #expect(told.error?.kind == .malformed)
    #expect(told.error?.cause.contains("the pieces of the text are not the whole of it") == true)
  }

  @Test(arguments: [
    ["response.output_text.delta"],
    ["response.output_text.delta", "response.output_text.done"],
  ])
  func `a server that leaves the pieces out is understood`(_ left: [String]) async throws {
    var stream = ResponsesStream.plain(saying: Self.said)
    for kind in left { stream.remove(all: kind) }
    let told = try await told(stream)
    #expect(told.text == Self.said)
    #expect(told.reply?.answer == .text(Self.said))
  }

  @Test func `what the model says along the way is not its answer`() async throws {
    let told = try await told(.commenting(saying: Self.said))
    #expect(told.text == Self.said)
    #expect(told.reply?.answer == .text(Self.said))
  }
}
