import AudienceProfiles

/// Bytes of a text in somebody else's memory.
typealias Bytes = UnsafeBufferPointer<UInt8>

/// A JSON value of a call before it is put into a column; its text is in memory of the line it came
/// from or of its `CallParts`.
struct PendingValue {
  enum Kind: UInt8 {
    case null, string, boolean, integer, double, array, object
  }

  let kind: Kind
  /// The number as its bits; for other kinds the number of bytes of the text.
  let word: UInt64
  /// The text that conditions compare; nil for numbers and null.
  let start: UnsafePointer<UInt8>?

  static var null: PendingValue { PendingValue(kind: .null, word: 0, start: nil) }

  @inline(__always)
  init(kind: Kind, word: UInt64, start: UnsafePointer<UInt8>?) {
    self.kind = kind
    self.word = word
    self.start = start
  }

  @inline(__always)
  init(_ kind: Kind, _ text: Bytes) {
    self.init(kind: kind, word: UInt64(truncatingIfNeeded: text.count), start: text.baseAddress)
  }

  @inline(__always)
  static func integer(_ value: Int64) -> PendingValue {
    PendingValue(kind: .integer, word: UInt64(bitPattern: value), start: nil)
  }

  @inline(__always)
  static func double(_ value: Double) -> PendingValue {
    PendingValue(kind: .double, word: value.bitPattern, start: nil)
  }

  static func boolean(_ value: Bool) -> PendingValue {
    let word: StaticString = value ? "true" : "false"
    return PendingValue(
      kind: .boolean, word: UInt64(word.utf8CodeUnitCount), start: word.utf8Start)
  }

  @inline(__always)
  var text: Bytes { Bytes(start: start, count: Int(truncatingIfNeeded: word)) }
}

/// One member of an object before it is put into a column.
struct PendingMember {
  let key: Bytes
  let value: PendingValue
}

/// The parts of one call, as a line reader gives them to the columns. Used again for the next call.
struct CallParts: ~Copyable {
  var kind = Call.Kind.track
  /// Ids and names without bytes are absent.
  var userID = Bytes(start: nil, count: 0)
  var anonymousID = Bytes(start: nil, count: 0)
  var messageID = Bytes(start: nil, count: 0)
  var sourceID = Bytes(start: nil, count: 0)
  /// The name of an event, the `groupId` or the `previousId`.
  var target = Bytes(start: nil, count: 0)
  var microseconds: Int64 = 0
  /// Of an event; `page_name` and `screen_name` included (SEMANTICS 1.8).
  var properties = MemberList()
  /// Of an identify or group call.
  var traits = MemberList()
  /// The members of `context`, where `contextValue` is an object.
  var context = MemberList()
  /// What `context` is; only the kind of an object counts.
  var contextValue = PendingValue.null
  /// Texts that are not in the line as they are.
  var arena = ByteArena()

  /// Forgets the call.
  mutating func reset() {
    userID = Bytes(start: nil, count: 0)
    anonymousID = userID
    messageID = userID
    sourceID = userID
    target = userID
    properties.removeAll()
    traits.removeAll()
    context.removeAll()
    contextValue = .null
    arena.removeAll()
  }
}

/// Memory for the texts of one call; what is given out stays where it is until `removeAll`.
struct ByteArena: ~Copyable {
  private static let blockSize = 1 << 16

  private var block = UnsafeMutablePointer<UInt8>.allocate(capacity: blockSize)
  private var used = 0
  /// Blocks of texts that are larger, or that filled the first one.
  private var others: [UnsafeMutablePointer<UInt8>] = []

  deinit {
    block.deallocate()
    for other in others { other.deallocate() }
  }

  mutating func allocate(_ count: Int) -> UnsafeMutablePointer<UInt8> {
    if used + count <= Self.blockSize {
      defer { used += count }
      return block + used
    }
    let other = UnsafeMutablePointer<UInt8>.allocate(capacity: count)
    others.append(other)
    return other
  }

  mutating func copy(_ bytes: Bytes) -> Bytes {
    guard let source = bytes.baseAddress else { return bytes }
    let copy = allocate(bytes.count)
    copy.update(from: source, count: bytes.count)
    return Bytes(start: copy, count: bytes.count)
  }

  mutating func removeAll() {
    used = 0
    if others.isEmpty { return }
    for other in others { other.deallocate() }
    others = []
  }
}
