public import AudienceConditions
public import AudienceDiagnostics
import AudienceJSON
public import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceReasoning

/// Finds counts that are compared with a number which decides nothing: `count >= 0` holds for
/// everybody, `count < 0` for nobody.
public struct TrivialCountValidator: ConditionValidator {
  private static let code: FindingCode = "trivial-count"

  public static let description = PluginDescription(
    name: "trivial-counts", version: "1.0",
    summary: "counts that are compared with a number which decides nothing")

  public static let codes = [
    CodeDescription(
      code, .validation, exit: 1, "the count comes out the same for everybody",
      """
      A count is a whole number from 0 up: at least 0 times is everybody, fewer than 0 times and
      exactly 1.5 times is nobody. Did is count >= 1, never did is count = 0.
      """)
  ]

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(
        code, "event('Order Completed').«count() >= 0»",
        mended: "event('Order Completed').count() >= 1"),
      ValidatorExample(
        code, "trait('vip') = 'true' AND event('Order Completed').within(7 days).«count() < 0»",
        mended: "trait('vip') = 'true' AND event('Order Completed').within(7 days).count() = 0"),
      ValidatorExample(
        code, "event('Order Completed').unique(property(«'coupon'»)).count() > -1",
        mended: "event('Order Completed').unique(property('coupon')).count() >= 1"),
      ValidatorExample(code, "event('Order Completed').«count() = 1.5»"),
    ],
    quiet: [
      QuietExample("event('Order Completed').count() >= 1"),
      QuietExample("event('Order Completed').count() = 0"),
      QuietExample("event('Order Completed').sum(property('total')) >= 0"),
    ])

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    let constants = ConstantFindings(in: tree, context)
    return constants.constants { $0.cause == .count }.compactMap { constant, node in
      guard case .compare(let left, let symbol, let right) = node.condition else { return nil }
      let isAlways = constant.verdict == .always
      return constants.finding(
        Self.code, constant, at: node, words: Self.words(left, symbol, right),
        isAlways ? "every count is like this" : "no count is like this",
        suggestions: Self.offers(for: node, isAlways: isAlways))
    }
  }

  private static func words(
    _ left: Scalar, _ symbol: ComparisonSymbol, _ right: Scalar
  ) -> String? {
    guard case .measure(_, let measure) = left else { return nil }
    return NodeWords.words(measure) + " " + NodeWords.words(symbol, right)
  }

  /// What is nearest by its number: at least once, or never.
  private static func offers(for node: ConditionNode, isAlways: Bool) -> [Suggestion] {
    guard case .compare(let left, let symbol, .literal(.number(let number))) = node.condition,
      number.integerValue != nil, symbol != .equal, symbol != .notEqual
    else { return [] }
    let condition: Condition =
      isAlways
      ? .compare(left, .greaterOrEqual, .literal(.integer(1)))
      : .compare(left, .equal, .literal(.integer(0)))
    return [node.offer(isAlways ? "did you mean at least once?" : "did you mean never?", condition)]
  }
}
