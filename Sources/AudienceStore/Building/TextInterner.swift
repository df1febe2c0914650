/// A text in memory, behind its length and its number.
struct TextRecord: BitwiseCopyable {
  static let headerSize = 8

  /// Where the length begins.
  let base: UnsafeRawPointer

  @inline(__always)
  var bytes: Bytes {
    Bytes(
      start: (base + Self.headerSize).assumingMemoryBound(to: UInt8.self),
      count: Int(base.loadUnaligned(as: UInt32.self)))
  }

  @inline(__always)
  var number: Int { Int(base.loadUnaligned(fromByteOffset: 4, as: UInt32.self)) }
}

/// Gives each distinct text a number, from 0 in the order they come.
///
/// Where nearly every text turns out to be a new one, as with the ids of orders, it stops looking
/// for those it has: then one text may have several numbers.
struct TextInterner: ~Copyable {
  /// How many texts are seen before it is judged whether looking pays.
  private static let judgedCount = 4096

  /// The number of numbers given.
  private(set) var count = 0
  private let mayRepeat: Bool
  /// The texts as records, one behind another.
  private var heap = GrowableArray<UInt8>(capacity: 64)
  /// The upper bits of a text's hash, and where its record begins, plus 1; 0 in a free slot.
  private var slots: UnsafeMutablePointer<UInt64>?
  private var slotsSize = 0
  private var mask = 15
  private var askedCount = 0

  private static let offsetBits: UInt64 = 40
  private static let offsetMask: UInt64 = 1 << offsetBits - 1

  /// - Parameter mayRepeat: whether one text may have several numbers.
  init(mayRepeat: Bool = false) {
    self.mayRepeat = mayRepeat
    makeSlots(count: 16)
  }

  deinit { freeSlots() }

  private mutating func makeSlots(count: Int) {
    let (block, size) = PageMemory.grown(nil, size: 0, used: 0, toHold: count * 8)
    if count * 8 >= PageMemory.hugePageSize { PageMemory.useHugePages(block, size: count * 8) }
    let slots = block.bindMemory(to: UInt64.self, capacity: count)
    slots.initialize(repeating: 0, count: count)
    self.slots = slots
    slotsSize = size
    mask = count - 1
  }

  private func freeSlots() {
    if let slots { PageMemory.free(slots, size: slotsSize) }
  }

  /// Frees what texts are looked for in, once there are all.
  mutating func stopLooking() {
    freeSlots()
    slots = nil
  }

  /// Visits all texts in the order of their numbers; the records stay until the next one is added.
  func forEach(_ body: (TextRecord) -> Void) {
    var record = UnsafeRawPointer(heap.base)
    for _ in 0..<count {
      let text = TextRecord(base: record)
      body(text)
      record += TextRecord.headerSize + text.bytes.count
    }
  }

  /// Where the text of the number given last begins, for `bytes(at:)`.
  var end: Int { heap.count }

  /// The bytes of the text whose record begins at a place; valid until the next one is added.
  @inline(__always)
  func bytes(at place: Int) -> Bytes {
    TextRecord(base: UnsafeRawPointer(heap.base) + place).bytes
  }

  /// The number of a text, a new one where it was not there.
  @inline(__always)
  mutating func number(of text: Bytes) -> Int {
    number(of: text, hash: slots == nil ? 0 : ByteHash.hash(text))
  }

  @inline(__always)
  private mutating func number(of text: Bytes, hash: UInt64) -> Int {
    guard let slots else { return append(text) }
    let tag = hash & ~Self.offsetMask
    var position = Int(truncatingIfNeeded: hash) & mask
    while true {
      let slot = slots[position]
      if slot == 0 { return add(text, tag: tag, at: position) }
      if slot & ~Self.offsetMask == tag {
        let record = TextRecord(
          base: UnsafeRawPointer(heap.base) + Int(slot & Self.offsetMask) - 1)
        if ByteHash.areEqual(record.bytes, text) {
          askedCount &+= 1
          return record.number
        }
      }
      position = (position &+ 1) & mask
    }
  }

  // MARK: - Many at once

  /// What is found where a text is looked for first.
  struct Probe: BitwiseCopyable {
    fileprivate let hash: UInt64
    fileprivate let slot: UInt64
    /// The length and the number of the text there.
    fileprivate var header: UInt64 = 0
  }

  /// Looks where the slot of a text is.
  @inline(__always)
  func probe(_ text: Bytes) -> Probe {
    let hash = ByteHash.hash(text)
    return Probe(hash: hash, slot: slots?[Int(truncatingIfNeeded: hash) & mask] ?? 0)
  }

  /// Looks where the texts of the slots are. Apart from `probe` and `number(of:_:)`, so that no
  /// look waits for another one.
  @inline(__always)
  func readRecords(of probes: borrowing GrowableArray<Probe>) {
    for position in 0..<probes.count where probes[position].slot != 0 {
      let offset = Int(probes[position].slot & Self.offsetMask) - 1
      probes.base[position].header = UnsafeRawPointer(heap.base + offset)
        .loadUnaligned(as: UInt64.self)
    }
  }

  /// The number of a text that was looked for, a new one where it was not there.
  @inline(__always)
  mutating func number(of text: Bytes, _ probe: Probe) -> Int {
    let (slot, header) = (probe.slot, probe.header)
    if slot != 0, (slot ^ probe.hash) & ~Self.offsetMask == 0,
      UInt32(truncatingIfNeeded: header) == UInt32(truncatingIfNeeded: text.count)
    {
      let record = TextRecord(base: UnsafeRawPointer(heap.base) + Int(slot & Self.offsetMask) - 1)
      if ByteHash.areEqual(record.bytes, text) {
        askedCount &+= 1
        return Int(header >> 32)
      }
    }
    return number(of: text, hash: probe.hash)
  }

  // MARK: - New texts

  private mutating func append(_ text: Bytes) -> Int {
    precondition(count < UInt32.max, "more than 4 billion distinct texts")
    heap.appendRecord(text, number: UInt32(truncatingIfNeeded: count))
    count += 1
    return count - 1
  }

  @inline(never)
  private mutating func add(_ text: Bytes, tag: UInt64, at position: Int) -> Int {
    slots?[position] = tag | UInt64(heap.count + 1)
    let number = append(text)
    askedCount &+= 1
    if mayRepeat, count == Self.judgedCount, askedCount * 9 < count * 10 {
      freeSlots()
      slots = nil
    } else if count * 8 > (mask + 1) * 5 {
      rehash()
    }
    return number
  }

  private mutating func rehash() {
    guard let old = slots else { return }
    let (oldMask, oldSize) = (mask, slotsSize)
    makeSlots(count: (mask + 1) * 2)
    guard let slots else { return }
    for oldPosition in 0...oldMask where old[oldPosition] != 0 {
      let place = Int(old[oldPosition] & Self.offsetMask) - 1
      var position = Int(truncatingIfNeeded: ByteHash.hash(bytes(at: place))) & mask
      while slots[position] != 0 { position = (position + 1) & mask }
      slots[position] = old[oldPosition]
    }
    PageMemory.free(old, size: oldSize)
  }
}
