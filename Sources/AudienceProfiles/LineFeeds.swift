import Glibc

/// Ends of lines, found by the C library: in code that is not optimised too, a line of 16 MiB is
/// looked through in milliseconds.
extension UnsafeBufferPointer<UInt8> {
  /// Where the first line feed stands.
  package var firstLineFeed: Int? {
    guard let start = baseAddress else { return nil }
    return memchr(start, 0x0A, count).map { UnsafeRawPointer($0) - UnsafeRawPointer(start) }
  }

  /// Where the last line feed stands. The bytes are looked through from their end, in pieces.
  package var lastLineFeed: Int? {
    var end = count
    while end > 0 {
      let start = Swift.max(0, end - 4_096)
      var last: Int?
      var next = start
      while let feed = UnsafeBufferPointer(rebasing: self[next..<end]).firstLineFeed {
        last = next + feed
        next += feed + 1
      }
      if let last { return last }
      end = start
    }
    return nil
  }
}
