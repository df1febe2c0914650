import AudienceJSON

/// Gives the values of several buffers the codes of one dictionary.
struct CodeMerge {
  /// A value in a buffer that keeps several kinds.
  struct Key: Hashable {
    let kind: UInt8
    let word: UInt64

    init(_ value: (kind: PendingValue.Kind, word: UInt64)) {
      kind = value.kind.rawValue
      word = value.word
    }
  }

  /// The codes of one buffer's values.
  struct Codes {
    /// By the code in the buffer, or by the value's place below.
    var numbers: [UInt32] = []
    /// Where values of several kinds stand in `numbers`.
    var places: [Key: Int] = [:]
  }

  private static let noEntry = UInt32.max

  private let parts: [ColumnMaker.Part]
  private let isPruned: Bool
  private var entries: [TextEntry] = []
  /// For each part, the place of each of its texts among the entries; `noEntry` for one in no row.
  private var origins: [[UInt32]] = []
  private var places: [[Key: Int]] = []
  private var arena = Arena()

  /// The texts of numbers. A class, so that they stay where they are.
  private final class Arena {
    private var bytes = ByteArena()

    func record(_ text: String) -> TextRecord {
      var record = GrowableArray<UInt8>()
      var text = text
      text.withUTF8 { record.appendRecord($0, number: 0) }
      let copy = bytes.allocate(record.count)
      copy.update(from: record.base, count: record.count)
      return TextRecord(base: UnsafeRawPointer(copy))
    }
  }

  /// - Parameter isPruned: leaves out the texts that no row has.
  init(_ parts: [ColumnMaker.Part], isPruned: Bool) {
    self.parts = parts
    self.isPruned = isPruned
  }

  mutating func merged() -> (dictionary: ValueDictionary, codes: [Codes]) {
    entries.reserveCapacity(parts.reduce(0) { $0 + $1.values.pointee.texts.count })
    for part in parts {
      if case .coded(let kind) = part.values.pointee.mode {
        addTexts(of: part, kind)
      } else {
        addValues(of: part)
      }
    }
    var entries: [TextEntry] = []
    swap(&entries, &self.entries)
    let merged = TextMerge.merged(entries)
    let codes = zip(origins, places).map { origins, places in
      Codes(
        numbers: origins.map { $0 == Self.noEntry ? 0 : merged.numbers[Int($0)] },
        places: places)
    }
    return (ValueDictionary(texts: merged.texts, kinds: merged.kinds), codes)
  }

  private mutating func addTexts(of part: ColumnMaker.Part, _ kind: PendingValue.Kind) {
    let used = isPruned ? Self.usedCodes(part) : nil
    var places: [UInt32] = []
    places.reserveCapacity(part.values.pointee.texts.count)
    part.values.pointee.texts.forEach { record in
      if let used, !used[record.number] { return places.append(Self.noEntry) }
      places.append(UInt32(truncatingIfNeeded: entries.count))
      add(record, kind)
    }
    origins.append(places)
    self.places.append([:])
  }

  private mutating func addValues(of part: ColumnMaker.Part) {
    var places: [Key: Int] = [:]
    var origins: [UInt32] = []
    var records: [TextRecord] = []
    part.values.pointee.texts.forEach { records.append($0) }
    Self.forEachUsed(part, isPruned: isPruned) { position in
      let value = part.values.pointee.value(position)
      let key = Key(value)
      guard places[key] == nil else { return }
      places[key] = origins.count
      origins.append(UInt32(truncatingIfNeeded: entries.count))
      switch value.kind {
      case .integer:
        add(arena.record(String(Int64(bitPattern: value.word))), .integer)
      case .double:
        let number = ExactNumber(Double(bitPattern: value.word))
        add(arena.record(number?.text ?? "null"), .double)
      case .null, .string, .boolean, .array, .object:
        add(records[Int(value.word)], value.kind)
      }
    }
    self.origins.append(origins)
    self.places.append(places)
  }

  private mutating func add(_ text: TextRecord, _ kind: PendingValue.Kind) {
    entries.append(
      TextEntry(text, kind: Self.kind(kind).rawValue, origin: entries.count))
  }

  private static func kind(_ kind: PendingValue.Kind) -> ValueKind {
    switch kind {
    case .null, .string: .string
    case .boolean: .boolean
    case .integer, .double: .number
    case .array: .array
    case .object: .object
    }
  }

  private static func usedCodes(_ part: ColumnMaker.Part) -> [Bool] {
    var used = [Bool](repeating: false, count: part.values.pointee.texts.count)
    forEachUsed(part, isPruned: true) { used[part.values.pointee.code($0)] = true }
    return used
  }

  /// Visits the values, by their place among the part's, that some row of the table has.
  private static func forEachUsed(
    _ part: ColumnMaker.Part, isPruned: Bool, _ body: (Int) -> Void
  ) {
    if !isPruned { return (0..<part.values.pointee.count).forEach(body) }
    part.values.pointee.forEachRow { position, row in
      if part.destinations[row] != RowPlacement.none { body(position) }
    }
  }
}
