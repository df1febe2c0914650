public import AudienceDiagnostics

/// Changes one member of an object inside a JSON text and leaves every other byte as it is: order,
/// indentation, unknown fields, numbers as they were written.
public enum JSONTextEdit {
  /// The text with the member of an object at the top set to a string; the object and the member
  /// are made where they are missing.
  ///
  ///     JSONTextEdit.setting("plans", "VIP", to: "trait('vip') = 'true'", in: bytes)
  ///
  /// - Returns: nil when the text is no JSON object, or has something else than an object there.
  public static func setting(
    _ object: UTF8Text, _ key: UTF8Text, to value: UTF8Text, in bytes: [UInt8]
  ) -> [UInt8]? {
    let text = JSONValue.string(value).compactText
    let places = JSONLocator.locate([[], [.key(object)], [.key(object), .key(key)]], in: bytes)
    guard let root = places[0].value, isObject(root, bytes) else { return nil }
    if let known = places[2].value {
      return replacing(known.start..<known.end, with: text, in: bytes)
    }
    if let inner = places[1].value {
      guard isObject(inner, bytes) else { return nil }
      return inserting(
        "\(JSONValue.string(key).compactText): \(text)", into: inner, in: bytes,
        indent: step(root, bytes) + step(root, bytes))
    }
    let indent = step(root, bytes)
    let member = "\(JSONValue.string(key).compactText): \(text)"
    let isSpread = isSpread(root, bytes)
    let line = lineEnd(bytes)
    let whole =
      isSpread ? "{\(line)\(indent)\(indent)\(member)\(line)\(indent)}" : "{\(member)}"
    return inserting(
      "\(JSONValue.string(object).compactText): \(whole)", into: root, in: bytes, indent: indent)
  }

  /// The text without the member of an object at the top; the same text where there is none.
  public static func removing(
    _ object: UTF8Text, _ key: UTF8Text, in bytes: [UInt8]
  ) -> [UInt8] {
    let places = JSONLocator.locate([[.key(object)], [.key(object), .key(key)]], in: bytes)
    guard let inner = places[0].value, let value = places[1].value, let name = places[1].key else {
      return bytes
    }
    let next = skippingBlanks(from: value.end, bytes)
    if next < bytes.count, bytes[next] == UInt8(ascii: ",") {
      let following = skippingBlanks(from: next + 1, bytes)
      return replacing(name.start..<following, with: "", in: bytes)
    }
    var start = name.start
    while start > inner.start + 1, isBlank(bytes[start - 1]) { start -= 1 }
    if bytes[start - 1] == UInt8(ascii: ",") {
      return replacing((start - 1)..<value.end, with: "", in: bytes)
    }
    return replacing((inner.start + 1)..<(inner.end - 1), with: "", in: bytes)
  }

  // MARK: - Parts

  /// Adds a member as the last of an object.
  private static func inserting(
    _ member: String, into object: Span, in bytes: [UInt8], indent: String
  ) -> [UInt8] {
    var end = object.end - 1
    while end > object.start + 1, isBlank(bytes[end - 1]) { end -= 1 }
    let isEmpty = end == object.start + 1
    let line = lineEnd(bytes)
    if isEmpty, bytes.contains(0x0A) {
      let outer = indentation(before: end, bytes)
      return replacing(
        end..<(object.end - 1), with: "\(line)\(indent)\(member)\(line)\(outer)", in: bytes)
    }
    if isSpread(object, bytes) {
      let own = indentation(before: end, bytes)
      return replacing(end..<end, with: ",\(line)\(own)\(member)", in: bytes)
    }
    return replacing(
      end..<(isEmpty ? object.end - 1 : end), with: (isEmpty ? "" : ", ") + member, in: bytes)
  }

  /// The indentation of the root's members; two blanks where they stand on one line.
  private static func step(_ root: Span, _ bytes: [UInt8]) -> String {
    guard isSpread(root, bytes) else { return "  " }
    let first = skippingBlanks(from: root.start + 1, bytes)
    let indent = indentation(before: first + 1, bytes)
    return indent.isEmpty ? "  " : indent
  }

  private static func indentation(before end: Int, _ bytes: [UInt8]) -> String {
    let start = bytes[..<end].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return String(
      decoding: bytes[start..<end].prefix { $0 == 0x20 || $0 == 0x09 }, as: UTF8.self)
  }

  private static func isSpread(_ object: Span, _ bytes: [UInt8]) -> Bool {
    bytes[object.start..<skippingBlanks(from: object.start + 1, bytes)].contains(0x0A)
  }

  private static func lineEnd(_ bytes: [UInt8]) -> String {
    guard let first = bytes.firstIndex(of: 0x0A), first > 0 else { return "\n" }
    return bytes[first - 1] == 0x0D ? "\r\n" : "\n"
  }

  private static func isObject(_ span: Span, _ bytes: [UInt8]) -> Bool {
    bytes[span.start] == UInt8(ascii: "{")
  }

  private static func skippingBlanks(from start: Int, _ bytes: [UInt8]) -> Int {
    var index = start
    while index < bytes.count, isBlank(bytes[index]) { index += 1 }
    return index
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func replacing(
    _ range: Range<Int>, with text: String, in bytes: [UInt8]
  ) -> [UInt8] {
    Array(bytes[..<range.lowerBound]) + Array(text.utf8) + Array(bytes[range.upperBound...])
  }
}
