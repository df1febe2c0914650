import AudienceConditions
import AudienceDiagnostics
import AudienceJSON

/// The strict JSON schema of an answer, derived from the condition tree's forms.
///
/// Within what strict mode takes: the root is an object, every property is required, no others are
/// allowed, recursion goes through `$defs`, and the choices of an `anyOf` begin with keys of their
/// own. Names of the workspace stand in it as enums where they fit the limits; where they do not,
/// names are plain strings, and the check of the answer is all the surer needed.
struct AnswerSchema {
  /// The names that an answer may use; nil where any text is let through.
  struct Names: Hashable {
    var events: [String]?
    var traits: [String]?
    var properties: [String]?
  }

  static let name = "audience_condition"

  let value: JSONValue

  /// The schema with as many names as enums as the limits allow: properties lose theirs first,
  /// then traits, then events.
  init(_ names: Names, limits: SchemaLimits = SchemaLimits()) {
    var names = names
    var schema = Self.schema(names)
    for drop in [\Names.properties, \Names.traits, \Names.events] {
      if limits.violations(of: schema).isEmpty { break }
      names[keyPath: drop] = nil
      schema = Self.schema(names)
    }
    value = schema
  }

  // MARK: - Parts

  private static func schema(_ names: Names) -> JSONValue {
    object(
      [
        ("status", choice(["ok", "cannot"])),
        ("reason", nullable("string")),
        ("level", choice(["users", "accounts"])),
        ("tree", .object(["anyOf": .array([reference("condition"), type("null")])])),
        ("assumptions", list(object([("quote", type("string")), ("text", type("string"))]))),
        ("not_used", list(type("string"))),
      ],
      definitions: [
        ("condition", condition), ("value", value(names)), ("literal", literal),
        ("filter", filter), ("field", field(names)),
      ])
  }

  private static var condition: JSONValue {
    let quotes = ("quotes", list(type("string")))
    let conditions = list(reference("condition"))
    return anyOf([
      object([("and", conditions), quotes]), object([("or", conditions), quotes]),
      object([("not", reference("condition")), quotes]),
      object([("any_user", reference("condition")), quotes]),
      object([("every_user", reference("condition")), quotes]),
      object([
        ("compare", reference("value")),
        ("symbol", choice(ComparisonSymbol.allCases.map(\.rawValue))),
        ("to", reference("value")), quotes,
      ]),
      object([
        ("test", reference("value")), ("comparator", choice(comparators)),
        ("values", list(reference("literal"))), ("span", nullable("string")), quotes,
      ]),
    ])
  }

  /// The names of comparators, as query text writes them.
  static let comparators = [
    "exists", "absent", "contains", "omits", "one_of", "none_of", "starts_with", "ends_with",
    "before_date", "after_date", "within_last", "within_next", "before_last", "after_next",
  ]

  /// What can be measured of events, as query text writes it.
  static let measures = [
    "count", "sum", "avg", "min", "max", "first", "last", "mode", "unique",
  ]

  private static let literals: [(String, String)] = [
    ("string", "string"), ("number", "number"), ("boolean", "boolean"), ("date", "string"),
    ("timestamp", "string"),
  ]

  private static var literal: JSONValue {
    anyOf(literals.map { object([($0.0, type($0.1))]) })
  }

  private static func value(_ names: Names) -> JSONValue {
    anyOf(
      literals.map { object([($0.0, type($0.1))]) } + [
        object([("trait", text(names.traits))]),
        object([("property", text(names.properties))]),
        object([("parent_property", text(names.properties))]),
        object([("context", type("string"))]),
        object([
          ("event", text(names.events)), ("filters", list(reference("filter"))),
          ("measure", choice(measures)),
          ("field", anyOf([reference("field"), type("null")])),
          ("as", anyOf([choice(["number", "string", "array"]), type("null")])),
          ("at_least", nullable("integer")),
        ]),
      ])
  }

  private static func field(_ names: Names) -> JSONValue {
    anyOf([
      object([("property", text(names.properties))]), object([("context", type("string"))]),
    ])
  }

  private static var filter: JSONValue {
    anyOf([
      object([("where", reference("condition"))]), object([("within", type("string"))]),
      object([("within_parent", type("string"))]), object([("between", list(type("string")))]),
      object([("between_parent", list(type("string")))]),
      object([("exclude_sources", list(type("string")))]),
    ])
  }

  // MARK: - Words of JSON Schema

  private static func type(_ name: String) -> JSONValue { .object(["type": .text(name)]) }

  private static func nullable(_ name: String) -> JSONValue {
    .object(["type": .array([.text(name), .text("null")])])
  }

  private static func choice(_ values: [String]) -> JSONValue {
    .object(["type": .text("string"), "enum": .array(values.map { .text($0) })])
  }

  private static func text(_ values: [String]?) -> JSONValue {
    guard let values, !values.isEmpty else { return type("string") }
    return choice(values)
  }

  private static func list(_ items: JSONValue) -> JSONValue {
    .object(["type": .text("array"), "items": items])
  }

  private static func reference(_ name: String) -> JSONValue {
    .object(["$ref": .text("#/$defs/\(name)")])
  }

  private static func anyOf(_ choices: [JSONValue]) -> JSONValue {
    .object(["anyOf": .array(choices)])
  }

  private static func object(
    _ properties: [(String, JSONValue)], definitions: [(String, JSONValue)] = []
  ) -> JSONValue {
    var fields = JSONObject()
    for (name, schema) in properties { fields[UTF8Text(name)] = schema }
    var object: JSONObject = [
      "type": .text("object"), "properties": .object(fields),
      "required": .array(properties.map { .text($0.0) }), "additionalProperties": .boolean(false),
    ]
    if !definitions.isEmpty {
      var named = JSONObject()
      for (name, schema) in definitions { named[UTF8Text(name)] = schema }
      object["$defs"] = .object(named)
    }
    return .object(object)
  }
}
