/// One bit for each row, in words of 64, the first row in the lowest bit; the bits behind the last
/// row are 0.
@frozen
public struct Bitmap: Sendable {
  /// The number of bits.
  public let count: Int
  public let words: StoreArray<UInt64>

  package init(count: Int, words: StoreArray<UInt64>) {
    self.count = count
    self.words = words
  }

  @inlinable
  public subscript(row: Int) -> Bool {
    words.buffer[row &>> 6] &>> UInt64(truncatingIfNeeded: row & 63) & 1 != 0
  }

  /// The number of bits that are set.
  public var population: Int { words.buffer.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The number of words for a number of bits.
  @inlinable public static func wordCount(_ bits: Int) -> Int { (bits + 63) >> 6 }
}
