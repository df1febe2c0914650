public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceQueryLanguage

/// Warns of trees that are nested deeper than anybody can read. The language's own limit of 200
/// levels is refused before.
public struct NestingValidator: ConditionValidator {
  private static let code: FindingCode = "deep-nesting"

  public static let description = PluginDescription(
    name: "nesting", version: "1.0", summary: "trees that are nested too deep to be read",
    settings: [
      PluginSetting(
        "levels", .integer(1...200), default: "10",
        summary: "how many levels of nesting a tree may have")
    ])

  public static let codes = [
    CodeDescription(
      code, .validation, exit: 0, "the tree is nested too deep to be read",
      """
      Each NOT, ANY, ALL, where( … ) and nested event( … ) is a level, and each pair of parentheses
      that the query text needs. A deep tree is hard to check and often says less than it seems: save a part as an audience of its own with /define, or
      take out doubled NOTs and junctions. The setting 'levels' says how many are allowed.
      """)
  ]

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(
        code, "NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT NOT «trait('vip') = 'true'»"),
      ValidatorExample(
        code,
        "trait('vip') = 'true' AND (trait('age') > 40 OR NOT «trait('plan') = 'pro'»)",
        setting: ExampleSetting(settings: ["levels": "1"])),
      ValidatorExample(
        code, "event('Order Completed').where(NOT «property('total') > 5»).count() >= 1",
        setting: ExampleSetting(settings: ["levels": "1"])),
    ],
    quiet: [
      QuietExample("NOT NOT NOT NOT NOT NOT NOT NOT NOT trait('vip') = 'true'"),
      QuietExample("trait('vip') = 'true' AND (trait('age') > 40 OR trait('plan') = 'pro')"),
      QuietExample("trait('vip') = 'true'", setting: ExampleSetting(settings: ["levels": "1"])),
    ])

  private let levels: Int

  public init(settings: PluginSettings) { levels = settings.integer("levels") ?? 10 }

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    let (node, depth) = tree.deepest
    guard depth > levels else { return [] }
    return [
      Finding(
        Self.code, .warning, at: .node(node.id, words: nil),
        "the tree is nested \(depth) levels deep: expected at most \(levels)",
        help: "/define saves a part as an audience of its own")
    ]
  }
}
