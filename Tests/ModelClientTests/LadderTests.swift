import AudienceDiagnostics
import AudienceJSON
import ModelClient
import NetworkClient
import Testing

/// Servers that refuse or ignore the form of an answer, or fields they do not know.
@Suite struct LadderTests {
  private func told(
    _ scripts: [[ScriptedTransport.Step]], api: ModelAPI = .chatCompletions,
    request: ModelRequest = Fixtures.request()
  ) async throws -> (told: Told, bodies: [JSONValue]) {
    let clock = ManualClock()
    let transport = ScriptedTransport(scripts)
    let service = ModelService(
      try Fixtures.configuration(api: api), transport: transport, clock: clock)
    let told = await service.told(request, clock: clock)
    return (told, try transport.requests.map { try JSONReader.read($0.body) })
  }

  private static func format(_ body: JSONValue, _ api: ModelAPI) -> String {
    let format = api == .responses ? body["text"]?["format"] : body["response_format"]
    return format?["type"]?.stringValue ?? "none"
  }

  private static func instructions(_ body: JSONValue, _ api: ModelAPI) -> String {
    api == .responses
      ? body["instructions"]?.stringValue ?? ""
      : body["messages"]?.arrayValue?.first?["content"]?.stringValue ?? ""
  }

  @Test(
    arguments: ModelAPI.allCases,
    [
      #"{"error":{"message":"Invalid","type":"invalid_request_error","param":"FORMAT"}}"#,
      #"{"error":{"message":"'FORMAT' of type json_schema is not supported"}}"#,
      #"{"error":"FORMAT is not supported"}"#,
      #"{"detail":[{"loc":["body","FORMAT"],"msg":"json_schema not permitted"}]}"#,
    ])
  func `a server that refuses the form is asked in other ways`(
    _ api: ModelAPI, _ error: String
  ) async throws {
    let field = api == .responses ? "text.format" : "response_format"
    let refusal = [ScriptedTransport.Step].answer(400, error.replacing("FORMAT", with: field))
    let prose = Fixtures.body(api, "Here it is:\n```json\n\(Fixtures.said)\n```")
    let (told, bodies) = try await told([refusal, refusal, .answer(200, prose)], api: api)
    #expect(told.rungs == [.strictSchema, .jsonMode, .plainText])
    #expect(told.waits == [])
    #expect(bodies.map { Self.format($0, api) } == ["json_schema", "json_object", "none"])
    let schema = Fixtures.request().schema.value.compactText
    #expect(bodies.map { Self.instructions($0, api).hasSuffix(schema) } == [false, true, true])
    #expect(told.reply?.answer == .text(Fixtures.said))
    #expect(told.reply?.rung == .plainText)
  }

  @Test func `a server that refuses JSON mode too says so in the end`() async throws {
    let refusal = [ScriptedTransport.Step].answer(
      400, #"{"error":{"message":"no","param":"response_format"}}"#)
    let (told, _) = try await told([refusal])
    #expect(told.rungs == [.strictSchema, .jsonMode, .plainText])
    #expect(told.error?.kind == .requestRefused)
    #expect(told.error?.field == "response_format")
  }

  @Test func `a server that ignores the form is told of it in words`() async throws {
    let (told, bodies) = try await told([
      .answer(200, Fixtures.body(.chatCompletions, "Sure! Customers with a phone.")),
      .answer(200, Fixtures.body(.chatCompletions)),
    ])
    #expect(told.rungs == [.strictSchema, .jsonMode])
    #expect(told.reply?.rung == .jsonMode)
    #expect(bodies.map { Self.format($0, .chatCompletions) } == ["json_schema", "json_object"])
  }

  @Test func `an object among words is the answer, and it is said`() async throws {
    let (told, _) = try await told([
      .answer(200, Fixtures.body(.chatCompletions, #"{not json} then {"a":"}{\"","b":{}} and {}"#))
    ])
    #expect(told.reply?.answer == .text(#"{"a":"}{\"","b":{}}"#))
    #expect(told.reply?.rung == .plainText)
  }

  @Test func `the rung of the last answer may be the first`() async throws {
    var request = Fixtures.request()
    request.firstRung = .jsonMode
    let (told, _) = try await told(
      [.answer(200, Fixtures.body(.chatCompletions))], request: request)
    #expect(told.rungs == [.jsonMode])
  }

  @Test(arguments: [
    ("reasoning_effort", #"{"error":{"message":"Unsupported","param":"reasoning_effort"}}"#),
    ("prompt_cache_key", #"{"message":"Unknown field: prompt_cache_key"}"#),
    ("store", #"{"detail":[{"loc":["body","store"],"msg":"extra fields not permitted"}]}"#),
    ("stream_options", #"{"error":{"message":"bad","param":"stream_options.include_usage"}}"#),
    ("max_completion_tokens", #"{"error":{"message":"bad","param":"max_completion_tokens"}}"#),
  ])
  func `a field that a server does not know is left out`(
    _ field: String, _ error: String
  ) async throws {
    let (told, bodies) = try await told([
      .answer(400, error), .answer(200, Fixtures.body(.chatCompletions)),
    ])
    #expect(told.reply?.answer == .text(Fixtures.said))
    #expect(told.reply?.droppedFields == [field])
    #expect(told.reply?.rung == .strictSchema)
    let key = UTF8Text(field)
    #expect(bodies.map { $0[key] != nil } == [true, false])
  }

  @Test func `an answer that a server would keep is not asked for`() async throws {
    let (told, bodies) = try await told(
      [.answer(400, #"{"error":{"message":"unknown","param":"store"}}"#)], api: .responses)
    #expect(told.error?.kind == .requestRefused)
    #expect(bodies.map { $0["store"] } == [.boolean(false)])
  }
}
