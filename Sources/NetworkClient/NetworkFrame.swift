import AudienceDiagnostics
package import AudienceJSON

/// What the playground and its network program say to each other over a socket: frames of a letter,
/// a length of four bytes (big-endian) and that many bytes.
///
/// The playground says one `request`, then one `body`, and closes when it wants no more. The
/// program says `sent`, `head`, `data`…, and last `end` or `failure`.
package enum NetworkFrame: Hashable, Sendable {
  /// Method, address and headers.
  case request(JSONValue)
  case body([UInt8])
  case sent
  case head(AnswerHead)
  case data([UInt8])
  case end
  case failure(TransportFailure)

  /// The most bytes a frame may have.
  package static let maximumLength = 64 << 20

  package var bytes: [UInt8] {
    let (letter, payload): (Character, [UInt8]) =
      switch self {
      case .request(let value): ("R", Array(value.compactText.utf8))
      case .body(let bytes): ("B", bytes)
      case .sent: ("S", [])
      case .head(let head): ("H", Array(head.json.compactText.utf8))
      case .data(let bytes): ("D", bytes)
      case .end: ("E", [])
      case .failure(let failure): ("F", Array(failure.json.compactText.utf8))
      }
    let length = UInt32(payload.count)
    let header =
      [UInt8(letter.asciiValue ?? 0)] + (0..<4).map { UInt8(length >> (24 - 8 * $0) & 0xFF) }
    return header + payload
  }

  /// - Returns: nil for a letter or a payload that no frame has.
  fileprivate init?(letter: UInt8, payload: [UInt8]) {
    switch Character(Unicode.Scalar(letter)) {
    case "R":
      guard let value = try? JSONReader.read(payload) else { return nil }
      self = .request(value)
    case "B": self = .body(payload)
    case "S": self = .sent
    case "H":
      guard let value = try? JSONReader.read(payload), let head = AnswerHead(value) else {
        return nil
      }
      self = .head(head)
    case "D": self = .data(payload)
    case "E": self = .end
    case "F":
      guard let value = try? JSONReader.read(payload), let failure = TransportFailure(value) else {
        return nil
      }
      self = .failure(failure)
    default: return nil
    }
  }
}

/// Cuts bytes into frames, however they come in pieces.
package struct NetworkFrameDecoder {
  private var bytes: [UInt8] = []

  package init() {}

  /// Takes the next bytes, and gives the frames that end in them; nil when they are no frames.
  package mutating func take(_ next: some Sequence<UInt8>) -> [NetworkFrame]? {
    bytes += next
    var frames: [NetworkFrame] = []
    var start = 0
    while bytes.count - start >= 5 {
      let length = bytes[(start + 1)..<(start + 5)].reduce(0) { $0 << 8 | Int($1) }
      if length > NetworkFrame.maximumLength { return nil }
      guard bytes.count - start - 5 >= length else { break }
      let payload = Array(bytes[(start + 5)..<(start + 5 + length)])
      guard let frame = NetworkFrame(letter: bytes[start], payload: payload) else { return nil }
      frames.append(frame)
      start += 5 + length
    }
    bytes.removeFirst(start)
    return frames
  }
}

extension OutgoingRequest {
  /// The frames that hand this request on, the key in the first.
  package var frames: [NetworkFrame] {
    let pairs = headers.map { JSONValue.array([.text($0.name), .text($0.value.revealed)]) }
    return [
      .request(
        .object([
          "method": .text(method.rawValue), "url": .text(url), "headers": .array(pairs),
        ])),
      .body(body),
    ]
  }

  /// Reads a request back; nil when it is none.
  package init?(_ value: JSONValue, body: [UInt8]) {
    guard let method = value["method"]?.stringValue.flatMap(Method.init),
      let url = value["url"]?.stringValue
    else { return nil }
    var headers: [Header] = []
    for pair in value["headers"]?.arrayValue ?? [] {
      guard let parts = pair.arrayValue, parts.count == 2, let name = parts[0].stringValue,
        let text = parts[1].stringValue, let secret = Secret(text)
      else { return nil }
      headers.append(Header(name: name, value: .secret(prefix: "", secret)))
    }
    self.init(label: "", method: method, url: url, headers: headers, body: body)
  }
}

extension AnswerHead {
  package var json: JSONValue {
    var fields = JSONObject()
    for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
      fields[UTF8Text(name)] = .text(value)
    }
    return .object(["status": .integer(status), "headers": .object(fields)])
  }

  package init?(_ value: JSONValue) {
    guard let status = value["status"]?.numberValue?.integerValue.flatMap({ Int(exactly: $0) }),
      case .object(let fields)? = value["headers"]
    else {
      return nil
    }
    var headers: [String: String] = [:]
    for member in fields.members { headers[member.key.string] = member.value.stringValue }
    self.init(status: status, headers: headers)
  }
}

extension TransportFailure {
  package var json: JSONValue { .object(["kind": .text(kind.rawValue), "detail": .text(detail)]) }

  package init?(_ value: JSONValue) {
    guard let kind = value["kind"]?.stringValue.flatMap(Kind.init) else { return nil }
    self.init(kind, value["detail"]?.stringValue ?? "")
  }
}
