public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceReasoning
import AudienceTime

/// Finds funnels whose second event has no time left after the first.
public struct ImpossibleFunnelValidator: ConditionValidator {
  private static let code: FindingCode = "impossible-funnel"

  public static let description = PluginDescription(
    name: "impossible-funnels", version: "1.0",
    summary: "funnels that can never happen in the order and time they ask for")

  public static let codes = [
    CodeDescription(
      code, .validation, exit: 1, "the funnel can never happen",
      """
      In a funnel the inner event comes strictly after the outer one, within the time that its
      parent window says (SEMANTICS 5). With another window counted from the clock, or a parent
      window of no length, no time may be left, and the count of the inner event is always 0.
      """)
  ]

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(
        code,
        "event('Product Viewed').where(event('Order Completed').«within(parent: 0 days)»"
          + ".count() >= 1).count() >= 1",
        mended: "event('Product Viewed').where(event('Order Completed').within(parent: 1 day)"
          + ".count() >= 1).count() >= 1"),
      ValidatorExample(
        code,
        "event('Product Viewed').where(event('Order Completed').«within(parent: 5 days)»"
          + ".within(7 days).count() >= 1).between(30 days, 60 days).count() >= 1",
        mended: "event('Product Viewed').where(event('Order Completed').within(parent: 5 days)"
          + ".count() >= 1).between(30 days, 60 days).count() >= 1"),
      ValidatorExample(
        code,
        "event('Product Viewed').where(event('Order Completed').«within(parent: 2 days)»"
          + ".between(parent: 5 days, 9 days).count() = 0).count() >= 1",
        mended: "event('Product Viewed').where(event('Order Completed').within(parent: 2 days)"
          + ".count() = 0).count() >= 1"),
    ],
    quiet: [
      QuietExample(
        "event('Product Viewed').where(event('Order Completed').within(parent: 1 day)"
          + ".count() >= 1).count() >= 1"),
      QuietExample(
        "event('Product Viewed').where(event('Order Completed').within(parent: 25 days)"
          + ".within(7 days).count() >= 1).between(30 days, 60 days).count() >= 1"),
      QuietExample(
        "event('Product Viewed').where(event('Order Completed').within(7 days)"
          + ".count() >= 1).between(30 days, 60 days).count() >= 1"),
    ])

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    let constants = ConstantFindings(in: tree, context)
    return constants.constants { $0.cause == .funnel }.map { constant, node in
      let windows = node.condition.windows
      let anchored = windows.filter { $0.anchor == .parentEvent }
      return constants.finding(
        Self.code, constant, at: node,
        words: (anchored.first ?? windows.first).map(NodeWords.words),
        "no time is left for this event after the one above",
        suggestions: Self.offers(for: node, windows, anchored))
    }
  }

  /// One parent window alone, of a day where it has no length.
  private static func offers(
    for node: ConditionNode, _ windows: [Window], _ anchored: [Window]
  ) -> [Suggestion] {
    if windows.count == 1, anchored.first?.longest.count == 0 {
      let day = Window.last(.days(1), from: .parentEvent)
      guard let words = anchored.first.map(NodeWords.words) else { return [] }
      let longer = NodeWords.words(day)
      return words == longer
        ? [] : [Suggestion("did you mean \(longer)?", .setNode(node.id, longer))]
    }
    return anchored.map { window in
      node.offer("keep only \(NodeWords.words(window))", node.condition.keeping([window]))
    }
  }
}
