public import AudiencePluginAPI

/// Every importer of this module; the first one that recognizes a file is taken.
public enum WorkspaceImporters {
  public static let all: [any WorkspaceImporter.Type] = [
    RudderStackImporter.self, SegmentPlanImporter.self, AvoImporter.self, JSONSchemaImporter.self,
    SegmentCSVImporter.self, CallLogImporter.self,
  ]
}
