import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
public import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema

/// Exports a tree as the body of `POST /spaces/{spaceId}/audiences` of Segment's Public API
/// (docs.segmentapis.com, "Create Audience", v1beta): `name`, `description`, `enabled`,
/// `audienceType` (`USERS`, `ACCOUNTS`, `LINKED`) and `definition.query`. The audience is made
/// disabled: nothing is computed before somebody has looked at it there.
public struct SegmentExporter: ConditionExporter {
  public static let description = PluginDescription(
    name: "segment-api", version: "1.0",
    summary: "the body of a POST to Segment's Public API, to make the audience there",
    label: [
      PluginFact(
        "cannot express",
        "what is no audience: it is refused. Audiences saved here are named by their keys only, and "
          + "have to be made in the space first"),
      PluginFact("made as", "disabled, so that nothing is computed before you look at it"),
    ])

  public init(settings: PluginSettings) {}

  /// - Throws: a finding of code `structure` or `depth` at the node that Segment would refuse.
  public func export(_ request: ExportRequest) throws -> ExportedText {
    let faults = QueryStructure.findings(in: request.tree, level: request.level)
    let readsEntities = faults.contains { $0.code == .entity }
    if let refused = faults.first(where: { $0.code != .entity }) { throw FindingError(refused) }
    let sentence = EnglishExporter.sentence(request)
    var definition = JSONObject()
    definition["query"] = .text(QueryPrinter.text(request.tree))
    var body = JSONObject()
    body["name"] = .text(request.prompt.isEmpty ? sentence : request.prompt)
    body["description"] = .text(sentence)
    body["enabled"] = .boolean(false)
    body["audienceType"] = .text(
      readsEntities ? "LINKED" : request.level == .users ? "USERS" : "ACCOUNTS")
    body["definition"] = .object(definition)
    return ExportedText(
      JSONValue.object(body).indentedText + "\n",
      notes: notes(request, readsEntities: readsEntities))
  }

  private func notes(_ request: ExportRequest, readsEntities: Bool) -> [String] {
    var notes = [
      "POST it to https://api.segmentapis.com/spaces/SPACE_ID/audiences with the headers "
        + "'Authorization: Bearer TOKEN' and 'Content-Type: application/vnd.segment.v1beta+json'; "
        + "set \"enabled\" to true to compute it"
    ]
    let audiences = request.audiencesRead
    if !audiences.isEmpty {
      notes.append(
        "it reads the membership of \(audiences.map { "'\($0)'" }.joined(separator: ", ")): the "
          + "space needs \(audiences.count == 1 ? "an audience of that key" : "audiences of those keys")"
      )
    }
    if readsEntities { notes.append("entities need a Linked Audience, with a data graph") }
    let count = PrimaryExpressions.count(in: request.tree)
    if count > PrimaryExpressions.maximum {
      notes.append(
        "Segment allows \(PrimaryExpressions.maximum) expressions, this has \(count): it will be "
          + "refused there")
    }
    return notes
  }
}

extension ExportRequest {
  /// The keys of the workspace's audiences that the tree reads as traits, each once.
  fileprivate var audiencesRead: [AudienceKey] {
    var keys: [AudienceKey] = []
    for mention in tree.nameMentions(level: level) {
      guard case .trait(let path, let scope) = mention.subject,
        workspace.trait(at: path, scope: scope) == nil,
        let key = workspace.audience(readBy: path)?.key, !keys.contains(key)
      else { continue }
      keys.append(key)
    }
    return keys
  }
}
