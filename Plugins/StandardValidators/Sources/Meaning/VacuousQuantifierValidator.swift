public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceSchema

/// Notes that accounts without users pass every ALL.
///
/// Nothing is said where the samples have no such account, or where an ANY beside it asks for a
/// user.
public struct VacuousQuantifierValidator: ConditionValidator {
  private static let code: FindingCode = "vacuous-all"

  public static let description = PluginDescription(
    name: "vacuous-quantifiers", version: "1.0",
    summary: "ALL users conditions that accounts without users pass")

  public static let codes = [
    CodeDescription(
      code, .validation, exit: 0, "accounts without users pass",
      """
      Of no users all do anything, and none does (SEMANTICS 7): an account that nobody belongs to
      passes ALL, and ALL NOT. With ANY beside it, accounts have to have a user.
      """)
  ]

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(
        code, "«ALL trait('vip') = 'true'»",
        setting: ExampleSetting(level: .accounts)),
      ValidatorExample(
        code, "«ALL NOT event('Order Completed').count() >= 1»",
        setting: accounts(withoutUsers: 4)),
      ValidatorExample(
        code, "trait('seats') > 5 AND «ALL trait('plan') = 'pro'»",
        setting: accounts(withoutUsers: 4)),
    ],
    quiet: [
      QuietExample(
        "ANY trait('vip') = 'true' AND ALL trait('vip') = 'true'",
        setting: accounts(withoutUsers: 4)),
      QuietExample("ALL trait('vip') = 'true'", setting: accounts(withoutUsers: 0)),
      QuietExample("ANY trait('vip') = 'true'", setting: accounts(withoutUsers: 4)),
    ])

  private static func accounts(withoutUsers count: Int) -> ExampleSetting {
    ExampleSetting(
      level: .accounts,
      facts: SampleFacts(total: 60, counts: [:], accountsWithoutUsers: count))
  }

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    tree.nodes.compactMap { node in
      guard case .all(let inner) = node.condition, !Self.asksForUsers(beside: node, tree) else {
        return nil
      }
      let isNone = if case .not = inner.condition { true } else { false }
      guard let count = context.facts?.accountsWithoutUsers else {
        // Without samples only what reads as if there were users is worth a word.
        return isNone || context.facts != nil
          ? nil : finding(node, "accounts without users pass")
      }
      if count == 0 { return nil }
      return finding(node, "\(count) account\(count == 1 ? "" : "s") without users pass")
    }
  }

  private func finding(_ node: ConditionNode, _ message: String) -> Finding {
    Finding(
      Self.code, .note, at: .node(node.id, words: nil), message,
      help: "an ANY beside it asks for users")
  }

  /// Whether a condition that holds together with a node asks for a user.
  private static func asksForUsers(beside node: ConditionNode, _ tree: ConditionTree) -> Bool {
    (tree.path(to: node.id)?.nodes ?? []).contains { above in
      guard case .and(let members) = above.condition else { return false }
      return members.contains { if case .any = $0.condition { true } else { false } }
    }
  }
}
