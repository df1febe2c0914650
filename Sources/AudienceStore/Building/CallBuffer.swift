import AudienceProfiles

/// The calls that one reader has added: ids and times of all of them in log order, and the rows of
/// the tables.
///
/// Each thread fills one of its own; `StoreAssembler` makes the store of all of them.
struct CallBuffer: ~Copyable {
  /// A stretch of calls that stand one after another in the log.
  struct Block {
    /// The block's place among those of all buffers.
    let number: Int
    /// The first call, by its place in this buffer; the block ends where the next one begins.
    let start: Int
  }

  // Ids have numbers of this buffer, and after `renumberIDs` those of the store's tables.
  private(set) var users = CallIDs()
  /// Anonymous ids, and the previous ids of aliases.
  private(set) var anonymous = CallIDs()
  private(set) var groups = TextInterner()
  private(set) var eventNames = TextInterner()

  // One element a call.
  private(set) var times = CallTimes()
  /// The hash of the `messageId`; 0 for none.
  private(set) var messages = GrowableArray<UInt64>()

  private(set) var events = OwnedList<RowBuffer>()
  // One buffer each, in lists so that they stay at their addresses.
  private(set) var identifies = OwnedList<RowBuffer>()
  private(set) var groupCalls = OwnedList<RowBuffer>()
  /// For each row of `groupCalls` the group.
  private(set) var groupOfRow = GrowableArray<UInt32>()
  /// The alias calls, and the previous id of each.
  private(set) var aliasCalls = GrowableArray<UInt32>()
  private(set) var previousIDs = GrowableArray<UInt32>()

  private(set) var blocks: [Block] = []

  init() {
    identifies.append(RowBuffer())
    groupCalls.append(RowBuffer())
  }

  /// The number of calls.
  var count: Int { times.count }

  /// Says that the next calls stand in the block of that number.
  mutating func beginBlock(_ number: Int) {
    blocks.append(Block(number: number, start: count))
    times.beginBlock()
  }

  /// Frees the hashes of message ids.
  mutating func removeMessages() { messages = GrowableArray(capacity: 1) }

  /// Ends adding calls; to be called after the last one.
  mutating func finish() {
    users.finish()
    anonymous.finish()
  }

  /// Gives the ids the numbers of tables, and frees their texts.
  mutating func renumberIDs(
    users: StoreArray<UInt32>, anonymous: StoreArray<UInt32>, groups: StoreArray<UInt32>
  ) {
    self.users.renumber(users)
    self.anonymous.renumber(anonymous)
    self.groups = TextInterner()
    for row in 0..<groupOfRow.count { groupOfRow[row] = groups[Int(groupOfRow[row])] }
    for alias in 0..<previousIDs.count {
      previousIDs[alias] = anonymous[Int(previousIDs[alias])]
    }
  }

  /// Adds a call.
  mutating func add(_ parts: borrowing CallParts) {
    let call = count
    precondition(call < Int(UInt32.max), "more than 4 billion calls")
    users.append(parts.userID)
    anonymous.append(parts.anonymousID)
    times.append(parts.microseconds)
    messages.append(parts.messageID.isEmpty ? 0 : max(1, ByteHash.hash(parts.messageID)))
    switch parts.kind {
    case .track, .page, .screen:
      let name = eventNames.number(of: parts.target)
      if name == events.count { events.append(RowBuffer()) }
      events[name].pointee.appendEvent(parts, call: call)
    case .identify:
      identifies[0].pointee.append(parts.traits, call: call)
    case .group:
      groupCalls[0].pointee.append(parts.traits, call: call)
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
  private(set) var calls = CallPlaces()
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

  /// Frees the places of the calls, once the rows are placed.
  mutating func removeCalls() { calls = CallPlaces() }

  // Each pointer is copied before it is followed: the compiler breaks off where it marks an access
  // through a member of a noncopyable value for the thread sanitizer.

  @inline(__always)
  mutating func append(_ members: borrowing MemberList, call: Int) {
    let fields = fields
    fields.pointee.append(members, row: calls.count)
    calls.append(call)
  }

  @inline(__always)
  mutating func appendEvent(_ parts: borrowing CallParts, call: Int) {
    let (row, context, sources) = (calls.count, context, sources)
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
