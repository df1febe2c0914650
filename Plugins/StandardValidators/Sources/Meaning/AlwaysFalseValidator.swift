public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceReasoning

/// Finds conditions that hold for nobody, whatever the data are.
///
/// Reported at the lowest node that explains it; counts, windows, funnels and values of the wrong
/// type have validators of their own.
public struct AlwaysFalseValidator: ConditionValidator {
  private static let code: FindingCode = "always-false"

  public static let description = PluginDescription(
    name: "always-false", version: "1.0", summary: "conditions that hold for nobody")

  public static let codes = [
    CodeDescription(
      code, .validation, exit: 1, "the condition holds for nobody",
      """
      What it asks for excludes itself: one value is never two, and nobody who never ordered has
      ordered twice. Where OR was meant, /set ID or says so. Where it is all of the audience,
      nobody can be a member: that is an error, elsewhere a warning.
      """)
  ]

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(
        code, "«trait('country') = 'US' AND trait('country') = 'CA'»",
        mended: "trait('country') = 'US' OR trait('country') = 'CA'"),
      ValidatorExample(
        code,
        "«event('Order Completed').count() = 0"
          + " AND event('Order Completed').within(30 days).count() >= 1»",
        mended: "event('Order Completed').count() = 0"
          + " OR event('Order Completed').within(30 days).count() >= 1"),
      ValidatorExample(
        code, "trait('vip') = 'true' OR («trait('age') > 40 AND trait('age') < 30»)",
        mended: "trait('vip') = 'true' OR (trait('age') > 40 OR trait('age') < 30)"),
      ValidatorExample(
        code,
        "event('Order Completed').where(«property('total') > 100 AND property('total') < 50»)"
          + ".count() >= 1",
        mended: "event('Order Completed').where(property('total') > 100"
          + " OR property('total') < 50).count() >= 1"),
    ],
    quiet: [
      QuietExample("trait('country') = 'US' AND trait('plan') = 'pro'"),
      // Some element is the one, and some the other.
      QuietExample("trait('interests.$') = 'yoga' AND trait('interests.$') = 'running'"),
      QuietExample(
        "event('Order Completed').count() >= 1"
          + " AND event('Order Completed').within(30 days).count() = 0"),
    ])

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    let constants = ConstantFindings(in: tree, context)
    let unfit = Set(tree.typeFaults(context).filter { !$0.isOfMeasure }.map(\.leaf.node.id))
    return constants.constants {
      $0.verdict == .never && $0.cause.isOfValues && !unfit.contains($0.nodeID)
    }.map { constant, node in
      constants.finding(
        Self.code, constant, at: node, "this holds for nobody", suggestions: Self.offers(for: node),
        help: constant.explanation(in: tree))
    }
  }

  private static func offers(for node: ConditionNode) -> [Suggestion] {
    guard case .and(let members) = node.condition, members.count == 2 else { return [] }
    return [node.offer("did you mean OR?", .or(members))]
  }
}
