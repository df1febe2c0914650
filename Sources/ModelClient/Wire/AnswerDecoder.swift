import AudienceDiagnostics
import AudienceJSON

/// A piece of an answer as either API gives it.
enum AnswerPart: Hashable, Sendable {
  case thinking
  case text(String)
  case refusal(String)
}

/// How an answer ended, and what is known of it.
struct AnswerEnd: Hashable, Sendable {
  enum Stop: Hashable, Sendable {
    case complete
    /// At the limit of its length.
    case length
    /// Held back by the server's filter.
    case filtered
  }

  var stop: Stop = .complete
  var model: String?
  var usage: ModelUsage?
}

/// Why the bytes of an answer are none.
enum AnswerFault: Error, Hashable, Sendable {
  /// What was expected, or what is wrong.
  case malformed(String)
  /// A part of it came otherwise than it can have been sent.
  case garbled(String)
  /// It ends before it is over.
  case cut
  /// The server says in its midst that it failed.
  case server(ServerFault)
}

/// Reads the events of one API's stream.
protocol AnswerStreamDecoder: Sendable {
  /// Whether the event that ends an answer has come; what follows it is not read.
  var isOver: Bool { get }

  mutating func take(_ event: ServerSentEvent) throws(AnswerFault) -> [AnswerPart]

  /// How the answer ended; throws `cut` when it did not.
  func end() throws(AnswerFault) -> AnswerEnd
}

extension ModelAPI {
  func makeStreamDecoder() -> any AnswerStreamDecoder {
    switch self {
    case .responses: ResponsesStreamDecoder()
    case .chatCompletions: ChatStreamDecoder()
    }
  }

  /// Reads an answer that came as one JSON text.
  func readBody(_ bytes: [UInt8]) throws(AnswerFault) -> (parts: [AnswerPart], end: AnswerEnd) {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONReader.read(bytes)
    } catch {
      throw bytes[min(error.offset, bytes.count)...].isCutToken ? .cut : .malformed(error.message)
    }
    if let fault = ServerFault(errorIn: value) { throw .server(fault) }
    switch self {
    case .responses: return try ResponseObject(value).whole()
    case .chatCompletions: return try ChatObject(value).whole()
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether this is nothing, or the beginning of a string, a word or a number that broke off: what
  /// is left of a JSON text where it could not be read on, if it ended too early.
  fileprivate var isCutToken: Bool {
    guard first == UInt8(ascii: "\"") else {
      return ["true", "false", "null"].contains { $0.utf8.starts(with: self) }
        || allSatisfy { "0123456789+-.eE".utf8.contains($0) }
    }
    var isEscaped = false
    for byte in dropFirst() {
      if byte == UInt8(ascii: "\""), !isEscaped { return false }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return true
  }
}

extension JSONValue {
  /// The value of a key that has to be a string, null or absent.
  func optionalText(_ key: String) throws(AnswerFault) -> String? {
    switch self[UTF8Text(key)] {
    case nil, .null?: return nil
    case .string(let text)?: return text.string
    case let other?: throw .malformed("expected a string in '\(key)', not \(other.kindName)")
    }
  }

  /// The value of a key that has to be a string.
  func requiredText(_ key: String) throws(AnswerFault) -> String {
    guard let text = try optionalText(key) else { throw .malformed("expected '\(key)'") }
    return text
  }

  /// The integer of a key, if there is one.
  func integer(_ key: String) -> Int? {
    self[UTF8Text(key)]?.numberValue?.integerValue.flatMap { Int(exactly: $0) }
  }
}
