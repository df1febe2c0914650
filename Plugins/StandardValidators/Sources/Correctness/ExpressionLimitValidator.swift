public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceQueryLanguage

/// Finds definitions of more than 50 primary expressions (SEMANTICS 2), which Segment refuses.
public struct ExpressionLimitValidator: ConditionValidator {
  public static let description = PluginDescription(
    name: "expression-limit", version: "1.0",
    summary: "definitions of more than \(PrimaryExpressions.maximum) expressions")

  public static let examples = ValidatorExamples.shop(
    triggering: [51, 60, 200].map { count in
      ValidatorExample(.expressionLimit, ages(count))
    },
    quiet: [1, 10, 50].map { QuietExample(ages($0)) })

  /// Somebody of one of many ages.
  private static func ages(_ count: Int) -> String {
    (1...count).map { "trait('age') = \($0)" }.joined(separator: " OR ")
  }

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    let count = PrimaryExpressions.count(in: tree)
    guard count > PrimaryExpressions.maximum else { return [] }
    return [
      Finding(
        .expressionLimit, at: .node(tree.root.id, words: nil),
        "the definition has \(count) expressions: expected at most "
          + "\(PrimaryExpressions.maximum)",
        help: "one comparison with several values (one_of) counts one; "
          + "a part can become an audience of its own")
    ]
  }
}
