public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI

/// Finds comparators and measures that the type of a trait or property does not have: an order of
/// texts, a date range of numbers, the sum of a text.
public struct OperatorValidator: ConditionValidator {
  private static let code: FindingCode = "unfit-operator"

  public static let description = PluginDescription(
    name: "operators", version: "1.0",
    summary: "comparators and measures that a type does not have")

  public static let codes = [
    CodeDescription(
      code, .validation, exit: 1, "the type does not have this comparator or measure",
      """
      Greater and less compare numbers and dates, never letters; within_last and the like take
      dates; sum and avg take numbers. On anything else the comparison is false for everybody,
      and nothing tells so: the audience is empty, or everybody under NOT.
      """)
  ]

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(code, "trait(«'plan'») > 5"),
      ValidatorExample(code, "trait(«'vip'») >= 1"),
      ValidatorExample(code, "trait(«'age'»).within_last(3 days)"),
      ValidatorExample(code, "event('Order Completed').sum(property(«'coupon'»)) > 5"),
    ],
    quiet: [
      QuietExample("trait('age') > 5"),
      QuietExample("trait('created_at').within_last(3 days)"),
      QuietExample("event('Order Completed').sum(property('total')) > 5"),
      QuietExample("trait('size') > 41"),
    ])

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    tree.typeFaults(context).compactMap { fault in
      if case .operation = fault.mismatch.kind { fault.finding(Self.code) } else { nil }
    }
  }
}
