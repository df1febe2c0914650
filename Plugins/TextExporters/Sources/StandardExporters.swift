public import AudiencePluginAPI

/// Every exporter of this module, in the order they are listed.
public enum StandardExporters {
  public static let all: [any ConditionExporter.Type] = [
    QueryExporter.self, JSONExporter.self, EnglishExporter.self, MermaidExporter.self,
    SegmentExporter.self,
  ]
}
