public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceReasoning

/// Finds conditions that hold for everybody, whatever the data are.
///
/// Reported at the lowest node that explains it; counts, windows, funnels and ORs of negations have
/// validators of their own.
public struct AlwaysTrueValidator: ConditionValidator {
  private static let code: FindingCode = "always-true"

  public static let description = PluginDescription(
    name: "always-true", version: "1.0", summary: "conditions that hold for everybody")

  public static let codes = [
    CodeDescription(
      code, .validation, exit: 1, "the condition holds for everybody",
      """
      No value and no event can make it false: it narrows nothing, and under AND it can go. Where
      it is all of the audience, everybody is a member: that is an error, elsewhere a warning.
      """)
  ]

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(code, "«trait('email').exists() OR trait('email').absent()»"),
      ValidatorExample(
        code, "trait('vip') = 'true' AND («trait('age') > 30 OR NOT trait('age') > 40»)"),
      ValidatorExample(
        code, "«NOT event('Order Completed').count() >= 3 OR event('Order Completed').count() >= 1»"
      ),
    ],
    quiet: [
      // Of a profile without a plan neither holds.
      QuietExample("trait('plan') = 'pro' OR trait('plan') != 'pro'"),
      QuietExample("trait('age') > 40 OR trait('age') <= 40"),
      QuietExample("trait('email').exists()"),
    ])

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    let constants = ConstantFindings(in: tree, context)
    let negated = Set(NegatedDisjunctions(in: tree, now: context.now).found.map(\.node.id))
    return constants.constants {
      $0.verdict == .always && $0.cause.isOfValues && !negated.contains($0.nodeID)
    }.map { constant, node in
      constants.finding(
        Self.code, constant, at: node, "this holds for everybody",
        help: constant.explanation(in: tree))
    }
  }
}

extension ConstantCondition.Cause {
  /// Whether values alone make it constant.
  var isOfValues: Bool {
    switch self {
    case .comparison, .junction: true
    case .windows, .funnel, .count: false
    }
  }
}

extension ConstantCondition {
  /// Which two conditions it comes from.
  func explanation(in tree: ConditionTree) -> String? {
    guard case .junction(let ids) = cause, ids.count == 2 else { return nil }
    return verdict == .never
      ? "nodes \(ids[0]) and \(ids[1]) exclude each other"
      : "one of nodes \(ids[0]) and \(ids[1]) always holds"
  }
}
