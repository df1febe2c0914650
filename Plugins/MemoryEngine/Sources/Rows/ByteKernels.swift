/// Looks for one byte in many, eight at a time in one word.
enum ByteKernels {
  /// A word with the highest bit set of each of its eight bytes that is that one.
  @inline(__always)
  private static func matches(_ bytes: UnsafePointer<UInt8>, _ pattern: UInt64) -> UInt64 {
    let word = UInt64(
      littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    let difference = word ^ pattern
    // No carry leaves a byte: the sum of its lower bits sets the highest one unless all are 0.
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~(((difference & low) &+ low) | difference | low)
  }

  private static func pattern(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// Writes a bit for each row of a range: whether it has that byte.
  @inline(__always)
  static func mark(
    _ range: Range<Int>, in words: UnsafeMutablePointer<UInt64>,
    _ bytes: UnsafeBufferPointer<UInt8>, _ byte: UInt8
  ) {
    guard let bytes = bytes.baseAddress else { return }
    let pattern = pattern(byte)
    var row = range.lowerBound
    var word = words
    while row &+ 64 <= range.upperBound {
      var bits: UInt64 = 0
      for part in 0..<8 {
        let found = matches(bytes + (row &+ part &* 8), pattern) &>> 7
        // The lowest bits of the eight bytes come together in the highest byte of the product.
        bits |=
          ((found &* 0x0102_0408_1020_4080) &>> 56) &<< UInt64(truncatingIfNeeded: part &* 8)
      }
      word.pointee = bits
      word += 1
      row &+= 64
    }
    markRows(row..<range.upperBound, in: word) { bytes[$0] == byte }
  }
}
