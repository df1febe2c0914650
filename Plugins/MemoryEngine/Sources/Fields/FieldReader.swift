import AudienceJSON
import AudienceStore
import AudienceTime

/// What a field has in each row of a table, or a trait for each subject: no value, one, or with `$`
/// any number. Reads values where they are stored.
struct FieldReader: Sendable {
  indirect enum Storage: Sendable {
    case nothing
    /// The number of entries where there is no value.
    case codes(CodeArray, Entries, presence: Bitmap?)
    case integers(IntegerArray, presence: Bitmap?)
    /// Not a number where there is no value.
    case doubles(StoreArray<Double>, presence: Bitmap?)
    /// The times of events.
    case times(StoreArray<Int64>)
    /// The values of row r are at `offsets[r]..<offsets[r + 1]` of the elements.
    case list(offsets: StoreArray<UInt32>, elements: FieldReader)
    /// The field of the row that a number stands for; -1 for none.
    case through([Int32], FieldReader)
    /// One value, for the subjects of a set.
    case constant(Value, SubjectSet)
    /// Of each subject the place of its value, from 1; 0 for none.
    case chosen([UInt32], [Value])
  }

  let storage: Storage

  init(_ storage: Storage) { self.storage = storage }

  /// A field that nobody has.
  static let empty = FieldReader(Storage.nothing)

  init(_ column: Column) {
    let storage: Storage =
      switch column.storage {
      case .integers(let integers): .integers(integers, presence: column.presence)
      case .doubles(let doubles): .doubles(doubles, presence: column.presence)
      case .coded(let codes, let dictionary):
        .codes(codes, Entries(dictionary), presence: column.presence)
      }
    self.init(storage)
  }

  init(_ values: PathValues) {
    switch values {
    case .nothing: self = .empty
    case .single(let column): self.init(column)
    case .list(let list):
      self.init(.list(offsets: list.offsets, elements: FieldReader(list.elements)))
    }
  }

  /// Visits the values of a row, in array order.
  func visit(_ row: Int, _ body: (Value) -> Void) {
    switch storage {
    case .nothing: break
    case .codes(let codes, let entries, _):
      let code = codes[row]
      if code < entries.count { body(entries.value(code)) }
    case .integers(let integers, let presence):
      if presence.map({ $0[row] }) ?? true { body(.number(.integer(integers[row]))) }
    case .doubles(let doubles, _):
      if let number = ExactNumber(doubles[row]) { body(.number(number)) }
    case .times(let times): body(.time(Instant(microseconds: times[row])))
    case .list(let offsets, let elements):
      for element in Int(offsets[row])..<Int(offsets[row + 1]) { elements.visit(element, body) }
    case .through(let rows, let reader):
      if rows[row] >= 0 { reader.visit(Int(rows[row]), body) }
    case .constant(let value, let set):
      if set.contains(row) { body(value) }
    case .chosen(let places, let values):
      if places[row] > 0 { body(values[Int(places[row]) - 1]) }
    }
  }

  /// Whether a test holds of a row's values.
  func holds(_ test: ValueTest, _ row: Int) -> Bool {
    var isAccepted = false
    visit(row) { value in
      if !isAccepted { isAccepted = test.accepts(value) }
    }
    return isAccepted != test.isComplement
  }
}
