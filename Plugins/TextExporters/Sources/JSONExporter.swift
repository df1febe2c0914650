import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
public import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema

/// Exports a tree as JSON: its level, its query text, and the tree in its documented form.
public struct JSONExporter: ConditionExporter {
  public static let description = PluginDescription(
    name: "json", version: "1.0", summary: "the tree as versioned JSON",
    label: [
      PluginFact(
        "cannot express", "the words of the prompt that each node came from; /explain shows them")
    ])

  public init(settings: PluginSettings) {}

  public func export(_ request: ExportRequest) -> ExportedText {
    var object = JSONObject()
    object["level"] = .text(request.level.rawValue)
    if !request.prompt.isEmpty { object["prompt"] = .text(request.prompt) }
    object["query"] = .text(QueryPrinter.text(request.tree))
    object["tree"] = request.tree.json
    return ExportedText(JSONValue.object(object).indentedText + "\n")
  }
}
