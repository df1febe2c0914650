public import AudiencePluginAPI
import AudienceQueryLanguage

/// Exports a tree as query text, to paste where Segment's query language is taken.
public struct QueryExporter: ConditionExporter {
  public static let description = PluginDescription(
    name: "query", version: "1.0", summary: "query text in Segment's public query language",
    label: [
      PluginFact(
        "cannot express",
        "the level: users or accounts has to be said beside it; node ids and where they came from")
    ])

  public init(settings: PluginSettings) {}

  public func export(_ request: ExportRequest) -> ExportedText {
    ExportedText(QueryPrinter.text(request.tree) + "\n")
  }
}
