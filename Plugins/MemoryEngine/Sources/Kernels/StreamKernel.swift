import AudienceConditions
import AudienceEvaluation
import AudienceSchema
import AudienceStore

/// A measured stream that is evaluated for many profiles in one pass over its table.
struct StreamKernel: Sendable {
  let stream: StreamPlan
  let method: Method
  /// Of each row whether it has a value; nil where all have, or none is read.
  let presence: (any RowTest)?

  /// How rows become a result.
  enum Method: Sendable {
    case count
    case number(FieldReader, NumberMeasure)
    /// The value of one event.
    case choice(EventChoice, FieldReader)
    case mode(CodeArray, Entries, atLeast: Int)
    case extremeText(isMaximum: Bool, CodeArray, Entries)
    case unique(CodeArray, Entries)
    case uniqueKeys(TallyKeys)
  }

  enum NumberMeasure: Sendable { case sum, average, minimum, maximum }

  /// The kernel for a measure; nil where there is none for it or for the way its field is stored.
  init?(_ stream: StreamPlan, _ measure: Measure) {
    guard !stream.readsParent else { return nil }
    let reader = measure.field.map(stream.rows.reader) ?? .empty
    guard let method = Self.method(measure, reader, stream.rows) else { return nil }
    self.stream = stream
    self.method = method
    presence = Self.presence(method, reader, stream.rows)
  }

  /// How a measure of a field is found; nil where there is no kernel for it.
  static func method(
    _ measure: Measure, _ reader: FieldReader, _ rows: EventRows
  ) -> Method? {
    func numeric(_ numbers: NumberMeasure) -> Method? {
      measure.field.map(rows.sumsExactly) == true ? .number(reader, numbers) : nil
    }
    func codes() -> (CodeArray, Entries)? {
      if case .codes(let codes, let entries, _) = reader.storage { return (codes, entries) }
      guard case .codes(let codes, let entries, _) = measure.field.flatMap(rows.textCodes)?.storage
      else { return nil }
      return (codes, entries)
    }
    func mode(_ times: Int?) -> Method? {
      codes().map { .mode($0, $1, atLeast: times ?? 2) }
    }
    func extremeText(isMaximum: Bool) -> Method? {
      if case .times(let times) = reader.storage, let all = rows.times,
        TimeText.range.contains(all.lowerBound), TimeText.range.contains(all.upperBound)
      {
        return .choice(.extremeTime(isMaximum: isMaximum, times), reader)
      }
      return codes().map { .extremeText(isMaximum: isMaximum, $0, $1) }
    }
    switch measure {
    case .count: return .count
    case .sum: return numeric(.sum)
    case .average: return numeric(.average)
    case .minimum(_, .unstated), .minimum(_, .number): return numeric(.minimum)
    case .maximum(_, .unstated), .maximum(_, .number): return numeric(.maximum)
    case .minimum(_, .string): return extremeText(isMaximum: false)
    case .maximum(_, .string): return extremeText(isMaximum: true)
    case .first, .last:
      let choice: EventChoice = if case .last = measure { .last } else { .first }
      switch reader.storage {
      case .codes, .integers, .doubles, .times: return .choice(choice, reader)
      case .nothing, .list, .through, .constant, .chosen: return nil
      }
    case .mode(_, .unstated, let times), .mode(_, .string, let times): return mode(times)
    case .mode(let path, .array, let times):
      return path.path.readsElements ? nil : mode(times)
    case .mode(_, .number, let times):
      // The numbers of strings are not their texts.
      if case .codes = reader.storage { return nil }
      return mode(times)
    case .uniqueCount:
      if case .codes(let codes, let entries, _) = reader.storage { return .unique(codes, entries) }
      return TallyKeys(reader).map { .uniqueKeys($0) }
    }
  }

  /// Whether a row has a value that the measure counts; nil where all have.
  static func presence(
    _ method: Method, _ reader: FieldReader, _ rows: EventRows
  ) -> (any RowTest)? {
    if case .count = method { return nil }
    if case .number = method, case .codes(let codes, let entries, _) = reader.storage {
      return CodeSetTest(codes: codes, accepted: entries.doublesOfCodes.map { !$0.isNaN })
    }
    let exists = FieldTests.make(
      reader, ValueTest(.exists, now: rows.anyInstant), rowCount: rows.count)
    return (exists as? ConstantTest)?.result == true ? nil : exists
  }

  /// About what one profile costs, in nanoseconds.
  var cost: Double { stream.cost }

  // MARK: - Running

  /// Runs over the rows of a stretch of profiles.
  ///
  /// - Parameters:
  ///   - scan: made of `stream`, with `presence` as an extra test.
  ///   - range: words of profiles, 64 each.
  ///   - few: the profiles that are asked for, where they are few; nil for all.
  func run(
    _ scan: RowScan, words range: Range<Int>, few: SubjectSet?, _ scope: Scope,
    _ outputs: some KernelOutputs
  ) {
    guard let subjects = stream.rows.subjectOfRow.buffer.baseAddress else { return }
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
      if let (marks, flag) = outputs.existence {
        reduce(ExistenceReducer(subjects: subjects, marks: marks, flag: flag))
      } else {
        reduce(CountReducer(subjects: subjects, output: outputs.counts))
      }
    case .number(let reader, let measure):
      switch reader.storage {
      case .doubles(let doubles, _): reduceNumbers(DoubleSource(doubles: doubles), measure)
      case .integers(.int8(let array), _): reduceNumbers(IntegerSource(integers: array), measure)
      case .integers(.int16(let array), _): reduceNumbers(IntegerSource(integers: array), measure)
      case .integers(.int32(let array), _): reduceNumbers(IntegerSource(integers: array), measure)
      case .integers(.int64(let array), _): reduceNumbers(IntegerSource(integers: array), measure)
      case .codes(let codes, let entries, _):
        reduceNumbers(CodedNumberSource(codes: codes, numbers: entries.doublesOfCodes), measure)
      case .nothing, .times, .list, .through, .constant, .chosen: break
      }
    case .choice(let choice, _):
      let output = outputs.rows(of: subjects, scope)
      func reduceChoice(_ preference: some RowPreference) {
        reduce(ChoiceReducer(subjects: subjects, preference: preference, output: output))
      }
      switch choice {
      case .first: reduceChoice(FirstRow())
      case .last: reduceChoice(LastRow())
      case .extremeTime(let isMaximum, let times):
        reduceChoice(ExtremeTimeRow(isMaximum: isMaximum, times: times))
      }
    case .mode(let codes, let entries, let times):
      switch codes {
      case .uint8(let codes): reduceMode(codes.buffer, entries, times)
      case .uint16(let codes): reduceMode(codes.buffer, entries, times)
      case .uint32(let codes): reduceMode(codes.buffer, entries, times)
      }
    case .extremeText(let isMaximum, let codes, let entries):
      reduce(
        ExtremeTextReducer(
          subjects: subjects, codes: codes, isMaximum: isMaximum, output: outputs.codes(entries)))
    case .unique(let codes, let entries):
      switch codes {
      case .uint8(let codes): reduceUnique(codes.buffer, entries)
      case .uint16(let codes): reduceUnique(codes.buffer, entries)
      case .uint32(let codes): reduceUnique(codes.buffer, entries)
      }
    case .uniqueKeys(let keys):
      reduce(UniqueKeyReducer(subjects: subjects, keys: keys, output: outputs.counts))
    }

    func reduceNumbers(_ numbers: some NumberSource, _ measure: NumberMeasure) {
      switch measure {
      case .sum, .average:
        reduce(
          SumReducer(
            subjects: subjects, numbers: numbers, isAverage: measure == .average,
            output: outputs.sums))
      case .minimum, .maximum:
        reduce(
          ExtremumReducer(
            subjects: subjects, numbers: numbers, isMaximum: measure == .maximum,
            output: outputs.numbers))
      }
    }

    func reduceMode<Code: FixedWidthInteger & UnsignedInteger>(
      _ codes: UnsafeBufferPointer<Code>, _ entries: Entries, _ times: Int
    ) {
      guard let codes = codes.baseAddress else { return }
      reduce(
        ModeReducer(
          subjects: subjects, codes: codes, entries: entries, atLeast: times,
          output: outputs.codes(entries)))
    }

    func reduceUnique<Code: FixedWidthInteger & UnsignedInteger>(
      _ codes: UnsafeBufferPointer<Code>, _ entries: Entries
    ) {
      guard let codes = codes.baseAddress else { return }
      reduce(
        UniqueReducer(subjects: subjects, codes: codes, entries: entries, output: outputs.counts))
    }
  }
}
