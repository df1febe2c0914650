public import AudienceJSON

/// The values of one field, a row each.
///
/// A row may have none (absent, or written as null; see `nulls`).
public struct Column: Sendable {
  /// The number of rows.
  public let count: Int
  /// Which rows have a value; nil where all have one.
  public let presence: Bitmap?
  /// Which rows were written as null, which makes a trait absent; nil where none was. Such rows
  /// have no value; all other rows without one do not mention the field.
  public let nulls: Bitmap?
  public let storage: Storage

  /// How the values are kept.
  public enum Storage: Sendable {
    /// Integers only; 0 in rows without a value.
    case integers(IntegerArray)
    /// Numbers: each the value of the double, which is an integer where it is integral within 64
    /// bits (`ExactNumber.init(_: Double)`); not a number in rows without a value.
    case doubles(StoreArray<Double>)
    /// Everything else: codes of a dictionary; `dictionary.count` in rows without a value.
    case coded(CodeArray, ValueDictionary)
  }

  package init(count: Int, presence: Bitmap?, nulls: Bitmap?, storage: Storage) {
    self.count = count
    self.presence = presence
    self.nulls = nulls
    self.storage = storage
  }

  /// Whether a row has a value.
  @inlinable
  public func hasValue(_ row: Int) -> Bool { presence.map { $0[row] } ?? true }

  /// The value of a row; nil where it has none. Makes a value: not for kernels.
  public func value(_ row: Int) -> JSONValue? {
    guard hasValue(row) else { return nil }
    switch storage {
    case .integers(let integers): return .number(.integer(integers[row]))
    case .doubles(let doubles): return ExactNumber(doubles[row]).map { .number($0) }
    case .coded(let codes, let dictionary): return dictionary.value(codes[row])
    }
  }
}

/// Integers in the narrowest width that holds them all.
public enum IntegerArray: Sendable {
  case int8(StoreArray<Int8>)
  case int16(StoreArray<Int16>)
  case int32(StoreArray<Int32>)
  case int64(StoreArray<Int64>)

  @inlinable
  public subscript(row: Int) -> Int64 {
    switch self {
    case .int8(let array): Int64(array[row])
    case .int16(let array): Int64(array[row])
    case .int32(let array): Int64(array[row])
    case .int64(let array): array[row]
    }
  }
}

/// Codes in the narrowest width that holds them all.
public enum CodeArray: Sendable {
  case uint8(StoreArray<UInt8>)
  case uint16(StoreArray<UInt16>)
  case uint32(StoreArray<UInt32>)

  @inlinable
  public subscript(row: Int) -> Int {
    switch self {
    case .uint8(let array): Int(array[row])
    case .uint16(let array): Int(array[row])
    case .uint32(let array): Int(array[row])
    }
  }
}

/// Any number of values a row, as a path with `$` yields them.
public struct ListColumn: Sendable {
  /// The elements of row r are `offsets[r]..<offsets[r + 1]` of `elements`.
  public let offsets: StoreArray<UInt32>
  /// The values in array order; none is null.
  public let elements: Column

  package init(offsets: StoreArray<UInt32>, elements: Column) {
    self.offsets = offsets
    self.elements = elements
  }

  @inlinable
  public func range(_ row: Int) -> Range<Int> { Int(offsets[row])..<Int(offsets[row + 1]) }
}

/// What a path yields in the rows of a table.
public enum PathValues: Sendable {
  /// No row has a value.
  case nothing
  /// At most one value a row.
  case single(Column)
  /// A path with `$`.
  case list(ListColumn)
}
