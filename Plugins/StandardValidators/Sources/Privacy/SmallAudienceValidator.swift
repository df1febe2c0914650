public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceSchema

/// Warns of an audience so small that it points at persons.
///
/// The usual least size of a group whose members cannot be told apart is 5 (k-anonymity, Sweeney
/// 2002); the setting `minimum` changes it. Accounts are companies, not persons.
public struct SmallAudienceValidator: ConditionValidator {
  private static let code: FindingCode = "small-audience"

  public static let description = PluginDescription(
    name: "small-audiences", version: "1.0",
    summary: "audiences so small that they point at persons",
    settings: [
      PluginSetting(
        "minimum", .integer(2...10_000), default: "5",
        summary: "how many of the samples an audience has to have"),
      PluginSetting(
        "samples", .integer(1...1_000_000), default: "50",
        summary: "how many samples there have to be"),
    ])

  public static let codes = [
    CodeDescription(
      code, .validation, exit: 0, "the audience points at persons",
      """
      Few are in it, so that whoever sees the audience learns who they are and what its conditions
      say of them. Among samples that are a part of the customers only, the whole audience is
      larger in proportion. The setting 'minimum' says how many are enough.
      """)
  ]

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(
        code, "«trait('country') = 'DE' AND trait('age') > 90»", setting: members(1)),
      ValidatorExample(code, "«trait('plan') = 'pro'»", setting: members(4)),
      ValidatorExample(
        code, "«trait('plan') = 'pro'»",
        setting: ExampleSetting(
          facts: SampleFacts(total: 200, counts: [1: 19]), settings: ["minimum": "20"])),
    ],
    quiet: [
      QuietExample("trait('plan') = 'pro'", setting: members(5)),
      QuietExample("trait('plan') = 'pro'", setting: members(0)),
      QuietExample("trait('plan') = 'pro'"),
    ])

  private static func members(_ count: Int) -> ExampleSetting {
    ExampleSetting(facts: SampleFacts(total: 200, counts: [1: count]))
  }

  private let minimum: Int
  private let samples: Int

  public init(settings: PluginSettings) {
    minimum = settings.integer("minimum") ?? 5
    samples = settings.integer("samples") ?? 50
  }

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    guard context.level == .users, let facts = context.facts, facts.total >= samples,
      let count = facts.counts[tree.root.id], count > 0, count < minimum
    else { return [] }
    return [
      Finding(
        Self.code, .warning, at: .node(tree.root.id, words: nil),
        "\(count) of \(facts.total) samples \(count == 1 ? "is a member" : "are members"): "
          + "so few can be told apart")
    ]
  }
}
