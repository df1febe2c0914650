import AudienceJSON

/// The values of one key as they are kept.
package enum StoredColumn: Sendable {
  /// A row for each row of the table.
  case dense(Column)
  /// A row for each of some rows, ascending: of a key that few rows have. All other rows do not
  /// mention it.
  case sparse(rows: StoreArray<UInt32>, Column)

  /// The value of a row; nil where it has none.
  func value(_ row: Int) -> JSONValue? {
    switch self {
    case .dense(let column): return column.value(row)
    case .sparse(let rows, let column):
      var low = 0
      var high = rows.count
      while low < high {
        let middle = (low + high) / 2
        if rows[middle] < row { low = middle + 1 } else { high = middle }
      }
      return low < rows.count && rows[low] == row ? column.value(low) : nil
    }
  }

  /// The column of all rows.
  func column(count: Int) -> Column {
    switch self {
    case .dense(let column): return column
    case .sparse(let rows, let column):
      var sources = [Int](repeating: -1, count: count)
      for (position, row) in rows.enumerated() { sources[Int(row)] = position }
      return column.gathered(sources)
    }
  }
}
