import AudienceJSON

/// Reads numbers of JSON's grammar.
enum NumberScanner {
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// Reads a number and the position behind it; nil for what is none, or is beyond a double.
  @inline(__always)
  static func read(
    _ start: UnsafePointer<UInt8>
  ) -> (value: PendingValue, end: UnsafePointer<UInt8>)? {
    let isNegative = start.pointee == 0x2D
    let first = isNegative ? start + 1 : start
    var position = first
    var digits: UInt64 = 0
    while true {
      let digit = UInt64(position.pointee &- 0x30)
      if digit > 9 { break }
      digits = digits &* 10 &+ digit
      position += 1
    }
    let count = position - first
    if count == 0 || (count > 1 && first.pointee == 0x30) { return nil }
    switch position.pointee {
    case 0x2E: return readFraction(start, first, position, digits, isNegative)
    case 0x65, 0x45: return readSlowly(start)
    default:
      if count > 18 { return readSlowly(start) }
      let integer = Int64(truncatingIfNeeded: digits)
      return (.integer(isNegative ? -integer : integer), position)
    }
  }

  /// Reads on from the point: exact where the digits are an integer of a double and the power of
  /// ten is one too, because one division rounds once (Clinger, "How to read floating point numbers
  /// accurately", 1990).
  @inline(__always)
  private static func readFraction(
    _ start: UnsafePointer<UInt8>, _ first: UnsafePointer<UInt8>, _ point: UnsafePointer<UInt8>,
    _ whole: UInt64, _ isNegative: Bool
  ) -> (value: PendingValue, end: UnsafePointer<UInt8>)? {
    var digits = whole
    var position = point + 1
    while true {
      let digit = UInt64(position.pointee &- 0x30)
      if digit > 9 { break }
      digits = digits &* 10 &+ digit
      position += 1
    }
    let decimals = position - point - 1
    if decimals == 0 { return nil }
    if position - first > 19 || digits > 1 << 53 || position.pointee | 0x20 == 0x65 {
      return readSlowly(start)
    }
    let value = Double(digits) / powersOfTen[decimals]
    return (pending(isNegative ? -value : value), position)
  }

  /// Reads any number the exact way.
  @inline(never)
  private static func readSlowly(
    _ start: UnsafePointer<UInt8>
  ) -> (value: PendingValue, end: UnsafePointer<UInt8>)? {
    var end = start
    while isNumberByte(end.pointee) { end += 1 }
    guard let number = ExactNumber(Bytes(start: start, count: end - start)) else { return nil }
    switch number {
    case .integer(let integer): return (.integer(integer), end)
    case .double(let double): return (.double(double), end)
    }
  }

  /// A double as columns keep it: an integer where it is one.
  @inline(__always)
  private static func pending(_ value: Double) -> PendingValue {
    if let integer = Int64(exactly: value) { return .integer(integer) }
    return .double(value)
  }

  private static func isNumberByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x2D, 0x2B, 0x2E, 0x65, 0x45: true
    default: false
    }
  }
}
