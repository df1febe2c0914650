public import AudienceConditions
public import AudienceDiagnostics
import AudienceJSON
public import AudiencePluginAPI
import AudiencePrivacy
import AudienceQueryLanguage
import AudienceSchema

/// Finds conditions on what the law protects most: health, religion, politics, sex life, ethnic
/// origin, trade unions, biometric data, convictions, and on children.
///
/// The kinds are those of articles 9 (1) and 10 of the General Data Protection Regulation (EU)
/// 2016/679; of children, recital 38 and article 8. The words are those that mean little else.
public struct SensitiveCategoryValidator: ConditionValidator {
  private static let code: FindingCode = "sensitive-category"

  public static let description = PluginDescription(
    name: "sensitive-categories", version: "1.0",
    summary: "conditions on health, religion, politics and the like, and on children",
    settings: [
      PluginSetting(
        "adult-age", .integer(1...30), default: "18",
        summary: "in years: an age condition that only younger people meet is reported")
    ])

  public static let codes = [
    CodeDescription(
      code, .validation, exit: 0, "the condition is on sensitive data",
      """
      Health, religion or belief, politics, sex life or orientation, race or ethnic origin, trade
      union membership, genetic and biometric data may be processed on few grounds only (GDPR,
      Article 9; convictions: Article 10), and children deserve specific protection (Recital 38,
      Article 8). Ask who is responsible for it before such an audience is used.
      """)
  ]

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(code, "trait(«'religion'») = 'none'"),
      ValidatorExample(
        code, "event(«'Prescription Filled'»).within(30 days).count() >= 1",
        prompt: "Customers who filled a prescription in the last 30 days"),
      ValidatorExample(code, "trait('vip') = 'true' AND trait('interests').contains(«'diabetes'»)"),
      ValidatorExample(
        code, "«trait('age') < 16»", prompt: "Customers who are younger than 16"),
    ],
    quiet: [
      QuietExample("trait('age') > 40"),
      QuietExample("trait('age') < 30"),
      QuietExample("event('Product Viewed').where(property('category') = 'Toys').count() >= 1"),
      QuietExample("trait('plan') = 'pro'"),
    ])

  private let adultAge: Int

  public init(settings: PluginSettings) { adultAge = settings.integer("adult-age") ?? 18 }

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    named(tree, context) + valued(tree, context)
  }

  /// Names of events, traits and properties.
  private func named(_ tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    let nodes = tree.nodesByID
    var seen: Set<NameMention> = []
    return tree.nameMentions(level: context.level).compactMap { mention in
      guard seen.insert(mention).inserted, let node = nodes[mention.nodeID],
        let kind = SensitiveWords.kind(ofName: mention.subject.name)
      else { return nil }
      return finding(node, node.words(saying: mention.subject), mention.subject.words, kind)
    }
  }

  /// Values, and ages that only children have.
  private func valued(_ tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    tree.leaves(context).compactMap { leaf in
      for literal in leaf.literals {
        guard case .string(let text) = literal,
          let mention = SensitiveWords.mentions(in: text.string).first
        else { continue }
        let words = QueryPrinter.text(literal)
        return finding(leaf.node, leaf.node.firstSaid(of: [words]), words, mention.kind)
      }
      guard leaf.isOfAge, leaf.isBelow(adultAge) else { return nil }
      return finding(leaf.node, nil, NodeWords(node: leaf.node).summary, "children")
    }
  }

  private func finding(
    _ node: ConditionNode, _ words: String?, _ subject: String, _ kind: String
  ) -> Finding {
    let source =
      switch kind {
      case "criminal convictions": "GDPR, Article 10"
      case "children": "GDPR, Recital 38"
      default: "GDPR, Article 9"
      }
    return Finding(
      Self.code, .warning, at: .node(node.id, words: words),
      "\(subject) is about \(kind) (\(source))")
  }
}

extension Leaf {
  /// Whether it reads somebody's age in years, by the name.
  fileprivate var isOfAge: Bool {
    guard case .trait(let path) = left, case .name(let name)? = path.steps.last else {
      return false
    }
    return ["age", "age_years", "age_in_years", "user_age"].contains(name.string.lowercased())
  }

  /// Whether only ages below one pass.
  fileprivate func isBelow(_ age: Int) -> Bool {
    guard
      let number = literals.first.flatMap({ literal -> Double? in
        if case .number(let number) = literal { number.doubleValue } else { nil }
      })
    else { return false }
    return switch relation {
    case .symbol(.less, _): number <= Double(age)
    case .symbol(.lessOrEqual, _), .symbol(.equal, _): number < Double(age)
    case .symbol, .comparator: false
    }
  }
}
