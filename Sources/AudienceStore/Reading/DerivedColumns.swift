import AudienceJSON
import AudienceSchema
import AudienceThreads

/// Keeps the columns of paths that lead into arrays and objects, and of keys that few rows have.
///
/// A class, because the store is a value that several threads read; the lock makes it safe.
final class DerivedColumns: Sendable {
  private let made = Locked<[FieldPath: PathValues]>([:])
  /// Columns of all rows, of keys that few rows have, by their numbers.
  private let dense = Locked<[Int: Column]>([:])

  func column(_ number: Int, make: () -> Column) -> Column {
    dense.withLock { dense in
      if let column = dense[number] { return column }
      let column = make()
      dense[number] = column
      return column
    }
  }

  func values(at path: FieldPath, in column: Column) -> PathValues {
    made.withLock { made in
      if let values = made[path] { return values }
      let values = Self.make(path, in: column)
      made[path] = values
      return values
    }
  }

  private static func make(_ path: FieldPath, in column: Column) -> PathValues {
    guard case .coded(let codes, let dictionary) = column.storage, dictionary.kinds != nil else {
      return .nothing
    }
    let rest = path.steps.dropFirst()
    // For each code where its values are; one more for rows without a value, which have none.
    var values: [JSONValue] = []
    var starts: [Int] = [0]
    for code in 0..<dictionary.count {
      switch dictionary.kind(code) {
      case .array, .object: values += rest.values(in: dictionary.value(code))
      case .string, .boolean, .number: break
      }
      starts.append(values.count)
    }
    starts.append(values.count)
    if values.isEmpty { return .nothing }
    let parts = Column(of: values)
    if !path.readsElements {
      let rows = (0..<column.count).map { row in
        let code = codes[row]
        return starts[code] < starts[code + 1] ? starts[code] : -1
      }
      return .single(parts.gathered(rows))
    }
    var offsets: [UInt32] = [0]
    var rows: [Int] = []
    for row in 0..<column.count {
      let code = codes[row]
      rows += starts[code]..<starts[code + 1]
      offsets.append(UInt32(rows.count))
    }
    return .list(ListColumn(offsets: StoreArray(offsets), elements: parts.gathered(rows)))
  }
}

extension ArraySlice<FieldPath.Step> {
  /// The non-null values that the steps lead to (SEMANTICS 3).
  fileprivate func values(in value: JSONValue) -> [JSONValue] {
    var values = [value]
    for step in self {
      switch step {
      case .name(let name): values = values.compactMap { $0[name] }
      case .everyElement: values = values.flatMap { $0.arrayValue ?? [] }
      }
    }
    return values.filter { $0 != .null }
  }
}
