import Glibc

/// Gives each distinct text a number, from 0 in the order they come.
struct TextInterner: ~Copyable {
  private var heap: GrowableArray<UInt8>
  /// Where each text ends in the heap.
  private var ends: GrowableArray<UInt64>
  /// The upper half of a text's hash, and its number plus 1; 0 in a free slot.
  private var slots: UnsafeMutablePointer<UInt64>
  private var mask: Int

  init(slotCount: Int = 16) {
    heap = GrowableArray(capacity: 64)
    ends = GrowableArray()
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: 0, count: slotCount)
    mask = slotCount - 1
  }

  deinit { slots.deallocate() }

  /// The number of texts.
  var count: Int { ends.count }

  /// The bytes of a text; valid until the next one is added.
  @inline(__always)
  func bytes(_ number: Int) -> UnsafeBufferPointer<UInt8> {
    let start = number == 0 ? 0 : Int(ends[number - 1])
    return UnsafeBufferPointer(start: heap.base + start, count: Int(ends[number]) - start)
  }

  /// All texts by their numbers; valid until the next one is added.
  var allBytes: [Bytes] { (0..<count).map { bytes($0) } }

  /// The number of a text, a new one where it was not there.
  @inline(__always)
  mutating func number(of text: UnsafeBufferPointer<UInt8>) -> Int {
    let hash = ByteHash.hash(text)
    let tag = hash & 0xFFFF_FFFF_0000_0000
    var position = Int(truncatingIfNeeded: hash &>> 32) & mask
    while true {
      let slot = slots[position]
      if slot == 0 { return add(text, tag: tag, at: position) }
      if slot & 0xFFFF_FFFF_0000_0000 == tag {
        let number = Int(slot & 0xFFFF_FFFF) &- 1
        if ByteHash.areEqual(bytes(number), text) { return number }
      }
      position = (position &+ 1) & mask
    }
  }

  @inline(never)
  private mutating func add(
    _ text: UnsafeBufferPointer<UInt8>, tag: UInt64, at position: Int
  ) -> Int {
    heap.append(contentsOf: text)
    ends.append(UInt64(heap.count))
    precondition(ends.count < UInt32.max, "more than 4 billion distinct texts")
    slots[position] = tag | UInt64(ends.count)
    if ends.count * 8 > (mask + 1) * 5 { rehash() }
    return ends.count - 1
  }

  private mutating func rehash() {
    let old = UnsafeMutableBufferPointer(start: slots, count: mask + 1)
    let count = old.count * 2
    slots = .allocate(capacity: count)
    slots.initialize(repeating: 0, count: count)
    mask = count - 1
    for slot in old where slot != 0 {
      var position = Int(slot >> 32) & mask
      while slots[position] != 0 { position = (position + 1) & mask }
      slots[position] = slot
    }
    old.deallocate()
  }
}

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
