import AudienceDiagnostics
import AudienceJSON

/// The keywords of one schema object.
struct SchemaKeywords {
  let object: JSONObject
  let part: SchemaShape.Part

  /// The schemas that hold of the same value: parts of all kinds, and alternatives.
  var parts: [SchemaShape.Part] {
    var parts: [SchemaShape.Part] = []
    for keyword in ["allOf", "oneOf", "anyOf"] as [UTF8Text] {
      guard case .array(let elements)? = object[keyword] else { continue }
      for (index, schema) in elements.enumerated() {
        parts.append(inner(schema, part.place / keyword / index))
      }
    }
    for keyword in ["if", "then", "else"] as [UTF8Text] {
      if let schema = object[keyword] { parts.append(inner(schema, part.place / keyword)) }
    }
    if case .object(let dependent)? = object["dependentSchemas"] {
      for member in dependent.members {
        parts.append(inner(member.value, part.place / "dependentSchemas" / member.key))
      }
    }
    return parts
  }

  /// Adds what stands in this object itself.
  func add(to shape: inout SchemaShape, _ notes: inout ImportNotes) {
    addTypes(to: &shape, &notes)
    if shape.summary == nil, let text = text("description") ?? text("title") {
      shape.summary = text
    }
    if shape.format == nil { shape.format = object["format"]?.stringValue }
    addValues(to: &shape, &notes)
    if case .object(let properties)? = object["properties"] {
      for member in properties.members {
        shape.properties.append(
          (member.key, inner(member.value, part.place / "properties" / member.key)))
      }
    }
    addItems(to: &shape)
    noteFreeNames(&notes)
  }

  private func inner(_ schema: JSONValue, _ place: PlanPlace) -> SchemaShape.Part {
    SchemaShape.Part(
      schema: schema, place: place, references: part.references, depth: part.depth + 1)
  }

  private func text(_ keyword: UTF8Text) -> String? {
    guard let text = object[keyword]?.stringValue, !text.isEmpty else { return nil }
    return text
  }

  private func addTypes(to shape: inout SchemaShape, _ notes: inout ImportNotes) {
    guard let value = object["type"] else { return }
    let types = value.arrayValue ?? [value]
    for type in types {
      switch type.stringValue {
      case "string", "integer", "number", "boolean", "object", "array", "null":
        shape.add(type: UTF8Text(type.stringValue ?? ""))
      case "any": break
      default:
        notes.leftOut(
          "expected a type of JSON Schema, found \(type.compactText.prefix(40))",
          at: part.place / "type")
      }
    }
  }

  private func addValues(to shape: inout SchemaShape, _ notes: inout ImportNotes) {
    var values: [(JSONValue, PlanPlace)] = []
    if case .array(let elements)? = object["enum"] {
      values += elements.enumerated().map { ($1, part.place / "enum" / $0) }
    }
    if let value = object["const"] { values.append((value, part.place / "const")) }
    for (value, place) in values {
      switch value {
      case .string, .number, .boolean: shape.add(value: value)
      case .null: break
      case .array, .object:
        notes.leftOut("a value of a list has to be a text, a number or true or false", at: place)
      }
    }
    guard let pattern = object["pattern"]?.stringValue else { return }
    for value in Self.alternatives(of: pattern) { shape.add(value: .text(value)) }
  }

  private func addItems(to shape: inout SchemaShape) {
    for keyword in ["items", "prefixItems", "contains", "additionalItems"] as [UTF8Text] {
      switch object[keyword] {
      case .array(let schemas)?:
        for (index, schema) in schemas.enumerated() {
          shape.items.append(inner(schema, part.place / keyword / index))
        }
      case .object(let schema)?:
        shape.items.append(inner(.object(schema), part.place / keyword))
      case nil, .boolean?, .null?, .number?, .string?: break
      }
    }
  }

  private func noteFreeNames(_ notes: inout ImportNotes) {
    for keyword in ["patternProperties", "additionalProperties", "propertyNames"] as [UTF8Text] {
      guard case .object(let schema)? = object[keyword], !schema.members.isEmpty else { continue }
      notes.leftOut(
        "names that '\(keyword)' leaves open cannot be listed", at: part.place / keyword)
    }
  }

  /// The texts that a pattern lists, as Segment's "permitted values" do: `^(fall|winter)$` or
  /// `fall|winter`; none for every other pattern.
  static func alternatives(of pattern: String) -> [String] {
    var text = pattern[...]
    if text.hasPrefix("^") { text = text.dropFirst() }
    if text.hasSuffix("$") { text = text.dropLast() }
    if text.hasPrefix("("), text.hasSuffix(")") { text = text.dropFirst().dropLast() }
    if text.hasPrefix("?:") { text = text.dropFirst(2) }
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    let isList =
      !parts.contains { $0.isEmpty || $0.contains { "\\^$.*+?()[]{}".contains($0) } }
      && (parts.count > 1 || pattern.hasPrefix("^") && pattern.hasSuffix("$"))
    return isList ? parts.map(String.init) : []
  }
}
