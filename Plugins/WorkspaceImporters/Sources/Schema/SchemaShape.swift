import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

/// What a JSON Schema says of one value, all its parts and references taken together.
struct SchemaShape {
  /// A schema with the place it stands at.
  struct Part {
    let schema: JSONValue
    let place: PlanPlace
    /// The references that led here, which must not lead back.
    var references: [UTF8Text] = []
    /// How many schemas lie around it.
    var depth = 0
  }

  /// Types without `null`, in their order, each once.
  var types: [UTF8Text] = []
  var summary: String?
  var format: String?
  /// Scalars that `enum`, `const` or a pattern of alternatives allow.
  var values: [JSONValue] = []
  var properties: [(name: UTF8Text, part: Part)] = []
  /// What the elements of an array are.
  var items: [Part] = []

  /// The workspace's type for it, and whether something else could be meant.
  var fieldType: (type: FieldType, isSure: Bool) {
    var named = types
    if named.isEmpty, !properties.isEmpty { named = ["object"] }
    if named.isEmpty, !items.isEmpty { named = ["array"] }
    if named.isEmpty { named = Self.types(of: values) }
    if named.contains("number") { named.removeAll { $0 == "integer" } }
    if named.isEmpty, isDate { return (.date, true) }
    guard let first = named.first else { return (.string, false) }
    let type: FieldType =
      switch first.string {
      case "integer", "number": .number
      case "boolean": .boolean
      case "object": .object
      case "array": .array
      default: isDate ? .date : .string
      }
    return (type, named.count == 1)
  }

  private var isDate: Bool { format == "date" || format == "date-time" }

  mutating func add(type: UTF8Text) {
    if type != "null", !types.contains(type) { types.append(type) }
  }

  mutating func add(value: JSONValue) {
    if !values.contains(value) { values.append(value) }
  }

  /// The schema types of scalars, each once.
  private static func types(of values: [JSONValue]) -> [UTF8Text] {
    var types: [UTF8Text] = []
    for value in values {
      let type: UTF8Text? =
        switch value {
        case .string: "string"
        case .number: "number"
        case .boolean: "boolean"
        case .null, .array, .object: nil
        }
      if let type, !types.contains(type) { types.append(type) }
    }
    return types
  }
}
