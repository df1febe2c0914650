import AudienceDiagnostics
import AudienceJSON

/// Writes the body of a request for one API.
struct RequestBody {
  let request: ModelRequest
  let api: ModelAPI
  let rung: SchemaRung
  var dropped: Set<RequestField> = []
  var maximumOutputTokens: Int?

  /// The body; the same bytes for the same request. What changes from prompt to prompt stands last.
  var bytes: [UInt8] {
    var object = JSONObject()
    object["model"] = .text(request.model)
    switch api {
    case .responses: addResponsesFields(to: &object)
    case .chatCompletions: addChatFields(to: &object)
    }
    for field in dropped {
      if let name = field.name(in: api) { object[UTF8Text(name)] = nil }
    }
    return Array(JSONValue.object(object).compactText.utf8)
  }

  private func addResponsesFields(to object: inout JSONObject) {
    object["store"] = .boolean(false)
    object["stream"] = .boolean(request.isStreamed)
    object["max_output_tokens"] = maximumOutputTokens.map(JSONValue.integer)
    if let effort = request.reasoningEffort {
      object["reasoning"] = .object(["effort": .text(effort)])
    }
    object["prompt_cache_key"] = request.cacheKey.map(JSONValue.text)
    switch rung {
    case .strictSchema:
      var format: JSONObject = ["type": .text("json_schema")]
      for member in schemaFields.members { format[member.key] = member.value }
      object["text"] = .object(["format": .object(format)])
    case .jsonMode: object["text"] = .object(["format": .object(["type": .text("json_object")])])
    case .plainText: break
    }
    object["instructions"] = .text(instructions)
    object["input"] = .array(messages)
  }

  private func addChatFields(to object: inout JSONObject) {
    object["store"] = .boolean(false)
    object["stream"] = .boolean(request.isStreamed)
    if request.isStreamed {
      object["stream_options"] = .object(["include_usage": .boolean(true)])
    }
    object["max_completion_tokens"] = maximumOutputTokens.map(JSONValue.integer)
    object["reasoning_effort"] = request.reasoningEffort.map(JSONValue.text)
    object["prompt_cache_key"] = request.cacheKey.map(JSONValue.text)
    switch rung {
    case .strictSchema:
      object["response_format"] = .object([
        "type": .text("json_schema"), "json_schema": .object(schemaFields),
      ])
    case .jsonMode: object["response_format"] = .object(["type": .text("json_object")])
    case .plainText: break
    }
    object["messages"] = .array([message("system", instructions)] + messages)
  }

  private var schemaFields: JSONObject {
    ["name": .text(request.schema.name), "strict": .boolean(true), "schema": request.schema.value]
  }

  private var messages: [JSONValue] {
    request.turns.map { message($0.role.rawValue, $0.text) }
  }

  private func message(_ role: String, _ text: String) -> JSONValue {
    .object(["role": .text(role), "content": .text(text)])
  }

  /// The instructions, with the schema in them where the server is not told of it otherwise.
  private var instructions: String {
    switch rung {
    case .strictSchema: request.instructions
    case .jsonMode, .plainText:
      request.instructions + """


        Answer with one JSON object and nothing else. It must be valid by this JSON schema:
        \(request.schema.value.compactText)
        """
    }
  }
}
