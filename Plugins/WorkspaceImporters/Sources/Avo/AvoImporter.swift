import AudienceDiagnostics
import AudienceJSON
public import AudiencePluginAPI
import AudienceSchema

/// Imports the JSON that Avo exports or sends to a webhook: `{"name", "events": [{"name",
/// "description", "rules": {…}}]}`, the rules being a JSON Schema of the call
/// (avo.app/docs/reference/public-api/export-tracking-plan).
///
/// Where an event is sent under another name, that name is the event's, and Avo's own a synonym.
public struct AvoImporter: DocumentImporter {
  public static let description = PluginDescription(
    name: "avo", version: "1.0",
    summary: "an Avo tracking plan: the JSON of its export API or webhook",
    label: [
      PluginFact(
        "reads", "events with their properties, and user properties where the rules have them"),
      PluginFact(
        "names", "one that is sent to all destinations under another name has that other name"),
      PluginFact("not kept", SchemaLabel.notKept + "; metrics, categories, sources, tags"),
    ])

  public init(settings: PluginSettings) {}

  public static func recognizes(_ document: ImportDocument) -> Bool {
    guard let value = try? JSONReader.read(document.bytes),
      let events = value["events"]?.arrayValue
    else { return false }
    return events.contains { $0["name"] != nil && $0["rules"] != nil }
  }

  public func workspace(from documents: [ImportDocument]) throws -> ImportedWorkspace {
    var plan = try PlanImport(documents)
    for (number, file) in plan.files.enumerated() {
      guard let events = file.value["events"]?.arrayValue else {
        throw FindingError(
          Finding(
            .notImported, at: .file(file.path, nil),
            "expected a tracking plan of Avo: {\"name\", \"events\": [ … ]}"))
      }
      if let name = file.value["name"]?.stringValue { plan.draft.title = name }
      let place = PlanPlace(file: number, path: [.key("events")])
      for (index, event) in events.enumerated() {
        Self.read(event, at: place / index, into: &plan)
      }
    }
    return try plan.result()
  }

  private static func read(
    _ event: JSONValue, at place: PlanPlace, into plan: inout PlanImport
  ) {
    let rules = event["rules"] ?? .object([:])
    let own = event["name"]?.nameText
    let sent = mapped(rules["properties"]?["nameMapping"] ?? rules["nameMapping"])
    let name = plan.add(
      event: sent ?? own, summary: event["description"]?.stringValue,
      synonyms: sent == nil ? [] : [own].compactMap { $0 }, at: place)
    guard let name else { return }
    var reader = SchemaReader(root: rules, at: place / "rules")
    let whole = reader.shape(of: reader.whole, &plan.notes)
    for property in whole.properties {
      switch property.name {
      case "properties", "eventProperties":
        add(property.part, &reader, to: .event(name), into: &plan)
      case "traits", "userProperties":
        add(property.part, &reader, to: .trait(.user), into: &plan)
      case "groupProperties": add(property.part, &reader, to: .trait(.account), into: &plan)
      default: break
      }
    }
  }

  /// Adds fields under the names they are sent by.
  private static func add(
    _ part: SchemaShape.Part, _ reader: inout SchemaReader, to owner: WorkspaceDraft.Owner,
    into plan: inout PlanImport
  ) {
    for (found, place) in reader.fields(of: part, &plan.notes) {
      var field = found
      if field.path.steps.count == 1,
        let schema = part.schema["properties"]?[field.path.nameOfFirstStep],
        let sent = mapped(schema["nameMapping"])
      {
        guard let path = FieldPath(steps: [.name(UTF8Text(sent))]) else {
          plan.notes.leftOut("the name '\(sent)' cannot be written as a path", at: place)
          continue
        }
        field.path = path
      }
      plan.add(field, to: owner, at: place)
    }
  }

  /// The name that all destinations get.
  private static func mapped(_ mapping: JSONValue?) -> String? {
    (mapping?.arrayValue ?? []).first { $0["destinationId"]?.stringValue == "all" }
      .flatMap { $0["name"]?.nameText }.flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension FieldPath {
  /// The name of the first step; empty for one that reads every element.
  fileprivate var nameOfFirstStep: UTF8Text {
    if case .name(let name)? = steps.first { name } else { "" }
  }
}
