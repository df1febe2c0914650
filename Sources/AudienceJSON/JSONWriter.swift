import AudienceDiagnostics

extension JSONValue {
  /// The value as compact JSON: no blanks, members in order, non-ASCII as it is.
  public var compactText: String {
    var writer = JSONWriter(isIndented: false)
    writer.write(self, level: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The value as compact JSON with no more escapes than JSON asks for, so that what stands in its
  /// strings can be found in the text: the text that conditions compare (SEMANTICS 3).
  public var leastEscapedText: String {
    var writer = JSONWriter(isIndented: false, isSafeOnTerminal: false)
    writer.write(self, level: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The value as JSON a person reads: two blanks a level, one member a line.
  public var indentedText: String {
    var writer = JSONWriter(isIndented: true)
    writer.write(self, level: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// Writes JSON. Control characters are escaped; where it is to be safe on a terminal also what a
/// terminal would obey or hide, so that a line of JSON stays one line.
struct JSONWriter {
  let isIndented: Bool
  let isSafeOnTerminal: Bool
  var bytes: [UInt8] = []

  init(isIndented: Bool, isSafeOnTerminal: Bool = true) {
    self.isIndented = isIndented
    self.isSafeOnTerminal = isSafeOnTerminal
  }

  mutating func write(_ value: JSONValue, level: Int) {
    switch value {
    case .null: bytes += "null".utf8
    case .boolean(let value): bytes += (value ? "true" : "false").utf8
    case .number(let number): bytes += number.text.utf8
    case .string(let text): write(text)
    case .array(let elements):
      writeList(elements, open: "[", close: "]", level: level) { writer, element in
        writer.write(element, level: level + 1)
      }
    case .object(let object):
      writeList(object.members, open: "{", close: "}", level: level) { writer, member in
        writer.write(member.key)
        writer.bytes += (writer.isIndented ? ": " : ":").utf8
        writer.write(member.value, level: level + 1)
      }
    }
  }

  private mutating func writeList<Element>(
    _ elements: [Element], open: String, close: String, level: Int,
    _ writeElement: (inout JSONWriter, Element) -> Void
  ) {
    bytes += open.utf8
    for (position, element) in elements.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      breakLine(level + 1)
      writeElement(&self, element)
    }
    if !elements.isEmpty { breakLine(level) }
    bytes += close.utf8
  }

  private mutating func breakLine(_ level: Int) {
    guard isIndented else { return }
    bytes.append(0x0A)
    bytes += repeatElement(0x20, count: 2 * level)
  }

  private mutating func write(_ text: UTF8Text) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.string.unicodeScalars {
      switch scalar {
      case "\"": bytes += "\\\"".utf8
      case "\\": bytes += "\\\\".utf8
      case "\n": bytes += "\\n".utf8
      case "\r": bytes += "\\r".utf8
      case "\t": bytes += "\\t".utf8
      case "\u{8}" where !isSafeOnTerminal: bytes += "\\b".utf8
      case "\u{C}" where !isSafeOnTerminal: bytes += "\\f".utf8
      case "\u{0}"..."\u{1F}": writeEscaped(scalar)
      case _ where isSafeOnTerminal && Self.actsOnTerminals(scalar): writeEscaped(scalar)
      default: bytes += String(Character(scalar)).utf8
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a terminal would obey or hide the character: DEL, C1, bidirectional and zero-width
  /// characters, line separators.
  private static func actsOnTerminals(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x7F else { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
  }

  private mutating func writeEscaped(_ scalar: Unicode.Scalar) {
    for unit in String(Character(scalar)).utf16 {
      let hex = String(unit, radix: 16)
      bytes += ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8
    }
  }
}
