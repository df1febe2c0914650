/// Looks at eight bytes at a time.
///
/// What is scanned ends in a line feed with readable bytes behind it, as the lines of a `LogBuffer`
/// do: strings and blanks end there, so no position is ever compared with the end.
enum ByteScanner {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// Where a string's plain bytes end, and whether all of them are ASCII: at a quote, a backslash,
  /// or a control character.
  @inline(__always)
  static func endOfPlainText(
    _ start: UnsafePointer<UInt8>
  ) -> (end: UnsafePointer<UInt8>, isASCII: Bool) {
    var position = start
    var seen: UInt64 = 0
    while true {
      let word = UnsafeRawPointer(position).loadUnaligned(as: UInt64.self)
      let stops = (zeros(word ^ (ones &* 0x22)) | zeros(word ^ (ones &* 0x5C)) | controls(word))
      if stops != 0 {
        let bit = stops.trailingZeroBitCount
        // Only the bytes before the stop count.
        seen |= word & ((1 &<< UInt64(bit & ~7)) &- 1)
        return (position + (bit &>> 3), seen & highs == 0)
      }
      seen |= word
      position += 8
    }
  }

  /// The high bit of each byte that is 0; bytes above the lowest one may be wrong.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }

  /// The high bit of each byte below 0x20; bytes above the lowest one may be wrong.
  @inline(__always)
  private static func controls(_ word: UInt64) -> UInt64 {
    (word &- (ones &* 0x20)) & ~word & highs
  }

  /// The first position that is no blank within a line.
  @inline(__always)
  static func afterBlanks(_ start: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    if start.pointee > 0x20 { return start }
    var position = start
    while position.pointee == 0x20 || position.pointee == 0x09 || position.pointee == 0x0D {
      position += 1
    }
    return position
  }

  /// The bytes of a short text as a number, the first in the lowest byte; more than eight are left
  /// out.
  @inline(__always)
  static func word(_ text: Bytes) -> UInt64 {
    guard let start = text.baseAddress else { return 0 }
    let word = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
    return text.count >= 8 ? word : word & ((1 &<< UInt64(text.count &* 8)) &- 1)
  }

  /// Whether bytes are UTF-8 (no overlong forms, no surrogates, nothing beyond U+10FFFF).
  static func isUTF8(_ text: Bytes) -> Bool {
    var position = 0
    while position < text.count {
      let first = text[position]
      position += 1
      if first < 0x80 { continue }
      let count: Int
      var lowest: UInt8 = 0x80
      var highest: UInt8 = 0xBF
      switch first {
      case 0xC2...0xDF: count = 1
      case 0xE0: (count, lowest) = (2, 0xA0)
      case 0xED: (count, highest) = (2, 0x9F)
      case 0xE1...0xEF: count = 2
      case 0xF0: (count, lowest) = (3, 0x90)
      case 0xF4: (count, highest) = (3, 0x8F)
      case 0xF1...0xF3: count = 3
      default: return false
      }
      guard position + count <= text.count, text[position] >= lowest, text[position] <= highest
      else { return false }
      for offset in 1..<max(1, count) where text[position + offset] & 0xC0 != 0x80 { return false }
      position += count
    }
    return true
  }
}
