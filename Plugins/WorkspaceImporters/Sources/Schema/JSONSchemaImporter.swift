import AudienceDiagnostics
import AudienceJSON
public import AudiencePluginAPI
import AudienceSchema

/// Imports JSON Schemas: of whole calls, of an event's properties, or of traits.
///
/// A schema whose `event` or `type` is a constant is one of a call. Any other is of an event's
/// properties, the event being named by the schema's `title` or by its file; a setting says that it
/// is of traits. A file of nothing but definitions, or of alternatives, is several schemas.
public struct JSONSchemaImporter: DocumentImporter {
  public static let description = PluginDescription(
    name: "json-schema", version: "1.0",
    summary: "JSON Schemas, draft 4 to 2020-12: of calls, of events' properties, of traits",
    settings: [
      PluginSetting(
        "of", .choice(["event", "user", "account"]), default: "event",
        summary: "what a schema is of that is not of a whole call: event, user, account")
    ],
    label: [
      PluginFact("event's name", "the constant of 'event', else 'title', else the file's name"),
      PluginFact("alternatives", "oneOf, anyOf, if and allOf are taken together"),
      PluginFact("not kept", SchemaLabel.notKept),
    ])

  private let scope: TraitScope?

  public init(settings: PluginSettings) {
    scope = settings.text("of").flatMap(TraitScope.init(rawValue:))
  }

  public static func recognizes(_ document: ImportDocument) -> Bool {
    guard let value = try? JSONReader.read(document.bytes) else { return false }
    return ["$schema", "properties", "$defs", "definitions", "oneOf", "anyOf", "allOf"]
      .contains { value[UTF8Text($0)] != nil }
  }

  public func workspace(from documents: [ImportDocument]) throws -> ImportedWorkspace {
    var plan = try PlanImport(documents)
    for (number, file) in plan.files.enumerated() {
      guard case .object = file.value else {
        throw FindingError(
          Finding(
            .notImported, at: .file(file.path, nil),
            "expected a schema, an object, found \(file.value.kindName)"))
      }
      var reader = SchemaReader(root: file.value, at: PlanPlace(file: number, path: []))
      let name = PlanImport.name(of: [documents[number]])
      for (part, name) in Self.schemas(in: reader.whole, named: name) {
        read(part, named: name, &reader, into: &plan)
      }
    }
    return try plan.result()
  }

  /// The schemas of a file, with the name of each where it has no title: the file's own, or its
  /// definitions where it has nothing else.
  private static func schemas(
    in whole: SchemaShape.Part, named name: String
  ) -> [(part: SchemaShape.Part, name: String)] {
    guard case .object(let object) = whole.schema else { return [] }
    let declares = ["properties", "allOf", "$ref", "type", "if"]
      .contains { object[UTF8Text($0)] != nil }
    if declares { return [(whole, name)] }
    for keyword in ["oneOf", "anyOf"] as [UTF8Text] {
      guard case .array(let elements)? = object[keyword] else { continue }
      return elements.enumerated().map { index, schema in
        let named = schema["$ref"]?.stringValue?.split(separator: "/").last.map(String.init)
        return (
          SchemaShape.Part(schema: schema, place: whole.place / keyword / index),
          named ?? "\(name) \(index + 1)"
        )
      }
    }
    for keyword in ["$defs", "definitions"] as [UTF8Text] {
      guard case .object(let definitions)? = object[keyword] else { continue }
      return definitions.members.map { member in
        (
          SchemaShape.Part(schema: member.value, place: whole.place / keyword / member.key),
          member.key.string
        )
      }
    }
    return [(whole, name)]
  }

  private func read(
    _ part: SchemaShape.Part, named name: String, _ reader: inout SchemaReader,
    into plan: inout PlanImport
  ) {
    let shape = reader.shape(of: part, &plan.notes)
    if let call = CallSchema(shape, &reader, &plan.notes) {
      return call.read(&reader, summary: shape.summary, at: part.place, into: &plan)
    }
    guard !shape.properties.isEmpty else {
      return plan.notes.leftOut("'\(name)' declares no properties", at: part.place)
    }
    if let scope { return plan.add(fieldsOf: part, &reader, to: .trait(scope)) }
    let title = part.schema["title"]?.nameText.flatMap { $0.isEmpty ? nil : $0 }
    let summary = part.schema["description"]?.stringValue
    guard let event = plan.add(event: title ?? name, summary: summary, at: part.place) else {
      return
    }
    plan.add(fieldsOf: part, &reader, to: .event(event))
  }
}

/// The schema of a call: of which kind, and where its fields are.
private struct CallSchema {
  private let kind: String
  private let event: String?
  private let shape: SchemaShape

  /// Nil where the schema is not one of a call.
  init?(_ shape: SchemaShape, _ reader: inout SchemaReader, _ notes: inout ImportNotes) {
    func constant(_ name: UTF8Text) -> String? {
      guard let part = shape.properties.first(where: { $0.name == name })?.part else { return nil }
      let values = reader.shape(of: part, &notes).values
      return values.count == 1 ? values[0].stringValue : nil
    }
    let kind = constant("type")?.lowercased()
    event = constant("event")
    self.shape = shape
    let isKind = kind.map { ["track", "page", "screen", "identify", "group"].contains($0) } == true
    let hasFields = shape.properties.contains { $0.name == "properties" || $0.name == "traits" }
    guard hasFields, isKind || event != nil else { return nil }
    self.kind = isKind ? kind ?? "track" : "track"
  }

  func read(
    _ reader: inout SchemaReader, summary: String?, at place: PlanPlace,
    into plan: inout PlanImport
  ) {
    switch kind {
    case "identify": add("traits", to: .trait(.user), &reader, into: &plan)
    case "group": add("traits", to: .trait(.account), &reader, into: &plan)
    case "page", "screen":
      let name: EventName = kind == "page" ? "Page Viewed" : "Screen Viewed"
      plan.draft.add(event: name, summary: summary)
      add("properties", to: .event(name), &reader, into: &plan)
    default:
      guard let name = plan.add(event: event, summary: summary, at: place) else { return }
      add("properties", to: .event(name), &reader, into: &plan)
    }
  }

  private func add(
    _ part: UTF8Text, to owner: WorkspaceDraft.Owner, _ reader: inout SchemaReader,
    into plan: inout PlanImport
  ) {
    for property in shape.properties where property.name == part {
      plan.add(fieldsOf: property.part, &reader, to: owner)
    }
  }
}
