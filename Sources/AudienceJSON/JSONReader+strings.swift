import AudienceDiagnostics

extension JSONReader {
  /// Reads a string from its opening quote to its closing one, escapes decoded.
  mutating func readString() throws(JSONError) -> UTF8Text {
    let start = index
    index += 1
    var run = index
    var decoded: [UInt8] = []
    var hasEscapes = false
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        let end = index
        index += 1
        guard hasEscapes else { return try validated(bytes[run..<end], from: start) }
        decoded += bytes[run..<end]
        return try validated(decoded, from: start)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        decoded += bytes[run..<index]
        try readEscape(into: &decoded)
        run = index
      case 0x00...0x1F:
        throw JSONError(index, "a control character in a string must be escaped")
      default:
        index += 1
      }
    }
    throw JSONError(start, "the string that begins here has no closing quote")
  }

  private func validated(
    _ text: some Collection<UInt8>, from start: Int
  ) throws(JSONError) -> UTF8Text {
    guard let string = String(validating: text, as: UTF8.self) else {
      throw JSONError(firstInvalidOffset(from: start + 1), "expected UTF-8")
    }
    return UTF8Text(string)
  }

  /// The offset of the first byte from `start` on that is no UTF-8; for the message only. O(n).
  private func firstInvalidOffset(from start: Int) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var source = bytes[start..<index].makeIterator()
    var offset = start
    while true {
      switch parser.parseScalar(from: &source) {
      case .valid(let encoded): offset += encoded.count
      case .error, .emptyInput: return offset
      }
    }
  }

  private mutating func readEscape(into text: inout [UInt8]) throws(JSONError) {
    let start = index
    index += 1
    guard index < bytes.count else { throw JSONError(start, "expected an escape") }
    let letter = bytes[index]
    index += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      let scalar = try readUnicodeEscape(from: start)
      text += Array(String(Character(scalar)).utf8)
    default:
      throw JSONError(start, "expected one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u")
    }
  }

  private mutating func readUnicodeEscape(from start: Int) throws(JSONError) -> Unicode.Scalar {
    let high = try readHexUnit(from: start)
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard UTF16.isLeadSurrogate(UInt16(high)) else {
      throw JSONError(start, "a low surrogate without the high one before it")
    }
    guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
      throw JSONError(start, "a high surrogate without the low one after it")
    }
    let low = try readHexUnit(from: start)
    guard UTF16.isTrailSurrogate(UInt16(low)) else {
      throw JSONError(start, "a high surrogate without the low one after it")
    }
    let value = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
    guard let scalar = Unicode.Scalar(value) else {
      throw JSONError(start, "expected a Unicode scalar")
    }
    return scalar
  }

  private mutating func readHexUnit(from start: Int) throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard index < bytes.count, let digit = Self.hexDigit(bytes[index]) else {
        throw JSONError(start, "expected four hexadecimal digits after \\u")
      }
      value = value << 4 | digit
      index += 1
    }
    return value
  }

  private static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }
}
