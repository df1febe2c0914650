import AudienceDiagnostics
import AudienceJSON
public import AudiencePluginAPI
import AudienceSchema

/// Imports the rules of a Segment tracking plan as its Public API gives them.
///
/// `GET /tracking-plans/{id}/rules` answers `{"data": {"rules": [{"type", "key", "jsonSchema",
/// "version"}]}}` (docs.segmentapis.com, "List Rules from Tracking Plan"); its list alone is read
/// too, as is the older Config API's form with `rules.events`.
public struct SegmentPlanImporter: DocumentImporter {
  public static let description = PluginDescription(
    name: "segment-plan", version: "1.0",
    summary: "a Segment tracking plan: the rules of the Public API as JSON",
    label: [
      PluginFact("reads", "rules of type TRACK, IDENTIFY, GROUP, PAGE, SCREEN and COMMON"),
      PluginFact("not kept", SchemaLabel.notKept),
    ])

  public init(settings: PluginSettings) {}

  public static func recognizes(_ document: ImportDocument) -> Bool {
    guard let value = try? JSONReader.read(document.bytes) else { return false }
    guard let rules = SegmentRules(value, file: 0) else { return false }
    switch rules.form {
    case .list(let elements):
      return elements.contains { $0.value["jsonSchema"] != nil && $0.value["type"] != nil }
    case .grouped: return true
    }
  }

  public func workspace(from documents: [ImportDocument]) throws -> ImportedWorkspace {
    var plan = try PlanImport(documents)
    for (number, file) in plan.files.enumerated() {
      guard let rules = SegmentRules(file.value, file: number) else {
        throw FindingError(
          Finding(
            .notImported, at: .file(file.path, nil),
            "expected the rules of a tracking plan: {\"data\": {\"rules\": [ … ]}}"))
      }
      if let name = rules.name { plan.draft.title = name }
      rules.read(into: &plan)
    }
    return try plan.result()
  }
}

/// What the importers that read JSON Schema say of themselves.
enum SchemaLabel {
  static let notKept =
    "which properties are required, ranges, lengths and patterns other than lists of alternatives: "
    + "workspace.json has no place for them; references to other files are not followed"
}
