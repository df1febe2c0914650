import NetworkClient

/// Reads one answer as it comes in: decides by its head what it is, and decodes it.
struct AnswerReader {
  /// What an answer was, when it is over.
  struct Answer: Sendable {
    let end: AnswerEnd
    let text: String
    let refusal: String
  }

  private let api: ModelAPI
  private let isStream: Bool
  /// The bytes of an answer that is not streamed.
  private var body: [UInt8] = []
  private var events = EventStreamDecoder()
  private var decoder: any AnswerStreamDecoder
  private var text = ""
  private var refusal = ""

  /// - Throws: `malformed` when the content is neither JSON nor an event stream.
  init(_ head: AnswerHead, api: ModelAPI) throws(AnswerFault) {
    self.api = api
    decoder = api.makeStreamDecoder()
    let header = head.headers["content-type"] ?? ""
    switch String(header.prefix { $0 != ";" }).trimmingBlanks.lowercased() {
    case "text/event-stream": isStream = true
    case "application/json": isStream = false
    case "": throw .malformed("it has no content type")
    case let type: throw .malformed("content type '\(type)'")
    }
  }

  /// Whether the answer is over, whatever may follow.
  var isOver: Bool { isStream && decoder.isOver }

  mutating func take(_ bytes: [UInt8]) throws(AnswerFault) -> [AnswerPart] {
    guard isStream else {
      body += bytes
      return []
    }
    var parts: [AnswerPart] = []
    for event in events.take(bytes) { parts += note(try decoder.take(event)) }
    return parts
  }

  /// The end of the bytes: what is still to be said, and the whole.
  mutating func finish() throws(AnswerFault) -> (parts: [AnswerPart], answer: Answer) {
    var parts: [AnswerPart] = []
    let end: AnswerEnd
    if isStream {
      // An event that broke off is no JSON; that it broke off is what is wrong then.
      if let last = events.finish(), let said = try? decoder.take(last) { parts = note(said) }
      end = try decoder.end()
    } else {
      if body.isEmpty { throw .malformed("an empty body") }
      let whole = try api.readBody(body)
      parts = note(whole.parts)
      end = whole.end
    }
    return (parts, Answer(end: end, text: text, refusal: refusal))
  }

  private mutating func note(_ parts: [AnswerPart]) -> [AnswerPart] {
    for part in parts {
      switch part {
      case .thinking: break
      case .text(let piece): text += piece
      case .refusal(let piece): refusal += piece
      }
    }
    return parts
  }
}
