import AudienceConditions
import AudienceQueryLanguage
import Testing

@Suite("Words of a node")
struct NodeWordsTests {
  /// A condition with the lines a tree shows for it and the line of `/why`.
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let lines: [String]
    let summary: String?
    var testDescription: String { text }

    init(_ text: String, _ lines: String..., summary: String? = nil) {
      self.text = text
      self.lines = lines
      self.summary = summary
    }
  }

  static let cases: [Case] = [
    .init("trait('a') = 1 AND trait('b') = 1", "and"),
    .init("trait('a') = 1 OR trait('b') = 1", "or"),
    .init("NOT trait('a') = 1", "not"),
    .init("ANY trait('a') = 1", "any user"),
    .init("ALL trait('a') = 1", "all users"),
    .init("trait('phone').exists()", "trait 'phone' exists"),
    .init("trait('phone').absent()", "trait 'phone' doesn't exist"),
    .init("trait('plan') = 'pro'", "trait 'plan' = 'pro'"),
    .init("trait('a').contains('x', 'y')", "trait 'a' contains 'x' or 'y'"),
    .init("trait('a').omits('x')", "trait 'a' doesn't contain 'x'"),
    .init("trait('a').starts_with('x')", "trait 'a' starts with 'x'"),
    .init("trait('a').ends_with('x')", "trait 'a' ends with 'x'"),
    .init("trait('a').one_of('x', 5)", "trait 'a' is one of 'x', 5"),
    .init("trait('a').none_of('x')", "trait 'a' is none of 'x'"),
    .init("trait('a').before_date(2025-01-01)", "trait 'a' before 2025-01-01"),
    .init("trait('a').after_date('2025-01-01')", "trait 'a' after '2025-01-01'"),
    .init("trait('a').within_last(90 days)", "trait 'a' within last 90 days"),
    .init("trait('a').within_next(1 hour)", "trait 'a' within next 1 hour"),
    .init("trait('a').before_last(90 days)", "trait 'a' at least 90 days ago"),
    .init("trait('a').after_next(90 days)", "trait 'a' at least 90 days from now"),
    .init("trait('a') >= trait('b')", "trait 'a' >= trait 'b'"),
    .init("trait('a') > event('B').count()", "trait 'a' > event('B').count()"),
    .init(
      "event('Order Completed').within(30 days).count() = 0", "event 'Order Completed'",
      "performed at most 0 times (count = 0)", "within last 30 days",
      summary: "event 'Order Completed', last 30 days, count = 0"),
    .init(
      "event('A').count() <= 0", "event 'A'", "performed at most 0 times (count <= 0)",
      summary: "event 'A', count <= 0"),
    .init("event('A').count() >= 1", "event 'A'", "performed at least 1 time (count >= 1)"),
    .init("event('A').count() >= 2", "event 'A'", "performed at least 2 times (count >= 2)"),
    .init("event('A').count() = 3", "event 'A'", "performed exactly 3 times (count = 3)"),
    .init("event('A').count() > 3", "event 'A'", "performed more than 3 times (count > 3)"),
    .init("event('A').count() < 3", "event 'A'", "performed fewer than 3 times (count < 3)"),
    .init("event('A').count() != 3", "event 'A'", "performed not exactly 3 times (count != 3)"),
    .init("event('A').count() > trait('b')", "event 'A'", "count > trait 'b'"),
    .init("event('A').sum(property('x')) > 500", "event 'A'", "sum of 'x' > 500"),
    .init("event('A').avg(property('x')) > 5", "event 'A'", "average of 'x' > 5"),
    .init("event('A').min(property('x')) > 5", "event 'A'", "smallest 'x' > 5"),
    .init(
      "event('A').max(property('x') as string) > 'b'", "event 'A'", "largest 'x' as string > 'b'"),
    .init("event('A').first(property('x')) = 'k'", "event 'A'", "first 'x' = 'k'"),
    .init("event('A').last(property('x')).exists()", "event 'A'", "last 'x' exists"),
    .init(
      "event('A').mode(property('x'), 1) = 'E'", "event 'A'",
      "most frequent 'x' (at least 1 time) = 'E'"),
    .init("event('A').mode(property('x')) = 'E'", "event 'A'", "most frequent 'x' = 'E'"),
    .init(
      "event('A').unique(property('x')).count() >= 3", "event 'A'", "number of different 'x' >= 3"),
    .init("event('A').sum(context('x')) > 5", "event 'A'", "sum of context 'x' > 5"),
    .init(
      "event('A').between(30 days, 60 days).count() > 0", "event 'A'",
      "performed more than 0 times (count > 0)", "between 30 and 60 days ago",
      summary: "event 'A', between 30 and 60 days ago, count > 0"),
    .init(
      "event('A').between(12 hours, 3 days).count() > 0", "event 'A'",
      "performed more than 0 times (count > 0)", "between 12 hours and 3 days ago"),
    .init(
      "event('A').within(parent: 5 days).count() > 0", "event 'A'",
      "performed more than 0 times (count > 0)", "within 5 days after the event above"),
    .init(
      "event('A').between(parent: 1 days, 5 days).count() > 0", "event 'A'",
      "performed more than 0 times (count > 0)", "between 1 and 5 days after the event above"),
    .init(
      "event('A').sources({exclude: 'a', 'b'}).count() > 0", "event 'A'",
      "performed more than 0 times (count > 0)", "excluding sources 'a', 'b'"),
    .init(
      "event('it\\'s').where(property('x') = 1).count() > trait('y')", "event 'it\\'s'",
      "count > trait 'y'"),
    .init("entity('orders').count() > trait('y')", "entity 'orders'", "count > trait 'y'"),
    .init(
      "property(parent: 'x') = property('x')", "property 'x' of the event above = property 'x'"),
    .init("context('page.url').exists()", "context 'page.url' exists"),
  ]

  @Test("a node is shown in these words", arguments: cases)
  func words(_ item: Case) throws {
    let tree = try #require(QueryParser.parse(item.text).tree)
    let words = NodeWords(node: tree.root)
    #expect([words.headline] + words.details == item.lines)
    if let summary = item.summary { #expect(words.summary == summary) }
    if item.lines.count == 1 { #expect(words.summary == item.lines[0]) }
  }

  @Test("the parts are what can be explained one by one")
  func parts() throws {
    let text = "event('A').within(1 day).sources({exclude: 'a'}).sum(property('x')) > 5"
    let tree = try #require(QueryParser.parse(text).tree)
    #expect(
      NodeWords(node: tree.root).parts == [
        NodePart(.event, "event 'A'"), NodePart(.measure, "sum of 'x' > 5"),
        NodePart(.window, "within last 1 day"), NodePart(.sources, "excluding sources 'a'"),
      ])
  }
}
