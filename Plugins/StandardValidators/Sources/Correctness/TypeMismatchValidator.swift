public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI

/// Finds values that the declared type of a trait or property cannot hold, so that the comparison
/// is always false, or always true under NOT.
///
/// The language's own coercions are right (SEMANTICS 3 and 4): `'50'` is a number, `'true'` a
/// boolean, `'2025-01-01'` a date, and a string field whose declared values are numbers has them.
public struct TypeMismatchValidator: ConditionValidator {
  public static let description = PluginDescription(
    name: "type-mismatches", version: "1.1",
    summary: "values that the type of a trait or property cannot hold")

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(.typeMismatch, "trait('vip') = «'yes'»"),
      ValidatorExample(.typeMismatch, "trait('plan') = 'pro' AND trait('age') > «'old'»"),
      ValidatorExample(
        .typeMismatch, "event('Order Completed').sum(property('total')) = «'much'»"),
      ValidatorExample(
        .typeMismatch,
        "event('Order Completed').where(property('gift') = «'no'»).count() >= 1"),
      ValidatorExample(.typeMismatch, "trait(«'interests'») = 'yoga'"),
    ],
    quiet: [
      QuietExample("trait('vip') = 'true' AND trait('age') > '40'"),
      QuietExample("trait('size') > 41"),
      QuietExample("trait('interests').contains('yoga')"),
      QuietExample("trait('created_at') > '2025-01-01T10:00:00Z'"),
    ])

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    tree.typeFaults(context).compactMap { fault in
      if case .value = fault.mismatch.kind { fault.finding(.typeMismatch) } else { nil }
    }
  }
}
