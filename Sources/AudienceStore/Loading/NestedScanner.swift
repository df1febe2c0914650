import AudienceJSON

/// Reads arrays and objects as the text that conditions compare: compact JSON as
/// `JSONValue.leastEscapedText` writes it. nil for what is left to the validating reader.
struct NestedScanner: ~Copyable {
  typealias Position = UnsafePointer<UInt8>

  /// Deeper values are left to the other reader.
  private static let maximumDepth = 64
  /// So are objects of more members.
  private static let maximumMembers = 64

  private var text = GrowableArray<UInt8>()
  private var decoded = GrowableArray<UInt8>()
  /// The keys of the objects that are open, those of the outermost first, as positions in `text`.
  private var keys = GrowableArray<Key>()

  struct Key {
    let start: Int
    let count: Int
  }

  mutating func read(
    _ start: Position, _ arena: inout ByteArena
  ) -> (value: PendingValue, end: Position)? {
    text.removeAll()
    keys.removeAll()
    guard let end = readValue(start, depth: 0) else { return nil }
    let kind: PendingValue.Kind = start.pointee == 0x5B ? .array : .object
    return (PendingValue(kind, arena.copy(text.elements)), end)
  }

  private mutating func readValue(_ start: Position, depth: Int) -> Position? {
    switch start.pointee {
    case 0x22: return readString(start + 1)
    case 0x2D, 0x30...0x39: return readNumber(start)
    case 0x74 where ValueScanner.isWord(start, "true"): return copy(start, 4)
    case 0x66 where ValueScanner.isWord(start, "false"): return copy(start, 5)
    case 0x6E where ValueScanner.isWord(start, "null"): return copy(start, 4)
    case 0x5B: return depth < Self.maximumDepth ? readArray(start, depth: depth + 1) : nil
    case 0x7B: return depth < Self.maximumDepth ? readObject(start, depth: depth + 1) : nil
    default: return nil
    }
  }

  private mutating func copy(_ start: Position, _ count: Int) -> Position {
    text.append(contentsOf: Bytes(start: start, count: count))
    return start + count
  }

  private mutating func readArray(_ start: Position, depth: Int) -> Position? {
    text.append(0x5B)
    var position = ByteScanner.afterBlanks(start + 1)
    if position.pointee != 0x5D {
      while true {
        guard let end = readValue(position, depth: depth) else { return nil }
        position = ByteScanner.afterBlanks(end)
        if position.pointee != 0x2C { break }
        text.append(0x2C)
        position = ByteScanner.afterBlanks(position + 1)
      }
      guard position.pointee == 0x5D else { return nil }
    }
    text.append(0x5D)
    return position + 1
  }

  private mutating func readObject(_ start: Position, depth: Int) -> Position? {
    let firstKey = keys.count
    defer { keys.removeLast(keys.count - firstKey) }
    text.append(0x7B)
    var position = ByteScanner.afterBlanks(start + 1)
    if position.pointee != 0x7D {
      while true {
        let key = text.count
        guard position.pointee == 0x22, let end = readString(position + 1),
          noteKey(Key(start: key, count: text.count - key), after: firstKey)
        else { return nil }
        position = ByteScanner.afterBlanks(end)
        guard position.pointee == 0x3A else { return nil }
        text.append(0x3A)
        guard let end = readValue(ByteScanner.afterBlanks(position + 1), depth: depth) else {
          return nil
        }
        position = ByteScanner.afterBlanks(end)
        if position.pointee != 0x2C { break }
        text.append(0x2C)
        position = ByteScanner.afterBlanks(position + 1)
      }
      guard position.pointee == 0x7D else { return nil }
    }
    text.append(0x7D)
    return position + 1
  }

  /// Whether the innermost object did not have the key yet.
  private mutating func noteKey(_ key: Key, after firstKey: Int) -> Bool {
    let bytes = Bytes(start: text.base + key.start, count: key.count)
    for position in firstKey..<keys.count {
      let other = keys[position]
      if other.count == key.count,
        ByteHash.areEqual(Bytes(start: text.base + other.start, count: other.count), bytes)
      {
        return false
      }
    }
    keys.append(key)
    return keys.count - firstKey <= Self.maximumMembers
  }

  private mutating func readString(_ start: Position) -> Position? {
    let (end, isASCII) = ByteScanner.endOfPlainText(start)
    if end.pointee == 0x22 {
      if !isASCII, !ByteScanner.isUTF8(Bytes(start: start, count: end - start)) { return nil }
      return copy(start - 1, end - start + 2)
    }
    decoded.removeAll()
    guard let end = EscapedText.decode(start, into: &decoded),
      ByteScanner.isUTF8(decoded.elements)
    else { return nil }
    EscapedText.encode(decoded.elements, into: &text)
    return end
  }

  private mutating func readNumber(_ start: Position) -> Position? {
    guard let (value, end) = NumberScanner.read(start) else { return nil }
    if Self.isShortest(start, end) { return copy(start, end - start) }
    var shortest = value.jsonText
    shortest.withUTF8 { text.append(contentsOf: $0) }
    return end
  }

  /// Whether a number is surely written as its shortest decimal form: an integer without a sign, or
  /// at most 15 digits with a fraction that does not end in 0 and is not too small, because a
  /// double keeps 15 digits.
  private static func isShortest(_ start: Position, _ end: Position) -> Bool {
    var hasPoint = false
    var isLarge = false
    for position in 0..<(end - start) {
      switch start[position] {
      case 0x30: break
      case 0x31...0x39: if !hasPoint { isLarge = true }
      case 0x2E: hasPoint = true
      default: return false
      }
    }
    if !hasPoint { return end - start <= 18 }
    return isLarge && end - start <= 16 && (end - 1).pointee != 0x30
  }
}
