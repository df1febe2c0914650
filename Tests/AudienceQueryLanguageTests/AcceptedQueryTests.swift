import AudienceConditions
import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceSchema
import AudienceTestSupport
import AudienceTime
import Testing

@Suite("Query text that parses")
struct AcceptedQueryTests {
  /// A text and its canonical form.
  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    let text: String
    let canonical: String
    var testDescription: String { id }

    init(_ id: String, _ text: String, _ canonical: String) {
      self.id = id
      self.text = text
      self.canonical = canonical
    }
  }

  static let forms: [Case] = [
    .init("double equals", "trait('a') == 1", "trait('a') = 1"),
    .init("double quotes", #"trait("plan") = "pro""#, "trait('plan') = 'pro'"),
    .init("doubled quote", "trait('a') = 'it''s'", #"trait('a') = 'it\'s'"#),
    .init("escaped quote", #"trait('a') = 'it\'s'"#, #"trait('a') = 'it\'s'"#),
    .init("doubled double quote", #"trait('a') = "say ""hi""""#, #"trait('a') = 'say "hi"'"#),
    .init("other quote stays", #"trait('a') = "it''s""#, #"trait('a') = 'it\'\'s'"#),
    .init(
      "backslash before a dot", #"trait('plan\.code').exists()"#, #"trait('plan\\.code').exists()"#),
    .init(
      "doubled backslash", #"trait('plan\\.code').exists()"#, #"trait('plan\\.code').exists()"#),
    .init("empty text", "trait('a') = ''", "trait('a') = ''"),
    .init("leading point", "trait('a') = .20", "trait('a') = 0.2"),
    .init("minus and point", "trait('a') = -.5", "trait('a') = -0.5"),
    .init("integral double", "trait('a') = 50.0", "trait('a') = 50"),
    .init("minus zero", "trait('a') = -0", "trait('a') = 0"),
    .init("exact integer", "trait('a') = 9007199254740993", "trait('a') = 9007199254740993"),
    .init("beyond 64 bits", "trait('a') = 100000000000000000000", "trait('a') = 1e+20"),
    .init("exponent", "trait('a') = 2.5E-3", "trait('a') = 0.0025"),
    .init("bare boolean", "trait('a') = true", "trait('a') = true"),
    .init("date", "trait('a') >= 2025-01-01", "trait('a') >= 2025-01-01"),
    .init("zone", "trait('a') = 2025-01-01T10:00+01:00", "trait('a') = 2025-01-01T09:00:00Z"),
    .init(
      "fraction", "trait('a') = 2025-01-01T10:00:00.250Z", "trait('a') = 2025-01-01T10:00:00.25Z"),
    .init("literal()", "trait('a') = literal( 'x' )", "trait('a') = 'x'"),
    .init("blanks", " \n trait ( 'a' )\t=\r\n1\u{A0}", "trait('a') = 1"),
    .init("no blanks", "trait('a')=1 AND trait('b')!='c'", "trait('a') = 1 AND trait('b') != 'c'"),
    .init("byte order mark", "\u{FEFF}trait('a') = 1", "trait('a') = 1"),
    .init("line feed in a text", "trait('a') = 'x\ny'", "trait('a') = 'x\ny'"),
    .init("NUL in a text", "trait('a') = 'x\u{0}y'", "trait('a') = 'x\u{0}y'"),
    .init(
      "braces in where", "event('A').where({ property('x') > 1 }).count() >= 1",
      "event('A').where(property('x') > 1).count() >= 1"),
    .init(
      "bracketed sources", "event('A').sources({ exclude: ['a', \"b\"] }).count() >= 1",
      "event('A').sources({exclude: 'a', 'b'}).count() >= 1"),
    .init(
      "bare sources", "event('A').sources({exclude:'a'}).count() >= 1",
      "event('A').sources({exclude: 'a'}).count() >= 1"),
    .init(
      "singular units", "event('A').between(1 days, 2 hour).count() = 0",
      "event('A').between(1 day, 2 hours).count() = 0"),
    .init(
      "between keeps its order", "event('A').between(90 days, 30 days).count() = 0",
      "event('A').between(90 days, 30 days).count() = 0"),
    .init(
      "extremum as", "event('A').max(property('x') as string) = 'z'",
      "event('A').max(property('x') as string) = 'z'"),
    .init(
      "mode as array", "event('A').mode(property('x') as array,3) = 'z'",
      "event('A').mode(property('x') as array, 3) = 'z'"),
    .init(
      "measure of context", "event('A').unique(context('page.url')).count() > 3",
      "event('A').unique(context('page.url')).count() > 3"),
    .init(
      "stream on the right", "event('A').count() > event('B').within(1 day).count()",
      "event('A').count() > event('B').within(1 day).count()"),
    .init(
      "measure with comparator", "event('A').first(property('x')).contains('a','b')",
      "event('A').first(property('x')).contains('a', 'b')"),
    .init(
      "funnel",
      "event('A').where(event('B').within(parent:5 days).where(property('id') = property(parent: 'id')).count() = 0).count() >= 1",
      "event('A').where(event('B').within(parent: 5 days).where(property('id') = property(parent: 'id')).count() = 0).count() >= 1"
    ),
    .init(
      "AND over OR", "(trait('a') = 1 AND trait('b') = 2) OR trait('c') = 3",
      "trait('a') = 1 AND trait('b') = 2 OR trait('c') = 3"),
    .init(
      "OR in AND", "trait('a') = 1 AND (trait('b') = 2 OR trait('c') = 3)",
      "trait('a') = 1 AND (trait('b') = 2 OR trait('c') = 3)"),
    .init(
      "nested AND stays", "(trait('a') = 1 AND trait('b') = 2) AND trait('c') = 3",
      "(trait('a') = 1 AND trait('b') = 2) AND trait('c') = 3"),
    .init(
      "redundant parentheses", "((trait('a') = 1)) OR (((trait('b') = 2)))",
      "trait('a') = 1 OR trait('b') = 2"),
    .init(
      "NOT binds tighter", "NOT trait('a') = 1 AND trait('b') = 2",
      "NOT trait('a') = 1 AND trait('b') = 2"),
    .init("NOT NOT", "NOT (NOT trait('a') = 1)", "NOT NOT trait('a') = 1"),
    .init(
      "NOT of a junction", "NOT(trait('a') = 1 AND trait('b') = 2)",
      "NOT (trait('a') = 1 AND trait('b') = 2)"),
  ]

  @Test("a form parses and prints canonically", arguments: forms)
  func canonical(_ item: Case) throws {
    let query = try QueryParser.parse(item.text)
    #expect(QueryPrinter.text(query.definition) == item.canonical)
    #expect(try QueryParser.parse(item.canonical).definition == query.definition)
  }

  @Test(
    "every comparator parses and prints as it is written",
    arguments: [
      "exists()", "absent()", "contains('a', 'b')", "omits('a')", "starts_with('a')",
      "ends_with('a')", "one_of('a', 1, true)", "none_of('a')", "before_date('2025-01-01')",
      "after_date(2025-01-01)", "within_last(90 days)", "within_next(12 hours)",
      "before_last(1 day)", "after_next(1 hour)",
    ])
  func comparators(_ comparator: String) throws {
    let text = "trait('a').\(comparator)"
    #expect(try QueryPrinter.text(QueryParser.parse(text).definition) == text)
  }

  @Test("the seed condition makes the tree it reads as")
  func tree() throws {
    let text = "event('Order Completed').within(30 days).count() = 0 AND trait('phone').exists()"
    let orders = Stream.event("Order Completed", [.window(.last(.days(30)))])
    let expected = Condition.and([
      ConditionNode(.compare(.measure(orders, .count), .equal, .literal(.integer(0)))),
      ConditionNode(.test(.trait("phone"), .exists)),
    ])
    let query = try QueryParser.parse(text)
    let tree = try #require(query.tree)
    #expect(tree.condition == expected)
    #expect(tree.nodes.map(\.id) == [1, 2, 3])
    #expect(
      query.spans.mapValues { query.source.substring($0) } == [
        1: text, 2: "event('Order Completed').within(30 days).count() = 0",
        3: "trait('phone').exists()",
      ])
  }

  /// The examples of SEMANTICS 9, in canonical form.
  static let examples: [Case] = [
    .init(
      "windowed",
      "event('Shoes Bought').where( property('price') >= 100 ).within(7 days).count() >= 1",
      "event('Shoes Bought').where(property('price') >= 100).within(7 days).count() >= 1"),
    .init(
      "funnel",
      "event('Shoes Bought').where( property('price') >= trait('avg_spend') AND event('Shoes Returned').within(parent: 5 days).count() >= 1 ).within(30 days).count() >= 1",
      "event('Shoes Bought').where(property('price') >= trait('avg_spend') AND event('Shoes Returned').within(parent: 5 days).count() >= 1).within(30 days).count() >= 1"
    ),
    .init(
      "NOT", "NOT ( event('Shoes Bought').count() >= 1 AND trait('total_spend') > 200 )",
      "NOT (event('Shoes Bought').count() >= 1 AND trait('total_spend') > 200)"),
    .init(
      "ALL", "ALL ( event('Shoes Bought').count() >= 1 AND trait('total_spend') > 200 )",
      "ALL (event('Shoes Bought').count() >= 1 AND trait('total_spend') > 200)"),
    .init(
      "ALL NOT", "ALL NOT event('Shoes Bought').count() >= 1",
      "ALL NOT event('Shoes Bought').count() >= 1"),
    .init(
      "ANY", "ANY event('Shoes Bought').count() >= 1",
      "ANY event('Shoes Bought').count() >= 1"),
    .init(
      "entity in entity",
      "entity('orders').where(entity('order-products').count() >= 1).count() >= 1",
      "entity('orders').where(entity('order-products').count() >= 1).count() >= 1"),
    .init(
      "entity or trait", "entity('orders').count() >= 1 OR trait('VIP') = 'true'",
      "entity('orders').count() >= 1 OR trait('VIP') = 'true'"),
    .init(
      "entity where", "entity('orders').where(property('total') > 500).count() >= 1",
      "entity('orders').where(property('total') > 500).count() >= 1"),
    .init(
      "avg", "event('Shoes Bought').within(30 days).avg(property('spend'))",
      "event('Shoes Bought').within(30 days).avg(property('spend'))"),
    .init(
      "min",
      "event('Shoes Bought').where( property('price') > 100 AND property('brand') = 'My Brand' ).min(property('spend'))",
      "event('Shoes Bought').where(property('price') > 100 AND property('brand') = 'My Brand').min(property('spend'))"
    ),
    .init(
      "first", "event('Shoes Bought').within(30 days).first(property('spend'))",
      "event('Shoes Bought').within(30 days).first(property('spend'))"),
    .init(
      "mode", "event('Shoes Bought').within(30 days).mode(property('spend'), 2)",
      "event('Shoes Bought').within(30 days).mode(property('spend'), 2)"),
  ]

  @Test(
    "an example of the public reference parses; what cannot be an audience says why",
    arguments: examples)
  func example(_ item: Case) throws {
    let query = try QueryParser.parse(item.text)
    #expect(QueryPrinter.text(query.definition) == item.canonical)
    let codes = query.structureFindings(level: nil).map(\.code)
    let expected: [FindingCode] =
      switch item.id {
      case "entity in entity": [.entity, .entity]
      case "entity or trait", "entity where": [.entity]
      case "avg", "min", "first", "mode": [.structure]
      default: []
      }
    #expect(codes == expected)
    let isOfAccounts = ["ALL", "ALL NOT", "ANY"].contains(item.id)
    #expect(
      query.structureFindings(level: .users).map(\.code) == expected
        + (isOfAccounts ? [.structure] : []))
  }
}
