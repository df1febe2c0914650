import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

/// Reads the fields that a JSON Schema declares, draft 4 to 2020-12: nested objects and the elements
/// of arrays become paths, references inside the file are followed.
///
/// Alternatives (`oneOf`, `anyOf`, `if`) are taken together: a field is declared where one of them
/// has it. Of patterns only lists of alternatives are kept, `^(a|b)$`; ranges and lengths have no
/// place in a workspace.
struct SchemaReader {
  /// The schemas that are looked at before the rest is left out; references can multiply a small
  /// file without end.
  static let maximumSchemas = 100_000
  /// The steps of a path; what is nested deeper stays untyped.
  static let maximumSteps = 16
  /// How many schemas may lie around one, references followed.
  static let maximumDepth = 200

  /// What `#` of a reference stands for.
  private let root: SchemaShape.Part
  private var seen = 0

  init(root: JSONValue, at place: PlanPlace) {
    self.root = SchemaShape.Part(schema: root, place: place, references: [])
  }

  /// The part at the root.
  var whole: SchemaShape.Part { root }

  /// The fields of an object's schema.
  mutating func fields(
    of part: SchemaShape.Part, _ notes: inout ImportNotes
  ) -> [(field: DraftField, place: PlanPlace)] {
    var fields: [(DraftField, PlanPlace)] = []
    let shape = shape(of: part, &notes)
    add(properties: shape.properties, below: [], to: &fields, &notes)
    return fields
  }

  /// What a schema says, its references and parts taken together.
  mutating func shape(
    of part: SchemaShape.Part, _ notes: inout ImportNotes
  ) -> SchemaShape {
    var shape = SchemaShape()
    collect(part, into: &shape, &notes)
    return shape
  }

  // MARK: - Fields

  private mutating func add(
    properties: [(name: UTF8Text, part: SchemaShape.Part)], below steps: [FieldPath.Step],
    to fields: inout [(DraftField, PlanPlace)], _ notes: inout ImportNotes
  ) {
    // A name may stand in several alternatives; it is one field.
    var order: [UTF8Text] = []
    var parts: [UTF8Text: [SchemaShape.Part]] = [:]
    for (name, part) in properties {
      if parts[name] == nil { order.append(name) }
      parts[name, default: []].append(part)
    }
    for name in order {
      guard let alternatives = parts[name], let first = alternatives.first else { continue }
      let inner = steps + [.name(name)]
      guard let path = FieldPath(steps: inner) else {
        notes.leftOut("the name '\(name)' cannot be written as a path of a query", at: first.place)
        continue
      }
      var shape = SchemaShape()
      for part in alternatives { collect(part, into: &shape, &notes) }
      add(shape, at: path, first.place, to: &fields, &notes)
    }
  }

  private mutating func add(
    _ shape: SchemaShape, at path: FieldPath, _ place: PlanPlace,
    to fields: inout [(DraftField, PlanPlace)], _ notes: inout ImportNotes
  ) {
    let (type, isSure) = shape.fieldType
    if !isSure {
      notes.understood(
        shape.types.isEmpty
          ? "'\(path)' has no type; taken as \(type.rawValue)"
          : "'\(path)' may be \(shape.types.map(\.string).joined(separator: " or ")); "
            + "taken as \(type.rawValue)",
        at: place)
    }
    var field = DraftField(path, type, summary: shape.summary)
    if type != .array, type != .object { field.values = shape.values.map { FieldValue($0) } }
    guard type == .array else {
      fields.append((field, place))
      addInside(shape.properties, below: path.steps, place, to: &fields, &notes)
      return
    }
    var element = SchemaShape()
    for part in shape.items { collect(part, into: &element, &notes) }
    if element.properties.isEmpty { field.values = element.values.map { FieldValue($0) } }
    fields.append((field, place))
    addInside(
      element.properties, below: path.steps + [.everyElement], place, to: &fields, &notes)
  }

  private mutating func addInside(
    _ properties: [(name: UTF8Text, part: SchemaShape.Part)], below steps: [FieldPath.Step],
    _ place: PlanPlace, to fields: inout [(DraftField, PlanPlace)], _ notes: inout ImportNotes
  ) {
    guard !properties.isEmpty else { return }
    guard steps.count < Self.maximumSteps else {
      notes.leftOut(
        "nested more than \(Self.maximumSteps) levels deep: known, but untyped", at: place)
      return
    }
    add(properties: properties, below: steps, to: &fields, &notes)
  }

  // MARK: - Collecting

  private mutating func collect(
    _ part: SchemaShape.Part, into shape: inout SchemaShape, _ notes: inout ImportNotes
  ) {
    guard case .object(let object) = part.schema else {
      // `true` allows everything, `false` nothing; neither says what a value is.
      if case .boolean = part.schema { return }
      notes.leftOut(
        "expected a schema, an object, found \(part.schema.kindName)", at: part.place)
      return
    }
    guard part.depth <= Self.maximumDepth else {
      return notes.leftOut(
        "more than \(Self.maximumDepth) schemas lie around this one", at: part.place)
    }
    seen += 1
    guard seen <= Self.maximumSchemas else {
      notes.leftOut(
        "the references lead to more than \(Self.maximumSchemas) schemas; the rest is left out",
        at: root.place)
      return
    }
    if let reference = object["$ref"] ?? object["$dynamicRef"] {
      follow(reference, from: part, into: &shape, &notes)
    }
    SchemaKeywords(object: object, part: part).add(to: &shape, &notes)
    for inner in SchemaKeywords(object: object, part: part).parts {
      collect(inner, into: &shape, &notes)
    }
  }

  private mutating func follow(
    _ reference: JSONValue, from part: SchemaShape.Part, into shape: inout SchemaShape,
    _ notes: inout ImportNotes
  ) {
    let place = part.place / "$ref"
    guard case .string(let text) = reference else {
      return notes.leftOut("expected a text for '$ref', found \(reference.kindName)", at: place)
    }
    guard !part.references.contains(text) else {
      return notes.leftOut(
        "the reference '\(text)' leads back to itself; what is below is known, but untyped",
        at: place)
    }
    guard let (target, steps) = SchemaPointer(text.string)?.target(in: root.schema) else {
      return notes.leftOut(
        "the reference '\(text)' leads to nothing in this file", at: place,
        help: "references to other files are not followed")
    }
    collect(
      SchemaShape.Part(
        schema: target, place: PlanPlace(file: root.place.file, path: root.place.path + steps),
        references: part.references + [text], depth: part.depth + 1),
      into: &shape, &notes)
  }
}
