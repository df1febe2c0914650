public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceReasoning

/// Finds members of AND and OR that change nothing besides another member: the same condition
/// twice (a warning: another one was probably meant), or one that follows from the other (a note).
public struct DuplicateConditionValidator: ConditionValidator {
  private static let code: FindingCode = "duplicate-condition"

  public static let description = PluginDescription(
    name: "duplicate-conditions", version: "1.0",
    summary: "conditions that say nothing besides another one")

  public static let codes = [
    CodeDescription(
      code, .validation, exit: 0, "the condition says nothing besides another one",
      """
      Under AND a condition that follows from another one can go (3 orders are 1 order too), under
      OR one that the other follows from. Often the two were meant of different things: another
      window, another event, another value.
      """)
  ]

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(
        code, "trait('vip') = 'true' AND trait('age') > 40 AND «trait('vip') = 'true'»",
        mended: "trait('vip') = 'true' AND trait('age') > 40"),
      ValidatorExample(
        code,
        "«event('Order Completed').count() >= 1» AND event('Order Completed').count() >= 3",
        mended: "event('Order Completed').count() >= 3"),
      ValidatorExample(
        code,
        "event('Order Completed').within(90 days).count() >= 1"
          + " OR «event('Order Completed').within(30 days).count() >= 1»",
        mended: "event('Order Completed').within(90 days).count() >= 1"),
      ValidatorExample(
        code,
        "event('Order Completed').where(property('total') > 100 AND «property('total') > 50»)"
          + ".count() >= 1",
        mended: "event('Order Completed').where(property('total') > 100).count() >= 1"),
    ],
    quiet: [
      QuietExample(
        "event('Order Completed').count() >= 1 AND event('Order Completed').count() < 3"),
      QuietExample(
        "event('Order Completed').within(90 days).count() >= 3"
          + " AND event('Order Completed').within(30 days).count() >= 1"),
      QuietExample("trait('country') != 'US' AND trait('country').exists()"),
      QuietExample("trait('interests.$') = 'yoga' AND trait('interests.$') = 'running'"),
    ])

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    let nodes = tree.nodesByID
    var reasoner = Reasoner(now: context.now)
    return RedundantConditions(in: tree, now: context.now).found.compactMap { needless in
      guard let junction = nodes[needless.junctionID], let node = nodes[needless.nodeID],
        let other = nodes[needless.otherID]
      else { return nil }
      let isAnd = if case .and = junction.condition { true } else { false }
      if isAnd, Self.asksForValue(node, beside: other, &reasoner) { return nil }
      let why =
        needless.isSame
        ? "says the same as node \(needless.otherID)"
        : isAnd ? "follows from node \(needless.otherID)" : "is part of node \(needless.otherID)"
      let offers = Self.offers(without: needless.nodeID, in: junction, isAnd)
      return Finding(
        Self.code, needless.isSame ? .warning : .note, at: .node(needless.nodeID, words: nil),
        "this \(why) and can go", suggestions: tree.sound(offers, context))
    }
  }

  /// Whether a condition says that there is a value beside a `!=` that has it follow: whoever writes
  /// it wants that to be seen, and `dropped-absent` is quiet for it.
  private static func asksForValue(
    _ node: ConditionNode, beside other: ConditionNode, _ reasoner: inout Reasoner
  ) -> Bool {
    guard let left = other.condition.deniedScalar, node.condition.deniedScalar == nil else {
      return false
    }
    return reasoner.implies(node.condition, .test(left, .exists))
  }

  /// The junction without the member.
  private static func offers(
    without id: Int, in junction: ConditionNode, _ isAnd: Bool
  ) -> [Suggestion] {
    let rest = (junction.condition.junctionMembers ?? []).filter { $0.id != id }
    guard let first = rest.first else { return [] }
    let condition: Condition = rest.count == 1 ? first.condition : isAnd ? .and(rest) : .or(rest)
    return [Suggestion("leave out node \(id)", .setNode(junction.id, QueryPrinter.text(condition)))]
  }
}
