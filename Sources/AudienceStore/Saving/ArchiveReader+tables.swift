import AudienceDiagnostics
import AudienceJSON
import AudienceProfiles
import AudienceTime

extension ArchiveReader {
  /// The store, with the report of what loading met.
  mutating func takeStore(_ report: LoadReport) throws(StoreRefusal) -> CallStore {
    CallStore(
      profileIDs: try takeTexts(), profilePresence: try takePresence(),
      accountIDs: try takeTexts(), accountPresence: try takePresence(),
      eventTables: try takeList { reader throws(StoreRefusal) in try reader.takeEvents() },
      userTraits: try takeTraits(), accountTraits: try takeTraits(), members: try takeLinks(),
      accounts: try takeLinks(), anonymousIDs: try takeTexts(), anonymousLinks: try takeLinks(),
      otherCalls: try takeHistory(), report: report,
      latestTime: try takeOptional { reader throws(StoreRefusal) in
        Instant(microseconds: Int64(try reader.takeInteger()))
      })
  }

  private mutating func takeTexts() throws(StoreRefusal) -> TextTable {
    TextTable(
      count: try takeCount(), heap: try takeArray(of: UInt8.self),
      starts: try takeArray(of: UInt32.self), blockBases: try takeArray(of: UInt64.self))
  }

  private mutating func takePresence() throws(StoreRefusal) -> Presence {
    Presence(
      from: try takeArray(of: Int64.self),
      exceptions: try takeList { reader throws(StoreRefusal) in
        Presence.Stretch(
          subject: try reader.takeCount(), from: Int64(try reader.takeInteger()),
          until: Int64(try reader.takeInteger()))
      })
  }

  private mutating func takeLinks() throws(StoreRefusal) -> Links {
    Links(
      offsets: try takeArray(of: UInt32.self), others: try takeArray(of: UInt32.self),
      from: try takeArray(of: Int64.self), until: try takeOptionalArray(of: Int64.self))
  }

  private mutating func takeHistory() throws(StoreRefusal) -> History {
    History(
      subjects: try takeOptionalArray(of: UInt32.self), offsets: try takeArray(of: UInt32.self),
      times: try takeArray(of: Int64.self), orders: try takeArray(of: UInt32.self),
      visibleFrom: try takeOptionalArray(of: Int64.self),
      visibleUntil: try takeOptionalArray(of: Int64.self))
  }

  private mutating func takeEvents() throws(StoreRefusal) -> EventTable {
    EventTable(
      name: UTF8Text(try takeText()), rows: try takeHistory(), properties: try takeFields(),
      context: try takeFields(),
      sources: try takeOptional { reader throws(StoreRefusal) in try reader.takeColumn() })
  }

  private mutating func takeTraits() throws(StoreRefusal) -> TraitTable {
    TraitTable(rows: try takeHistory(), traits: try takeFields())
  }

  private mutating func takeFields() throws(StoreRefusal) -> FieldTable {
    FieldTable(
      names: try takeList { reader throws(StoreRefusal) in UTF8Text(try reader.takeText()) },
      count: try takeCount(),
      columns: try takeList { reader throws(StoreRefusal) in
        try reader.takeInteger() == 0
          ? .dense(try reader.takeColumn())
          : .sparse(rows: try reader.takeArray(of: UInt32.self), try reader.takeColumn())
      },
      shapes: try takeList { reader throws(StoreRefusal) in try reader.takeShape() },
      shapeCodes: try takeOptional { reader throws(StoreRefusal) in try reader.takeCodes() })
  }

  private mutating func takeShape() throws(StoreRefusal) -> FieldTable.Shape {
    guard try takeInteger() == 0 else {
      guard let value = try? JSONReader.read(try takeText()) else { throw .damaged }
      return .value(value)
    }
    return .object(
      try takeList { reader throws(StoreRefusal) in
        let word = try reader.takeCount()
        return FieldTable.Shape.Member(column: word >> 1, isNull: word & 1 == 1)
      })
  }

  private mutating func takeBitmap() throws(StoreRefusal) -> Bitmap {
    Bitmap(count: try takeCount(), words: try takeArray(of: UInt64.self))
  }

  private mutating func takeCodes() throws(StoreRefusal) -> CodeArray {
    switch try takeInteger() {
    case 1: .uint8(try takeArray(of: UInt8.self))
    case 2: .uint16(try takeArray(of: UInt16.self))
    case 4: .uint32(try takeArray(of: UInt32.self))
    default: throw .damaged
    }
  }

  private mutating func takeIntegers() throws(StoreRefusal) -> IntegerArray {
    switch try takeInteger() {
    case 1: .int8(try takeArray(of: Int8.self))
    case 2: .int16(try takeArray(of: Int16.self))
    case 4: .int32(try takeArray(of: Int32.self))
    case 8: .int64(try takeArray(of: Int64.self))
    default: throw .damaged
    }
  }

  private mutating func takeColumn() throws(StoreRefusal) -> Column {
    let count = try takeCount()
    let presence = try takeOptional { reader throws(StoreRefusal) in try reader.takeBitmap() }
    let nulls = try takeOptional { reader throws(StoreRefusal) in try reader.takeBitmap() }
    let storage: Column.Storage
    switch try takeInteger() {
    case 0: storage = .integers(try takeIntegers())
    case 1: storage = .doubles(try takeArray(of: Double.self))
    case 2:
      let codes = try takeCodes()
      storage = .coded(
        codes,
        ValueDictionary(texts: try takeTexts(), kinds: try takeOptionalArray(of: UInt8.self)))
    default: throw .damaged
    }
    return Column(count: count, presence: presence, nulls: nulls, storage: storage)
  }

  private mutating func takeOptionalArray<Element: BitwiseCopyable & Sendable>(
    of type: Element.Type
  ) throws(StoreRefusal) -> StoreArray<Element>? {
    try takeOptional { reader throws(StoreRefusal) in try reader.takeArray(of: type) }
  }
}
