import AudienceDiagnostics
import AudienceTime
import Glibc

// What reads a store trusts its numbers and does not look again, so that it is quick. A file may be
// anybody's, also with checksums that are right: what is opened is looked at once, as a whole.

extension CallStore {
  /// Whether everything leads where it may, as in what is made of a log: offsets ascend and end
  /// where their array does, numbers are of something that there is, texts and times are in order.
  ///
  /// One pass over the arrays, at the speed of memory.
  var isConsistent: Bool {
    let (profiles, accounts) = (profileCount, accountCount)
    return [profileIDs, accountIDs, anonymousIDs].allSatisfy { $0.isConsistent(kinds: nil) }
      && profilePresence.isConsistent(subjects: profiles)
      && accountPresence.isConsistent(subjects: accounts)
      && members.isConsistent(subjects: accounts, others: profiles)
      && self.accounts.isConsistent(subjects: profiles, others: accounts)
      && anonymousLinks.isConsistent(subjects: profiles, others: anonymousIDs.count)
      && otherCalls.isConsistent(subjects: profiles)
      && userTraits.isConsistent(subjects: profiles)
      && accountTraits.isConsistent(subjects: accounts)
      && eventTables.map(\.name).isAscending
      && eventTables.allSatisfy { $0.isConsistent(subjects: profiles) }
      && latestTime.map { Instant.readable.contains($0.microseconds) } ?? true
  }
}

extension Instant {
  /// The microseconds that a timestamp can say: the years from 0 to 9999, offsets included.
  fileprivate static let readable =
    Int64(-62_167_219_200_000_000) - microsecondsPerDay...253_402_300_800_000_000
    + microsecondsPerDay

  fileprivate static func isReadableOrNever(_ microseconds: Int64) -> Bool {
    readable.contains(microseconds) || microseconds == History.never
  }
}

extension Collection where Element: Comparable {
  /// Whether each element is greater than the one before.
  fileprivate var isAscending: Bool { zip(self, dropFirst()).allSatisfy { $0 < $1 } }
}

extension StoreArray<UInt32> {
  /// Whether these are the offsets of so many groups of so many rows.
  fileprivate func areOffsets(groups: Int, rows: Int) -> Bool {
    guard count - 1 == groups, first == 0, last.map(Int.init) == rows else { return false }
    return zip(self, dropFirst()).allSatisfy { $0 <= $1 }
  }
}

// MARK: - Subjects

extension TextTable {
  /// - Parameter kinds: of each text, where the same text may stand there with several.
  fileprivate func isConsistent(kinds: StoreArray<UInt8>?) -> Bool {
    guard starts.count - 1 == count, blockBases.count - 1 == count >> Self.blockShift,
      starts[0] == 0, blockBases[0] == 0
    else { return false }
    var end = 0
    for number in 0...count {
      let base = blockBases[number >> Self.blockShift]
      guard base <= UInt64(heap.count) else { return false }
      let start = Int(base) + Int(starts[number])
      guard start >= end, start <= heap.count else { return false }
      end = start
    }
    guard end == heap.count else { return false }
    for number in stride(from: 1, to: count, by: 1) {
      let (text, next) = (bytes(number - 1), bytes(number))
      let shared = min(text.count, next.count)
      var order = 0
      if shared > 0, let text = text.baseAddress, let next = next.baseAddress {
        order = Int(memcmp(text, next, shared))
      }
      if order == 0 { order = text.count - next.count }
      if order < 0 { continue }
      guard order == 0, let kinds, kinds[number - 1] < kinds[number] else { return false }
    }
    return true
  }
}

extension Presence {
  fileprivate func isConsistent(subjects: Int) -> Bool {
    from.count == subjects && from.allSatisfy(Instant.isReadableOrNever)
      && exceptions.allSatisfy {
        $0.subject < subjects && $0.from < $0.until && Instant.readable.contains($0.from)
          && Instant.readable.contains($0.until)
      }
      && zip(exceptions, exceptions.dropFirst()).allSatisfy {
        ($0.subject, $0.until) < ($1.subject, $1.from)
      }
  }
}

extension Links {
  fileprivate func isConsistent(subjects: Int, others count: Int) -> Bool {
    offsets.areOffsets(groups: subjects, rows: others.count)
      && others.allSatisfy { $0 < count }
      && from.count == others.count && from.allSatisfy(Instant.isReadableOrNever)
      && until.map { $0.count == others.count && $0.allSatisfy(Instant.isReadableOrNever) } ?? true
  }
}

extension History {
  fileprivate func isConsistent(subjects count: Int) -> Bool {
    if let subjects {
      guard subjects.isAscending, subjects.last.map({ $0 < count }) ?? true else { return false }
    }
    guard offsets.areOffsets(groups: subjects?.count ?? count, rows: times.count),
      orders.count == times.count,
      visibleFrom.map({ $0.count == times.count }) ?? true,
      visibleUntil.map({ $0.count == times.count }) ?? true
    else { return false }
    for group in 0..<groupCount {
      var last = Int64.min
      for time in times[Int(offsets[group])..<Int(offsets[group + 1])] {
        guard time >= last, Instant.readable.contains(time) else { return false }
        last = time
      }
    }
    return
      (visibleFrom.map { zip($0, times).allSatisfy { Instant.isReadableOrNever($0) && $0 >= $1 } }
      ?? true)
      && (visibleUntil.map { $0.allSatisfy(Instant.isReadableOrNever) } ?? true)
  }
}

// MARK: - Fields

extension EventTable {
  fileprivate func isConsistent(subjects: Int) -> Bool {
    guard rows.isConsistent(subjects: subjects), properties.isConsistent(rows: rows.count),
      context.isConsistent(rows: rows.count)
    else { return false }
    guard let sources else { return true }
    guard case .coded(_, let dictionary) = sources.storage, dictionary.kinds == nil else {
      return false
    }
    return sources.isConsistent(rows: rows.count)
  }
}

extension TraitTable {
  fileprivate func isConsistent(subjects: Int) -> Bool {
    rows.isConsistent(subjects: subjects) && traits.isConsistent(rows: rows.count)
  }
}

extension FieldTable {
  fileprivate func isConsistent(rows: Int) -> Bool {
    count == rows && names.count == columns.count && names.isAscending
      && columns.allSatisfy { $0.isConsistent(rows: rows) }
      && shapes.allSatisfy { $0.isConsistent(columns: columns.count) }
      && (shapeCodes.map { $0.areCodes(rows: rows, below: shapes.count, presence: nil) }
        ?? (rows == 0 || shapes.count == 1))
  }
}

extension FieldTable.Shape {
  fileprivate func isConsistent(columns: Int) -> Bool {
    switch self {
    case .value: true
    case .object(let members):
      members.allSatisfy { $0.column < columns }
        && Set(members.map(\.column)).count == members.count
    }
  }
}

extension StoredColumn {
  fileprivate func isConsistent(rows count: Int) -> Bool {
    switch self {
    case .dense(let column): column.isConsistent(rows: count)
    case .sparse(let rows, let column):
      rows.isAscending && (rows.last.map { $0 < count } ?? true)
        && column.isConsistent(rows: rows.count)
    }
  }
}

extension Column {
  fileprivate func isConsistent(rows: Int) -> Bool {
    guard count == rows, presence.map({ $0.isConsistent(rows: rows) }) ?? true else { return false }
    if let nulls {
      // A null is no value.
      guard nulls.isConsistent(rows: rows), let presence,
        zip(nulls.words, presence.words).allSatisfy({ $0 & $1 == 0 })
      else { return false }
    }
    switch storage {
    case .integers(let integers): return integers.areIntegers(presence: presence, rows: rows)
    case .doubles(let doubles):
      return doubles.count == rows
        && doubles.indices.allSatisfy {
          hasValue($0) ? doubles[$0].isFinite : doubles[$0].isNaN
        }
    case .coded(let codes, let dictionary):
      return dictionary.isConsistent
        && codes.areCodes(rows: rows, below: dictionary.count, presence: presence)
    }
  }
}

extension Bitmap {
  fileprivate func isConsistent(rows: Int) -> Bool {
    guard count == rows, words.count == Self.wordCount(rows) else { return false }
    return rows % 64 == 0 || words[words.count - 1] >> UInt64(rows % 64) == 0
  }
}

extension ValueDictionary {
  fileprivate var isConsistent: Bool {
    if let kinds {
      guard kinds.count == texts.count,
        kinds.allSatisfy({ ValueKind(rawValue: $0) != nil })
      else { return false }
    }
    return texts.isConsistent(kinds: kinds)
  }
}

extension IntegerArray {
  /// Whether there is one for each row, 0 where there is no value.
  fileprivate func areIntegers(presence: Bitmap?, rows: Int) -> Bool {
    func holds<Element: FixedWidthInteger & BitwiseCopyable & Sendable>(
      _ array: StoreArray<Element>
    ) -> Bool {
      guard array.count == rows else { return false }
      guard let presence else { return true }
      return array.indices.allSatisfy { array[$0] == 0 || presence[$0] }
    }
    return switch self {
    case .int8(let array): holds(array)
    case .int16(let array): holds(array)
    case .int32(let array): holds(array)
    case .int64(let array): holds(array)
    }
  }
}

extension CodeArray {
  /// Whether there is one for each row: of `limit` values where there is a value, else `limit`.
  fileprivate func areCodes(rows: Int, below limit: Int, presence: Bitmap?) -> Bool {
    func holds<Code: FixedWidthInteger & BitwiseCopyable & Sendable>(
      _ array: StoreArray<Code>
    ) -> Bool {
      guard array.count == rows else { return false }
      guard let presence else { return array.allSatisfy { $0 < limit } }
      return array.indices.allSatisfy { presence[$0] ? array[$0] < limit : array[$0] == limit }
    }
    return switch self {
    case .uint8(let array): holds(array)
    case .uint16(let array): holds(array)
    case .uint32(let array): holds(array)
    }
  }
}
