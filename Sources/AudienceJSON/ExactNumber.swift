/// A finite number: an integer of 64 bits, exactly, or the nearest double.
///
/// Integers and doubles compare by value without rounding (9007199254740993 is not
/// 9007199254740992.0). A double that is an integer within 64 bits is stored as that integer, so
/// that equal values are equal here (SEMANTICS 2, "Number literal").
public enum ExactNumber: Hashable, Sendable {
  case integer(Int64)
  /// Never an integral value within 64 bits, never infinite or not a number.
  case double(Double)

  /// Makes the number for a double; nil when it is infinite or not a number.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    if let integer = Int64(exactly: value) {
      self = .integer(integer)
    } else {
      self = .double(value)
    }
  }

  public init(_ value: Int) { self = .integer(Int64(value)) }

  /// Reads JSON's number grammar with an optional minus; nil for anything else, and for a
  /// magnitude beyond double.
  ///
  /// - Parameter leadingPoint: whether `.20` is a number too, as in query text.
  public init?(_ text: some Collection<UInt8>, leadingPoint: Bool = false) {
    var scanner = NumberScanner(text: Array(text), leadingPoint: leadingPoint)
    guard let number = scanner.scan(), scanner.isAtEnd else { return nil }
    self = number
  }

  /// The nearest double.
  public var doubleValue: Double {
    switch self {
    case .integer(let value): Double(value)
    case .double(let value): value
    }
  }

  /// The integer, if it is one.
  public var integerValue: Int64? {
    if case .integer(let value) = self { value } else { nil }
  }

  /// The shortest decimal form that reads back as this number; integral values have no `.0`.
  public var text: String {
    switch self {
    case .integer(let value): return String(value)
    case .double(let value):
      let text = value.description
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
  }
}

extension ExactNumber: Comparable {
  public static func < (left: ExactNumber, right: ExactNumber) -> Bool {
    switch (left, right) {
    case (.integer(let a), .integer(let b)): a < b
    case (.double(let a), .double(let b)): a < b
    case (.integer(let a), .double(let b)): isLess(a, b)
    case (.double(let a), .integer(let b)): !isLess(b, a)
    }
  }

  /// Whether an integer is less than a double that is not an integer of 64 bits.
  private static func isLess(_ integer: Int64, _ double: Double) -> Bool {
    if double >= 0x1p63 { return true }
    if double < -0x1p63 { return false }
    return integer <= Int64(double.rounded(.down))
  }
}

/// Reads one number of JSON's grammar from bytes.
struct NumberScanner {
  let text: [UInt8]
  var leadingPoint = false
  var index = 0

  var isAtEnd: Bool { index == text.count }

  mutating func scan() -> ExactNumber? {
    let start = index
    _ = take(UInt8(ascii: "-"))
    let whole = digits()
    if whole == 0 && !leadingPoint { return nil }
    if whole > 1 && text[index - whole] == UInt8(ascii: "0") {
      index -= whole - 1
      return nil
    }
    var isInteger = true
    if take(UInt8(ascii: ".")) {
      isInteger = false
      if digits() == 0 { return nil }
    } else if whole == 0 {
      return nil
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isInteger = false
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      if digits() == 0 { return nil }
    }
    let literal = String(decoding: text[start..<index], as: UTF8.self)
    if isInteger, let integer = Int64(literal) { return .integer(integer) }
    return Double(literal).flatMap(ExactNumber.init)
  }

  private mutating func digits() -> Int {
    let start = index
    while index < text.count, (0x30...0x39).contains(text[index]) { index += 1 }
    return index - start
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard index < text.count, text[index] == byte else { return false }
    index += 1
    return true
  }
}
