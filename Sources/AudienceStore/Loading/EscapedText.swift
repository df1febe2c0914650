/// Strings with escapes.
enum EscapedText {
  typealias Position = UnsafePointer<UInt8>

  /// Appends the bytes of a string from behind its opening quote.
  ///
  /// - Returns: the position behind the closing quote; nil for what is no JSON string.
  static func decode(_ start: Position, into text: inout GrowableArray<UInt8>) -> Position? {
    var position = start
    while true {
      let (end, _) = ByteScanner.endOfPlainText(position)
      text.append(contentsOf: Bytes(start: position, count: end - position))
      switch end.pointee {
      case 0x22: return end + 1
      case 0x5C:
        guard let next = decodeEscape(end + 1, into: &text) else { return nil }
        position = next
      default: return nil
      }
    }
  }

  private static func decodeEscape(
    _ letter: Position, into text: inout GrowableArray<UInt8>
  ) -> Position? {
    switch letter.pointee {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter.pointee)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): return decodeUnit(letter + 1, into: &text)
    default: return nil
    }
    return letter + 1
  }

  private static func decodeUnit(
    _ start: Position, into text: inout GrowableArray<UInt8>
  ) -> Position? {
    guard let high = hexUnit(start) else { return nil }
    if let scalar = Unicode.Scalar(high) {
      for byte in UTF8.encode(scalar) ?? .init() { text.append(byte) }
      return start + 4
    }
    guard UTF16.isLeadSurrogate(UInt16(high)), start[4] == 0x5C, start[5] == UInt8(ascii: "u"),
      let low = hexUnit(start + 6), UTF16.isTrailSurrogate(UInt16(low)),
      let scalar = Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    else { return nil }
    for byte in UTF8.encode(scalar) ?? .init() { text.append(byte) }
    return start + 10
  }

  private static func hexUnit(_ start: Position) -> UInt32? {
    var value: UInt32 = 0
    for offset in 0..<4 {
      switch start[offset] {
      case 0x30...0x39: value = value << 4 | UInt32(start[offset] - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(start[offset] - 0x41 + 10)
      case 0x61...0x66: value = value << 4 | UInt32(start[offset] - 0x61 + 10)
      default: return nil
      }
    }
    return value
  }

  /// Appends a string as compact JSON with no more escapes than JSON asks for, as
  /// `JSONValue.leastEscapedText` writes it.
  static func encode(_ bytes: Bytes, into text: inout GrowableArray<UInt8>) {
    text.append(0x22)
    for byte in bytes {
      switch byte {
      case 0x22, 0x5C: append(0x5C, byte, &text)
      case 0x0A: append(0x5C, UInt8(ascii: "n"), &text)
      case 0x0D: append(0x5C, UInt8(ascii: "r"), &text)
      case 0x09: append(0x5C, UInt8(ascii: "t"), &text)
      case 0x08: append(0x5C, UInt8(ascii: "b"), &text)
      case 0x0C: append(0x5C, UInt8(ascii: "f"), &text)
      case 0..<0x20:
        append(0x5C, UInt8(ascii: "u"), &text)
        append(0x30, 0x30, &text)
        append(0x30 + (byte >> 4), hexDigit(byte & 15), &text)
      default: text.append(byte)
      }
    }
    text.append(0x22)
  }

  private static func append(_ first: UInt8, _ second: UInt8, _ text: inout GrowableArray<UInt8>) {
    text.append(first)
    text.append(second)
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : UInt8(ascii: "a") + value - 10
  }
}
