import AudienceConditions
import AudienceSchema
import AudienceStore
import AudienceThreads
import AudienceTime

/// The events of one name, of profiles or of accounts, with what the engine keeps about them between
/// evaluations: whose each row is, and the readers of fields.
///
/// A class, because all plans of an engine share it; the locks make it safe.
final class EventRows: Sendable {
  /// Whose the rows are and when.
  let history: History
  /// How many profiles, or accounts, there are in the store.
  let subjectCount: Int
  /// The earliest and the latest time of a call; nil without rows.
  let times: ClosedRange<Int64>?
  /// The instants at which every row is visible whose time has come; nil where there are none.
  let plainInstants: ClosedRange<Int64>?

  /// Where fields come from.
  private enum Source: Sendable {
    case table(EventTable)
    /// The rows of others in another order, some perhaps several times.
    case rows([Int32], of: EventRows)
  }

  private let source: Source
  private let readers = Locked<[Measure.Field: FieldReader]>([:])
  private let textCodes = Locked<[Measure.Field: FieldReader?]>([:])
  private let coarse = Locked<CoarseTimes?>(nil)
  private let exactSums = Locked<[Measure.Field: Bool]>([:])
  private let subjects = Locked<StoreArray<UInt32>?>(nil)
  private let offsets = Locked<StoreArray<UInt32>?>(nil)
  /// The source ids.
  let sources: FieldReader

  /// The events of profiles.
  convenience init(_ table: EventTable, subjectCount: Int) {
    self.init(
      table.rows, .table(table), sources: table.sources.map { FieldReader($0) } ?? .empty,
      subjectCount: subjectCount)
  }

  /// The events of accounts, each those of all its users together in the order of time and log
  /// (SEMANTICS 7).
  ///
  /// - Parameter members: the users of each account.
  convenience init(pooling rows: EventRows, members: AccountMembers) {
    let (pooled, offsets) = members.pooled(rows)
    self.init(
      rows.history.gathered(pooled, offsets: offsets), .rows(pooled, of: rows),
      sources: rows.sources.gathered(pooled), subjectCount: members.accountCount)
  }

  private init(_ history: History, _ source: Source, sources: FieldReader, subjectCount: Int) {
    self.history = history
    self.source = source
    self.sources = sources
    self.subjectCount = subjectCount
    let times = history.times.buffer
    if let first = times.first {
      var (low, high) = (first, first)
      for time in times {
        low = min(low, time)
        high = max(high, time)
      }
      self.times = low...high
    } else {
      self.times = nil
    }
    var from = Int64.min
    var until = Int64.max
    if let visibleFrom = history.visibleFrom {
      for (row, instant) in visibleFrom.buffer.enumerated() where instant != times[row] {
        from = max(from, instant)
      }
    }
    if let visibleUntil = history.visibleUntil {
      for instant in visibleUntil.buffer where instant != History.never {
        until = min(until, instant - 1)
      }
    }
    plainInstants = from <= until ? from...until : nil
  }

  var count: Int { history.count }

  /// The profile, or the account, of each row.
  var subjectOfRow: StoreArray<UInt32> {
    subjects.withLock { subjects in
      if let subjects { return subjects }
      let rows = history
      let made = StoreArray<UInt32>(count: rows.count) { buffer in
        for group in 0..<rows.groupCount {
          let subject = UInt32(rows.subject(ofGroup: group))
          for row in Int(rows.offsets[group])..<Int(rows.offsets[group + 1]) {
            buffer[row] = subject
          }
        }
      }
      subjects = made
      return made
    }
  }

  /// Where the rows of each subject begin, and one more: where the last ones end.
  var rowOffsets: StoreArray<UInt32> {
    offsets.withLock { offsets in
      if let offsets { return offsets }
      let rows = history
      guard let subjects = rows.subjects else {
        offsets = rows.offsets
        return rows.offsets
      }
      let made = StoreArray<UInt32>(count: subjectCount + 1) { buffer in
        var group = 0
        for subject in 0...subjectCount {
          while group < subjects.count, subjects[group] < subject { group += 1 }
          buffer[subject] = rows.offsets[group]
        }
      }
      offsets = made
      return made
    }
  }

  /// An instant for tests that ask none.
  var anyInstant: Instant { Instant(microseconds: times?.upperBound ?? 0) }

  /// The values of a property or of the call's context; `context('timestamp')` is the event's time.
  func reader(_ field: Measure.Field) -> FieldReader {
    readers.withLock { readers in
      if let reader = readers[field] { return reader }
      let reader: FieldReader =
        switch field {
        case .context("timestamp"): FieldReader(.times(history.times))
        case .property, .context: read(field)
        }
      readers[field] = reader
      return reader
    }
  }

  private func read(_ field: Measure.Field) -> FieldReader {
    switch source {
    case .rows(let rows, let others): return others.reader(field).gathered(rows)
    case .table(let table):
      switch field {
      case .property(let path): return FieldReader(table.properties.values(at: path))
      case .context(let path): return FieldReader(table.context.values(at: path))
      }
    }
  }

  /// The texts of a column of numbers as codes; nil where it cannot be coded. Made at the first use.
  func textCodes(of field: Measure.Field) -> FieldReader? {
    let numbers = reader(field)
    return textCodes.withLock { textCodes in
      if let known = textCodes[field] { return known }
      let made = TextCodes.reader(of: numbers, rowCount: count)
      textCodes[field] = .some(made)
      return made
    }
  }

  /// The times of the rows, roughly.
  var coarseTimes: CoarseTimes {
    coarse.withLock { coarse in
      if let coarse { return coarse }
      let made = CoarseTimes(history.times, between: times ?? 0...0)
      coarse = made
      return made
    }
  }

  /// Whether sums of a field's numbers, added as doubles, are exact as long as all are integers,
  /// however many of a profile's events count. False for a field that is no plain column of numbers.
  func sumsExactly(_ field: Measure.Field) -> Bool {
    let reader = reader(field)
    return exactSums.withLock { exactSums in
      if let isExact = exactSums[field] { return isExact }
      // Each partial sum is an integer that a double tells apart from its neighbours.
      let isExact = reader.greatestMagnitude.map { $0 * Double(count) <= 0x1p53 } ?? false
      exactSums[field] = isExact
      return isExact
    }
  }
}
