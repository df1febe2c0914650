import AudienceDiagnostics
import AudienceJSON

/// A stream of the Responses API, made event by event by the schemas of the official description.
struct ResponsesStream {
  private(set) var events: [JSONObject] = []

  var kinds: [String] { events.compactMap { $0["type"]?.stringValue } }

  /// The bytes, numbered in order, each event with its name.
  var bytes: [UInt8] {
    events.enumerated().flatMap { number, event in
      var event = event
      event["sequence_number"] = .integer(number)
      let kind = event["type"]?.stringValue ?? ""
      let data = JSONValue.object(event).leastEscapedText
      return Array("event: \(kind)\ndata: \(data)\n\n".utf8)
    }
  }

  mutating func remove(first kind: String) {
    if let index = kinds.firstIndex(of: kind) { events.remove(at: index) }
  }

  mutating func remove(all kind: String) {
    events.removeAll { $0["type"]?.stringValue == kind }
  }

  // MARK: - Streams

  /// Nothing but an answer.
  static func plain(saying text: String) -> ResponsesStream {
    var stream = ResponsesStream()
    stream.begin()
    stream.addMessage(text, at: 0)
    stream.end("response.completed", "completed", output: [message(text)])
    return stream
  }

  /// A message that comments on the work, then the answer.
  static func commenting(saying text: String) -> ResponsesStream {
    var stream = ResponsesStream()
    stream.begin()
    stream.addMessage("Let me look at the names.", at: 0, phase: "commentary")
    stream.addMessage(text, at: 1, phase: "final_answer")
    stream.end(
      "response.completed", "completed",
      output: [message("Let me look at the names.", phase: "commentary"), message(text)])
    return stream
  }

  static func refusing(_ text: String) -> ResponsesStream {
    var stream = ResponsesStream()
    stream.begin()
    let place: JSONObject = [
      "output_index": .integer(0), "content_index": .integer(0), "item_id": .text("m0"),
    ]
    stream.add(
      "response.output_item.added", ["output_index": .integer(0), "item": item("message", 0)])
    stream.add("response.content_part.added", place, ["part": part("refusal", "")])
    for piece in pieces(text) {
      stream.add("response.refusal.delta", place, ["delta": .text(piece)])
    }
    stream.add("response.refusal.done", place, ["refusal": .text(text)])
    stream.add("response.content_part.done", place, ["part": part("refusal", text)])
    stream.end("response.completed", "completed", output: [])
    return stream
  }

  /// Begins to answer, then stops short.
  static func ending(incomplete reason: String) -> ResponsesStream {
    var stream = ResponsesStream()
    stream.begin()
    stream.add(
      "response.output_text.delta", ["output_index": .integer(0), "content_index": .integer(0)],
      ["delta": .text(#"{"a"#)])
    stream.end(
      "response.incomplete", "incomplete", output: [],
      ["incomplete_details": .object(["reason": .text(reason)])])
    return stream
  }

  /// Fails by the event for it.
  static func failing(_ code: String) -> ResponsesStream {
    var stream = ResponsesStream()
    stream.begin()
    stream.end(
      "response.failed", "failed", output: [],
      ["error": .object(["code": .text(code), "message": .text("It failed.")])])
    return stream
  }

  /// Fails by an error in the midst.
  static func breaking(_ code: String) -> ResponsesStream {
    var stream = ResponsesStream()
    stream.begin()
    stream.add("error", ["code": .text(code), "message": .text("It failed."), "param": .null])
    return stream
  }

  /// An answer with every other kind of event before it, as if every tool were used.
  static func everything(saying text: String) -> ResponsesStream {
    var stream = ResponsesStream()
    stream.begin()
    stream.add("response.queued", ["response": response("queued", [])])
    stream.add("response.unheard_of", ["output_index": .integer(0), "delta": .text("x")])
    let place: JSONObject = ["output_index": .integer(0), "item_id": .text("i0")]
    for (kind, fields) in others { stream.add(kind, place, fields) }
    stream.addMessage(text, at: 1)
    stream.add(
      "response.output_text.annotation.added",
      ["output_index": .integer(1), "content_index": .integer(0), "annotation_index": .integer(0)],
      ["annotation": .object([:])])
    stream.end("response.completed", "completed", output: [message(text)])
    return stream
  }

  // MARK: - Parts

  private mutating func add(_ kind: String, _ fields: JSONObject...) {
    var event: JSONObject = ["type": .text(kind)]
    for field in fields.flatMap(\.members) { event[field.key] = field.value }
    events.append(event)
  }

  private mutating func begin() {
    add("response.created", ["response": Self.response("in_progress", [])])
    add("response.in_progress", ["response": Self.response("in_progress", [])])
  }

  private mutating func addMessage(_ text: String, at index: Int, phase: String? = nil) {
    let place: JSONObject = [
      "output_index": .integer(index), "content_index": .integer(0), "item_id": .text("m\(index)"),
    ]
    add(
      "response.output_item.added",
      ["output_index": .integer(index), "item": Self.item("message", index, phase: phase)])
    add("response.content_part.added", place, ["part": Self.part("output_text", "")])
    for piece in Self.pieces(text) {
      add(
        "response.output_text.delta", place,
        ["delta": .text(piece), "logprobs": .array([]), "obfuscation": .text("q7Zx")])
    }
    add("response.output_text.done", place, ["text": .text(text), "logprobs": .array([])])
    add("response.content_part.done", place, ["part": Self.part("output_text", text)])
    add("response.output_item.done", ["output_index": .integer(index), "item": Self.message(text)])
  }

  private mutating func end(
    _ kind: String, _ status: String, output: [JSONValue], _ fields: JSONObject = [:]
  ) {
    add(kind, ["response": Self.response(status, output, fields)])
  }

  private static func response(
    _ status: String, _ output: [JSONValue], _ fields: JSONObject = [:]
  ) -> JSONValue {
    var response: JSONObject = [
      "id": .text("resp_1"), "object": .text("response"), "status": .text(status),
      "model": .text("gpt-x"), "error": .null, "incomplete_details": .null,
      "output": .array(output), "usage": .null,
    ]
    if status == "completed" {
      response["usage"] = .object([
        "input_tokens": .integer(10), "output_tokens": .integer(9), "total_tokens": .integer(19),
        "input_tokens_details": .object(["cached_tokens": .integer(4)]),
        "output_tokens_details": .object(["reasoning_tokens": .integer(3)]),
      ])
    }
    for field in fields.members { response[field.key] = field.value }
    return .object(response)
  }

  private static func message(_ text: String, phase: String? = nil) -> JSONValue {
    var message: JSONObject = [
      "id": .text("m1"), "type": .text("message"), "status": .text("completed"),
      "role": .text("assistant"), "content": .array([part("output_text", text)]),
    ]
    message["phase"] = phase.map(JSONValue.text)
    return .object(message)
  }

  private static func item(_ kind: String, _ index: Int, phase: String? = nil) -> JSONValue {
    var item: JSONObject = [
      "id": .text("m\(index)"), "type": .text(kind), "status": .text("in_progress"),
      "content": .array([]),
    ]
    item["phase"] = phase.map(JSONValue.text)
    return .object(item)
  }

  private static func part(_ kind: String, _ text: String) -> JSONValue {
    .object([
      "type": .text(kind), UTF8Text(kind == "refusal" ? "refusal" : "text"): .text(text),
      "annotations": .array([]),
    ])
  }

  /// The text in pieces of two characters.
  private static func pieces(_ text: String) -> [String] {
    let characters = Array(text)
    return stride(from: 0, to: characters.count, by: 2).map {
      String(characters[$0..<min($0 + 2, characters.count)])
    }
  }

  private static let others: [(String, JSONObject)] = [
    ("response.reasoning_summary_part.added", ["summary_index": .integer(0)]),
    (
      "response.reasoning_summary_text.delta",
      ["summary_index": .integer(0), "delta": .text("not it")]
    ),
    (
      "response.reasoning_summary_text.done",
      ["summary_index": .integer(0), "text": .text("not it")]
    ),
    ("response.reasoning_summary_part.done", ["summary_index": .integer(0)]),
    ("response.reasoning_text.delta", ["content_index": .integer(0), "delta": .text("not it")]),
    ("response.reasoning_text.done", ["content_index": .integer(0), "text": .text("not it")]),
    ("response.audio.delta", ["delta": .text("AAAA")]), ("response.audio.done", [:]),
    ("response.audio.transcript.delta", ["delta": .text("not it")]),
    ("response.audio.transcript.done", [:]),
    ("response.code_interpreter_call.in_progress", [:]),
    ("response.code_interpreter_call_code.delta", ["delta": .text("not it")]),
    ("response.code_interpreter_call_code.done", ["code": .text("not it")]),
    ("response.code_interpreter_call.interpreting", [:]),
    ("response.code_interpreter_call.completed", [:]),
    ("response.file_search_call.in_progress", [:]), ("response.file_search_call.searching", [:]),
    ("response.file_search_call.completed", [:]),
    ("response.function_call_arguments.delta", ["delta": .text("not it")]),
    ("response.function_call_arguments.done", ["arguments": .text("not it"), "name": .text("f")]),
    ("response.shell_call_command.added", ["command_index": .integer(0), "command": .text("")]),
    (
      "response.shell_call_command.delta", ["command_index": .integer(0), "delta": .text("not it")]
    ),
    ("response.shell_call_command.done", ["command_index": .integer(0), "command": .text("ls")]),
    ("response.shell_call_output_content.delta", ["delta": .object([:])]),
    ("response.shell_call_output_content.done", ["output": .array([])]),
    ("response.web_search_call.in_progress", [:]), ("response.web_search_call.searching", [:]),
    ("response.web_search_call.completed", [:]),
    ("response.image_generation_call.in_progress", [:]),
    ("response.image_generation_call.generating", [:]),
    ("response.image_generation_call.partial_image", ["partial_image_b64": .text("AAAA")]),
    ("response.image_generation_call.completed", [:]),
    ("response.mcp_list_tools.in_progress", [:]), ("response.mcp_list_tools.failed", [:]),
    ("response.mcp_list_tools.completed", [:]), ("response.mcp_call.in_progress", [:]),
    ("response.mcp_call_arguments.delta", ["delta": .text("not it")]),
    ("response.mcp_call_arguments.done", ["arguments": .text("not it")]),
    ("response.mcp_call.failed", [:]), ("response.mcp_call.completed", [:]),
    ("response.custom_tool_call_input.delta", ["delta": .text("not it")]),
    ("response.custom_tool_call_input.done", ["input": .text("not it")]),
  ]
}
