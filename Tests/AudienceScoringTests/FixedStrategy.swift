import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema

/// A strategy that answers every request with the query it was set to, or declines.
struct FixedStrategy: GenerationStrategy {
  static let description = PluginDescription(
    name: "fixed", version: "1.0", summary: "answers what a test says",
    settings: [
      PluginSetting(
        "query", .text, default: "", summary: "the answer",
        environmentVariable: "AUDIENCE_FIXED_QUERY"),
      PluginSetting(
        "level", .text, default: "users", summary: "its level",
        environmentVariable: "AUDIENCE_FIXED_LEVEL"),
    ])

  let query: String
  let level: AudienceLevel

  init(settings: PluginSettings) {
    query = settings.text("query") ?? ""
    level = settings.text("level").flatMap(AudienceLevel.init) ?? .users
  }

  func generate(
    _ request: GenerationRequest, progress: @escaping @Sendable (WorkProgress) -> Void
  ) async throws -> GenerationOutcome {
    guard let tree = try? QueryParser.parse(query).tree else {
      return .declined(Refusal(.reword, cause: "a test says so"))
    }
    return .readings([Reading(level: level, tree: tree, confidence: 1)], question: nil)
  }
}
