public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceQueryLanguage

/// Finds ORs of negations that let nearly everybody through, where AND was meant: "not in the US or
/// not in Canada" is everybody.
public struct NegatedDisjunctionValidator: ConditionValidator {
  private static let code: FindingCode = "negated-or"

  public static let description = PluginDescription(
    name: "negated-disjunctions", version: "1.0",
    summary: "ORs of negations that let nearly everybody through",
    settings: [
      PluginSetting(
        "share", .integer(50...100), default: "95",
        summary: "of the samples, in percent: an OR of negations that selects as many is reported")
    ])

  public static let codes = [
    CodeDescription(
      code, .validation, exit: 0, "an OR of negations lets nearly everybody through",
      """
      Nobody is in the US and in Canada at once: whoever is not in the one OR not in the other is
      everybody. "Neither … nor" is AND of the negations, or NOT of an OR: /set ID and. Where the
      samples show it, an OR of negations about several things is reported too; the setting
      'share' says from which part of them on.
      """)
  ]

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(
        code, "«trait('country') != 'US' OR trait('country') != 'CA'»",
        mended: "trait('country') != 'US' AND trait('country') != 'CA'"),
      ValidatorExample(
        code, "«NOT trait('plan') = 'pro' OR NOT trait('plan') = 'free'»",
        mended: "NOT trait('plan') = 'pro' AND NOT trait('plan') = 'free'"),
      ValidatorExample(
        code,
        "event('Product Viewed').where(«property('category') != 'Shoes'"
          + " OR property('category') != 'Toys'»).count() >= 1",
        mended: "event('Product Viewed').where(property('category') != 'Shoes'"
          + " AND property('category') != 'Toys').count() >= 1"),
      ValidatorExample(
        code, "«NOT trait('vip') = 'true' OR NOT event('Order Completed').count() >= 1»",
        mended: "NOT trait('vip') = 'true' AND NOT event('Order Completed').count() >= 1",
        setting: ExampleSetting(
          facts: SampleFacts(total: 200, counts: [1: 196, 2: 180, 4: 120]))),
    ],
    quiet: [
      QuietExample("trait('country') != 'US' AND trait('country') != 'CA'"),
      QuietExample("trait('country') != 'US' OR trait('plan') != 'pro'"),
      QuietExample("NOT (trait('country') = 'US' OR trait('country') = 'CA')"),
      QuietExample(
        "NOT trait('vip') = 'true' OR NOT event('Order Completed').count() >= 1",
        setting: ExampleSetting(
          facts: SampleFacts(total: 200, counts: [1: 150, 2: 90, 4: 80]))),
    ])

  private let share: Int

  public init(settings: PluginSettings) { share = settings.integer("share") ?? 95 }

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    let certain = NegatedDisjunctions(in: tree, now: context.now).found
    let ids = Set(certain.map(\.node.id))
    return certain.map { found in
      let who = found.value.map { "everybody who has \(NodeWords.words($0))" } ?? "everybody"
      return finding(found.node, "this OR of negations lets through \(who)", tree, context)
    }
      + tree.nodes.compactMap { node in
        guard !ids.contains(node.id), case .or(let members) = node.condition,
          members.allSatisfy(\.condition.isNegative), let facts = context.facts,
          let count = facts.counts[node.id], facts.total >= 20,
          count * 100 >= facts.total * share
        else { return nil }
        return finding(
          node, "this OR of negations lets through \(count) of \(facts.total)", tree, context)
      }
  }

  private func finding(
    _ node: ConditionNode, _ message: String, _ tree: ConditionTree, _ context: ValidationContext
  ) -> Finding {
    let members = node.condition.junctionMembers ?? []
    let offers = tree.sound(
      [node.offer("did you mean AND?", .and(members))], context, mends: false)
    return Finding(
      Self.code, .warning, at: .node(node.id, words: nil), message, suggestions: offers,
      help: offers.isEmpty ? "neither … nor is AND of the negations" : nil)
  }
}
