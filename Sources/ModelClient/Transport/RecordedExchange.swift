import AudienceDiagnostics
package import AudienceJSON
package import NetworkClient

/// One exchange as a recording keeps it: a line of JSON, without keys.
///
///     {"format":"audience-exchange","version":1,"label":"THE PROMPT",
///      "request":{"method":"POST","host":"api.openai.com","path":"/v1/responses","body":{…}},
///      "answer":{"status":200,"headers":{"content-type":"text/event-stream"},
///                "body":[{"ms":412,"text":"event: response.created\n…"}]},
///      "failure":{"kind":"cut","detail":"…"}}
///
/// `answer` is missing where none came, `failure` where the exchange came to its end; `ms` counts
/// from the beginning of the exchange. Headers are those that say something about the answer; of
/// the request's none is kept.
package struct RecordedExchange: Hashable, Sendable {
  /// A piece of the answer's body, cut between characters.
  package struct Piece: Hashable, Sendable {
    package var milliseconds: Int
    package var text: String
  }

  package var label: String
  package var method: OutgoingRequest.Method
  package var host: String
  package var path: String
  /// The JSON that was sent; null where nothing was.
  package var body: JSONValue
  package var head: AnswerHead?
  package var pieces: [Piece]
  package var failure: TransportFailure?
}

/// Why a line is no recorded exchange.
package struct RecordedExchangeError: Error, Hashable, Sendable {
  /// Counted from 1.
  package let line: Int
  /// What was expected: lower case, no full stop.
  package let expected: String
}

extension RecordedExchange {
  static let format = "audience-exchange"
  static let version = 1

  /// The line of a file of exchanges, with its line end.
  package var line: [UInt8] {
    var object: JSONObject = [
      "format": .text(Self.format), "version": .integer(Self.version), "label": .text(label),
      "request": .object([
        "method": .text(method.rawValue), "host": .text(host), "path": .text(path), "body": body,
      ]),
    ]
    if let head, case .object(var answer) = head.json {
      answer["body"] = .array(
        pieces.map { .object(["ms": .integer($0.milliseconds), "text": .text($0.text)]) })
      object["answer"] = .object(answer)
    }
    object["failure"] = failure?.json
    return Array(JSONValue.object(object).compactText.utf8) + [0x0A]
  }

  /// Reads a file of exchanges, one a line; empty lines are skipped.
  ///
  /// - Throws: `RecordedExchangeError` for the first line that is none.
  package static func read(_ bytes: [UInt8]) throws(RecordedExchangeError) -> [RecordedExchange] {
    var exchanges: [RecordedExchange] = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .enumerated()
    where line.contains(where: { $0 != 0x20 && $0 != 0x0D }) {
      let value: JSONValue
      do throws(JSONError) {
        value = try JSONReader.read(Array(line))
      } catch {
        throw RecordedExchangeError(line: number + 1, expected: error.message)
      }
      guard let exchange = RecordedExchange(value) else {
        throw RecordedExchangeError(
          line: number + 1, expected: "expected an exchange of format \(format) \(version)")
      }
      exchanges.append(exchange)
    }
    return exchanges
  }

  private init?(_ value: JSONValue) {
    guard value["format"]?.stringValue == Self.format,
      value.integer("version") == Self.version, let label = value["label"]?.stringValue,
      let request = value["request"],
      let method = request["method"]?.stringValue.flatMap(OutgoingRequest.Method.init),
      let host = request["host"]?.stringValue, let path = request["path"]?.stringValue
    else { return nil }
    self.label = label
    self.method = method
    self.host = host
    self.path = path
    body = request["body"] ?? .null
    head = value["answer"].flatMap { AnswerHead($0) }
    pieces = (value["answer"]?["body"]?.arrayValue ?? []).compactMap { piece in
      guard let milliseconds = piece.integer("ms"), let text = piece["text"]?.stringValue else {
        return nil
      }
      return Piece(milliseconds: milliseconds, text: text)
    }
    failure = value["failure"].flatMap { TransportFailure($0) }
    guard head != nil || failure != nil else { return nil }
  }
}
