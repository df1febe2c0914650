import AudienceJSON

/// Reads JSON values of a line; nil for what is left to the validating reader.
struct ValueScanner: ~Copyable {
  typealias Position = UnsafePointer<UInt8>

  private var nested = NestedScanner()
  private var decoded = GrowableArray<UInt8>()

  /// Reads a key and the colon behind it, up to the value.
  @inline(__always)
  mutating func readKey(_ start: Position, _ arena: inout ByteArena) -> (Bytes, Position)? {
    guard start.pointee == 0x22, let (key, end) = readText(start + 1, &arena) else { return nil }
    let colon = ByteScanner.afterBlanks(end)
    guard colon.pointee == 0x3A else { return nil }
    return (key, ByteScanner.afterBlanks(colon + 1))
  }

  /// Reads a value and the position behind it.
  @inline(__always)
  mutating func read(
    _ start: Position, _ arena: inout ByteArena
  ) -> (value: PendingValue, end: Position)? {
    switch start.pointee {
    case 0x22:
      guard let (text, end) = readText(start + 1, &arena) else { return nil }
      return (PendingValue(.string, text), end)
    case 0x2D, 0x30...0x39: return NumberScanner.read(start)
    case 0x74 where Self.isWord(start, "true"): return (.boolean(true), start + 4)
    case 0x66 where Self.isWord(start, "false"): return (.boolean(false), start + 5)
    case 0x6E where Self.isWord(start, "null"): return (.null, start + 4)
    case 0x5B, 0x7B: return nested.read(start, &arena)
    default: return nil
    }
  }

  /// Reads the members of an object.
  @inline(__always)
  mutating func readMembers(
    _ start: Position, into members: inout MemberList, _ arena: inout ByteArena
  ) -> Position? {
    guard start.pointee == 0x7B else { return nil }
    var position = ByteScanner.afterBlanks(start + 1)
    if position.pointee == 0x7D { return position + 1 }
    while true {
      guard let (key, afterKey) = readKey(position, &arena),
        let (value, end) = read(afterKey, &arena), members.append(key, value)
      else { return nil }
      position = ByteScanner.afterBlanks(end)
      if position.pointee != 0x2C { break }
      position = ByteScanner.afterBlanks(position + 1)
    }
    return position.pointee == 0x7D ? position + 1 : nil
  }

  /// Reads a string from behind its opening quote.
  @inline(__always)
  private mutating func readText(_ start: Position, _ arena: inout ByteArena) -> (Bytes, Position)?
  {
    let (end, isASCII) = ByteScanner.endOfPlainText(start)
    guard end.pointee == 0x22 else { return readEscaped(start, &arena) }
    let text = Bytes(start: start, count: end - start)
    if !isASCII, !ByteScanner.isUTF8(text) { return nil }
    return (text, end + 1)
  }

  @inline(never)
  private mutating func readEscaped(
    _ start: Position, _ arena: inout ByteArena
  ) -> (Bytes, Position)? {
    decoded.removeAll()
    guard let end = EscapedText.decode(start, into: &decoded),
      ByteScanner.isUTF8(decoded.elements)
    else { return nil }
    return (arena.copy(decoded.elements), end)
  }

  @inline(__always)
  static func isWord(_ start: Position, _ word: StaticString) -> Bool {
    for offset in 0..<word.utf8CodeUnitCount where start[offset] != word.utf8Start[offset] {
      return false
    }
    return true
  }
}
