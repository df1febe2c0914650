public import AudienceDiagnostics

/// Why a text is not JSON: where, and what was expected there.
public struct JSONError: Error, Hashable, Sendable {
  /// The offset of the first byte that does not fit.
  public let offset: Int
  /// What was expected, lower case, without a full stop.
  public let message: String
  /// Whether it is refused for being nested too deep.
  public let isTooDeep: Bool

  init(_ offset: Int, _ message: String, isTooDeep: Bool = false) {
    self.offset = offset
    self.message = message
    self.isTooDeep = isTooDeep
  }
}

/// A key that stood twice in one object; the last one counted.
public struct DuplicateKey: Hashable, Sendable {
  public let key: UTF8Text
  /// The offset of the later key.
  public let offset: Int
}

/// The strict JSON reader that every file, call log, saved tree and model's answer goes through.
///
/// RFC 8259, UTF-8 only; a byte order mark at the start is skipped; at most 200 levels of arrays
/// and objects; a number beyond double is an error; a duplicate key is reported and the last one
/// wins; lone surrogate escapes are refused. O(n).
public struct JSONReader {
  /// The greatest number of nested arrays and objects.
  public static let maximumDepth = 200

  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0
  var duplicates: [DuplicateKey] = []
  /// Where the values of interest stand, when a caller asked for places.
  var locator: JSONLocator?

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// Reads one value that is the whole of `bytes`.
  ///
  /// - Throws: `JSONError` with the offset of the first byte that does not fit.
  public static func read(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
    try readReportingDuplicates(bytes).value
  }

  /// Reads one value that is the whole of `text`.
  public static func read(_ text: String) throws(JSONError) -> JSONValue {
    try read(Array(text.utf8))
  }

  /// Reads one value, and tells which keys stood twice.
  public static func readReportingDuplicates(
    _ bytes: [UInt8]
  ) throws(JSONError) -> (value: JSONValue, duplicates: [DuplicateKey]) {
    let result = bytes.withUnsafeBufferPointer { buffer in
      Result { () throws(JSONError) -> (JSONValue, [DuplicateKey]) in
        var reader = JSONReader(buffer)
        let value = try reader.readDocument()
        return (value, reader.duplicates)
      }
    }
    let (value, duplicates) = try result.get()
    return (value, duplicates)
  }

  mutating func readDocument() throws(JSONError) -> JSONValue {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { index = 3 }
    skipBlank()
    let value = try readValue(depth: 0)
    skipBlank()
    if index < bytes.count { throw JSONError(index, "expected the end of the text") }
    return value
  }

  mutating func readValue(depth: Int) throws(JSONError) -> JSONValue {
    let start = index
    let value = try readBareValue(depth: depth)
    locator?.note(value: Span(start, index))
    return value
  }

  private mutating func readBareValue(depth: Int) throws(JSONError) -> JSONValue {
    guard index < bytes.count else { throw JSONError(index, "expected a value") }
    switch bytes[index] {
    case UInt8(ascii: "{"): return try readObject(depth: depth + 1)
    case UInt8(ascii: "["): return try readArray(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "t"): return try readWord("true", .boolean(true))
    case UInt8(ascii: "f"): return try readWord("false", .boolean(false))
    case UInt8(ascii: "n"): return try readWord("null", .null)
    case UInt8(ascii: "-"), 0x30...0x39: return .number(try readNumber())
    default: throw JSONError(index, isUTF16 ? "expected UTF-8, found UTF-16" : "expected a value")
    }
  }

  /// Whether the text begins with the byte order mark that Windows' tools write before UTF-16.
  private var isUTF16: Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }

  private mutating func readWord(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONError) -> JSONValue {
    let count = word.utf8CodeUnitCount
    let rest = bytes[index...].prefix(count)
    guard rest.elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: count)) else {
      throw JSONError(index, "expected a value, or '\(word)' in full")
    }
    index += count
    return value
  }

  private mutating func readNumber() throws(JSONError) -> ExactNumber {
    let start = index
    if let integer = readShortInteger() { return .integer(integer) }
    while index < bytes.count, Self.isNumberByte(bytes[index]) { index += 1 }
    if let number = ExactNumber(bytes[start..<index]) { return number }
    var scanner = NumberScanner(text: Array(bytes[start..<index]))
    if scanner.scan() == nil, scanner.isAtEnd, Self.endsInDigit(bytes[start..<index]) {
      throw JSONError(start, "the number is beyond the range of a double")
    }
    throw JSONError(start + scanner.index, "expected a number as JSON writes it")
  }

  /// Reads an integer of at most 18 digits, as nearly all numbers are; nil, and nothing read, for
  /// every other number.
  private mutating func readShortInteger() -> Int64? {
    let isNegative = bytes[index] == UInt8(ascii: "-")
    let first = index + (isNegative ? 1 : 0)
    var end = first
    var value: Int64 = 0
    while end < bytes.count, end - first < 19, (0x30...0x39).contains(bytes[end]) {
      value = value &* 10 &+ Int64(bytes[end] - 0x30)
      end += 1
    }
    let count = end - first
    guard (1...18).contains(count), count == 1 || bytes[first] != 0x30,
      end == bytes.count || !Self.isNumberByte(bytes[end])
    else { return nil }
    index = end
    return isNegative ? -value : value
  }

  private static func endsInDigit(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let significant = text.first == UInt8(ascii: "-") ? text.dropFirst() : text
    let hasLeadingZero =
      significant.count > 1 && significant.first == 0x30
      && significant.dropFirst().first.map { (0x30...0x39).contains($0) } == true
    return !hasLeadingZero && text.last.map { (0x30...0x39).contains($0) } == true
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  private mutating func readArray(depth: Int) throws(JSONError) -> JSONValue {
    try enter(depth)
    var elements: [JSONValue] = []
    skipBlank()
    if take(UInt8(ascii: "]")) { return .array([]) }
    while true {
      skipBlank()
      locator?.enter(.index(elements.count))
      elements.append(try readValue(depth: depth))
      locator?.leave()
      skipBlank()
      if take(UInt8(ascii: "]")) { return .array(elements) }
      guard take(UInt8(ascii: ",")) else { throw JSONError(index, "expected ',' or ']'") }
    }
  }

  private mutating func readObject(depth: Int) throws(JSONError) -> JSONValue {
    try enter(depth)
    var object = JSONObject()
    skipBlank()
    if take(UInt8(ascii: "}")) { return .object(object) }
    while true {
      skipBlank()
      let keyStart = index
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
        throw JSONError(index, "expected a key in double quotes")
      }
      let key = try readString()
      let keySpan = Span(keyStart, index)
      skipBlank()
      guard take(UInt8(ascii: ":")) else { throw JSONError(index, "expected ':'") }
      skipBlank()
      locator?.enter(.key(key), key: keySpan)
      let value = try readValue(depth: depth)
      locator?.leave()
      if object.set(key, to: value) {
        duplicates.append(DuplicateKey(key: key, offset: keyStart))
      }
      skipBlank()
      if take(UInt8(ascii: "}")) { return .object(object) }
      guard take(UInt8(ascii: ",")) else { throw JSONError(index, "expected ',' or '}'") }
    }
  }

  private mutating func enter(_ depth: Int) throws(JSONError) {
    if depth > Self.maximumDepth {
      throw JSONError(
        index, "nested more than \(Self.maximumDepth) levels deep", isTooDeep: true)
    }
    index += 1
  }

  mutating func skipBlank() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return
      }
    }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }
}
