import CMalloc
import Glibc

/// Memory that grows: small blocks of the heap's, large ones of pages of their own, which can be
/// given back one by one. Pages that were never written take no memory, so large blocks are made
/// much larger than asked for, and seldom move.
enum PageMemory {
  static let pagesFrom = 1 << 18
  private static let growth = 8

  /// A block with room for `byteCount` bytes at least, with the first `used` bytes of `old`, which
  /// is gone then.
  ///
  /// - Returns: the block and its size in bytes, which `free` is to be given.
  static func grown(
    _ old: UnsafeMutableRawPointer?, size: Int, used: Int, toHold byteCount: Int
  ) -> (block: UnsafeMutableRawPointer, size: Int) {
    if byteCount < pagesFrom {
      // Its size tells a block's kind, so one of the heap's stays below.
      let size = min(max(byteCount, size + size / 2, 16), pagesFrom - 1)
      guard let block = realloc(old, size) else { preconditionFailure("out of memory") }
      return (block, size)
    }
    let newSize = byteCount * growth
    let pages = mmap(
      nil, newSize, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard let pages, pages != MAP_FAILED else { preconditionFailure("out of memory") }
    if let old {
      move(old, used, to: pages, givesBack: size >= pagesFrom)
      free(old, size: size)
    }
    return (pages, newSize)
  }

  static let hugePageSize = 1 << 21

  /// Lets the system back a block of pages that is read and written here and there, and filled
  /// nearly, with huge ones: then far fewer addresses have to be looked up.
  static func useHugePages(_ block: UnsafeMutableRawPointer, size: Int) {
    madvise(block, size, MADV_HUGEPAGE)
  }

  /// Gives back the pages that freed blocks of the heap leave, of all threads' heaps.
  static func giveBackFreed() { malloc_trim(0) }

  /// Has blocks of the heap be pages of their own from a size on, which the system gets back as soon
  /// as they are freed. By itself the heap learns to keep ever larger ones, those of a load too.
  static func giveOwnPages(toBlocksFrom byteCount: Int) {
    mallopt(M_MMAP_THRESHOLD, Int32(truncatingIfNeeded: byteCount))
    mallopt(M_TRIM_THRESHOLD, Int32(truncatingIfNeeded: byteCount * 2))
  }

  /// The size from which on the heap gives blocks pages of their own in the end.
  static let largestKeptSize = 32 << 20

  static func free(_ block: UnsafeMutableRawPointer, size: Int) {
    if size >= pagesFrom { munmap(block, size) } else { Glibc.free(block) }
  }

  /// Copies bytes piece by piece, and gives back the pages of each piece.
  private static func move(
    _ old: UnsafeMutableRawPointer, _ count: Int, to new: UnsafeMutableRawPointer, givesBack: Bool
  ) {
    let piece = 1 << 22
    var start = 0
    while start < count {
      let length = min(piece, count - start)
      memcpy(new + start, old + start, length)
      if givesBack { madvise(old + start, length, MADV_DONTNEED) }
      start += length
    }
  }
}
