import AudienceDiagnostics
import AudienceJSON
public import AudiencePluginAPI
import AudienceSchema

/// Imports a RudderStack data catalog and tracking plans, as `rudder-cli` keeps them in YAML files:
/// `version: rudder/v1` with kinds `events`, `properties`, `custom-types`, `tracking-plan`, and the
/// older `rudder/0.1` with `tp` (rudderstack.com/docs/rudder-cli, "YAML Reference").
///
/// Without a tracking plan the events have no properties, and it is said.
public struct RudderStackImporter: DocumentImporter {
  public static let description = PluginDescription(
    name: "rudderstack", version: "1.0",
    summary: "a RudderStack data catalog with its tracking plans: YAML files of rudder-cli",
    label: [
      PluginFact(
        "reads",
        "kinds events, properties, custom-types, tracking-plan; version rudder/v1 and rudder/0.1; "
          + "files or a folder of them"),
      PluginFact("variants", "a property of any case is a property of the event"),
      PluginFact(
        "not kept", "which properties are required, categories, ranges, lengths and patterns"),
    ])

  public init(settings: PluginSettings) {}

  public static func recognizes(_ document: ImportDocument) -> Bool {
    guard !document.path.hasSuffix(".json"),
      let read = try? YAMLReader.read(
        ImportDocument(path: document.path, bytes: document.bytes))
    else { return false }
    return read.documents.contains { RudderFile.isRudder($0) }
  }

  public func workspace(from documents: [ImportDocument]) throws -> ImportedWorkspace {
    var files: [PlanFile] = []
    for document in documents {
      files.append(try PlanFile(document, number: files.count, form: .yaml))
    }
    var plan = PlanImport(documents, files: files)
    var catalog = RudderCatalog()
    for (number, file) in files.enumerated() {
      for (index, document) in (file.value.arrayValue ?? []).enumerated() {
        catalog.read(
          document, at: PlanPlace(file: number, path: [.index(index)]), into: &plan)
      }
    }
    catalog.resolve(into: &plan)
    return try plan.result()
  }
}

/// One YAML document of a RudderStack project.
enum RudderFile {
  static func isRudder(_ value: JSONValue) -> Bool {
    value["version"]?.stringValue?.hasPrefix("rudder/") == true && value["kind"] != nil
  }
}
