import AudienceDiagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// UTF-8 text somewhere in memory that its owner keeps alive: in a column, a dictionary or an arena.
///
/// Compared by bytes, which is by code point (DESIGN.md, "Text"). Unchecked because the memory is
/// never written to while such a value exists.
struct TextBytes: @unchecked Sendable {
  let start: UnsafePointer<UInt8>
  let count: Int

  init(_ start: UnsafePointer<UInt8>, count: Int) {
    self.start = start
    self.count = count
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    start = bytes.baseAddress ?? Self.nowhere
    count = bytes.count
  }

  /// Where an empty text begins.
  private nonisolated(unsafe) static let nowhere = UnsafePointer(
    UnsafeMutablePointer<UInt8>.allocate(capacity: 1))

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }
  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Less than, equal to or greater than zero, as this text comes before, at or after the other.
  func order(_ other: TextBytes) -> Int {
    let order = memcmp(start, other.start, min(count, other.count))
    return order != 0 ? Int(order) : count - other.count
  }

  func hasPrefix(_ other: TextBytes) -> Bool {
    count >= other.count && memcmp(start, other.start, other.count) == 0
  }

  func hasSuffix(_ other: TextBytes) -> Bool {
    count >= other.count && memcmp(start + (count - other.count), other.start, other.count) == 0
  }

  /// Whether the other text occurs in this one; an empty one does in every text.
  func contains(_ other: TextBytes) -> Bool {
    guard other.count > 0 else { return true }
    guard count >= other.count else { return false }
    var position = start
    let last = start + (count - other.count)
    let first = Int32(other.start[0])
    while position <= last, let found = memchr(position, first, last - position + 1) {
      let candidate = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
      if memcmp(candidate, other.start, other.count) == 0 { return true }
      position = candidate + 1
    }
    return false
  }
}

extension TextBytes: Hashable {
  static func == (left: TextBytes, right: TextBytes) -> Bool {
    left.count == right.count && memcmp(left.start, right.start, left.count) == 0
  }

  func hash(into hasher: inout Hasher) { hasher.combine(bytes: UnsafeRawBufferPointer(bytes)) }
}

/// Keeps texts that were made while evaluating: literals, numbers in decimal form, results.
///
/// A class because it owns memory that values point into. Not shared between threads that add.
final class TextArena: @unchecked Sendable {
  private static let blockSize = 1 << 16

  private var blocks: [UnsafeMutableRawBufferPointer] = []
  private var used = TextArena.blockSize

  init() {}

  deinit { for block in blocks { block.deallocate() } }

  /// A copy of a text that lives as long as the arena.
  func keep(_ text: String) -> TextBytes {
    var text = text
    return text.withUTF8 { keep($0) }
  }

  func keep(_ text: UTF8Text) -> TextBytes { text.withBytes { keep($0) } }

  func keep(_ bytes: UnsafeBufferPointer<UInt8>) -> TextBytes {
    if blocks.isEmpty || used + bytes.count > blocks[blocks.count - 1].count {
      blocks.append(.allocate(byteCount: max(Self.blockSize, bytes.count), alignment: 1))
      used = 0
    }
    let block = blocks[blocks.count - 1]
    let target = UnsafeMutableRawBufferPointer(rebasing: block[used..<(used + bytes.count)])
    target.copyMemory(from: UnsafeRawBufferPointer(bytes))
    used += bytes.count
    return TextBytes(
      UnsafeBufferPointer(target.bindMemory(to: UInt8.self)))
  }

  /// Forgets all texts but keeps a block for the next ones.
  func removeAll() {
    for block in blocks.dropFirst() { block.deallocate() }
    blocks.removeSubrange(min(1, blocks.count)...)
    used = 0
  }
}
