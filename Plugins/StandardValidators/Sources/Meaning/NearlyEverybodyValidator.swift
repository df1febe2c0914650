public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceReasoning

/// Notes an audience that nearly all of the samples are in.
public struct NearlyEverybodyValidator: ConditionValidator {
  private static let code: FindingCode = "nearly-everybody"

  public static let description = PluginDescription(
    name: "nearly-everybody", version: "1.0",
    summary: "audiences that nearly all of the samples are in",
    settings: [
      PluginSetting(
        "share", .integer(50...100), default: "98",
        summary: "of the samples, in percent: an audience that has as many is noted"),
      PluginSetting(
        "samples", .integer(1...1_000_000), default: "20",
        summary: "how many samples there have to be"),
    ])

  public static let codes = [
    CodeDescription(
      code, .validation, exit: 0, "nearly everybody is a member",
      """
      An audience is there to choose. Where nearly all are in it, a NOT or an OR may say more than
      was meant, or a threshold is too low: /waterfall and /sweep show which. The setting 'share'
      says from which part of the samples on.
      """)
  ]

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(code, "«trait('age') > 1»", setting: samples(200)),
      ValidatorExample(code, "«NOT trait('plan') = 'gold'»", setting: samples(197)),
      ValidatorExample(
        code, "«trait('email').exists() OR trait('phone').exists()»", setting: samples(199)),
    ],
    quiet: [
      QuietExample("trait('age') > 30", setting: samples(150)),
      QuietExample("trait('age') > 1"),
      QuietExample(
        "trait('age') > 1",
        setting: ExampleSetting(facts: SampleFacts(total: 8, counts: [1: 8]))),
    ])

  private static func samples(_ count: Int) -> ExampleSetting {
    ExampleSetting(facts: SampleFacts(total: 200, counts: [1: count]))
  }

  private let share: Int
  private let samples: Int

  public init(settings: PluginSettings) {
    share = settings.integer("share") ?? 98
    samples = settings.integer("samples") ?? 20
  }

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    guard let facts = context.facts, facts.total >= samples,
      let count = facts.counts[tree.root.id], count * 100 >= facts.total * share
    else { return [] }
    var reasoner = Reasoner(now: context.now)
    if reasoner.verdict(of: tree.condition) == .always { return [] }
    return [
      Finding(
        Self.code, .note, at: .node(tree.root.id, words: nil),
        "\(count) of \(facts.total) samples are members", help: "nearly everybody")
    ]
  }
}
