public import AudienceConditions
public import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
public import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

/// Finds text tests and comparisons that none of a field's declared values passes.
///
/// Equality has a validator of its own (`unknown-values`); so have types that do not fit. Where
/// samples pass it nothing is said.
public struct PassingValueValidator: ConditionValidator {
  private static let code: FindingCode = "no-value-passes"

  public static let description = PluginDescription(
    name: "passing-values", version: "1.0",
    summary: "tests that none of the values ever seen passes")

  public static let codes = [
    CodeDescription(
      code, .validation, exit: 0, "no value that was seen passes",
      """
      The workspace lists the values of this trait or property, and none of them passes the test.
      Texts compare with capitals: 'Shoes' does not contain 'shoe'. /schema NAME lists them.
      """)
  ]

  public static let examples = ValidatorExamples.shop(
    triggering: [
      ValidatorExample(
        code,
        "event('Product Viewed').where(property('category').contains(«'shoe'»)).count() >= 1",
        mended: "event('Product Viewed').where(property('category').contains('Shoe')).count() >= 1"),
      ValidatorExample(
        code, "trait('plan').starts_with(«'PR'»)", mended: "trait('plan').starts_with('pr')"),
      ValidatorExample(
        code, "event('Product Reviewed').where(«property('rating') > 5»).count() >= 1"),
      ValidatorExample(code, "trait('interests').contains(«'chess'»)"),
    ],
    quiet: [
      QuietExample(
        "event('Product Viewed').where(property('category').contains('Sho')).count() >= 1"),
      QuietExample("trait('email').ends_with('.org')"),
      QuietExample("event('Product Reviewed').where(property('rating') >= 5).count() >= 1"),
      QuietExample(
        "trait('plan').starts_with('PR')",
        setting: ExampleSetting(facts: SampleFacts(total: 200, counts: [1: 3]))),
    ])

  public init(settings: PluginSettings) {}

  public func findings(in tree: ConditionTree, _ context: ValidationContext) -> [Finding] {
    var unfit: Set<Int>?
    return tree.leaves(context).compactMap { leaf in
      guard let field = leaf.field, field.values.count > 1, leaf.testsContent,
        !leaf.isPassed(by: field, now: context.now),
        !(leaf.isAboutSubject && (context.facts?.counts[leaf.node.id] ?? 0) > 0)
      else { return nil }
      let mismatched = unfit ?? Set(tree.typeFaults(context).map(\.leaf.node.id))
      unfit = mismatched
      return mismatched.contains(leaf.node.id) ? nil : finding(leaf, field, tree, context)
    }
  }

  private func finding(
    _ leaf: Leaf, _ field: FieldSchema, _ tree: ConditionTree, _ context: ValidationContext
  ) -> Finding {
    let node = leaf.node
    let literals = leaf.literals
    let offers = literals.prefix(1).compactMap { literal -> Suggestion? in
      guard let text = spelled(literal, in: field) else { return nil }
      let changed = node.condition.replacing(literal, by: .text(text))
      guard leaf.becoming(changed).map({ $0.isPassed(by: field, now: context.now) }) == true else {
        return nil
      }
      return node.offer("did you mean \(QueryPrinter.quoted(text))?", changed)
    }
    let known = field.values.prefix(6).map { QueryPrinter.text($0.value) }
    let more = field.values.count > known.count ? ", …" : ""
    let isText = literals.count == 1 && leaf.isTextTest
    return Finding(
      Self.code, .warning,
      at: .node(
        node.id, words: isText ? node.firstSaid(of: [QueryPrinter.text(literals[0])]) : nil),
      "no value of \(NodeWords.words(leaf.left)) that was seen passes this",
      suggestions: tree.sound(offers, context, mends: false),
      help: offers.isEmpty ? "it was seen with \(known.joined(separator: ", "))\(more)" : nil)
  }

  /// The part of a value that is the same text but for capitals.
  private func spelled(_ literal: Literal, in field: FieldSchema) -> String? {
    guard case .string(let text) = literal, !text.isEmpty else { return nil }
    for value in field.values {
      guard let whole = value.value.stringValue,
        let range = whole.rangeWithoutCase(of: text.string)
      else { continue }
      return String(whole[range])
    }
    return nil
  }
}

extension Leaf {
  fileprivate var isTextTest: Bool {
    switch relation {
    case .comparator(.contains), .comparator(.startsWith), .comparator(.endsWith): true
    case .comparator, .symbol: false
    }
  }

  /// Whether it tests what the value is, other than for equality or by the clock.
  fileprivate var testsContent: Bool {
    if isTextTest { return true }
    switch relation {
    case .symbol(.greater, .literal), .symbol(.greaterOrEqual, .literal),
      .symbol(.less, .literal), .symbol(.lessOrEqual, .literal):
      return field?.type == .number
    case .symbol, .comparator: return false
    }
  }

  /// The same comparison changed.
  fileprivate func becoming(_ condition: Condition) -> Leaf? {
    switch condition {
    case .compare(let left, let symbol, let right):
      Leaf(
        node: node, left: left, relation: .symbol(symbol, right), around: around,
        isAboutSubject: isAboutSubject)
    case .test(let left, let comparator):
      Leaf(
        node: node, left: left, relation: .comparator(comparator), around: around,
        isAboutSubject: isAboutSubject)
    case .and, .or, .not, .any, .all: nil
    }
  }

  /// Whether some value that was seen passes it.
  fileprivate func isPassed(by field: FieldSchema, now: Instant) -> Bool {
    field.values.contains { isPassed(by: $0.value, now: now) }
  }

  private func isPassed(by value: JSONValue, now: Instant) -> Bool {
    switch relation {
    case .symbol(let symbol, .literal(let literal)):
      Comparison.holds(.init(value), symbol, .init(literal))
    case .comparator(let comparator): Test.holds([.init(value)], comparator, now: now)
    case .symbol: true
    }
  }
}

extension QueryPrinter {
  /// A declared value as it would be written.
  fileprivate static func text(_ value: JSONValue) -> String {
    if case .string(let text) = value { quoted(text.string) } else { value.comparedText.string }
  }
}

extension String {
  /// Where a text occurs, without regard to capitals.
  fileprivate func rangeWithoutCase(of text: String) -> Range<String.Index>? {
    let wanted = text.lowercased()
    let length = text.count
    var start = startIndex
    while let end = index(start, offsetBy: length, limitedBy: endIndex) {
      if self[start..<end].lowercased() == wanted { return start..<end }
      if start == endIndex { break }
      start = index(after: start)
    }
    return nil
  }
}
