package import AudienceDiagnostics
package import AudiencePluginAPI
package import AudienceSchema

/// A workspace that an importer made, checked by the rules for `workspace.json`.
package struct ImportResult: Sendable {
  /// The importer's name.
  package let importer: String
  package let workspace: Workspace
  /// What `workspace.json` is to hold.
  package let bytes: [UInt8]
  /// What was left out or is doubtful.
  package let findings: [Finding]
  /// How sure the types are; empty where the source declares them.
  package let confidences: [FieldConfidence]

  /// In a line: `19 events with 61 properties, 29 traits`.
  package var summary: String {
    func counted(_ count: Int, _ noun: String, _ plural: String) -> String {
      "\(count) \(count == 1 ? noun : plural)"
    }
    let properties = workspace.events.reduce(0) { $0 + $1.properties.count }
    return counted(workspace.events.count, "event", "events") + " with "
      + counted(properties, "property", "properties") + ", "
      + counted(workspace.traits.count, "trait", "traits")
  }
}
