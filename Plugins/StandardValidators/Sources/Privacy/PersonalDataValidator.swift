public import AudienceConditions
public import AudienceDiagnostics
public import AudiencePluginAPI
import AudiencePrivacy
import AudienceQueryLanguage
import AudienceSchema

/// Finds conditions on what tells who somebody is: an e-mail address, a phone number, a name, a
/// birthday.
///
/// Whether there is one (exists, absent) tells nobody apart, and where a mailbox is
/// (`ends_with('@example.org')`) is about many; neither is reported.
public struct PersonalDataValidator: ConditionValidator {
  private static let code: FindingCode = "personal-data"

  public static let description = PluginDescription(
    name: "personal-data", version: "1.0",
    summary: "conditions on what tells who somebody is")

  public static let codes = [
    CodeDescription(
      code, .validation, exit: 0, "the condition is on personal data",
      """
      It chooses people by what identifies them (GDPR, Article 4 (1)), and the definition then holds
      their data: it is copied to every tool the audience goes to. An audience rarely needs it;
      a trait about the person (VIP, tester) or a list kept elsewhere does the same.
      """)
  ]

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(code, "trait(«'email'») = 'ann'"),
      ValidatorExample(code, "trait('email').one_of(«'ann@example.org'», 'b')"),
      ValidatorExample(
        code, "trait('vip') = 'true' AND trait(«'phone'»).starts_with('+1')",
        prompt: "VIP customers whose phone starts with '+1'"),
      ValidatorExample(
        code,
        "event('Order Completed').where(property('coupon') = «'ann@example.org'»)"
          + ".count() >= 1"),
    ],
    quiet: [
      QuietExample("trait('email').exists() AND trait('phone').absent()"),
      QuietExample("trait('email').ends_with('@example.org')"),
      QuietExample("trait('email_verified') = 'true'"),
      QuietExample(
        "trait('name').contains('Labs')", setting: ExampleSetting(level: .accounts)),
    ])

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    tree.leaves(context).compactMap { leaf in
      let texts = leaf.literals.compactMap { literal -> String? in
        if case .string(let text) = literal { text.string } else { nil }
      }
      if let (text, kind) = texts.firstNonNil(Self.personalData) {
        return Finding(
          Self.code, .warning,
          at: .node(leaf.node.id, words: leaf.node.firstSaid(of: [QueryPrinter.quoted(text)])),
          "\(QueryPrinter.quoted(text)) is \(kind)",
          help: "an audience is copied to other tools with its definition")
      }
      guard let path = leaf.left.path, path.isPersonal, leaf.readsContent, leaf.isOfPerson,
        !texts.contains(where: Self.isDomain)
      else { return nil }
      return Finding(
        Self.code, leaf.isEquality ? .warning : .note,
        at: .node(leaf.node.id, words: leaf.node.firstSaid(of: [NodeWords.words(leaf.left)])),
        "\(NodeWords.words(leaf.left)) tells who somebody is")
    }
  }

  private static func personalData(_ text: String) -> (text: String, kind: String)? {
    PersonalDataCheck.personalData(in: text).first.map { (text, $0.kind.words) }
  }

  /// `@example.org`, `example.org`
  private static func isDomain(_ text: String) -> Bool {
    let name = text.hasPrefix("@") ? text.dropFirst() : text[...]
    return name.contains(".") && !name.contains("@") && !name.contains(" ")
  }
}

extension Scalar {
  /// The path that is read of a profile, an event, or the events of a stream.
  fileprivate var path: FieldPath? {
    switch self {
    case .trait(let path), .property(let path, of: _), .context(let path): return path
    case .measure(_, let measure):
      if case .property(let path)? = measure.field { return path }
      return nil
    case .literal: return nil
    }
  }
}

extension Leaf {
  /// Whether it looks at what the value is, not only at whether there is one or how many.
  fileprivate var readsContent: Bool {
    if case .measure(_, .uniqueCount) = left { return false }
    switch relation {
    case .comparator(.exists), .comparator(.absent): return false
    case .comparator, .symbol: return true
    }
  }

  /// Whether the value can tell a person: not a flag or a number such as `email_verified` and
  /// `phone_calls`, and not the name of a company.
  fileprivate var isOfPerson: Bool {
    switch field?.type {
    case .boolean, .number: return false
    case .string, .date, .array, .object, nil: break
    }
    if case .trait("name") = left { return around.scope == .user }
    return true
  }

  fileprivate var isEquality: Bool {
    switch relation {
    case .symbol(.equal, .literal), .comparator(.oneOf): true
    case .symbol, .comparator: false
    }
  }
}

extension Sequence {
  fileprivate func firstNonNil<Result>(_ transform: (Element) -> Result?) -> Result? {
    lazy.compactMap(transform).first
  }
}
