import AudienceJSON
import AudienceStore

/// A test of one field, by whatever way its values are stored; asked by row, or by subject where
/// the field is a trait.
enum FieldTests {
  /// A dictionary of more values than this share of the rows is not looked through beforehand.
  private static let valuesPerRow = 0.25

  static func make(_ reader: FieldReader, _ test: ValueTest, rowCount: Int) -> any RowTest {
    switch reader.storage {
    case .nothing: return ConstantTest(result: test.holdsWhenAbsent)
    case .codes(let codes, let entries):
      return make(codes, entries, reader, test, rowCount: rowCount)
    case .integers(let integers, let presence):
      if test.asksPresenceOnly {
        guard let presence else { return ConstantTest(result: !test.isComplement) }
        return PresenceTest(presence: presence, isComplement: test.isComplement)
      }
      if let (symbol, number) = test.numericComparison {
        return IntegerTest(
          integers: integers, presence: presence, interval: IntegerInterval(symbol, number))
      }
    case .doubles(let doubles):
      if let (symbol, number) = test.numericComparison {
        return DoubleTest(doubles: doubles, interval: NumberInterval(symbol, number))
      }
      if test.asksPresenceOnly {
        let exists = DoubleTest(doubles: doubles, interval: .everything)
        return test.isComplement ? NotTest(inner: exists) : exists
      }
    case .times, .list, .through, .constant, .chosen: break
    }
    return ValuesTest(reader: reader, test: test)
  }

  private static func make(
    _ codes: CodeArray, _ entries: Entries, _ reader: FieldReader, _ test: ValueTest, rowCount: Int
  ) -> any RowTest {
    if test.asksPresenceOnly {
      return CodeTest(codes: codes, code: UInt32(entries.count), isEqual: test.isComplement)
    }
    if entries.holdsStringsOnly, let texts = test.equalTexts {
      let found = Set(texts.compactMap(entries.code(of:)))
      switch found.count {
      case 0: return ConstantTest(result: false)
      case 1:
        return CodeTest(codes: codes, code: UInt32(found.first ?? 0), isEqual: true)
      default:
        if entries.count <= 1 << 16 {
          return CodeSetTest(codes: codes, accepted: (0...entries.count).map(found.contains))
        }
      }
    } else if entries.count <= 256 || Double(entries.count) <= Double(rowCount) * valuesPerRow {
      var accepted = (0..<entries.count).map { test.holds(entries.value($0)) }
      accepted.append(test.holdsWhenAbsent)
      return CodeSetTest(codes: codes, accepted: accepted)
    }
    return ValuesTest(reader: reader, test: test)
  }
}

/// Any test of any field.
struct ValuesTest: RowTest {
  let reader: FieldReader
  let test: ValueTest
  var cost: Double { test.searchesText ? 60 : 40 }

  func holds(_ row: Int, _ scope: Scope) -> Bool { reader.holds(test, row) }
}

/// Whether a coded column has one value, or has not.
struct CodeTest: RowTest {
  let codes: CodeArray
  let code: UInt32
  let isEqual: Bool
  var cost: Double { 0.3 }

  func holds(_ row: Int, _ scope: Scope) -> Bool { (codes[row] == Int(code)) == isEqual }

  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    switch codes {
    case .uint8(let codes): filter(rows, count, codes.buffer)
    case .uint16(let codes): filter(rows, count, codes.buffer)
    case .uint32(let codes): filter(rows, count, codes.buffer)
    }
  }

  func select(
    _ range: Range<Int>, into rows: UnsafeMutablePointer<UInt32>, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    switch codes {
    case .uint8(let codes): select(range, rows, codes.buffer)
    case .uint16(let codes): select(range, rows, codes.buffer)
    case .uint32(let codes): select(range, rows, codes.buffer)
    }
  }

  @inline(__always)
  private func filter<Code: FixedWidthInteger>(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ codes: UnsafeBufferPointer<Code>
  ) -> Int {
    guard let codes = codes.baseAddress else { return 0 }
    let code = Code(truncatingIfNeeded: self.code)
    if isEqual { return keepRows(rows, count) { codes[$0] == code } }
    return keepRows(rows, count) { codes[$0] != code }
  }

  @inline(__always)
  private func select<Code: FixedWidthInteger>(
    _ range: Range<Int>, _ rows: UnsafeMutablePointer<UInt32>, _ codes: UnsafeBufferPointer<Code>
  ) -> Int {
    guard let codes = codes.baseAddress else { return 0 }
    let code = Code(truncatingIfNeeded: self.code)
    if isEqual { return selectRows(range, into: rows) { codes[$0] == code } }
    return selectRows(range, into: rows) { codes[$0] != code }
  }
}

/// Whether the value of a coded column is one of those that were looked up beforehand.
struct CodeSetTest: RowTest {
  let codes: CodeArray
  /// For every code, and behind them for no value.
  let accepted: [Bool]
  var cost: Double { 0.8 }

  func holds(_ row: Int, _ scope: Scope) -> Bool { accepted[codes[row]] }

  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    switch codes {
    case .uint8(let codes): filter(rows, count, codes.buffer)
    case .uint16(let codes): filter(rows, count, codes.buffer)
    case .uint32(let codes): filter(rows, count, codes.buffer)
    }
  }

  @inline(__always)
  private func filter<Code: FixedWidthInteger>(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ codes: UnsafeBufferPointer<Code>
  ) -> Int {
    guard let codes = codes.baseAddress else { return 0 }
    return accepted.withUnsafeBufferPointer { accepted in
      keepRows(rows, count) { accepted[Int(truncatingIfNeeded: codes[$0])] }
    }
  }
}

/// Whether a column of integers has a value in an interval.
struct IntegerTest: RowTest {
  let integers: IntegerArray
  let presence: Bitmap?
  let interval: IntegerInterval
  var cost: Double { presence == nil ? 0.6 : 1.2 }

  func holds(_ row: Int, _ scope: Scope) -> Bool {
    (presence.map { $0[row] } ?? true) && interval.contains(integers[row])
  }

  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    let kept =
      switch integers {
      case .int8(let integers): filter(rows, count, integers.buffer)
      case .int16(let integers): filter(rows, count, integers.buffer)
      case .int32(let integers): filter(rows, count, integers.buffer)
      case .int64(let integers): filter(rows, count, integers.buffer)
      }
    guard let presence else { return kept }
    return keepRows(rows, kept) { presence[$0] }
  }

  @inline(__always)
  private func filter<Integer: FixedWidthInteger>(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ integers: UnsafeBufferPointer<Integer>
  ) -> Int {
    guard let integers = integers.baseAddress else { return 0 }
    let interval = interval
    return keepRows(rows, count) { interval.contains(Int64(truncatingIfNeeded: integers[$0])) }
  }
}

/// Whether a column of doubles has a value in an interval.
struct DoubleTest: RowTest {
  let doubles: StoreArray<Double>
  let interval: NumberInterval
  var cost: Double { 0.6 }

  func holds(_ row: Int, _ scope: Scope) -> Bool { interval.contains(doubles[row]) }

  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    guard let doubles = doubles.buffer.baseAddress else { return 0 }
    let (low, high) = (interval.low, interval.high)
    if interval.isOutside {
      return keepRows(rows, count) { (doubles[$0] < low) || (doubles[$0] > high) }
    }
    return keepRows(rows, count) { (doubles[$0] >= low) && (doubles[$0] <= high) }
  }
}

/// Whether a row has a value, or has none.
struct PresenceTest: RowTest {
  let presence: Bitmap
  let isComplement: Bool
  var cost: Double { 0.6 }

  func holds(_ row: Int, _ scope: Scope) -> Bool { presence[row] != isComplement }
}
