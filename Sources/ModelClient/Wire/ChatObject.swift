import AudienceDiagnostics
import AudienceJSON

/// What the Chat Completions API answers with: a whole one, or a chunk of a stream.
struct ChatObject {
  private let value: JSONValue

  init(_ value: JSONValue) throws(AnswerFault) {
    guard case .object = value else {
      throw .malformed("expected an object, not \(value.kindName)")
    }
    self.value = value
  }

  var model: String? { value["model"]?.stringValue }

  var usage: ModelUsage? {
    guard let usage = value["usage"], let input = usage.integer("prompt_tokens"),
      let output = usage.integer("completion_tokens")
    else { return nil }
    return ModelUsage(
      input: input,
      cachedInput: usage["prompt_tokens_details"]?.integer("cached_tokens") ?? 0, output: output,
      reasoning: usage["completion_tokens_details"]?.integer("reasoning_tokens") ?? 0)
  }

  /// The first of the choices; further ones are never asked for. Nil in a chunk that only counts
  /// tokens.
  func choice() throws(AnswerFault) -> JSONValue? {
    guard let choices = value["choices"]?.arrayValue else {
      throw .malformed("expected a list 'choices'")
    }
    return choices.first { ($0.integer("index") ?? 0) == 0 }
  }

  /// Why a choice ended; nil while it goes on.
  static func stop(of choice: JSONValue) throws(AnswerFault) -> AnswerEnd.Stop? {
    switch try choice.optionalText("finish_reason") {
    case nil: nil
    case "length": .length
    case "content_filter": .filtered
    case "tool_calls", "function_call":
      throw .malformed("the model called a tool, though it was offered none")
    default: .complete
    }
  }

  /// What a message or a piece of one says.
  static func parts(of message: JSONValue) throws(AnswerFault) -> [AnswerPart] {
    var parts: [AnswerPart] = []
    if let text = try message.optionalText("content"), !text.isEmpty { parts.append(.text(text)) }
    if let text = try message.optionalText("refusal"), !text.isEmpty {
      parts.append(.refusal(text))
    }
    return parts
  }

  /// The parts and the end of an answer that is not streamed.
  func whole() throws(AnswerFault) -> (parts: [AnswerPart], end: AnswerEnd) {
    guard let choice = try choice(), let message = choice["message"] else {
      throw .malformed("expected a choice with a message")
    }
    let stop = try Self.stop(of: choice) ?? .complete
    return (
      try Self.parts(of: message), AnswerEnd(stop: stop, model: model, usage: usage)
    )
  }
}

/// Reads a stream of `chat.completion.chunk` events, which ends with `[DONE]`.
struct ChatStreamDecoder: AnswerStreamDecoder {
  private(set) var isOver = false
  private var known = AnswerEnd()

  mutating func take(_ event: ServerSentEvent) throws(AnswerFault) -> [AnswerPart] {
    if isOver || event.data.isEmpty { return [] }
    if event.data.elementsEqual("[DONE]".utf8) {
      isOver = true
      return []
    }
    let value = try event.json()
    if let fault = ServerFault(errorIn: value) { throw .server(fault) }
    let chunk = try ChatObject(value)
    known.model = chunk.model ?? known.model
    known.usage = chunk.usage ?? known.usage
    guard let choice = try chunk.choice() else { return [] }
    if let stop = try ChatObject.stop(of: choice) { known.stop = stop }
    guard let delta = choice["delta"] else { return [] }
    let parts = try ChatObject.parts(of: delta)
    return parts.isEmpty ? [.thinking] : parts
  }

  /// A reason for the stop alone is no end: what counts is that the server says it is done.
  func end() throws(AnswerFault) -> AnswerEnd {
    guard isOver else { throw .cut }
    return known
  }
}

extension ServerSentEvent {
  func json() throws(AnswerFault) -> JSONValue {
    do throws(JSONError) {
      return try JSONReader.read(data)
    } catch {
      throw .garbled("an event is not JSON: \(error.message)")
    }
  }
}
