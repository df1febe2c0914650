public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceTime

/// Finds dates that are not written as ISO 8601 has them, so that nothing compares with them.
///
/// `03/04/2025` is offered as both dates that it may be.
public struct DateValidator: ConditionValidator {
  private static let code: FindingCode = "not-a-date"

  public static let description = PluginDescription(
    name: "dates", version: "1.0", summary: "dates that are not written like 2025-01-31")

  public static let codes = [
    CodeDescription(
      code, .validation, exit: 1, "this is no ISO 8601 date",
      """
      A date is written 2025-01-31, a time 2025-01-31T10:00:00Z (SEMANTICS 3). Every other form
      has no instant: before and after are then false for everybody. Where day and month can be
      told apart the date is offered as it should be; 03/04/2025 may be either.
      """)
  ]

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(
        code, "trait('created_at').before_date(«'31/12/2025'»)",
        mended: "trait('created_at').before_date('2025-12-31')"),
      ValidatorExample(
        code, "trait('created_at') > «'Mar 5, 2025'»",
        mended: "trait('created_at') > '2025-03-05'"),
      ValidatorExample(
        code, "trait('created_at') = «20250101»", mended: "trait('created_at') = '2025-01-01'"),
      ValidatorExample(
        code, "trait('created_at').after_date(«'03/04/2025'»)",
        mended: "trait('created_at').after_date('2025-03-04')"),
      ValidatorExample(code, "trait('created_at') > «'yesterday'»"),
    ],
    quiet: [
      QuietExample("trait('created_at').before_date('2025-12-31')"),
      QuietExample("trait('created_at') > 2025-01-01T10:00:00Z"),
      QuietExample("trait('coupon_text').before_date(2025-12-31)"),
    ])

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    tree.typeFaults(context).compactMap { fault in
      guard case .date(let literal) = fault.mismatch.kind else { return nil }
      let node = fault.leaf.node
      let offers = WrittenDate.dates(in: literal).map { date in
        node.offer(
          "did you mean \(date.text)?",
          node.condition.replacing(literal, by: .text(date.text)))
      }
      return fault.finding(
        Self.code, suggestions: tree.sound(offers, context, mends: false))
    }
  }
}
