import AudienceDiagnostics
import AudienceJSON

/// Reads the events of the Responses API. They carry their type in their data; the last is
/// `response.completed`, `.incomplete`, `.failed` or `error`. Types that are not about the answer's
/// text are signs of life, unknown ones too.
struct ResponsesStreamDecoder: AnswerStreamDecoder {
  /// The place of a piece of content in the answer.
  private struct Place: Hashable {
    let output: Int
    let content: Int

    init(_ event: JSONValue) {
      output = event.integer("output_index") ?? 0
      content = event.integer("content_index") ?? 0
    }
  }

  private var ending: AnswerEnd?
  /// What came piece by piece, for comparison with the whole that follows.
  private var texts: [Place: String] = [:]
  /// The output items that comment on the work.
  private var comments: Set<Int> = []
  private var hasSaidAnything = false

  var isOver: Bool { ending != nil }

  mutating func take(_ event: ServerSentEvent) throws(AnswerFault) -> [AnswerPart] {
    // Servers that come from the other API end with a [DONE], which adds nothing here.
    if isOver || event.data.isEmpty || event.data.elementsEqual("[DONE]".utf8) { return [] }
    let value = try event.json()
    switch value["type"]?.stringValue ?? event.name {
    case "response.output_text.delta":
      return try add(value, value.requiredText("delta"), AnswerPart.text)
    case "response.refusal.delta":
      return try add(value, value.requiredText("delta"), AnswerPart.refusal)
    case "response.output_text.done":
      return try complete(value, value.requiredText("text"), AnswerPart.text)
    case "response.refusal.done":
      return try complete(value, value.requiredText("refusal"), AnswerPart.refusal)
    case "response.output_item.added":
      if let item = value["item"], ResponseObject.isComment(item) {
        comments.insert(Place(value).output)
      }
      return [.thinking]
    case "response.completed", "response.incomplete", "response.failed":
      let response = try ResponseObject(value["response"] ?? .null)
      ending = try response.end()
      return hasSaidAnything ? [] : try response.parts()
    case "error":
      throw .server(ServerFault(errorIn: value) ?? ServerFault(value))
    default:
      if let fault = ServerFault(errorIn: value) { throw .server(fault) }
      return [.thinking]
    }
  }

  func end() throws(AnswerFault) -> AnswerEnd {
    guard let ending else { throw .cut }
    return ending
  }

  private mutating func add(
    _ event: JSONValue, _ text: String, _ part: (String) -> AnswerPart
  ) -> [AnswerPart] {
    let place = Place(event)
    if comments.contains(place.output) { return [.thinking] }
    texts[place, default: ""] += text
    hasSaidAnything = hasSaidAnything || !text.isEmpty
    return text.isEmpty ? [.thinking] : [part(text)]
  }

  /// Takes the whole of a piece of content: what its deltas were, or all of it where there were
  /// none.
  private mutating func complete(
    _ event: JSONValue, _ text: String, _ part: (String) -> AnswerPart
  ) throws(AnswerFault) -> [AnswerPart] {
    let place = Place(event)
    if comments.contains(place.output) { return [.thinking] }
    guard let known = texts[place], !known.isEmpty else { return add(event, text, part) }
    guard known.utf8.elementsEqual(text.utf8) else {
      throw .garbled("the pieces of the text are not the whole of it")
    }
    return [.thinking]
  }
}
