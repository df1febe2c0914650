import AudienceDiagnostics
import AudienceJSON

/// What the Responses API answers with: whole, or inside the events that begin and end a stream.
struct ResponseObject {
  private let value: JSONValue

  init(_ value: JSONValue) throws(AnswerFault) {
    guard case .object = value else {
      throw .malformed("expected an object, not \(value.kindName)")
    }
    self.value = value
  }

  var model: String? { value["model"]?.stringValue }

  var usage: ModelUsage? {
    guard let usage = value["usage"], let input = usage.integer("input_tokens"),
      let output = usage.integer("output_tokens")
    else { return nil }
    return ModelUsage(
      input: input,
      cachedInput: usage["input_tokens_details"]?.integer("cached_tokens") ?? 0, output: output,
      reasoning: usage["output_tokens_details"]?.integer("reasoning_tokens") ?? 0)
  }

  /// How it ended, by its status.
  func end() throws(AnswerFault) -> AnswerEnd {
    AnswerEnd(stop: try stop(), model: model, usage: usage)
  }

  private func stop() throws(AnswerFault) -> AnswerEnd.Stop {
    switch try value.requiredText("status") {
    case "completed": return .complete
    case "incomplete":
      let reason = value["incomplete_details"]?["reason"]?.stringValue
      return reason == "content_filter" ? .filtered : .length
    case "failed": throw .server(ServerFault(value["error"] ?? .null))
    case let status: throw .malformed("the answer's status is '\(status)'")
    }
  }

  /// What its messages say, but for those that only comment on the work.
  func parts() throws(AnswerFault) -> [AnswerPart] {
    guard let output = value["output"]?.arrayValue else {
      throw .malformed("expected a list 'output'")
    }
    var parts: [AnswerPart] = []
    for item in output where item["type"]?.stringValue == "message" && !Self.isComment(item) {
      for part in item["content"]?.arrayValue ?? [] {
        switch part["type"]?.stringValue {
        case "output_text": parts.append(.text(try part.requiredText("text")))
        case "refusal": parts.append(.refusal(try part.requiredText("refusal")))
        default: break
        }
      }
    }
    return parts
  }

  func whole() throws(AnswerFault) -> (parts: [AnswerPart], end: AnswerEnd) {
    let end = try end()
    return (try parts(), end)
  }

  /// Whether an output item is said along the way, not the answer.
  static func isComment(_ item: JSONValue) -> Bool { item["phase"]?.stringValue == "commentary" }
}
