public import AudienceDiagnostics

/// Changes one member of an object, or one element of an array, inside a JSON text and leaves every
/// other byte as it is: order, indentation, unknown fields, numbers as they were written.
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
    return removing(Span(name.start, value.end), from: inner, in: bytes)
  }

  // MARK: - Arrays of objects

  /// The text with an object of strings added as the last element of an array at the top; the
  /// array is made where it is missing. The object is written as the one before it is: on one
  /// line, or a line for each member.
  ///
  /// - Returns: nil when the text is no JSON object, or has something else than an array there.
  public static func appending(
    _ element: KeyValuePairs<UTF8Text, UTF8Text>, to array: UTF8Text, in bytes: [UInt8]
  ) -> [UInt8]? {
    let members = element.map {
      "\(JSONValue.string($0.key).compactText): \(JSONValue.string($0.value).compactText)"
    }
    let places = JSONLocator.locate([[], [.key(array)]], in: bytes)
    guard let root = places[0].value, isObject(root, bytes) else { return nil }
    let indent = step(root, bytes)
    guard let known = places[1].value else {
      let line = lineEnd(bytes)
      let whole =
        isSpread(root, bytes)
        ? "[\(line)\(indent)\(indent){ \(members.joined(separator: ", ")) }\(line)\(indent)]"
        : "[{\(members.joined(separator: ", "))}]"
      return inserting(
        "\(JSONValue.string(array).compactText): \(whole)", into: root, in: bytes, indent: indent)
    }
    guard bytes[known.start] == UInt8(ascii: "[") else { return nil }
    return inserting(
      elementText(members, like: lastElement(of: array, bytes), bytes, step: indent), into: known,
      in: bytes, indent: indent + indent)
  }

  /// The text with a member of an element of an array at the top set to a string; the member is
  /// made where it is missing.
  ///
  /// - Returns: nil when there is no such element, or it is no object.
  public static func setting(
    _ key: UTF8Text, to value: UTF8Text, inElement index: Int, of array: UTF8Text,
    in bytes: [UInt8]
  ) -> [UInt8]? {
    let path: [JSONStep] = [.key(array), .index(index)]
    let places = JSONLocator.locate([path, path + [.key(key)], []], in: bytes)
    guard let element = places[0].value, isObject(element, bytes), let root = places[2].value
    else { return nil }
    let text = JSONValue.string(value).compactText
    if let known = places[1].value {
      return replacing(known.start..<known.end, with: text, in: bytes)
    }
    let indent = step(root, bytes)
    return inserting(
      "\(JSONValue.string(key).compactText): \(text)", into: element, in: bytes,
      indent: indent + indent + indent)
  }

  /// The text without one element of an array at the top; the same text where there is none.
  public static func removingElement(
    _ index: Int, of array: UTF8Text, in bytes: [UInt8]
  ) -> [UInt8] {
    let places = JSONLocator.locate([[.key(array)], [.key(array), .index(index)]], in: bytes)
    guard let outer = places[0].value, let element = places[1].value else { return bytes }
    return removing(element, from: outer, in: bytes)
  }

  /// An object's text, laid out as another one is.
  private static func elementText(
    _ members: [String], like other: Span?, _ bytes: [UInt8], step: String
  ) -> String {
    guard let other, isObject(other, bytes), isSpread(other, bytes) else {
      return "{ \(members.joined(separator: ", ")) }"
    }
    let line = lineEnd(bytes)
    let outer = indentation(before: other.start, bytes)
    return "{\(line)" + members.map { outer + step + $0 }.joined(separator: ",\(line)")
      + "\(line)\(outer)}"
  }

  /// Where the last element of an array at the top stands; nil where it has none.
  private static func lastElement(of array: UTF8Text, _ bytes: [UInt8]) -> Span? {
    guard case .array(let elements)? = (try? JSONReader.read(bytes))?[array] else { return nil }
    return JSONLocator.locate([.key(array), .index(elements.count - 1)], in: bytes).value
  }

  // MARK: - Parts

  /// Removes a member or an element with the comma that parts it from its neighbour.
  private static func removing(_ part: Span, from outer: Span, in bytes: [UInt8]) -> [UInt8] {
    let next = skippingBlanks(from: part.end, bytes)
    if next < bytes.count, bytes[next] == UInt8(ascii: ",") {
      let following = skippingBlanks(from: next + 1, bytes)
      return replacing(part.start..<following, with: "", in: bytes)
    }
    var start = part.start
    while start > outer.start + 1, isBlank(bytes[start - 1]) { start -= 1 }
    if bytes[start - 1] == UInt8(ascii: ",") {
      return replacing((start - 1)..<part.end, with: "", in: bytes)
    }
    return replacing((outer.start + 1)..<(outer.end - 1), with: "", in: bytes)
  }

  /// Adds a member as the last of an object, or an element as the last of an array.
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
