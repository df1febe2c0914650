import AudienceJSON
import AudienceStore

/// Reads what a field has in a row as JSON; of a coded column each distinct value is made once.
struct JSONFieldReader {
  private let field: FieldReader
  private var made: [Int: JSONValue] = [:]

  init(_ field: FieldReader) { self.field = field }

  /// The values of a row, in array order.
  mutating func values(_ row: Int) -> [JSONValue] {
    var values: [JSONValue] = []
    read(field, row, into: &values)
    return values
  }

  private mutating func read(_ field: FieldReader, _ row: Int, into values: inout [JSONValue]) {
    switch field.storage {
    case .nothing: break
    case .codes(let codes, let entries, _):
      let code = codes[row]
      if code < entries.count { values.append(value(code, of: entries)) }
    case .list(let offsets, let elements):
      for element in Int(offsets[row])..<Int(offsets[row + 1]) {
        read(elements, element, into: &values)
      }
    case .through(let rows, let other):
      if rows[row] >= 0 { read(other, Int(rows[row]), into: &values) }
    case .integers, .doubles, .times, .constant, .chosen:
      field.visit(row) { values.append($0.json) }
    }
  }

  private mutating func value(_ code: Int, of entries: Entries) -> JSONValue {
    if let value = made[code] { return value }
    let value = entries.dictionary.value(code)
    made[code] = value
    return value
  }
}
