import AudienceConditions
import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceSchema
import AudienceTestSupport
import Testing

@Suite("What an audience may not have")
struct QueryStructureTests {
  /// A text with the part at fault between two marks.
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let level: AudienceLevel?
    let part: String?
    let code: FindingCode
    var testDescription: String { text }

    init(
      _ text: String, _ level: AudienceLevel? = .users, at part: String? = nil,
      _ code: FindingCode = .structure
    ) {
      self.text = text
      self.level = level
      self.part = part
      self.code = code
    }
  }

  static let refused: [Case] = [
    .init("event('A').count()"),
    .init("event('A').sum(property('x'))"),
    .init("trait('a')"),
    .init("ANY trait('a') = 1"),
    .init("trait('b') = 2 AND ALL trait('a') = 1", at: "ALL trait('a') = 1"),
    .init("ANY NOT ANY trait('a') = 1", .accounts, at: "ANY trait('a') = 1"),
    .init("ANY (ALL trait('a') = 1 OR trait('b') = 1)", nil, at: "ALL trait('a') = 1"),
    .init("event('A').where(ANY trait('a') = 1).count() > 0", .accounts, at: "ANY trait('a') = 1"),
    .init("event('A').within(parent: 1 day).count() > 0"),
    .init("event('A').between(parent: 1 day, 2 days).count() > 0"),
    .init(
      "event('A').where(property(parent: 'x') = 1).count() > 0", at: "property(parent: 'x') = 1"),
    .init("property('x') = 1"),
    .init("context('timestamp').within_last(1 day)"),
    .init("trait('a') = property('x')"),
    .init("trait('a') = event('A').within(parent: 1 day).count()"),
    .init("event('A').expires_after(30 days).count() > 0"),
    .init("entity('orders').count() > 0", at: nil, .entity),
  ]

  @Test("a structure is refused with its place", arguments: refused)
  func refusal(_ item: Case) throws {
    let query = try QueryParser.parse(item.text)
    let findings = query.structureFindings(level: item.level)
    try #require(findings.count == 1)
    #expect(findings[0].code == item.code)
    guard case .text(let source, let span) = findings[0].place else {
      Issue.record("no place")
      return
    }
    #expect(source.substring(span) == item.part ?? item.text)
  }

  @Test(
    "a structure is allowed where it belongs",
    arguments: [
      Case("ANY trait('a') = 1", .accounts), Case("ANY trait('a') = 1", nil),
      Case("ANY trait('a') = 1 AND ALL trait('b') = 1", .accounts),
      Case("event('A').where(event('B').within(parent: 1 day).count() > 0).count() > 0"),
      Case(
        "event('A').where(event('B').where(property('x') = property(parent: 'x')).count() > 0).count() > 0"
      ),
      Case("event('A').where(context('page.url').exists()).count() > 0"),
    ])
  func allowance(_ item: Case) throws {
    #expect(try QueryParser.parse(item.text).structureFindings(level: item.level).isEmpty)
  }

  @Test("ANY and ALL make a condition one of accounts")
  func level() throws {
    let texts: [(String, AudienceLevel?)] = [
      ("trait('a') = 1", nil), ("NOT (trait('a') = 1 OR ALL trait('b') = 1)", .accounts),
      ("ANY trait('a') = 1", .accounts),
    ]
    for (text, level) in texts {
      let tree = try #require(QueryParser.parse(text).tree)
      #expect(QueryStructure.level(of: tree.condition) == level, "\(text)")
    }
  }

  @Test(
    "primary expressions are counted as the language counts them",
    arguments: [
      ("trait('a') = 1", 1), ("trait('a') = trait('b')", 1), ("trait('a').exists()", 1),
      ("NOT (trait('a') = 1 AND trait('b') = 1)", 2), ("event('A').count() > 0", 1),
      ("event('A').count() > event('B').count()", 2), ("trait('a') > event('B').count()", 2),
      ("event('A').where(property('x') = 1 OR context('y') = 2).count() > 0", 3),
      ("event('A').where(event('B').where(property('x') = 1).count() > 0).count() > 0", 3),
      ("event('A').sum(property('x'))", 1),
    ])
  func primaryExpressions(text: String, count: Int) throws {
    #expect(try PrimaryExpressions.count(in: QueryParser.parse(text).definition) == count)
  }
}
