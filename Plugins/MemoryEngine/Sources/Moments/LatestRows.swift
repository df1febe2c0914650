import AudienceStore

/// Finds the rows of a trait table that tell a trait's value at a clock.
enum LatestRows {
  /// For each subject the last visible row that mentions the trait, where it has a value there; -1
  /// for none, and where null makes it absent (SEMANTICS 1.5).
  static func rows(
    of column: Column, in rows: History, subjects: Int, at now: Int64
  ) -> [Int32] {
    var latest = [Int32](repeating: -1, count: subjects)
    for group in 0..<rows.groupCount {
      let subject = rows.subject(ofGroup: group)
      let range = Int(rows.offsets[group])..<Int(rows.offsets[group + 1])
      for row in range.reversed() {
        let isNull = column.nulls.map { $0[row] } ?? false
        guard isNull || column.hasValue(row), rows.isVisible(row, at: now) else { continue }
        if !isNull { latest[subject] = Int32(row) }
        break
      }
    }
    return latest
  }
}

extension FieldReader {
  /// The values of the rows that numbers stand for, -1 for none, one after another.
  func gathered(_ rows: [Int32]) -> FieldReader {
    switch storage {
    case .nothing: return self
    case .codes(let codes, let entries, let presence):
      let gathered: CodeArray =
        switch codes {
        case .uint8(let codes): .uint8(Self.gather(codes, rows, UInt8(entries.count)))
        case .uint16(let codes): .uint16(Self.gather(codes, rows, UInt16(entries.count)))
        case .uint32(let codes): .uint32(Self.gather(codes, rows, UInt32(entries.count)))
        }
      return FieldReader(
        .codes(gathered, entries, presence: Self.presence(presence, of: rows)))
    case .doubles(let doubles, let presence):
      return FieldReader(
        .doubles(
          Self.gather(doubles, rows, .nan), presence: Self.presence(presence, of: rows)))
    case .integers(let integers, let presence):
      let gathered: IntegerArray =
        switch integers {
        case .int8(let array): .int8(Self.gather(array, rows, 0))
        case .int16(let array): .int16(Self.gather(array, rows, 0))
        case .int32(let array): .int32(Self.gather(array, rows, 0))
        case .int64(let array): .int64(Self.gather(array, rows, 0))
        }
      return FieldReader(.integers(gathered, presence: Self.presence(presence, of: rows)))
    case .times, .list, .through, .constant, .chosen:
      return FieldReader(.through(rows, self))
    }
  }

  private static func presence(_ presence: Bitmap?, of rows: [Int32]) -> Bitmap {
    var present = SubjectSet(count: rows.count)
    for (subject, row) in rows.enumerated()
    where row >= 0 && presence.map({ $0[Int(row)] }) ?? true {
      present.insert(subject)
    }
    return Bitmap(count: rows.count, words: StoreArray(present.words))
  }

  private static func gather<Element>(
    _ array: StoreArray<Element>, _ rows: [Int32], _ nothing: Element
  ) -> StoreArray<Element> {
    StoreArray(count: rows.count) { buffer in
      for (position, row) in rows.enumerated() {
        buffer[position] = row >= 0 ? array.buffer[Int(row)] : nothing
      }
    }
  }
}
