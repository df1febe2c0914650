import AudienceStore

/// The numbers of a field as doubles, many at a time; not a number where there is none.
struct NumberColumn: Sendable {
  private enum Storage: Sendable {
    case doubles(StoreArray<Double>)
    case integers(IntegerArray)
    /// The number of each code, and of no value behind them.
    case codes(CodeArray, StoreArray<Double>)
  }

  private let storage: Storage
  private let presence: Bitmap?
  /// Whether some value is no number, so that a row without a number may have a value.
  let holdsOthers: Bool

  /// Nil for a field that may have several values, or numbers that a double cannot tell apart.
  init?(_ reader: FieldReader) {
    switch reader.storage {
    case .doubles(let doubles, _):
      storage = .doubles(doubles)
      (presence, holdsOthers) = (nil, false)
    case .integers(let integers, let presence):
      guard let magnitude = reader.greatestMagnitude, magnitude <= 0x1p53 else { return nil }
      storage = .integers(integers)
      (self.presence, holdsOthers) = (presence, false)
    case .codes(let codes, let entries, _):
      guard let magnitude = reader.greatestMagnitude, magnitude <= 0x1p53 else { return nil }
      storage = .codes(codes, entries.doublesOfCodes)
      (presence, holdsOthers) = (nil, true)
    case .nothing, .times, .list, .through, .constant, .chosen: return nil
    }
  }

  /// The number at a row.
  func number(_ row: Int) -> Double {
    switch storage {
    case .doubles(let doubles): return doubles[row]
    case .integers(let integers):
      return presence.map { $0[row] } ?? true ? Double(integers[row]) : .nan
    case .codes(let codes, let numbers): return numbers[codes[row]]
    }
  }

  /// Writes down the numbers at some rows.
  func read(
    _ rows: UnsafePointer<UInt32>, _ count: Int, into numbers: UnsafeMutablePointer<Double>
  ) {
    switch storage {
    case .doubles(let doubles):
      let doubles = doubles.buffer
      for place in 0..<count { numbers[place] = doubles[Int(rows[place])] }
    case .integers(.int8(let array)): read(rows, count, array.buffer, into: numbers)
    case .integers(.int16(let array)): read(rows, count, array.buffer, into: numbers)
    case .integers(.int32(let array)): read(rows, count, array.buffer, into: numbers)
    case .integers(.int64(let array)): read(rows, count, array.buffer, into: numbers)
    case .codes(.uint8(let codes), let values): look(rows, count, codes, values, numbers)
    case .codes(.uint16(let codes), let values): look(rows, count, codes, values, numbers)
    case .codes(.uint32(let codes), let values): look(rows, count, codes, values, numbers)
    }
  }

  @inline(__always)
  private func read<Integer: FixedWidthInteger>(
    _ rows: UnsafePointer<UInt32>, _ count: Int, _ integers: UnsafeBufferPointer<Integer>,
    into numbers: UnsafeMutablePointer<Double>
  ) {
    for place in 0..<count { numbers[place] = Double(integers[Int(rows[place])]) }
    guard let presence else { return }
    for place in 0..<count where !presence[Int(rows[place])] { numbers[place] = .nan }
  }

  @inline(__always)
  private func look<Code: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ rows: UnsafePointer<UInt32>, _ count: Int, _ codes: StoreArray<Code>,
    _ values: StoreArray<Double>, _ numbers: UnsafeMutablePointer<Double>
  ) {
    let (codes, values) = (codes.buffer, values.buffer)
    for place in 0..<count {
      numbers[place] = values[Int(truncatingIfNeeded: codes[Int(rows[place])])]
    }
  }
}
