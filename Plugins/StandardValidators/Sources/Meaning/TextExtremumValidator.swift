public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceQueryLanguage

/// Finds the least or greatest of a text, read as a number: without `as string`, min and max see
/// the numbers among the values only.
public struct TextExtremumValidator: ConditionValidator {
  private static let code: FindingCode = "max-of-text"

  public static let description = PluginDescription(
    name: "text-extrema", version: "1.0", summary: "min or max of a text, read as a number")

  public static let codes = [
    CodeDescription(
      code, .validation, exit: 1, "min and max of a text need 'as string'",
      """
      min and max compare numbers and pass over everything else (SEMANTICS 6): of texts and dates
      nothing is left, and the comparison is false for everybody. With 'as string' they take
      the first or last text by code point, which of ISO dates is the earliest or latest.
      """)
  ]

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(
        code, "event('Order Completed').max(property(«'coupon'»)) = 'VIP20'",
        mended: "event('Order Completed').max(property('coupon') as string) = 'VIP20'"),
      ValidatorExample(
        code, "event('Order Completed').min(property(«'ordered_on'»)) = '2025-01-01'",
        mended: "event('Order Completed').min(property('ordered_on') as string) = '2025-01-01'"),
      ValidatorExample(
        code,
        "trait('vip') = 'true' AND event('Order Completed').min(property(«'coupon'»))"
          + ".starts_with('V')",
        mended: "trait('vip') = 'true' AND event('Order Completed')"
          + ".min(property('coupon') as string).starts_with('V')"),
      ValidatorExample(code, "event('Order Completed').max(property(«'coupon'») as number) > 5"),
    ],
    quiet: [
      QuietExample("event('Order Completed').max(property('total')) > 5"),
      QuietExample("event('Order Completed').max(property('coupon') as string) = 'VIP20'"),
      QuietExample("event('Order Completed').last(property('coupon')) = 'VIP20'"),
    ])

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    tree.typeFaults(context).compactMap { fault in
      guard case .textExtremum = fault.mismatch.kind else { return nil }
      let node = fault.leaf.node
      let changed = node.condition.readingTexts
      let offers =
        changed.map { [node.offer("did you mean 'as string'?", $0)] } ?? []
      return fault.finding(
        Self.code,
        suggestions: tree.sound(offers, context, mends: false).filter { offer in
          tree.applying(offer).map { edited in
            !edited.typeFaults(context).contains { $0.leaf.node.id == node.id }
          } ?? false
        })
    }
  }
}

extension Condition {
  /// The same with the extremum on the left read as text; nil where it is none.
  fileprivate var readingTexts: Condition? {
    switch self {
    case .compare(.measure(let stream, let measure), let symbol, let right):
      measure.readingTexts.map { .compare(.measure(stream, $0), symbol, right) }
    case .test(.measure(let stream, let measure), let comparator):
      measure.readingTexts.map { .test(.measure(stream, $0), comparator) }
    case .and, .or, .not, .any, .all, .compare, .test: nil
    }
  }
}

extension Measure {
  fileprivate var readingTexts: Measure? {
    switch self {
    case .minimum(let field, _): .minimum(field, as: .string)
    case .maximum(let field, _): .maximum(field, as: .string)
    case .count, .sum, .average, .first, .last, .mode, .uniqueCount: nil
    }
  }
}
