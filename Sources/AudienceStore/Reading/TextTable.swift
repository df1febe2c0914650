public import AudienceDiagnostics

/// Texts in ascending order of their UTF-8 bytes, each once, one after another in memory.
///
/// A text's number is its rank: comparing numbers is comparing texts.
public struct TextTable: Sendable {
  /// The number of texts.
  public let count: Int
  /// All bytes.
  package let heap: StoreArray<UInt8>
  /// Where each text begins behind the base of its block of 256 texts, and one more: where the
  /// last one ends.
  package let starts: StoreArray<UInt32>
  package let blockBases: StoreArray<UInt64>

  static let blockShift = 8

  package init(
    count: Int, heap: StoreArray<UInt8>, starts: StoreArray<UInt32>, blockBases: StoreArray<UInt64>
  ) {
    self.count = count
    self.heap = heap
    self.starts = starts
    self.blockBases = blockBases
  }

  /// The bytes of a text, without a copy; valid as long as the table.
  @inline(__always)
  public func bytes(_ number: Int) -> UnsafeBufferPointer<UInt8> {
    let start = start(number)
    return UnsafeBufferPointer(rebasing: heap.buffer[start..<self.start(number + 1)])
  }

  /// The text itself.
  public func text(_ number: Int) -> UTF8Text {
    UTF8Text(String(decoding: bytes(number), as: UTF8.self))
  }

  /// The number of a text; nil where the table does not have it. O(log n).
  public func number(of text: UTF8Text) -> Int? {
    text.withBytes { bytes in
      let position = firstPosition { !Self.precedes(self.bytes($0), bytes) }
      guard position < count, self.bytes(position).elementsEqual(bytes) else { return nil }
      return position
    }
  }

  /// The numbers of the texts that begin with a prefix; they stand side by side. O(log n).
  public func numbers(withPrefix prefix: UTF8Text) -> Range<Int> {
    prefix.withBytes { prefix in
      let start = firstPosition { !Self.precedes(bytes($0), prefix) }
      let end = firstPosition(from: start) { !bytes($0).starts(with: prefix) }
      return start..<end
    }
  }

  @inline(__always)
  private func start(_ number: Int) -> Int {
    Int(blockBases.buffer[number >> Self.blockShift]) &+ Int(starts.buffer[number])
  }

  private func firstPosition(from start: Int = 0, where isBeyond: (Int) -> Bool) -> Int {
    var low = start
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  static func precedes(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    left.lexicographicallyPrecedes(right)
  }
}
