import AudienceDiagnostics
import AudienceJSON
import AudienceTime

extension StoreArchive {
  /// The parts of a store but for its report.
  init(_ store: CallStore) {
    put(store.profileIDs)
    put(store.profilePresence)
    put(store.accountIDs)
    put(store.accountPresence)
    put(store.eventTables) { $0.put($1) }
    put(store.userTraits)
    put(store.accountTraits)
    put(store.members)
    put(store.accounts)
    put(store.anonymousIDs)
    put(store.anonymousLinks)
    put(store.otherCalls)
    put(store.latestTime) { $0.put(Int($1.microseconds)) }
  }

  mutating func put(_ table: TextTable) {
    put(table.count)
    put(table.heap)
    put(table.starts)
    put(table.blockBases)
  }

  mutating func put(_ presence: Presence) {
    put(presence.from)
    put(presence.exceptions) { archive, stretch in
      archive.put(stretch.subject)
      archive.put(Int(stretch.from))
      archive.put(Int(stretch.until))
    }
  }

  mutating func put(_ links: Links) {
    put(links.offsets)
    put(links.others)
    put(links.from)
    put(links.until) { $0.put($1) }
  }

  mutating func put(_ history: History) {
    put(history.subjects) { $0.put($1) }
    put(history.offsets)
    put(history.times)
    put(history.orders)
    put(history.visibleFrom) { $0.put($1) }
    put(history.visibleUntil) { $0.put($1) }
  }

  mutating func put(_ table: EventTable) {
    put(table.name.string)
    put(table.rows)
    put(table.properties)
    put(table.context)
    put(table.sources) { $0.put($1) }
  }

  mutating func put(_ table: TraitTable) {
    put(table.rows)
    put(table.traits)
  }

  mutating func put(_ table: FieldTable) {
    put(table.names) { $0.put($1.string) }
    put(table.count)
    put(table.columns) { $0.put($1) }
    put(table.shapes) { $0.put($1) }
    put(table.shapeCodes) { $0.put($1) }
  }

  mutating func put(_ column: StoredColumn) {
    switch column {
    case .dense(let column):
      put(0)
      put(column)
    case .sparse(let rows, let column):
      put(1)
      put(rows)
      put(column)
    }
  }

  mutating func put(_ shape: FieldTable.Shape) {
    switch shape {
    case .object(let members):
      put(0)
      put(members) { archive, member in archive.put(member.column << 1 | (member.isNull ? 1 : 0)) }
    case .value(let value):
      put(1)
      put(value.leastEscapedText)
    }
  }

  mutating func put(_ bitmap: Bitmap) {
    put(bitmap.count)
    put(bitmap.words)
  }

  mutating func put(_ codes: CodeArray) {
    switch codes {
    case .uint8(let array):
      put(1)
      put(array)
    case .uint16(let array):
      put(2)
      put(array)
    case .uint32(let array):
      put(4)
      put(array)
    }
  }

  mutating func put(_ integers: IntegerArray) {
    switch integers {
    case .int8(let array):
      put(1)
      put(array)
    case .int16(let array):
      put(2)
      put(array)
    case .int32(let array):
      put(4)
      put(array)
    case .int64(let array):
      put(8)
      put(array)
    }
  }

  mutating func put(_ column: Column) {
    put(column.count)
    put(column.presence) { $0.put($1) }
    put(column.nulls) { $0.put($1) }
    switch column.storage {
    case .integers(let integers):
      put(0)
      put(integers)
    case .doubles(let doubles):
      put(1)
      put(doubles)
    case .coded(let codes, let dictionary):
      put(2)
      put(codes)
      put(dictionary.texts)
      put(dictionary.kinds) { $0.put($1) }
    }
  }
}

extension CallStore {
  /// The memory that the store takes, in bytes; what engines add is not counted.
  public var byteCount: Int { StoreArchive(self).byteCount }
}
