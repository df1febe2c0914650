public import AudienceConditions
public import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
public import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema

/// Finds values that are none of those the workspace declares for a trait or property.
///
/// A warning: declared values are those that were seen, and another one may come. Where the samples
/// have profiles with the value, nothing is said.
public struct UnknownValueValidator: ConditionValidator {
  private static let code: FindingCode = "unknown-value"

  public static let description = PluginDescription(
    name: "unknown-values", version: "1.0",
    summary: "values that a trait or property was never seen with")

  public static let codes = [
    CodeDescription(
      code, .validation, exit: 0, "the value was never seen",
      """
      The workspace lists the values of this trait or property, and this one is not among them.
      Values compare exactly: 'Gold' is not 'gold'. /schema NAME lists the values.
      """)
  ]

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(code, "trait('plan') = «'Pro'»", mended: "trait('plan') = 'pro'"),
      ValidatorExample(
        code, "trait('country').one_of('US', «'CAN'»)",
        mended: "trait('country').one_of('US', 'CA')"),
      ValidatorExample(
        code, "event('Product Viewed').where(property('category') = «'Shoe'»).count() >= 1",
        mended: "event('Product Viewed').where(property('category') = 'Shoes').count() >= 1"),
      ValidatorExample(
        code, "trait('plan') = «'platinum'»", prompt: "Customers whose plan is 'platinum'"),
    ],
    quiet: [
      QuietExample("trait('plan') = 'pro'"),
      QuietExample("trait('email') = 'nobody'"),
      QuietExample(
        "trait('plan') = 'platinum'",
        setting: ExampleSetting(facts: SampleFacts(total: 200, counts: [1: 12]))),
      QuietExample(
        "event('Order Completed').where(property('coupon').one_of('VIP20', 'SPRING10'))"
          + ".count() >= 1"),
    ])

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    tree.leaves(context).flatMap { leaf -> [Finding] in
      guard let field = leaf.field, field.type == .string, !field.values.isEmpty,
        leaf.isEquality, !leaf.isSeen(in: context.facts)
      else { return [] }
      let values = field.values.map(\.value)
      return leaf.literals.filter { literal in
        !values.contains { Comparison.areEqual(.init($0), .init(literal)) }
      }.prefix(3).map { finding(for: $0, of: leaf, field, tree, context) }
    }
  }

  private func finding(
    for literal: Literal, of leaf: Leaf, _ field: FieldSchema, _ tree: ConditionTree,
    _ context: ValidationContext
  ) -> Finding {
    let words = QueryPrinter.text(literal)
    let node = leaf.node
    let others = Set(leaf.literals.map(QueryPrinter.text))
    let texts = field.values.compactMap(\.value.stringValue).filter {
      !others.contains(QueryPrinter.quoted($0))
    }
    let offers = tree.sound(
      nearest(to: literal, in: texts).map { value in
        node.offer(
          "did you mean \(QueryPrinter.quoted(value))?",
          node.condition.replacing(literal, by: .text(value)))
      }, context, mends: false)
    let known = field.values.prefix(6).map { QueryPrinter.quoted($0.value.comparedText.string) }
    let more = field.values.count > known.count ? ", …" : ""
    return Finding(
      Self.code, .warning, at: .node(node.id, words: node.firstSaid(of: [words])),
      "\(NodeWords.words(leaf.left)) was never seen with \(words)", suggestions: offers,
      help: offers.isEmpty ? "it was seen with \(known.joined(separator: ", "))\(more)" : nil)
  }

  private func nearest(to literal: Literal, in values: [String]) -> [String] {
    guard case .string(let text) = literal else { return [] }
    let folded = text.string.lowercased()
    if let same = values.first(where: { $0.lowercased() == folded }) { return [same] }
    return EditDistance.nearest(to: text.string, in: values, count: 1)
  }
}

extension Leaf {
  /// Whether it asks for equality, or for its opposite.
  fileprivate var isEquality: Bool {
    switch relation {
    case .symbol(.equal, _), .symbol(.notEqual, _), .comparator(.oneOf), .comparator(.noneOf):
      true
    case .symbol, .comparator: false
    }
  }

  /// Whether some of the samples have the one value that is asked for.
  fileprivate func isSeen(in facts: SampleFacts?) -> Bool {
    guard isAboutSubject, literals.count == 1, let count = facts?.counts[node.id] else {
      return false
    }
    switch relation {
    case .symbol(.equal, _), .comparator(.oneOf): return count > 0
    case .symbol, .comparator: return false
    }
  }
}
