import Glibc
import Testing

@testable import AudienceStore

/// Memory that grows keeps what is in it, wherever its blocks come from.
@Suite struct PageMemoryTests {
  @Test(arguments: [1, 7, 1000, 65_536, 200_000, 262_143])
  func `a block that grows by any step keeps its bytes, and a large one has pages of its own`(
    step: Int
  ) {
    let pageSize = Int(getpagesize())
    var (block, size) = PageMemory.grown(nil, size: 0, used: 0, toHold: step)
    var used = 0
    while used < 700_000 {
      while used < size, used < 700_000 {
        block.storeBytes(
          of: UInt8(truncatingIfNeeded: used &* 31), toByteOffset: used, as: UInt8.self)
        used += 1
      }
      (block, size) = PageMemory.grown(block, size: size, used: used, toHold: used + step)
      #expect(size >= used + step)
      // What is given back with munmap begins where a page does.
      if size >= 1 << 18 { #expect(Int(bitPattern: block) % pageSize == 0) }
    }
    #expect(
      (0..<used).allSatisfy {
        block.load(fromByteOffset: $0, as: UInt8.self) == UInt8(truncatingIfNeeded: $0 &* 31)
      })
    PageMemory.free(block, size: size)
  }
}
