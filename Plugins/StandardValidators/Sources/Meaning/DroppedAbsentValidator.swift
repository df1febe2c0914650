public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceReasoning
import AudienceSchema
import AudienceTime

/// Notes that `!=` and none_of leave out whoever has no value, where some have none.
///
/// Nothing is said where the samples show that everybody has one, or where the condition stands
/// beside another that asks for a value.
public struct DroppedAbsentValidator: ConditionValidator {
  private static let code: FindingCode = "dropped-absent"

  public static let description = PluginDescription(
    name: "dropped-absent", version: "1.0",
    summary: "a != or none_of that leaves out whoever has no value")

  public static let codes = [
    CodeDescription(
      code, .validation, exit: 0, "who has no value is left out",
      """
      A comparison with an absent value is false, != and none_of too (SEMANTICS 4): who has no
      country is not in "country is not US". NOT of the equality takes them in. Both are readings
      of "is not"; which one was meant is worth a look where many have no value.
      """)
  ]

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(
        code, "«trait('country') != 'US'»", mended: "NOT trait('country') = 'US'"),
      ValidatorExample(
        code, "trait('vip') = 'true' AND «trait('plan').none_of('free', 'pro')»",
        mended: "trait('vip') = 'true' AND NOT trait('plan').one_of('free', 'pro')"),
      ValidatorExample(
        code, "«trait('country') != 'US'»", mended: "NOT trait('country') = 'US'",
        setting: ExampleSetting(
          facts: SampleFacts(total: 200, counts: [1: 90], absent: [1: 31]))),
    ],
    quiet: [
      QuietExample("NOT trait('country') = 'US'"),
      QuietExample("trait('country') != 'US' AND trait('country').exists()"),
      QuietExample(
        "trait('country') != 'US'",
        setting: ExampleSetting(facts: SampleFacts(total: 200, counts: [1: 90], absent: [1: 0]))),
    ])

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    tree.leaves(context).compactMap { leaf in
      guard case .trait = leaf.left, let equality = leaf.node.condition.deniedEquality,
        leaf.isAboutSubject, !isAskedFor(leaf, tree, context.now)
      else { return nil }
      let node = leaf.node
      let offer = node.offer(
        "did you mean \(QueryPrinter.text(equality))?", equality)
      let name = NodeWords.words(leaf.left)
      guard let facts = context.facts else {
        return finding(node, "who has no \(name) is left out", offer, tree, context)
      }
      guard let absent = facts.absent[node.id], absent > 0 else { return nil }
      return finding(
        node, "\(absent) of \(facts.total) have no \(name) and are left out", offer, tree,
        context)
    }
  }

  private func finding(
    _ node: ConditionNode, _ message: String, _ offer: Suggestion, _ tree: ConditionTree,
    _ context: ValidationContext
  ) -> Finding {
    let isUnderNot =
      if case .not? = tree.path(to: node.id)?.parent?.condition { true } else { false }
    return Finding(
      Self.code, .note, at: .node(node.id, words: nil), message,
      suggestions: isUnderNot ? [] : tree.sound([offer], context, mends: false))
  }

  /// Whether a condition beside it asks for a value already; another `!=` only happens to.
  private func isAskedFor(_ leaf: Leaf, _ tree: ConditionTree, _ now: Instant) -> Bool {
    guard let parent = tree.path(to: leaf.node.id)?.parent,
      case .and(let members) = parent.condition
    else { return false }
    var reasoner = Reasoner(now: now)
    return members.contains { member in
      member.id != leaf.node.id && member.condition.deniedEquality == nil
        && reasoner.implies(member.condition, .test(leaf.left, .exists))
    }
  }
}

extension Condition {
  /// NOT of the equality that a `!=` or none_of denies.
  var deniedEquality: Condition? {
    switch self {
    case .compare(let left, .notEqual, let right):
      .not(ConditionNode(.compare(left, .equal, right)))
    case .test(let left, .noneOf(let literals)):
      .not(ConditionNode(.test(left, .oneOf(literals))))
    case .and, .or, .not, .any, .all, .compare, .test: nil
    }
  }

  /// What a `!=` or none_of compares.
  var deniedScalar: Scalar? {
    switch self {
    case .compare(let left, .notEqual, _), .test(let left, .noneOf): left
    case .and, .or, .not, .any, .all, .compare, .test: nil
    }
  }
}
