import AudienceProfiles

/// The calls that one reader has added: ids and times of all of them in log order, and the rows of
/// the tables.
///
/// Each thread fills one of its own; `StoreAssembler` makes the store of all of them.
struct CallBuffer: ~Copyable {
  static let noID = UInt32.max

  /// A stretch of calls that stand one after another in the log.
  struct Block {
    /// The block's place among those of all buffers.
    let number: Int
    /// The first call, by its place in this buffer; the block ends where the next one begins.
    let start: Int
  }

  private(set) var users = TextInterner()
  /// Anonymous ids, and the previous ids of aliases.
  private(set) var anonymous = TextInterner()
  private(set) var groups = TextInterner()
  private(set) var eventNames = TextInterner()

  // One element a call.
  private(set) var callUsers = GrowableArray<UInt32>()
  private(set) var callAnonymous = GrowableArray<UInt32>()
  private(set) var times = GrowableArray<Int64>()
  /// The hash of the `messageId`; 0 for none.
  private(set) var messages = GrowableArray<UInt64>()

  private(set) var events = OwnedList<RowBuffer>()
  var identifies = RowBuffer()
  var groupCalls = RowBuffer()
  /// For each row of `groupCalls` the group.
  private(set) var groupOfRow = GrowableArray<UInt32>()
  /// The alias calls, and the previous id of each.
  private(set) var aliasCalls = GrowableArray<UInt32>()
  private(set) var previousIDs = GrowableArray<UInt32>()

  private(set) var blocks: [Block] = []

  /// The number of calls.
  var count: Int { times.count }

  /// Says that the next calls stand in the block of that number.
  mutating func beginBlock(_ number: Int) {
    blocks.append(Block(number: number, start: count))
  }

  /// Adds a call.
  mutating func add(_ parts: borrowing CallParts) {
    let call = count
    precondition(call < Int(UInt32.max), "more than 4 billion calls")
    callUsers.append(
      parts.userID.isEmpty ? Self.noID : UInt32(truncatingIfNeeded: users.number(of: parts.userID)))
    callAnonymous.append(
      parts.anonymousID.isEmpty
        ? Self.noID : UInt32(truncatingIfNeeded: anonymous.number(of: parts.anonymousID)))
    times.append(parts.microseconds)
    messages.append(parts.messageID.isEmpty ? 0 : max(1, ByteHash.hash(parts.messageID)))
    switch parts.kind {
    case .track, .page, .screen:
      let name = eventNames.number(of: parts.target)
      if name == events.count { events.append(RowBuffer()) }
      events[name].pointee.appendEvent(parts, call: call)
    case .identify:
      identifies.append(parts.traits, call: call)
    case .group:
      groupCalls.append(parts.traits, call: call)
      groupOfRow.append(UInt32(truncatingIfNeeded: groups.number(of: parts.target)))
    case .alias:
      aliasCalls.append(UInt32(truncatingIfNeeded: call))
      previousIDs.append(UInt32(truncatingIfNeeded: anonymous.number(of: parts.target)))
    }
  }
}

/// The rows of one table while calls come in.
struct RowBuffer: ~Copyable {
  /// The call of each row, by its place in the buffer.
  private(set) var calls = GrowableArray<UInt32>()
  // At addresses that stay, because the tables are made of many buffers at once.
  let fields = UnsafeMutablePointer<FieldBuffer>.allocate(capacity: 1)
  let context = UnsafeMutablePointer<FieldBuffer>.allocate(capacity: 1)
  let sources = UnsafeMutablePointer<ValueBuffer>.allocate(capacity: 1)

  init() {
    fields.initialize(to: FieldBuffer())
    context.initialize(to: FieldBuffer())
    sources.initialize(to: ValueBuffer())
  }

  deinit {
    fields.deinitialize(count: 1)
    fields.deallocate()
    context.deinitialize(count: 1)
    context.deallocate()
    sources.deinitialize(count: 1)
    sources.deallocate()
  }

  /// The number of rows.
  var count: Int { calls.count }

  @inline(__always)
  mutating func append(_ members: borrowing MemberList, call: Int) {
    fields.pointee.append(members, row: calls.count)
    calls.append(UInt32(truncatingIfNeeded: call))
  }

  @inline(__always)
  mutating func appendEvent(_ parts: borrowing CallParts, call: Int) {
    let row = calls.count
    if parts.contextValue.kind == .object {
      context.pointee.append(parts.context, row: row)
    } else {
      context.pointee.append(valueOfRow: parts.contextValue)
    }
    if !parts.sourceID.isEmpty {
      sources.pointee.append(PendingValue(.string, parts.sourceID), row: row)
    }
    append(parts.properties, call: call)
  }
}
