/// An array of plain values that grows in place where the system can, so that growing needs no
/// second copy of what is there. Not copyable: one owner writes it.
struct GrowableArray<Element: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int
  /// The bytes of the block.
  private var size: Int

  init(capacity: Int = 16) {
    let (block, size) = PageMemory.grown(
      nil, size: 0, used: 0, toHold: max(1, capacity) * MemoryLayout<Element>.stride)
    base = block.assumingMemoryBound(to: Element.self)
    self.size = size
    self.capacity = size / MemoryLayout<Element>.stride
  }

  deinit { PageMemory.free(base, size: size) }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(toHold: count + 1) }
    base[count] = element
    count &+= 1
  }

  /// Appends `repeated` until there are `count` elements.
  @inline(__always)
  mutating func fill(to count: Int, with repeated: Element) {
    while self.count < count { append(repeated) }
  }

  @inline(__always)
  mutating func append(contentsOf bytes: UnsafeBufferPointer<Element>) {
    if count &+ bytes.count > capacity { grow(toHold: count + bytes.count) }
    if let source = bytes.baseAddress { (base + count).update(from: source, count: bytes.count) }
    count &+= bytes.count
  }

  mutating func removeAll() { count = 0 }

  mutating func removeLast(_ count: Int) { self.count -= count }

  @inline(__always)
  subscript(position: Int) -> Element {
    get { base[position] }
    nonmutating set { base[position] = newValue }
  }

  var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

  @inline(never)
  private mutating func grow(toHold count: Int) {
    let stride = MemoryLayout<Element>.stride
    let (block, size) = PageMemory.grown(
      base, size: size, used: self.count * stride, toHold: count * stride)
    base = block.assumingMemoryBound(to: Element.self)
    self.size = size
    capacity = size / stride
  }
}

extension GrowableArray<UInt8> {
  /// Appends a text behind its length and a number.
  @inline(__always)
  mutating func appendRecord(_ text: UnsafeBufferPointer<UInt8>, number: UInt32) {
    var header = UInt64(number) << 32 | UInt64(UInt32(truncatingIfNeeded: text.count))
    withUnsafeBytes(of: &header) { append(contentsOf: $0.bindMemory(to: UInt8.self)) }
    append(contentsOf: text)
  }
}

/// A list of values that cannot be copied; an element stays at its address until the list grows.
struct OwnedList<Element: ~Copyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity = 4

  init() { base = .allocate(capacity: 4) }

  deinit {
    base.deinitialize(count: count)
    base.deallocate()
  }

  mutating func append(_ element: consuming Element) {
    if count == capacity {
      let larger = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
      larger.moveInitialize(from: base, count: count)
      base.deallocate()
      base = larger
      capacity *= 2
    }
    (base + count).initialize(to: element)
    count += 1
  }

  /// Where an element is, to read or change it in place.
  @inline(__always)
  subscript(position: Int) -> UnsafeMutablePointer<Element> { base + position }
}
