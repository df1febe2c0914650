import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
public import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema

/// Exports a tree as the body of `POST /spaces/{spaceId}/audiences` of Segment's Public API
/// (docs.segmentapis.com, "Create Audience"). The audience is made disabled: nothing is computed
/// before somebody has looked at it there.
public struct SegmentExporter: ConditionExporter {
  public static let description = PluginDescription(
    name: "segment-api", version: "1.0",
    summary: "the body of a POST to Segment's Public API, to make the audience there")

  public init(settings: PluginSettings) {}

  public func export(_ request: ExportRequest) -> ExportedText {
    let sentence = EnglishExporter.sentence(request)
    var definition = JSONObject()
    definition["query"] = .text(QueryPrinter.text(request.tree))
    var body = JSONObject()
    body["name"] = .text(request.prompt.isEmpty ? sentence : request.prompt)
    body["description"] = .text(sentence)
    body["enabled"] = .boolean(false)
    body["audienceType"] = .text(request.level == .users ? "USERS" : "ACCOUNTS")
    body["definition"] = .object(definition)
    return ExportedText(
      JSONValue.object(body).indentedText + "\n",
      notes: [
        "POST it to https://api.segmentapis.com/spaces/SPACE_ID/audiences; set \"enabled\" to true "
          + "to compute it"
      ])
  }
}
