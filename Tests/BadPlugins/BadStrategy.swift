import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema

struct BadStrategy: GenerationStrategy {
  static let description = PluginDescription(
    bad: .strategy, more: ["spans", "names", "levels-201", "levels-100000"])

  let how: (common: Badness, own: String)

  init(settings: PluginSettings) throws { how = try settings.badness() }

  func generate(
    _ request: GenerationRequest, progress: @escaping @Sendable (WorkProgress) -> Void
  ) async throws -> GenerationOutcome {
    try how.common.act(progress)
    return .readings(
      [
        Reading(
          level: .users, tree: tree, confidence: .infinity,
          unusedWords: how.own == "spans" ? [Span(10, 10_000)] : [])
      ], question: nil)
  }

  private var tree: ConditionTree {
    switch how.own {
    case "names": return ConditionTree(.test(.trait("no_such_trait"), .exists))
    case "levels-201": return nested(201)
    case "levels-100000": return nested(100_000)
    default: return ConditionTree(.test(.trait("email"), .exists))
    }
  }

  private func nested(_ levels: Int) -> ConditionTree {
    var condition = Condition.test(.trait("email"), .exists)
    for _ in 0..<levels { condition = .not(ConditionNode(condition)) }
    return ConditionTree(condition)
  }
}
