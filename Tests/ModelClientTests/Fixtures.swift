import AudienceDiagnostics
import AudienceJSON
import Foundation
import ModelClient
import NetworkClient

/// What the tests of the client ask, and how they listen.
enum Fixtures {
  static let key = "sk-CANARY0123456789abcdefghij"

  static func configuration(
    _ baseURL: String = "http://127.0.0.1:9/v1", api: ModelAPI = .chatCompletions,
    limits: ModelLimits = ModelLimits()
  ) throws -> ModelConfiguration {
    try ModelConfiguration(
      baseURL: BaseURL(baseURL), api: api, key: Secret(key), organization: "org-1",
      project: "proj_1", limits: limits)
  }

  static func request(streamed: Bool = true) -> ModelRequest {
    ModelRequest(
      label: "Customers with a phone number", model: "m-1", instructions: "Be exact.",
      turns: [.init(.user, "Customers with a phone number")],
      schema: .init(
        name: "audience",
        value: .object(["type": .text("object"), "additionalProperties": .boolean(false)])),
      maximumOutputTokens: 500, reasoningEffort: "low", cacheKey: "w1", isStreamed: streamed)
  }

  /// What the model is to say, in every test.
  static let said = #"{"status":"ok","name":"caffè ☕ 日本"}"#

  /// A whole answer of one API that says a text.
  static func body(_ api: ModelAPI, _ text: String = said) -> String {
    let json = JSONValue.text(text).compactText
    return switch api {
    case .chatCompletions:
      #"{"id":"c1","object":"chat.completion","model":"m-1-2026","choices":[{"index":0,"message":{"role":"assistant","content":\#(json),"refusal":null},"finish_reason":"stop"}],"usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}"#
    case .responses:
      #"{"id":"r1","object":"response","status":"completed","model":"m-1-2026","output":[{"type":"reasoning","summary":[]},{"type":"message","role":"assistant","content":[{"type":"output_text","text":\#(json),"annotations":[]}]}],"usage":{"input_tokens":10,"input_tokens_details":{"cached_tokens":4},"output_tokens":5,"output_tokens_details":{"reasoning_tokens":2}}}"#
    }
  }

  /// The same as a stream of events, the text in two pieces.
  static func stream(_ api: ModelAPI, _ text: String = said) -> String {
    let middle = text.index(text.startIndex, offsetBy: text.count / 2)
    let pieces = [text[..<middle], text[middle...]].map { JSONValue.text(String($0)).compactText }
    switch api {
    case .chatCompletions:
      let chunk =
        #"data: {"id":"c1","object":"chat.completion.chunk","model":"m-1-2026","choices":["#
      return """
        \(chunk){"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

        \(chunk){"index":0,"delta":{"content":\(pieces[0])},"finish_reason":null}]}

        \(chunk){"index":0,"delta":{"content":\(pieces[1])},"finish_reason":null}]}

        \(chunk){"index":0,"delta":{},"finish_reason":"stop"}]}

        \(chunk)],"usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}

        data: [DONE]


        """
    case .responses:
      let delta = #"data: {"type":"response.output_text.delta","output_index":1,"content_index":0,"#
      return """
        event: response.created
        data: {"type":"response.created","response":{"status":"in_progress"}}

        event: response.output_text.delta
        \(delta)"delta":\(pieces[0])}

        event: response.output_text.delta
        \(delta)"delta":\(pieces[1])}

        event: response.completed
        data: {"type":"response.completed","response":\(body(.responses, text))}


        """
    }
  }

  /// The answer in the form that was asked for, with its content type.
  static func answer(_ api: ModelAPI, streamed: Bool) -> (type: String, body: String) {
    streamed ? ("text/event-stream", stream(api)) : ("application/json", body(api))
  }
}

/// All that a service told of one request.
struct Told: Sendable {
  var text = ""
  var refusal = ""
  var attempts = 0
  var waits: [Duration] = []
  var rungs: [SchemaRung] = []
  var reply: ModelReply?
  var error: ModelError?
  /// How many events came after the last.
  var late = 0
}

extension ModelService {
  /// Listens to one request; when a try is waited for, the clock goes on to it.
  func told(
    _ request: ModelRequest, clock: ManualClock, deadline: Duration? = nil,
    onEvent: (ModelEvent) async -> Void = { _ in }
  ) async -> Told {
    var told = Told()
    for await event in events(for: request, deadline: deadline) {
      if told.reply != nil || told.error != nil { told.late += 1 }
      await onEvent(event)
      switch event {
      case .sending(let notice):
        told.attempts = notice.attempt
        told.rungs.append(notice.rung)
      case .answering, .thinking: break
      case .text(let text): told.text += text
      case .refusal(let text): told.refusal += text
      case .retrying(let notice):
        told.text = ""
        told.refusal = ""
        guard notice.wait > .zero else { break }
        told.waits.append(notice.wait)
        await clock.advanceOnceAwaited(to: clock.now + notice.wait)
      case .finished(let reply): told.reply = reply
      case .failed(let error): told.error = error
      }
    }
    return told
  }
}
