/// Text that is compared, ordered and hashed by its UTF-8 bytes.
///
/// Swift's `String` compares by canonical equivalence, so `"é"` written as one scalar equals `"é"`
/// written as two; warehouses compare bytes. Everything that names or values are compared by in
/// this project goes through this type (DESIGN.md, "Text"). Byte order of UTF-8 is code point
/// order.
///
///     UTF8Text("\u{E9}") == UTF8Text("e\u{301}")  // false
public struct UTF8Text: Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
  /// The text itself.
  public let string: String

  public init(_ string: String) {
    var string = string
    string.makeContiguousUTF8()
    self.string = string
  }

  /// A literal is made by the compiler: nothing is read or copied where it is used.
  public init(stringLiteral value: String) {
    string = value
  }

  public var description: String { string }

  /// Whether there are no bytes.
  public var isEmpty: Bool { string.isEmpty }

  /// Calls `body` with the UTF-8 bytes, without a copy.
  public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = string.utf8.withContiguousStorageIfAvailable(body) { return result }
    return Array(string.utf8).withUnsafeBufferPointer(body)
  }

  /// Whether the bytes of `other` occur in these bytes. The empty text occurs in every text.
  ///
  /// O(n·m) in the worst case, n and m being the numbers of bytes.
  public func contains(_ other: UTF8Text) -> Bool {
    withBytes { haystack in
      other.withBytes { needle in
        guard let first = needle.first else { return true }
        guard haystack.count >= needle.count else { return false }
        for start in 0...(haystack.count - needle.count) where haystack[start] == first {
          if haystack[start..<(start + needle.count)].elementsEqual(needle) { return true }
        }
        return false
      }
    }
  }

  /// Whether these bytes begin with the bytes of `other`.
  public func hasPrefix(_ other: UTF8Text) -> Bool {
    withBytes { text in other.withBytes { text.starts(with: $0) } }
  }

  /// Whether these bytes end with the bytes of `other`.
  public func hasSuffix(_ other: UTF8Text) -> Bool {
    withBytes { text in
      other.withBytes { text.count >= $0.count && text.suffix($0.count).elementsEqual($0) }
    }
  }
}

extension UTF8Text: Hashable {
  public static func == (left: UTF8Text, right: UTF8Text) -> Bool {
    // The number of bytes is known without a look at them, and tells most texts apart.
    guard left.string.utf8.count == right.string.utf8.count else { return false }
    return left.withBytes { a in right.withBytes { b in haveSameBytes(a, b) } }
  }

  /// Whether two runs of equally many bytes are the same, eight bytes at a time.
  private static func haveSameBytes(
    _ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let (one, other) = (UnsafeRawBufferPointer(one), UnsafeRawBufferPointer(other))
    var place = 0
    while place + 8 <= one.count {
      guard
        one.loadUnaligned(fromByteOffset: place, as: UInt64.self)
          == other.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      else { return false }
      place += 8
    }
    while place < one.count {
      guard one[place] == other[place] else { return false }
      place += 1
    }
    return true
  }

  public func hash(into hasher: inout Hasher) {
    withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }
}

extension UTF8Text: Comparable {
  public static func < (left: UTF8Text, right: UTF8Text) -> Bool {
    left.withBytes { a in right.withBytes { b in a.lexicographicallyPrecedes(b) } }
  }
}
