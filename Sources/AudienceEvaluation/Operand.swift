package import AudienceConditions
package import AudienceDiagnostics
package import AudienceJSON
package import AudienceTime

/// One side of a comparison: a value that is there, with what comparators read of it
/// (SEMANTICS 3, "Text of a value", "Number of a value", "Instant of a value").
package struct Operand: Hashable, Sendable {
  package let value: JSONValue
  /// The instant of a date literal written without quotes, which makes `=` compare instants.
  let dateLiteral: Instant?

  package init(_ value: JSONValue) {
    self.value = value
    dateLiteral = nil
  }

  package init(_ literal: Literal) {
    switch literal {
    case .number(let number): self.init(JSONValue.number(number))
    case .string(let text): self.init(JSONValue.string(text))
    case .boolean(let flag): self.init(JSONValue.boolean(flag))
    case .date(let date): self.init(date: date.midnight, text: date.text)
    case .timestamp(let instant): self.init(date: instant, text: instant.text)
    }
  }

  private init(date: Instant, text: String) {
    value = .text(text)
    dateLiteral = date
  }
}

extension JSONValue {
  /// The text of a value: a string as it is; numbers in shortest decimal form; arrays and objects
  /// as compact JSON.
  package var comparedText: UTF8Text {
    switch self {
    case .string(let text): text
    case .null, .boolean, .number, .array, .object: UTF8Text(leastEscapedText)
    }
  }

  /// The number of a value: a number, or a string that is entirely a decimal number; booleans are
  /// not numbers.
  package var comparedNumber: ExactNumber? {
    switch self {
    case .number(let number): number
    case .string(let text): text.withBytes(DecimalText.number)
    case .null, .boolean, .array, .object: nil
    }
  }

  /// The instant of a value: a string in one of the ISO 8601 forms of SEMANTICS 3.
  package var comparedInstant: Instant? {
    guard case .string(let text) = self else { return nil }
    return TimestampReader.value(text.string)?.instant
  }
}

/// Reads strings that are decimal numbers: an optional minus, digits, and a fraction; leading zeros
/// and a leading point are allowed, blanks, `+`, exponents and signs of money are not.
package enum DecimalText {
  package static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> ExactNumber? {
    let unsigned = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes[...]
    guard let last = unsigned.last, isDigit(last), unsigned.count <= 400 else { return nil }
    var points = 0
    for byte in unsigned where !isDigit(byte) {
      guard byte == UInt8(ascii: ".") else { return nil }
      points += 1
    }
    guard points <= 1 else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    if points == 0, let integer = Int64(text) { return .integer(integer) }
    return Double(text).flatMap(ExactNumber.init)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
