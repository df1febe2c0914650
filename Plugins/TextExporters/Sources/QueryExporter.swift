public import AudiencePluginAPI
import AudienceQueryLanguage

/// Exports a tree as query text, to paste where Segment's query language is taken.
public struct QueryExporter: ConditionExporter {
  public static let description = PluginDescription(
    name: "query", version: "1.0", summary: "query text in Segment's public query language")

  public init(settings: PluginSettings) {}

  public func export(_ request: ExportRequest) -> ExportedText {
    ExportedText(QueryPrinter.text(request.tree) + "\n")
  }
}
