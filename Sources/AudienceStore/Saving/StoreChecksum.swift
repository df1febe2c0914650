/// A sum over blocks of 64 bytes that any change of one byte changes, at the speed of memory.
///
/// Eight lanes, each a chain of steps that can be undone (exclusive or, then a product with an odd
/// number), so that two contents that differ in one word end in different lanes.
package struct StoreChecksum {
  static let blockSize = 64

  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

  private var lanes: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) =
    (1, 2, 3, 4, 5, 6, 7, 8)

  package init() {}

  /// Adds bytes; the last block is filled up with zeros.
  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    let whole = bytes.count & ~(Self.blockSize - 1)
    if let start = bytes.baseAddress { addBlocks(start, byteCount: whole) }
    guard whole < bytes.count else { return }
    var last = [UInt8](repeating: 0, count: Self.blockSize)
    for offset in whole..<bytes.count { last[offset - whole] = bytes[offset] }
    last.withUnsafeBytes { block in
      if let start = block.baseAddress { addBlocks(start, byteCount: Self.blockSize) }
    }
  }

  private mutating func addBlocks(_ start: UnsafeRawPointer, byteCount: Int) {
    var lanes = lanes
    var offset = 0
    while offset < byteCount {
      let block = start + offset
      lanes.0 = Self.step(lanes.0, block, 0)
      lanes.1 = Self.step(lanes.1, block, 1)
      lanes.2 = Self.step(lanes.2, block, 2)
      lanes.3 = Self.step(lanes.3, block, 3)
      lanes.4 = Self.step(lanes.4, block, 4)
      lanes.5 = Self.step(lanes.5, block, 5)
      lanes.6 = Self.step(lanes.6, block, 6)
      lanes.7 = Self.step(lanes.7, block, 7)
      offset += Self.blockSize
    }
    self.lanes = lanes
  }

  @inline(__always)
  private static func step(_ lane: UInt64, _ block: UnsafeRawPointer, _ number: Int) -> UInt64 {
    let word = block.loadUnaligned(fromByteOffset: number &* 8, as: UInt64.self)
    let mixed = (lane ^ word) &* factor
    return mixed &<< 29 | mixed &>> 35
  }

  package var value: UInt64 {
    var value: UInt64 = 0
    for lane in [
      lanes.0, lanes.1, lanes.2, lanes.3, lanes.4, lanes.5, lanes.6, lanes.7,
    ] { value = (value ^ lane) &* Self.factor }
    return value ^ value >> 32
  }
}
