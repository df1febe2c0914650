/// Looks for one byte in many, 64 at a time.
enum ByteKernels {
  /// Which of 64 bytes are that one, the first in the lowest bit.
  @inline(__always)
  private static func matches(_ bytes: UnsafePointer<UInt8>, _ wanted: SIMD64<UInt8>) -> UInt64 {
    let block = UnsafeRawPointer(bytes).loadUnaligned(as: SIMD64<UInt8>.self)
    let ones = SIMD64<UInt8>(repeating: 0).replacing(
      with: SIMD64<UInt8>(repeating: 1), where: block .== wanted)
    let lanes = unsafeBitCast(ones, to: SIMD8<UInt64>.self)
    var word: UInt64 = 0
    // The lowest bits of eight bytes come together in the highest byte of the product.
    for lane in 0..<8 {
      word |=
        ((lanes[lane] &* 0x0102_0408_1020_4080) &>> 56)
        &<< UInt64(truncatingIfNeeded: lane &* 8)
    }
    return word
  }

  /// Writes down the rows of a range that have that byte.
  ///
  /// - Returns: how many they are.
  @inline(__always)
  static func select(
    _ range: Range<Int>, into rows: UnsafeMutablePointer<UInt32>,
    _ bytes: UnsafeBufferPointer<UInt8>, _ byte: UInt8
  ) -> Int {
    guard let bytes = bytes.baseAddress else { return 0 }
    let wanted = SIMD64<UInt8>(repeating: byte)
    var kept = 0
    var row = range.lowerBound
    while row &+ 64 <= range.upperBound {
      var word = matches(bytes + row, wanted)
      while word != 0 {
        rows[kept] = UInt32(truncatingIfNeeded: row &+ word.trailingZeroBitCount)
        kept &+= 1
        word &= word &- 1
      }
      row &+= 64
    }
    while row < range.upperBound {
      rows[kept] = UInt32(truncatingIfNeeded: row)
      kept &+= bytes[row] == byte ? 1 : 0
      row &+= 1
    }
    return kept
  }

  /// Sets the bits of the rows of a range that have that byte; the range begins at a word.
  @inline(__always)
  static func mark(
    _ range: Range<Int>, in words: UnsafeMutablePointer<UInt64>,
    _ bytes: UnsafeBufferPointer<UInt8>, _ byte: UInt8
  ) {
    guard let bytes = bytes.baseAddress else { return }
    let wanted = SIMD64<UInt8>(repeating: byte)
    var row = range.lowerBound
    var word = words
    while row &+ 64 <= range.upperBound {
      word.pointee = matches(bytes + row, wanted)
      word += 1
      row &+= 64
    }
    markRows(row..<range.upperBound, in: word) { bytes[$0] == byte }
  }
}
