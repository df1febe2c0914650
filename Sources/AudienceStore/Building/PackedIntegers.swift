/// Integers in the narrowest width so far; all are widened when one does not fit. As long as all
/// are the same, only that one is kept.
struct PackedIntegers: ~Copyable {
  /// Whether there are negative ones; codes have none.
  let isSigned: Bool
  private(set) var count = 0
  /// Bytes of an element: 1, 2, 4 or 8, without a sign also 3; 0 while all are `lowest`.
  private var width = 0
  private var bytes: UnsafeMutableRawPointer
  /// The bytes of the block.
  private var size: Int
  private var capacity = 0
  private var lowest: Int64
  private var highest: Int64

  init(isSigned: Bool) {
    self.isSigned = isSigned
    (bytes, size) = PageMemory.grown(nil, size: 0, used: 0, toHold: 16)
    // Nothing fits before there is a first one.
    (lowest, highest) = (1, 0)
  }

  deinit { PageMemory.free(bytes, size: size) }

  @inline(__always)
  mutating func append(_ value: Int64) {
    if value < lowest || value > highest { widen(toHold: value) }
    if width > 0 {
      if count == capacity { grow(toHold: count + 1) }
      store(value, at: count)
    }
    count &+= 1
  }

  @inline(__always)
  subscript(position: Int) -> Int64 {
    switch (width, isSigned) {
    case (0, _): lowest
    case (1, false): Int64(load(position, as: UInt8.self))
    case (2, false): Int64(load(position, as: UInt16.self))
    case (3, false):
      Int64(
        bytes.loadUnaligned(fromByteOffset: position &* 3, as: UInt32.self).littleEndian
          & 0xFF_FFFF)
    case (4, false): Int64(load(position, as: UInt32.self))
    case (1, true): Int64(load(position, as: Int8.self))
    case (2, true): Int64(load(position, as: Int16.self))
    case (4, true): Int64(load(position, as: Int32.self))
    default: load(position, as: Int64.self)
    }
  }

  /// Puts another integer in the place of each one.
  @inline(__always)
  mutating func replaceEach(_ other: (Int64) -> Int64) {
    if count == 0 { return }
    if width == 0 {
      let value = other(lowest)
      (lowest, highest) = (value, value)
      return
    }
    for position in 0..<count {
      let value = other(self[position])
      if value < lowest || value > highest { widen(toHold: value) }
      replace(position, by: value)
    }
  }

  @inline(__always)
  private func replace(_ position: Int, by value: Int64) {
    guard width == 3 else { return store(value, at: position) }
    // Unlike `store`, without the byte of the next element.
    bytes.storeBytes(
      of: UInt16(truncatingIfNeeded: value).littleEndian, toByteOffset: position &* 3,
      as: UInt16.self)
    bytes.storeBytes(
      of: UInt8(truncatingIfNeeded: value &>> 16), toByteOffset: position &* 3 &+ 2,
      as: UInt8.self)
  }

  @inline(__always)
  private func load<Value: BitwiseCopyable>(_ position: Int, as type: Value.Type) -> Value {
    bytes.load(fromByteOffset: position &* MemoryLayout<Value>.size, as: type)
  }

  @inline(__always)
  private func store(_ value: Int64, at position: Int) {
    switch width {
    case 1:
      bytes.storeBytes(of: UInt8(truncatingIfNeeded: value), toByteOffset: position, as: UInt8.self)
    case 2:
      bytes.storeBytes(
        of: UInt16(truncatingIfNeeded: value), toByteOffset: position &* 2, as: UInt16.self)
    case 3:
      // The fourth byte is the next element's, which is written later, or the spare one's.
      bytes.storeBytes(
        of: UInt32(truncatingIfNeeded: value).littleEndian, toByteOffset: position &* 3,
        as: UInt32.self)
    case 4:
      bytes.storeBytes(
        of: UInt32(truncatingIfNeeded: value), toByteOffset: position &* 4, as: UInt32.self)
    default: bytes.storeBytes(of: value, toByteOffset: position &* 8, as: Int64.self)
    }
  }

  @inline(never)
  private mutating func widen(toHold value: Int64) {
    if count == 0 {
      (lowest, highest) = (value, value)
      return
    }
    var wider = PackedIntegers(isSigned: isSigned)
    repeat {
      wider.width = Self.nextWidth(wider.width, isSigned: isSigned)
      (wider.lowest, wider.highest) = Self.limits(width: wider.width, isSigned: isSigned)
    } while wider.width < width || value < wider.lowest || value > wider.highest
      || (width == 0 && (lowest < wider.lowest || lowest > wider.highest))
    wider.grow(toHold: count + 1)
    for position in 0..<count { wider.store(self[position], at: position) }
    wider.count = count
    self = wider
  }

  @inline(never)
  private mutating func grow(toHold count: Int) {
    (bytes, size) = PageMemory.grown(
      bytes, size: size, used: self.count * width, toHold: count * width + 1)
    // Three bytes are read and written as four.
    capacity = (size - 1) / width
  }

  private static func nextWidth(_ width: Int, isSigned: Bool) -> Int {
    switch width {
    case 0: 1
    case 2: isSigned ? 4 : 3
    case 3: 4
    default: width * 2
    }
  }

  private static func limits(width: Int, isSigned: Bool) -> (Int64, Int64) {
    switch (width, isSigned) {
    case (1, false): (0, Int64(UInt8.max))
    case (2, false): (0, Int64(UInt16.max))
    case (3, false): (0, 0xFF_FFFF)
    case (4, false): (0, Int64(UInt32.max))
    case (1, true): (Int64(Int8.min), Int64(Int8.max))
    case (2, true): (Int64(Int16.min), Int64(Int16.max))
    case (4, true): (Int64(Int32.min), Int64(Int32.max))
    default: (.min, .max)
    }
  }
}
