import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime

/// A property or trait of a workspace in the making.
struct DraftField {
  var path: FieldPath
  var type: FieldType
  var summary: String?
  var lastSeen: Instant?
  /// Values it takes; for an array, its elements do.
  var values: [FieldValue] = []

  init(
    _ path: FieldPath, _ type: FieldType, summary: String? = nil, lastSeen: Instant? = nil,
    values: [FieldValue] = []
  ) {
    self.path = path
    self.type = type
    self.summary = summary
    self.lastSeen = lastSeen
    self.values = values
  }

  /// As `workspace.json` has it; a trait with its scope.
  func json(scope: TraitScope? = nil) -> JSONValue {
    var object = JSONObject()
    object["name"] = .string(path.text)
    if let scope { object["scope"] = .text(scope.rawValue) }
    object["type"] = .text(type.rawValue)
    if let summary, !summary.isEmpty { object["description"] = .text(summary) }
    if let lastSeen { object["last_seen"] = .text(lastSeen.text) }
    if !values.isEmpty { object["values"] = .array(values.map(Self.json)) }
    return .object(object)
  }

  private static func json(_ value: FieldValue) -> JSONValue {
    guard value.lastSeen != nil || value.count != nil else { return value.value }
    var object: JSONObject = ["value": value.value]
    if let lastSeen = value.lastSeen { object["last_seen"] = .text(lastSeen.text) }
    if let count = value.count { object["count"] = .integer(count) }
    return .object(object)
  }
}

/// Fields by their path, in the order they came.
struct FieldTable {
  private(set) var fields: [DraftField] = []
  private var places: [FieldPath: Int] = [:]

  /// Adds a field; one of that path that is there already keeps its type and is completed.
  ///
  /// - Returns: the type it had, where that is another one.
  mutating func add(_ field: DraftField) -> FieldType? {
    guard let place = places[field.path] else {
      places[field.path] = fields.count
      fields.append(field)
      return nil
    }
    if fields[place].summary?.isEmpty ?? true { fields[place].summary = field.summary }
    for value in field.values
    where !fields[place].values.contains(where: { $0.value == value.value }) {
      fields[place].values.append(value)
    }
    return fields[place].type == field.type ? nil : fields[place].type
  }
}
