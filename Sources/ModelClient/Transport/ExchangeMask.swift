import AudienceDiagnostics
import AudienceJSON
import NetworkClient

/// Takes keys and personal data out of an exchange.
struct ExchangeMask: Sendable {
  private let keys: [KeyMask]
  private let masking: @Sendable (String) -> String

  init(_ request: OutgoingRequest, masking: @escaping @Sendable (String) -> String) {
    keys = request.headers.compactMap { header in
      if case .secret(_, let key) = header.value { KeyMask(key) } else { nil }
    }
    self.masking = masking
  }

  func masked(_ exchange: RecordedExchange) -> RecordedExchange {
    var masked = exchange
    masked.label = self.masked(exchange.label)
    masked.body = self.masked(exchange.body)
    masked.failure = exchange.failure.map { TransportFailure($0.kind, self.masked($0.detail)) }
    masked.head = exchange.head.map { head in
      AnswerHead(status: head.status, headers: head.headers.mapValues { self.masked($0) })
    }
    maskAnswer(of: &masked)
    return masked
  }

  func masked(_ text: String) -> String {
    masking(keys.reduce(text) { $1.masked($0) })
  }

  /// Every string of a value masked, keys of objects left.
  func masked(_ value: JSONValue) -> JSONValue {
    switch value {
    case .null, .boolean, .number: return value
    case .string(let text): return .text(masked(text.string))
    case .array(let elements): return .array(elements.map { masked($0) })
    case .object(let object):
      var masked = JSONObject()
      for member in object.members { masked[member.key] = self.masked(member.value) }
      return .object(masked)
    }
  }

  /// Masks the answer. Data may be spread over many events of a stream, so that its text is looked
  /// at as a whole; where something is masked in it, the answer is kept as one piece of text, in
  /// the form of an answer that is not streamed.
  private func maskAnswer(of exchange: inout RecordedExchange) {
    let raw = exchange.pieces.map(\.text).joined()
    let said = exchange.saidText
    if let said, masked(said) != said {
      exchange.keepAsWhole(masked(said))
    } else if masked(raw) != raw {
      let time = exchange.pieces.last?.milliseconds ?? 0
      exchange.pieces = [.init(milliseconds: time, text: masked(raw))]
    }
  }
}

extension RecordedExchange {
  /// The API it speaks.
  package var api: ModelAPI {
    path.hasSuffix(ModelAPI.responses.path) ? .responses : .chatCompletions
  }

  /// What the model said in a stream; nil where the answer is none.
  fileprivate var saidText: String? {
    guard let head, var reader = try? AnswerReader(head, api: api),
      (try? reader.take(Array(pieces.map(\.text).joined().utf8))) != nil,
      let answer = try? reader.finish().answer, answer.refusal.isEmpty
    else { return nil }
    return answer.text
  }

  /// Replaces the answer by one that says a text.
  fileprivate mutating func keepAsWhole(_ text: String) {
    let value: JSONValue
    switch api {
    case .responses:
      let content = JSONValue.object(["type": .text("output_text"), "text": .text(text)])
      let message = JSONValue.object(["type": .text("message"), "content": .array([content])])
      value = .object(["status": .text("completed"), "output": .array([message])])
    case .chatCompletions:
      let message = JSONValue.object(["role": .text("assistant"), "content": .text(text)])
      let choice = JSONValue.object([
        "index": .integer(0), "message": message, "finish_reason": .text("stop"),
      ])
      value = .object(["choices": .array([choice])])
    }
    var headers = head?.headers ?? [:]
    headers["content-type"] = "application/json"
    head = AnswerHead(status: head?.status ?? 200, headers: headers)
    pieces = [.init(milliseconds: pieces.last?.milliseconds ?? 0, text: value.compactText)]
  }
}
