public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceReasoning

/// Warns of an audience that nobody of the samples is in, with the conditions that nobody meets.
///
/// Nothing is said where another finding tells why: a name that is unknown, a comparison that does
/// not fit, conditions that exclude each other.
public struct EmptyAudienceValidator: ConditionValidator {
  private static let code: FindingCode = "empty-audience"

  public static let description = PluginDescription(
    name: "empty-audiences", version: "1.0", summary: "audiences that nobody of the samples is in")

  public static let codes = [
    CodeDescription(
      code, .validation, exit: 0, "nobody of the samples is a member",
      """
      It may be right, for a rare thing; more often a name, a value or a window is not what was
      meant. /waterfall tells where the members are lost, /why PROFILE why somebody is none.
      """)
  ]

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(
        code, "«trait('plan') = 'pro' AND trait('age') > 120»",
        setting: samples([1: 0, 2: 40, 3: 0])),
      ValidatorExample(
        code, "«trait('vip') = 'true' AND event('Order Completed').count() >= 3»",
        setting: samples([1: 0, 2: 12, 3: 30])),
      ValidatorExample(
        code, "«event('Order Completed').count() >= 300»", setting: samples([1: 0])),
    ],
    quiet: [
      QuietExample("trait('plan') = 'pro'", setting: samples([1: 40])),
      QuietExample("trait('age') > 120"),
      QuietExample("trait('emial').exists()", setting: samples([1: 0])),
      QuietExample(
        "trait('plan') = 'pro' AND trait('plan') = 'free'", setting: samples([1: 0, 2: 9, 3: 9])),
    ])

  private static func samples(_ counts: [Int: Int]) -> ExampleSetting {
    ExampleSetting(facts: SampleFacts(total: 200, counts: counts))
  }

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    guard let facts = context.facts, facts.total > 0, facts.counts[tree.root.id] == 0 else {
      return []
    }
    var reasoner = Reasoner(now: context.now)
    if reasoner.verdict(of: tree.condition) == .never || tree.hasUnknownNames(context)
      || !tree.typeFaults(context).isEmpty
    {
      return []
    }
    let members = if case .and(let members) = tree.condition { members } else { [ConditionNode]() }
    let met = members.filter { facts.counts[$0.id] == 0 }.map { "node \($0.id)" }
    let help: String? =
      if !met.isEmpty {
        "nobody meets \(met.joined(separator: ", "))"
      } else if members.isEmpty {
        nil
      } else {
        "each condition alone is met: /waterfall shows which two are not"
      }
    return [
      Finding(
        Self.code, .warning, at: .node(tree.root.id, words: nil),
        "none of \(facts.total) samples is a member", help: help)
    ]
  }
}
