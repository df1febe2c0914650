import AudienceConditions
import AudienceStore

/// A test of a measured stream that is evaluated for many profiles in one pass over its table.
struct StreamKernel: Sendable {
  let stream: StreamPlan
  let method: Method
  let test: ValueTest
  /// Of each row whether it has a value; nil where all have, or none is read.
  let presence: (any RowTest)?

  /// How rows become a result.
  enum Method: Sendable {
    case count
    case number(FieldReader, NumberMeasure)
    /// The first or the last event, with the test of its value.
    case choice(isLast: Bool, any RowTest)
    case mode(CodeArray, Entries, atLeast: Int)
    case unique(CodeArray, Entries)
  }

  enum NumberMeasure: Sendable { case sum, average, minimum, maximum }

  /// The kernel for a measure; nil where there is none for it or for the way its field is stored.
  init?(_ stream: StreamPlan, _ measure: Measure, _ test: ValueTest) {
    guard case .profiles = stream.subjects, !stream.readsParent else { return nil }
    let rows = stream.rows
    let reader = measure.field.map(rows.reader) ?? .empty
    func numeric(_ numbers: NumberMeasure) -> Method? {
      measure.field.map(rows.sumsExactly) == true ? .number(reader, numbers) : nil
    }
    var found: Method?
    switch (measure, reader.storage) {
    case (.count, _): found = .count
    case (.sum, _): found = numeric(.sum)
    case (.average, _): found = numeric(.average)
    case (.minimum(_, .unstated), _), (.minimum(_, .number), _): found = numeric(.minimum)
    case (.maximum(_, .unstated), _), (.maximum(_, .number), _): found = numeric(.maximum)
    case (.first, .codes), (.first, .integers), (.first, .doubles):
      found = .choice(isLast: false, FieldTests.make(reader, test, rowCount: rows.count))
    case (.last, .codes), (.last, .integers), (.last, .doubles):
      found = .choice(isLast: true, FieldTests.make(reader, test, rowCount: rows.count))
    case (.mode(_, .unstated, let times), .codes(let codes, let entries, _)),
      (.mode(_, .string, let times), .codes(let codes, let entries, _)):
      found = .mode(codes, entries, atLeast: times ?? 2)
    case (.uniqueCount, .codes(let codes, let entries, _)): found = .unique(codes, entries)
    default: found = nil
    }
    guard let found else { return nil }
    self.stream = stream
    method = found
    self.test = test
    if case .count = found {
      presence = nil
    } else {
      let exists = FieldTests.make(
        reader, ValueTest(.exists, now: rows.anyInstant), rowCount: rows.count)
      presence = (exists as? ConstantTest)?.result == true ? nil : exists
    }
  }

  /// About what one profile costs, in nanoseconds.
  var cost: Double { stream.cost }

  /// What the test says of profiles without an event that counts.
  private var resultOfNothing: Bool {
    switch method {
    case .count, .unique: test.holds(.integer(0))
    case .number, .choice, .mode: test.holdsWhenAbsent
    }
  }

  // MARK: - Running

  /// The words of a stretch of profiles: who of them satisfies the test.
  ///
  /// - Parameters:
  ///   - scan: made of `stream`, with `presence` as an extra test.
  ///   - few: the profiles that are asked for, where they are few; nil for all.
  func run(_ scan: RowScan, words range: Range<Int>, few: SubjectSet?, _ scope: Scope) -> [UInt64] {
    var words = [UInt64](repeating: resultOfNothing ? .max : 0, count: range.count)
    words.withUnsafeMutableBufferPointer { words in
      guard let base = words.baseAddress,
        let subjects = stream.rows.subjectOfRow.buffer.baseAddress
      else { return }
      let marks = ProfileMarks(words: base, firstWord: range.lowerBound)
      run(scan, range, few, scope, subjects, marks)
    }
    return words
  }

  private func run(
    _ scan: RowScan, _ range: Range<Int>, _ few: SubjectSet?, _ scope: Scope,
    _ subjects: UnsafePointer<UInt32>, _ marks: ProfileMarks
  ) {
    func reduce<Reducer: RowReducer>(_ reducer: Reducer) {
      var reducer = reducer
      if let few {
        scan.run(few, words: range, scope) { reducer.add($0, $1) }
      } else {
        let end = min(range.upperBound * 64, stream.rows.subjectCount)
        scan.run(profiles: range.lowerBound * 64..<end, scope) { reducer.add($0, $1) }
      }
      reducer.finish()
    }
    switch method {
    case .count:
      let table = CountTable(test)
      if let flag = table.fromOne {
        reduce(ExistenceReducer(subjects: subjects, marks: marks, flag: flag))
      } else {
        reduce(CountReducer(subjects: subjects, table: table, marks: marks))
      }
    case .number(let reader, let measure):
      switch reader.storage {
      case .doubles(let doubles, _): reduceNumbers(DoubleSource(doubles: doubles), measure)
      case .integers(.int8(let array), _): reduceNumbers(IntegerSource(integers: array), measure)
      case .integers(.int16(let array), _): reduceNumbers(IntegerSource(integers: array), measure)
      case .integers(.int32(let array), _): reduceNumbers(IntegerSource(integers: array), measure)
      case .integers(.int64(let array), _): reduceNumbers(IntegerSource(integers: array), measure)
      case .nothing, .codes, .times, .list, .through, .constant, .chosen: break
      }
    case .choice(let isLast, let test):
      reduce(
        ChoiceReducer(subjects: subjects, isLast: isLast, test: test, marks: marks, scope: scope))
    case .mode(let codes, let entries, let times):
      switch codes {
      case .uint8(let codes): reduceMode(codes.buffer, entries, times)
      case .uint16(let codes): reduceMode(codes.buffer, entries, times)
      case .uint32(let codes): reduceMode(codes.buffer, entries, times)
      }
    case .unique(let codes, let entries):
      switch codes {
      case .uint8(let codes): reduceUnique(codes.buffer, entries)
      case .uint16(let codes): reduceUnique(codes.buffer, entries)
      case .uint32(let codes): reduceUnique(codes.buffer, entries)
      }
    }

    func reduceNumbers(_ numbers: some NumberSource, _ measure: NumberMeasure) {
      switch measure {
      case .sum, .average:
        reduce(
          SumReducer(
            subjects: subjects, numbers: numbers, isAverage: measure == .average,
            test: SumTest(test), marks: marks))
      case .minimum, .maximum:
        reduce(
          ExtremumReducer(
            subjects: subjects, numbers: numbers, isMaximum: measure == .maximum, test: test,
            marks: marks))
      }
    }

    func reduceMode<Code: FixedWidthInteger & UnsignedInteger>(
      _ codes: UnsafeBufferPointer<Code>, _ entries: Entries, _ times: Int
    ) {
      guard let codes = codes.baseAddress else { return }
      reduce(
        ModeReducer(
          subjects: subjects, codes: codes, entries: entries, atLeast: times, test: test,
          marks: marks))
    }

    func reduceUnique<Code: FixedWidthInteger & UnsignedInteger>(
      _ codes: UnsafeBufferPointer<Code>, _ entries: Entries
    ) {
      guard let codes = codes.baseAddress else { return }
      reduce(
        UniqueReducer(
          subjects: subjects, codes: codes, entries: entries, table: CountTable(test), marks: marks)
      )
    }
  }
}
