import AudienceDiagnostics
import AudienceJSON
import ModelClient
import NetworkClient
import Testing

/// Against a server of llama.cpp with a small real model: `.ci/real-model` starts one and sets
/// `AUDIENCE_MODEL_SERVER` to its base URL. It proves the protocol, not what a model understands.
@Suite(
  .enabled(if: OptIn.modelServer != nil, "needs .ci/real-model"), .serialized)
struct RealServerTests {
  private func service(
    _ api: ModelAPI, key: String = "sk-test"
  ) throws -> ModelService {
    // A machine that is busy with other things takes its time.
    var limits = ModelLimits()
    limits.firstByte = .seconds(300)
    limits.total = .seconds(600)
    let baseURL = try BaseURL(try #require(OptIn.modelServer))
    return ModelService(
      try ModelConfiguration(
        baseURL: baseURL, api: api, key: Secret(key), limits: limits),
      transport: HelperTransport(environment: [:]))
  }

  /// A schema that refers to itself, as a condition tree's does.
  private static let schema = """
    {"type":"object","properties":{"node":{"$ref":"#/$defs/node"}},"required":["node"],
    "additionalProperties":false,"$defs":{"node":{"anyOf":[
    {"type":"object","properties":{"event":{"type":"string","enum":["Order Completed","Signed Up"]}},
    "required":["event"],"additionalProperties":false},
    {"type":"object","properties":{"not":{"$ref":"#/$defs/node"}},"required":["not"],
    "additionalProperties":false}]}}}
    """

  private func request(streamed: Bool, tokens: Int = 60) throws -> ModelRequest {
    ModelRequest(
      label: "real", model: "smollm2", instructions: "Answer with JSON.",
      turns: [
        .init(.user, "Customers who signed up"),
        .init(.assistant, #"{"node":{"event":"Signed Up"}}"#),
        .init(.user, "Customers who did not sign up"),
        .init(.assistant, #"{"node":{"not":{"event":"Signed Up"}}}"#),
        .init(.user, "Customers who completed an order"),
      ],
      schema: .init(name: "audience", value: try JSONReader.read(Self.schema)),
      maximumOutputTokens: tokens, isStreamed: streamed)
  }

  private func last(_ service: ModelService, _ request: ModelRequest) async -> ModelEvent? {
    var last: ModelEvent?
    for await event in service.events(for: request) { last = event }
    return last
  }

  private func holds(_ node: JSONValue?) -> Bool {
    if let inner = node?["not"] { return holds(inner) }
    return ["Order Completed", "Signed Up"].contains(node?["event"]?.stringValue)
  }

  @Test(arguments: [true, false])
  func `the schema holds`(_ isStreamed: Bool) async throws {
    var pieces = 0
    var reply: ModelReply?
    let events = try service(.chatCompletions).events(for: request(streamed: isStreamed))
    for await event in events {
      switch event {
      case .text: pieces += 1
      case .finished(let finished): reply = finished
      case .failed(let error): Issue.record("\(error)")
      default: break
      }
    }
    guard case .text(let text)? = reply?.answer else { return #expect(Bool(false)) }
    #expect(holds(try JSONReader.read(text)["node"]))
    #expect(reply?.rung == .strictSchema)
    #expect((reply?.usage?.output ?? 0) > 0)
    #expect(isStreamed ? pieces > 1 : pieces == 1)
  }

  /// This server takes requests of the Responses API and ignores the form that they ask for.
  @Test func `the Responses API is spoken`() async throws {
    // Nor does it take an assistant's turn in the short form that the API has for it.
    var request = try request(streamed: true, tokens: 30)
    request.turns.removeFirst(4)
    let event = await last(try service(.responses), request)
    switch event {
    case .finished(let reply): #expect(reply.attempts >= 1)
    case .failed(let error): #expect([.malformed, .truncated, .timedOut].contains(error.kind))
    default: Issue.record("\(String(describing: event))")
    }
  }

  @Test func `a wrong key is refused`() async throws {
    guard
      case .failed(let error)? = await last(
        try service(.chatCompletions, key: "sk-wrong"), try request(streamed: true))
    else { return #expect(Bool(false)) }
    #expect(error.kind == .keyRefused)
  }

  @Test func `its models are listed`() async throws {
    #expect(try await service(.chatCompletions).models().isEmpty == false)
  }

  @Test func `an answer may be cancelled, and the server goes on`() async throws {
    var long = try request(streamed: true, tokens: 400)
    long.firstRung = .plainText
    let start = ContinuousClock.now
    for await event in try service(.chatCompletions).events(for: long) {
      if case .text = event { break }
    }
    guard
      case .finished? = await last(
        try service(.chatCompletions), try request(streamed: true))
    else { return #expect(Bool(false)) }
    print("cancelled and answered anew in \(ContinuousClock.now - start)")
  }
}
