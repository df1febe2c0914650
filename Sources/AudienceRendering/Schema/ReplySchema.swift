import AudienceDiagnostics
package import AudienceJSON

/// The schema of replies as JSON: which kinds there are, what each has, and what that means.
///
/// It is the one source of the manual's page about replies and of the JSON Schema that
/// `audience manual --replies` prints; tests hold every reply against it.
package enum ReplySchema {
  /// What a field holds.
  package indirect enum Form: Hashable, Sendable {
    case text, integer, number, boolean, anything
    /// An object whose names are data: traits, counts by event.
    case names
    /// One of the shared forms, by its name.
    case shared(String)
    case list(Form)
    case object([Field])
    /// The form, or null.
    case maybe(Form)
    /// Two offsets into a text, in bytes of UTF-8.
    case span
  }

  /// A field of an object.
  package struct Field: Hashable, Sendable {
    package let name: String
    package let form: Form
    package let meaning: String
    /// Whether only some objects have it.
    package let isOptional: Bool

    init(_ name: String, _ form: Form, _ meaning: String = "", optional: Bool = false) {
      self.name = name
      self.form = form
      self.meaning = meaning
      isOptional = optional
    }
  }

  /// A kind of reply, by the word in its field `reply`; or a form that several share.
  package struct Kind: Hashable, Sendable {
    package let name: String
    package let summary: String
    package let fields: [Field]

    init(_ name: String, _ summary: String, _ fields: [Field] = []) {
      self.name = name
      self.summary = summary
      self.fields = fields
    }
  }

  /// The kinds of replies.
  package static let kinds: [Kind] = lines + trees + samples + analyses

  // MARK: - As a JSON Schema

  /// The schema in the language of json-schema.org, draft 2020-12.
  package static var jsonSchema: JSONValue {
    let definitions =
      shared.map { ($0.name, object($0.fields)) }
      + rows.map { ($0.name, object($0.fields, description: $0.summary)) }
    let replies = kinds.map { kind in
      object(
        [
          Field("version", .integer, "\(ReplyJSON.version)"), Field("reply", .text, kind.name),
        ] + kind.fields,
        constants: ["version": .integer(ReplyJSON.version), "reply": .text(kind.name)],
        description: kind.summary)
    }
    return .object([
      "$schema": .text("https://json-schema.org/draft/2020-12/schema"),
      "title": .text("replies of audience, version \(ReplyJSON.version)"),
      "oneOf": .array(replies),
      "$defs": .object(ReplyJSON.object(definitions.map { (UTF8Text($0.0), $0.1) })),
    ])
  }

  private static func object(
    _ fields: [Field], constants: [String: JSONValue] = [:], description: String = ""
  ) -> JSONValue {
    let properties = fields.map { field -> (UTF8Text, JSONValue) in
      var schema = json(field.form)
      if let constant = constants[field.name] { schema = .object(["const": constant]) }
      guard !field.meaning.isEmpty, constants[field.name] == nil, case .object(var object) = schema
      else { return (UTF8Text(field.name), schema) }
      object["description"] = .text(field.meaning)
      return (UTF8Text(field.name), .object(object))
    }
    var result: JSONObject = [
      "type": .text("object"), "properties": .object(ReplyJSON.object(properties)),
      "required": .array(fields.filter { !$0.isOptional }.map { .text($0.name) }),
    ]
    if !description.isEmpty { result["description"] = .text(description) }
    return .object(result)
  }

  private static func json(_ form: Form) -> JSONValue {
    switch form {
    case .text: .object(["type": .text("string")])
    case .integer: .object(["type": .text("integer")])
    case .number: .object(["type": .text("number")])
    case .boolean: .object(["type": .text("boolean")])
    case .anything: .object([:])
    case .names: .object(["type": .text("object")])
    case .shared(let name): .object(["$ref": .text("#/$defs/\(name)")])
    case .list(let element): .object(["type": .text("array"), "items": json(element)])
    case .object(let fields): object(fields)
    case .maybe(let form):
      .object(["anyOf": .array([json(form), .object(["type": .text("null")])])])
    case .span:
      .object([
        "type": .text("array"), "items": .object(["type": .text("integer")]),
        "minItems": .integer(2), "maxItems": .integer(2),
      ])
    }
  }

  // MARK: - As text

  /// The fields in lines, each with its form and meaning, those of an object a step in.
  package static func lines(of fields: [Field], indent: Int = 0) -> [String] {
    fields.flatMap { field -> [String] in
      let start = String(repeating: "  ", count: indent)
      let words = words(field.form) + (field.isOptional ? ", not always there" : "")
      let meaning = field.meaning.isEmpty ? "" : ": \(field.meaning)"
      return ["\(start)\(field.name) (\(words))\(meaning)"]
        + lines(of: inner(field.form), indent: indent + 1)
    }
  }

  private static func words(_ form: Form) -> String {
    switch form {
    case .text: "text"
    case .integer: "integer"
    case .number: "number"
    case .boolean: "true or false"
    case .anything: "any value"
    case .names: "object by names"
    case .shared(let name): name
    case .list(let element): "list of \(words(element))"
    case .object: "object"
    case .maybe(let form): "\(words(form)) or null"
    case .span: "two byte offsets"
    }
  }

  private static func inner(_ form: Form) -> [Field] {
    switch form {
    case .object(let fields): fields
    case .list(let form), .maybe(let form): inner(form)
    case .text, .integer, .number, .boolean, .anything, .names, .shared, .span: []
    }
  }
}
