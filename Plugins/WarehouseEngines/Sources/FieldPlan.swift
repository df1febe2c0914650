import AudienceDiagnostics
import AudienceJSON
import AudienceSQL
import AudienceSchema
import AudienceTime
import WarehouseConnections

/// Which fields of a table are wanted.
enum FieldChoice {
  case all, none
  /// Those that a path of traits or properties can read.
  case readBy(FieldPath)

  func has(_ field: WarehouseField) -> Bool {
    switch self {
    case .all: return true
    case .none: return false
    case .readBy(let path):
      if field.isContext { return false }
      // The names before the first `$`; an object is read with all that is in it.
      let names = path.steps.prefix { $0 != .everyElement }
      return zip(names, field.names).allSatisfy { step, name in step == .name(name) }
    }
  }
}

/// Which columns of a table are read, and how the values of a row become properties or traits again.
struct FieldPlan {
  private let columns: [(field: WarehouseField, column: WarehouseColumn)]
  private let server: any WarehouseServer

  /// - Parameters:
  ///   - choice: which of the fields are read.
  ///   - kinds: the columns that the catalogue lists.
  ///   - fields: the names that may be meant; a column that is none's is a field of its own name.
  ///   - fixed: the columns that are no field's.
  init(
    _ table: WarehouseTable, kinds: [String: WarehouseColumn.Kind],
    fields: some Sequence<WarehouseField>, fixed: [String], choice: FieldChoice,
    server: any WarehouseServer
  ) {
    self.server = server
    if case .listed(let listed) = table.columns {
      columns = listed.filter { choice.has($0.key) }.sorted { $0.key < $1.key }
        .map { ($0.key, $0.value) }
      return
    }
    var columns: [(field: WarehouseField, column: WarehouseColumn)] = []
    var rest = Set(kinds.keys).subtracting(fixed)
    for field in Set(fields).sorted() {
      guard case .column(let column) = table.place(of: field) else { continue }
      columns.append((field, column))
      rest.remove(column.name)
    }
    for name in rest.sorted() where !name.hasSuffix(WarehouseColumn.typeSuffix) {
      let prefix = "context_"
      let isContext = name.hasPrefix(prefix)
      let field = WarehouseField(
        [UTF8Text(isContext ? String(name.dropFirst(prefix.count)) : name)], isContext: isContext)
      guard case .column(let column) = table.place(of: field), column.name == name else { continue }
      columns.append((field, column))
    }
    self.columns = columns.filter { choice.has($0.field) }
  }

  /// What is selected, as expressions over the table `t`.
  var expressions: [String] {
    columns.flatMap { _, column -> [String] in
      let name = "t.\(server.dialect.name(column.name))"
      switch column.kind {
      case .timestamp: return [server.microseconds(name)]
      case .mixed: return [name, typeName(of: column)]
      case .text, .integer, .double, .boolean, .date, .list: return [name]
      }
    }
  }

  private func typeName(of column: WarehouseColumn) -> String {
    "t.\(server.dialect.name(column.name + WarehouseColumn.typeSuffix))"
  }

  /// The fields of a row, those of the context apart.
  func objects(_ values: ArraySlice<WarehouseValue>) -> (fields: JSONObject, context: JSONObject) {
    var values = values
    var fields = JSONObject()
    var context = JSONObject()
    for (field, column) in columns {
      guard let value = values.popFirst() else { break }
      let kind = column.kind == .mixed ? values.popFirst()?.textValue : nil
      guard let json = Self.json(value, column.kind, kind) else { continue }
      if field.isContext {
        context.set(json, at: field.names[...])
      } else {
        fields.set(json, at: field.names[...])
      }
    }
    return (fields, context)
  }

  /// A value as it was in the call; nil for null.
  private static func json(
    _ value: WarehouseValue, _ kind: WarehouseColumn.Kind, _ type: String?
  ) -> JSONValue? {
    guard value != .null, let text = value.textValue else { return nil }
    switch kind {
    case .text, .date: return .text(text)
    case .boolean: return .boolean(value.isTrue)
    case .integer, .double: return number(value)
    case .timestamp:
      return value.integerValue.map { .text(Instant(microseconds: $0).text) }
    case .list: return (try? JSONReader.read(Array(text.utf8))) ?? .text(text)
    case .mixed:
      switch type {
      case "boolean", "number", "array", "object": return try? JSONReader.read(Array(text.utf8))
      default: return .text(text)
      }
    }
  }

  private static func number(_ value: WarehouseValue) -> JSONValue? {
    if let integer = value.integerValue { return .number(.integer(integer)) }
    if case .double(let double) = value, double.isFinite { return .number(.double(double)) }
    return value.textValue.flatMap { try? JSONReader.read(Array($0.utf8)) }
  }
}

extension JSONObject {
  /// Puts a value at a path of names, making the objects on its way.
  mutating func set(_ value: JSONValue, at names: ArraySlice<UTF8Text>) {
    guard let first = names.first else { return }
    let rest = names.dropFirst()
    guard !rest.isEmpty else {
      self[first] = value
      return
    }
    var inner = JSONObject()
    if case .object(let object)? = self[first] { inner = object }
    inner.set(value, at: rest)
    self[first] = .object(inner)
  }
}
