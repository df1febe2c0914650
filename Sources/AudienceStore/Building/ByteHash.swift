import Glibc

/// Hashing and comparing of short byte strings.
enum ByteHash {
  private static let secret: UInt64 = 0xA076_1D64_78BD_642F
  private static let other: UInt64 = 0xE703_7ED1_A0B4_28DB

  /// 64 well mixed bits (the construction of wyhash: folded 128-bit products).
  @inline(__always)
  static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let start = text.baseAddress else { return fold(secret, other) }
    var bytes = UnsafeRawPointer(start)
    let count = text.count
    var seed = secret ^ UInt64(truncatingIfNeeded: count)
    var first: UInt64 = 0
    var second: UInt64 = 0
    if count <= 16 {
      if count >= 8 {
        first = word(bytes)
        second = word(bytes + (count &- 8))
      } else if count >= 4 {
        first = halfWord(bytes)
        second = halfWord(bytes + (count &- 4))
      } else if count > 0 {
        first =
          UInt64(start[0]) &<< 16 | UInt64(start[count &>> 1]) &<< 8 | UInt64(start[count &- 1])
      }
    } else {
      var rest = count
      while rest > 16 {
        seed = fold(word(bytes) ^ other, word(bytes + 8) ^ seed)
        bytes += 16
        rest &-= 16
      }
      first = word(bytes + (rest &- 16))
      second = word(bytes + (rest &- 8))
    }
    return fold(other ^ UInt64(truncatingIfNeeded: count), fold(first ^ other, second ^ seed))
  }

  @inline(__always)
  static func areEqual(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let count = left.count
    guard count == right.count else { return false }
    guard let a = UnsafeRawPointer(left.baseAddress), let b = UnsafeRawPointer(right.baseAddress)
    else { return count == 0 }
    if count > 32 { return memcmp(a, b, count) == 0 }
    if count >= 8 {
      var offset = 0
      while offset &+ 8 <= count {
        if word(a + offset) != word(b + offset) { return false }
        offset &+= 8
      }
      return word(a + (count &- 8)) == word(b + (count &- 8))
    }
    if count >= 4 {
      return halfWord(a) == halfWord(b) && halfWord(a + (count &- 4)) == halfWord(b + (count &- 4))
    }
    for offset in 0..<count where left[offset] != right[offset] { return false }
    return true
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawPointer) -> UInt64 {
    bytes.loadUnaligned(as: UInt64.self)
  }

  @inline(__always)
  private static func halfWord(_ bytes: UnsafeRawPointer) -> UInt64 {
    UInt64(bytes.loadUnaligned(as: UInt32.self))
  }

  @inline(__always)
  private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
