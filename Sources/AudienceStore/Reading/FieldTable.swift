public import AudienceDiagnostics
public import AudienceJSON
public import AudienceSchema

/// JSON objects, a row each, as columns: one for each key that occurs.
///
/// Arrays and objects below a key are values of its column, as compact JSON text; `values(at:)`
/// looks into them.
public struct FieldTable: Sendable {
  /// The keys, in byte order.
  public let names: [UTF8Text]
  /// The number of rows.
  package let count: Int
  /// The values of each key.
  package let columns: [StoredColumn]
  /// Which keys an object has, and in which order.
  package let shapes: [Shape]
  /// The shape of each row; nil where all rows have the first one.
  package let shapeCodes: CodeArray?
  private let derived = DerivedColumns()
  private let positions: [UTF8Text: Int]

  /// The form of a row.
  package enum Shape: Hashable, Sendable {
    /// An object with the members of these columns, in written order.
    case object([Member])
    /// No object: a value of another kind, or null for none.
    case value(JSONValue)

    package struct Member: Hashable, Sendable {
      package let column: Int
      package let isNull: Bool

      package init(column: Int, isNull: Bool) {
        self.column = column
        self.isNull = isNull
      }
    }
  }

  package init(
    names: [UTF8Text], count: Int, columns: [StoredColumn], shapes: [Shape],
    shapeCodes: CodeArray?
  ) {
    self.names = names
    self.count = count
    self.columns = columns
    self.shapes = shapes
    self.shapeCodes = shapeCodes
    positions = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The column of a key; nil where no row has it.
  public func column(_ name: UTF8Text) -> Column? {
    guard let position = positions[name] else { return nil }
    switch columns[position] {
    case .dense(let column): return column
    case .sparse: return derived.column(position) { columns[position].column(count: count) }
    }
  }

  /// What a path yields (SEMANTICS 3).
  ///
  /// A path of one name is that key's column. A longer one is made at its first use, by reading
  /// each distinct array or object once, and kept.
  public func values(at path: FieldPath) -> PathValues {
    guard case .name(let first)? = path.steps.first, let column = column(first) else {
      return .nothing
    }
    if path.steps.count == 1 { return .single(column) }
    return derived.values(at: path, in: column)
  }

  /// The object of a row, with its members in written order; another value, or null, where the row
  /// has no object.
  public func value(_ row: Int) -> JSONValue {
    switch shapes[shapeCodes.map { $0[row] } ?? 0] {
    case .value(let value): return value
    case .object(let members):
      var object = JSONObject()
      for member in members {
        let value = member.isNull ? .null : columns[member.column].value(row) ?? .null
        object[names[member.column]] = value
      }
      return .object(object)
    }
  }

  /// The same where rows are objects.
  package func object(_ row: Int) -> JSONObject {
    if case .object(let object) = value(row) { object } else { JSONObject() }
  }
}
