import Glibc

/// A fixed array of plain values in memory of the store: its own, or a mapped file's.
///
/// A value; copies share the memory, which lives as long as any of them. Kernels read `buffer`
/// once before a loop.
@frozen
public struct StoreArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable,
  RandomAccessCollection
{
  // Unchecked, because the memory is written once, before the array exists, and never again.
  public let buffer: UnsafeBufferPointer<Element>
  /// Keeps the memory.
  @usableFromInline let owner: AnyObject?

  /// - Parameter owner: what the memory belongs to; nil for an empty array.
  package init(_ buffer: UnsafeBufferPointer<Element>, owner: AnyObject?) {
    self.buffer = buffer
    self.owner = owner
  }

  /// Makes an array of `count` elements; `fill` writes every one of them.
  package init(count: Int, fill: (UnsafeMutableBufferPointer<Element>) -> Void) {
    let memory = StoreMemory(byteCount: Swift.max(1, count) * MemoryLayout<Element>.stride)
    let typed = memory.bytes.bindMemory(to: Element.self)
    let buffer = UnsafeMutableBufferPointer(rebasing: typed[..<count])
    fill(buffer)
    self.init(UnsafeBufferPointer(buffer), owner: memory)
  }

  package init(_ elements: some Collection<Element>) {
    self.init(count: elements.count) { buffer in
      _ = buffer.initialize(fromContentsOf: elements)
    }
  }

  /// Some of the elements, in the same memory.
  func part(_ range: Range<Int>) -> StoreArray {
    StoreArray(UnsafeBufferPointer(rebasing: buffer[range]), owner: owner)
  }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { buffer.count }

  @inlinable public subscript(position: Int) -> Element { buffer[position] }

  /// The bytes the elements take.
  package var byteCount: Int { count * MemoryLayout<Element>.stride }
}

/// A block of memory that is freed with its last user. A class for that reason.
///
/// Large blocks are pages of their own, so that freeing them gives them back at once.
final class StoreMemory {
  private static let pagesFrom = 1 << 18

  let bytes: UnsafeMutableRawBufferPointer

  init(byteCount: Int) {
    guard byteCount >= Self.pagesFrom else {
      bytes = .allocate(byteCount: byteCount, alignment: 64)
      return
    }
    let pages = mmap(
      nil, byteCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let pages, pages != MAP_FAILED else { preconditionFailure("out of memory") }
    if byteCount >= PageMemory.hugePageSize { PageMemory.useHugePages(pages, size: byteCount) }
    bytes = UnsafeMutableRawBufferPointer(start: pages, count: byteCount)
  }

  deinit {
    if bytes.count >= Self.pagesFrom {
      munmap(bytes.baseAddress, bytes.count)
    } else {
      bytes.deallocate()
    }
  }
}
