import AudienceDiagnostics
import AudienceJSON

/// Makes columns of the values in buffers.
struct ColumnMaker {
  /// The values of one field in one buffer, and where its rows go.
  struct Part {
    let values: UnsafePointer<ValueBuffer>
    let destinations: UnsafeBufferPointer<UInt32>

    /// The rows of the table that have a value.
    var rows: [UInt32] {
      var rows: [UInt32] = []
      values.pointee.forEachRow { _, row in
        if destinations[row] != RowPlacement.none { rows.append(destinations[row]) }
      }
      return rows
    }
  }

  let count: Int
  let parts: [Part]
  let copies: [(from: Int, to: Int)]
  /// Whether some rows of the buffers go nowhere, so that some of their texts may be in no row.
  let hasDrops: Bool
  /// The only rows that the column has, ascending; nil for one of all rows.
  private let rows: [UInt32]?

  init(count: Int, parts: [Part], copies: [(from: Int, to: Int)] = [], hasDrops: Bool = false) {
    self.count = count
    self.parts = parts
    self.copies = copies
    self.hasDrops = hasDrops
    rows = nil
  }

  /// Makes a column of some rows: all that have a value, and others.
  init(rows: [UInt32], parts: [Part], hasDrops: Bool) {
    count = rows.count
    self.parts = parts
    self.hasDrops = hasDrops
    self.rows = rows
    copies = []
  }

  /// Where a row of the table stands in the column.
  @inline(__always)
  private func place(of row: Int) -> Int {
    guard let rows else { return row }
    return rows.firstPosition(of: row)
  }

  /// The column; without values in any row, one of no distinct values.
  func column(nulls: Bitmap?) -> Column {
    let storage: Column.Storage
    if let numbers = numberKind {
      storage = numbers == .integers ? integers() : doubles()
    } else {
      storage = coded()
    }
    return Column(count: count, presence: presence(), nulls: nulls, storage: storage)
  }

  // MARK: - Rows

  /// Visits every value that has a row: its place among the part's values, and its row.
  @inline(__always)
  private func forEachValue(of part: Part, _ body: (_ position: Int, _ row: Int) -> Void) {
    part.values.pointee.forEachRow { position, row in
      let destination = part.destinations[row]
      if destination != RowPlacement.none { body(position, place(of: Int(destination))) }
    }
  }

  /// Which rows have a value; nil where all have.
  private func presence() -> Bitmap? {
    let bits = MutableBits(count)
    for part in parts { forEachValue(of: part) { _, row in bits.set(row) } }
    for copy in copies where bits.isSet(copy.from) { bits.set(copy.to) }
    return bits.isFull ? nil : bits.bitmap
  }

  // MARK: - Numbers

  private enum NumberKind {
    case integers, doubles
  }

  /// How the values can be kept as numbers; nil where some are none, or where integers and doubles
  /// meet and a double cannot hold all of the integers.
  private var numberKind: NumberKind? {
    var hasDoubles = false
    var hasIntegers = false
    for part in parts {
      switch part.values.pointee.mode {
      case .empty: break
      case .integers: hasIntegers = true
      case .doubles: hasDoubles = true
      case .coded, .mixed: return nil
      }
    }
    if !hasDoubles { return hasIntegers ? .integers : nil }
    let isExact = parts.allSatisfy { part in
      guard case .integers = part.values.pointee.mode else { return true }
      return (0..<part.values.pointee.count).allSatisfy {
        ValueBuffer.isExact(part.values.pointee.integer($0))
      }
    }
    return isExact ? .doubles : nil
  }

  private func integers() -> Column.Storage {
    var lowest: Int64 = 0
    var highest: Int64 = 0
    for part in parts {
      forEachValue(of: part) { position, _ in
        let value = part.values.pointee.integer(position)
        lowest = min(lowest, value)
        highest = max(highest, value)
      }
    }
    if lowest >= Int64(Int8.min), highest <= Int64(Int8.max) {
      return .integers(.int8(filled(absent: 0) { Int8(truncatingIfNeeded: $0.integer($1)) }))
    }
    if lowest >= Int64(Int16.min), highest <= Int64(Int16.max) {
      return .integers(.int16(filled(absent: 0) { Int16(truncatingIfNeeded: $0.integer($1)) }))
    }
    if lowest >= Int64(Int32.min), highest <= Int64(Int32.max) {
      return .integers(.int32(filled(absent: 0) { Int32(truncatingIfNeeded: $0.integer($1)) }))
    }
    return .integers(.int64(filled(absent: 0) { $0.integer($1) }))
  }

  private func doubles() -> Column.Storage {
    .doubles(
      filled(absent: .nan) { values, position in
        if case .integers = values.mode { return Double(values.integer(position)) }
        return values.double(position)
      })
  }

  @inline(__always)
  private func filled<Element: BitwiseCopyable & Sendable>(
    absent: Element, _ value: (borrowing ValueBuffer, Int) -> Element
  ) -> StoreArray<Element> {
    StoreArray(count: count) { rows in
      rows.initialize(repeating: absent)
      for part in parts {
        forEachValue(of: part) { position, row in rows[row] = value(part.values.pointee, position) }
      }
      for copy in copies { rows[copy.to] = rows[copy.from] }
    }
  }

  // MARK: - Codes

  private func coded() -> Column.Storage {
    var merge = CodeMerge(parts, isPruned: hasDrops)
    let (dictionary, codes) = merge.merged()
    switch dictionary.count {
    case ...Int(UInt8.max): return .coded(.uint8(filled(codes, dictionary.count)), dictionary)
    case ...Int(UInt16.max): return .coded(.uint16(filled(codes, dictionary.count)), dictionary)
    default: return .coded(.uint32(filled(codes, dictionary.count)), dictionary)
    }
  }

  private func filled<Code: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ codes: [CodeMerge.Codes], _ absent: Int
  ) -> StoreArray<Code> {
    StoreArray(count: count) { rows in
      rows.initialize(repeating: Code(truncatingIfNeeded: absent))
      for (part, codes) in zip(parts, codes) {
        codes.numbers.withUnsafeBufferPointer { numbers in
          switch part.values.pointee.mode {
          case .coded:
            forEachValue(of: part) { position, row in
              rows[row] = Code(truncatingIfNeeded: numbers[part.values.pointee.code(position)])
            }
          case .empty, .integers, .doubles, .mixed:
            forEachValue(of: part) { position, row in
              let value = CodeMerge.Key(part.values.pointee.value(position))
              rows[row] = Code(truncatingIfNeeded: numbers[codes.places[value] ?? 0])
            }
          }
        }
      }
      for copy in copies { rows[copy.to] = rows[copy.from] }
    }
  }
}

extension [UInt32] {
  /// The first position of an element that is not less, of ascending ones.
  func firstPosition(of element: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < element { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Bits of a bitmap that is being written.
struct MutableBits {
  let bitmap: Bitmap
  private let words: UnsafeMutableBufferPointer<UInt64>

  init(_ count: Int) {
    let rows = MutableRows<UInt64>(Bitmap.wordCount(count))
    rows.rows.initialize(repeating: 0)
    words = rows.rows
    bitmap = Bitmap(count: count, words: rows.array)
  }

  @inline(__always)
  func set(_ row: Int) { words[row &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: row & 63) }

  @inline(__always)
  func isSet(_ row: Int) -> Bool { words[row &>> 6] &>> UInt64(row & 63) & 1 != 0 }

  var isFull: Bool { bitmap.population == bitmap.count }
}
