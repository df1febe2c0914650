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
    case .codes(let codes, let entries, let presence):
      if test.asksPresenceOnly { return make(presence, test) }
      return make(codes, entries, reader, test, rowCount: rowCount)
    case .integers(let integers, let presence):
      if test.asksPresenceOnly { return make(presence, test) }
      if let (symbol, number) = test.numericComparison {
        return IntegerTest(
          integers: integers, presence: presence, interval: IntegerInterval(symbol, number))
      }
    case .doubles(let doubles, let presence):
      if test.asksPresenceOnly { return make(presence, test) }
      if let (symbol, number) = test.numericComparison {
        return DoubleTest(doubles: doubles, interval: NumberInterval(symbol, number))
      }
    case .times(let times):
      if test.asksPresenceOnly { return ConstantTest(result: !test.isComplement) }
      if let range = test.instantRange { return InstantTest(source: .times(times), range: range) }
    case .list, .through, .constant, .chosen: break
    }
    return ValuesTest(reader: reader, test: test)
  }

  private static func make(_ presence: Bitmap?, _ test: ValueTest) -> any RowTest {
    guard let presence else { return ConstantTest(result: !test.isComplement) }
    return PresenceTest(presence: presence, isComplement: test.isComplement)
  }

  private static func make(
    _ codes: CodeArray, _ entries: Entries, _ reader: FieldReader, _ test: ValueTest, rowCount: Int
  ) -> any RowTest {
    if entries.holdsStringsOnly, let (texts, isNegated) = test.equalTexts {
      let found = Set(texts.compactMap(entries.code(of:)))
      if found.isEmpty, !isNegated { return ConstantTest(result: false) }
      if found.count == 1, !isNegated, let code = found.first {
        return CodeTest(codes: codes, code: UInt32(code))
      }
      var accepted = [Bool](repeating: isNegated, count: entries.count)
      for code in found { accepted[code] = !isNegated }
      return CodeSetTest(codes: codes, accepted: accepted + [false])
    }
    let isLookedThrough =
      entries.count <= 256
      || test.instantRange == nil && Double(entries.count) <= Double(rowCount) * valuesPerRow
    if isLookedThrough {
      var accepted = (0..<entries.count).map { test.holds(entries.value($0)) }
      accepted.append(test.holdsWhenAbsent)
      return CodeSetTest(codes: codes, accepted: accepted)
    }
    if let range = test.instantRange {
      return InstantTest(source: .codes(codes, entries.instantsOfCodes), range: range)
    }
    if entries.holdsStringsOnly, let search = test.textSearch {
      return TextTest(codes: codes, entries: entries, test: test, search: search)
    }
    return ValuesTest(reader: reader, test: test)
  }
}

/// Any test of any field.
struct ValuesTest: RowTest {
  let reader: FieldReader
  let test: ValueTest
  var cost: Double { 50 }

  func holds(_ row: Int, _ scope: Scope) -> Bool { reader.holds(test, row) }
}

/// Whether a column of integers has a value in an interval.
struct IntegerTest: RowTest {
  let integers: IntegerArray
  let presence: Bitmap?
  let interval: IntegerInterval
  var cost: Double { presence == nil ? 1.5 : 2 }
  var markCost: Double? { presence == nil ? 0.9 : nil }

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
    return keepRows(rows, kept) { bit(presence[$0]) }
  }

  func mark(
    _ range: Range<Int>, in words: UnsafeMutablePointer<UInt64>, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) {
    switch integers {
    case .int8(let integers): mark(range, words, integers.buffer)
    case .int16(let integers): mark(range, words, integers.buffer)
    case .int32(let integers): mark(range, words, integers.buffer)
    case .int64(let integers): mark(range, words, integers.buffer)
    }
  }

  @inline(__always)
  private func mark<Integer: FixedWidthInteger>(
    _ range: Range<Int>, _ words: UnsafeMutablePointer<UInt64>,
    _ integers: UnsafeBufferPointer<Integer>
  ) {
    guard let integers = integers.baseAddress else { return }
    let interval = interval
    if let presence {
      markRows(range, in: words) {
        bit(presence[$0]) & interval.bit(Int64(truncatingIfNeeded: integers[$0]))
      }
    } else {
      markRows(range, in: words) { interval.bit(Int64(truncatingIfNeeded: integers[$0])) }
    }
  }

  @inline(__always)
  private func filter<Integer: FixedWidthInteger>(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ integers: UnsafeBufferPointer<Integer>
  ) -> Int {
    guard let integers = integers.baseAddress else { return 0 }
    let interval = interval
    return keepRows(rows, count) { interval.bit(Int64(truncatingIfNeeded: integers[$0])) }
  }
}

/// Whether a column of doubles has a value in an interval.
struct DoubleTest: RowTest {
  let doubles: StoreArray<Double>
  let interval: NumberInterval
  var cost: Double { 1.5 }
  var markCost: Double? { 0.9 }

  func holds(_ row: Int, _ scope: Scope) -> Bool { interval.contains(doubles[row]) }

  func filter(
    _ rows: UnsafeMutablePointer<UInt32>, _ count: Int, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) -> Int {
    guard let doubles = doubles.buffer.baseAddress else { return 0 }
    let (low, high) = (interval.low, interval.high)
    if interval.isOutside {
      return keepRows(rows, count) { bit(doubles[$0] < low) | bit(doubles[$0] > high) }
    }
    return keepRows(rows, count) { bit(doubles[$0] >= low) & bit(doubles[$0] <= high) }
  }

  func mark(
    _ range: Range<Int>, in words: UnsafeMutablePointer<UInt64>, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) {
    guard let doubles = doubles.buffer.baseAddress else { return }
    let (low, high) = (interval.low, interval.high)
    if interval.isOutside {
      markRows(range, in: words) { bit(doubles[$0] < low) | bit(doubles[$0] > high) }
    } else {
      markRows(range, in: words) { bit(doubles[$0] >= low) & bit(doubles[$0] <= high) }
    }
  }
}

/// Whether a row has a value, or has none.
struct PresenceTest: RowTest {
  let presence: Bitmap
  let isComplement: Bool
  var cost: Double { 1.2 }
  var markCost: Double? { 0.05 }

  func holds(_ row: Int, _ scope: Scope) -> Bool { presence[row] != isComplement }

  func mark(
    _ range: Range<Int>, in words: UnsafeMutablePointer<UInt64>, _ scope: Scope,
    subjects: UnsafePointer<UInt32>?
  ) {
    let source = presence.words.buffer
    let first = range.lowerBound >> 6
    let offset = UInt64(range.lowerBound & 63)
    let count = (range.count + 63) / 64
    for word in 0..<count {
      var bits = source[first + word] >> offset
      if offset != 0, first + word + 1 < source.count {
        bits |= source[first + word + 1] << (64 - offset)
      }
      words[word] = isComplement ? ~bits : bits
    }
    let rest = range.count & 63
    if rest != 0 { words[count - 1] &= 1 << UInt64(rest) - 1 }
  }
}
