import AudienceConditions
import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceTestSupport
import Testing

@Suite("Edits by words")
struct FieldEditTests {
  /// A condition, the words typed for it, and the condition they make.
  struct Case: Sendable, CustomTestStringConvertible {
    let before: String
    let words: String
    let after: String
    var testDescription: String { "\(words) on \(before)" }

    init(_ before: String, _ words: String, _ after: String) {
      self.before = before
      self.words = words
      self.after = after
    }
  }

  private static let bought = "event('A').where(property('x') > 1).within(30 days).count() = 0"
  private static func event(_ rest: String, _ name: String = "A") -> String {
    "event('\(name)').where(property('x') > 1)\(rest)"
  }

  static let accepted: [Case] = [
    .init(bought, "within 7 days", event(".within(7 days).count() = 0")),
    .init(bought, "within last 7 days", event(".within(7 days).count() = 0")),
    .init(bought, "in the last 12 hours", event(".within(12 hours).count() = 0")),
    .init(bought, "last 7 days", event(".within(7 days).count() = 0")),
    .init(bought, ".within(7 days)", event(".within(7 days).count() = 0")),
    .init(bought, "between 30 and 60 days ago", event(".between(30 days, 60 days).count() = 0")),
    .init(bought, "between 30 days and 60 days", event(".between(30 days, 60 days).count() = 0")),
    .init(bought, "between(30 days, 60 days)", event(".between(30 days, 60 days).count() = 0")),
    .init(
      bought, "within 5 days after the event above", event(".within(parent: 5 days).count() = 0")),
    .init(bought, "any time", event(".count() = 0")),
    .init(bought, "largest of 'y' > 50", event(".within(30 days).max(property('y')) > 50")),
    .init(bought, "largest 'y' > 50", event(".within(30 days).max(property('y')) > 50")),
    .init(bought, "smallest of 'y' > 50", event(".within(30 days).min(property('y')) > 50")),
    .init(bought, "sum 'y' > 50", event(".within(30 days).sum(property('y')) > 50")),
    .init(bought, "first of 'y' = 'a'", event(".within(30 days).first(property('y')) = 'a'")),
    .init(bought, "event 'X Y'", event(".within(30 days).count() = 0", "X Y")),
    .init(bought, "event X Y", event(".within(30 days).count() = 0", "X Y")),
    .init(bought, "EVENT X, Y", event(".within(30 days).count() = 0", "X, Y")),
    .init(bought, "count >= 2", event(".within(30 days).count() >= 2")),
    .init(bought, "count() >= 2", event(".within(30 days).count() >= 2")),
    .init(bought, ">= 2", event(".within(30 days).count() >= 2")),
    .init(bought, "5", event(".within(30 days).count() = 5")),
    .init(bought, "performed at least 2 times", event(".within(30 days).count() >= 2")),
    .init(bought, "at least twice", event(".within(30 days).count() >= 2")),
    .init(bought, "at least 1 time", event(".within(30 days).count() >= 1")),
    .init(bought, "exactly 3 times", event(".within(30 days).count() = 3")),
    .init(bought, "3 times or more", event(".within(30 days).count() >= 3")),
    .init(bought, "fewer than 3 times", event(".within(30 days).count() < 3")),
    .init(bought, "performed", event(".within(30 days).count() >= 1")),
    .init("event('A').count() >= 1", "never", "event('A').count() = 0"),
    .init(bought, "sum of 'total' > 500", event(".within(30 days).sum(property('total')) > 500")),
    .init(bought, "sum of total > 500", event(".within(30 days).sum(property('total')) > 500")),
    .init(
      bought, "sum(property('total')) > 500", event(".within(30 days).sum(property('total')) > 500")
    ),
    .init(
      "event('A').sum(property('x')) > 5", "average of 'x'", "event('A').avg(property('x')) > 5"),
    .init(
      bought, "most frequent 'c' (at least 1 time) = 'E'",
      event(".within(30 days).mode(property('c'), 1) = 'E'")),
    .init(
      bought, "number of different 'c' >= 3",
      event(".within(30 days).unique(property('c')).count() >= 3")),
    .init(
      bought, "excluding sources 'a', 'b'",
      event(".within(30 days).sources({exclude: 'a', 'b'}).count() = 0")),
    .init(
      "event('A').sources({exclude: 'a'}).count() = 0", "from any source", "event('A').count() = 0"),
    .init(bought, "event 'B', last 2 days, count = 1", event(".within(2 days).count() = 1", "B")),
    .init("event('A').count() = 0", "within 7 days", "event('A').within(7 days).count() = 0"),
    .init(
      "event('A').within(1 day).within(2 days).count() = 0", "within 7 days",
      "event('A').within(7 days).count() = 0"),
    .init("trait('plan') = 'free'", "= 'pro'", "trait('plan') = 'pro'"),
    .init("trait('plan') = 'free'", "'pro'", "trait('plan') = 'pro'"),
    .init("trait('plan') != 'free'", "'pro'", "trait('plan') != 'pro'"),
    .init("trait('plan') = 'free'", "'pro', 'team'", "trait('plan').one_of('pro', 'team')"),
    .init(
      "trait('plan').contains('free')", "'pro' or 'team'", "trait('plan').contains('pro', 'team')"),
    .init("trait('plan') = 'free'", "> 100", "trait('plan') > 100"),
    .init("trait('plan') = 'free'", "exists", "trait('plan').exists()"),
    .init("trait('plan') = 'free'", "doesn't exist", "trait('plan').absent()"),
    .init("trait('plan') = 'free'", "doesn’t exist", "trait('plan').absent()"),
    .init("trait('plan') = 'free'", "Does not exist", "trait('plan').absent()"),
    .init("trait('plan') = 'free'", "contains 'x'", "trait('plan').contains('x')"),
    .init(
      "trait('plan') = 'free'", "is one of 'a', 'b' or 'c'", "trait('plan').one_of('a', 'b', 'c')"),
    .init("trait('plan') = 'free'", "is not 'a'", "trait('plan') != 'a'"),
    .init("trait('plan') = 'free'", "trait 'tier'", "trait('tier') = 'free'"),
    .init("trait('plan') = 'free'", "trait tier", "trait('tier') = 'free'"),
    .init(
      "trait('plan') = 'free'", "trait address.city = 'Oslo'", "trait('address.city') = 'Oslo'"),
    .init("trait('plan') = 'free'", "= trait 'tier'", "trait('plan') = trait('tier')"),
    .init("trait('at') = 'x'", "within 90 days", "trait('at').within_last(90 days)"),
    .init("trait('at') = 'x'", "before 2025-01-01", "trait('at').before_date(2025-01-01)"),
    .init("trait('at') = 'x'", "at least 5 days ago", "trait('at').before_last(5 days)"),
    .init("trait('a') = 1 AND trait('b') = 2", "or", "trait('a') = 1 OR trait('b') = 2"),
    .init("trait('a') = 1 OR trait('b') = 2", "AND", "trait('a') = 1 AND trait('b') = 2"),
    .init("ANY trait('a') = 1", "all users", "ALL trait('a') = 1"),
    .init(
      "trait('a') = 1", "event('B').count() >= 1 OR trait('c') = 1",
      "event('B').count() >= 1 OR trait('c') = 1"),
    .init("trait('a') = 1 AND trait('b') = 2", "NOT trait('b') = 2", "NOT trait('b') = 2"),
    .init("trait('a') = 1", "(trait('a') = 2)", "trait('a') = 2"),
    .init("trait('a') = 1", "event 'B'", "event('B').count() >= 1"),
    .init(
      "trait('a') = 1", "event 'B', within 7 days, never", "event('B').within(7 days).count() = 0"),
    .init(bought, "trait 'phone' exists", "trait('phone').exists()"),
  ]

  @Test("words change what they name and nothing else", arguments: accepted)
  func accepts(_ item: Case) throws {
    let tree = try #require(QueryParser.parse(item.before).tree)
    let edited = try FieldEdit.apply(item.words, to: tree.root)
    #expect(QueryPrinter.text(edited) == item.after)
  }

  @Test("conditions that are still there keep their ids, new ones get new ids")
  func ids() throws {
    let tree = try #require(
      QueryParser.parse("event('A').where(property('x') > 1 AND property('y') = 2).count() = 0")
        .tree)
    for words in ["within 7 days", "event 'B'", "sum of 'x' > 1"] {
      let edited = try tree.setting(1, to: FieldEdit.apply(words, to: tree.root))
      #expect(edited.nodes.map(\.id) == [1, 2, 3, 4])
    }
    let text =
      "event('A').where(property('z') > 1).where(property('x') > 1 AND property('y') = 2).count() = 5"
    let edited = try tree.setting(1, to: FieldEdit.apply(text, to: tree.root))
    #expect(edited.nodes.map(\.id) == [1, 5, 2, 3, 4])
  }

  /// Words that do not fit a node, with the mark where the caret stands.
  struct Refusal: Sendable, CustomTestStringConvertible {
    let node: String
    let words: String
    let message: String
    let offer: String?
    var testDescription: String { "\(words) on \(node)" }

    init(_ node: String, _ words: String, _ message: String, offers offer: String? = nil) {
      self.node = node
      self.words = words
      self.message = message
      self.offer = offer
    }
  }

  private static let stream = "expected an event, a lookback window, a measure or query text"
  private static let field = "expected a trait or property, a comparison or query text"

  static let refused: [Refusal] = [
    .init(bought, "1️⃣", stream),
    .init(bought, "1️⃣evnt 'X'", stream, offers: "event 'X'"),
    .init(bought, "1️⃣withn 7 days", stream, offers: "within 7 days"),
    .init(
      bought, "within 2 1️⃣weeks", "only hours or days are known, not 'weeks'",
      offers: "within 14 days"),
    .init(bought, "within 1️⃣", "expected a whole number of hours or days after 'within('"),
    .init(bought, "event 1️⃣'X", "the text that begins here has no closing '"),
    .init(bought, "within 7 days 1️⃣or so", "expected the end after 'within 7 days'"),
    .init(bought, "at least 1️⃣many", "expected a number of times"),
    .init(bought, "trait 'x'1️⃣", "expected a comparison after 'trait 'x''"),
    .init("trait('a') = 1", "1️⃣sum of 'x'", field),
    .init(
      "trait('a') = 1", "= 1️⃣pro", "a text stands in quotes: expected a value after '='",
      offers: "= 'pro'"),
    .init("trait('a') = 1", "1️⃣exsits", field, offers: "exists"),
    .init(
      "trait('a') = 1 AND trait('b') = 1", "1️⃣xor", "expected 'and', 'or' or query text",
      offers: "or"),
    .init(
      "NOT trait('a') = 1", "1️⃣within 7 days",
      "expected 'not', 'any user', 'all users' or query text"),
    .init("trait('a') = 1", "trait('a') = 1️⃣", "expected a value after '='"),
  ]

  @Test("words that do not fit say what would", arguments: refused)
  func refuses(_ item: Refusal) throws {
    let tree = try #require(QueryParser.parse(item.node).tree)
    let marked = MarkedText(item.words)
    do {
      _ = try FieldEdit.apply(marked.text, to: tree.root)
      Issue.record("accepted")
    } catch {
      #expect(error.first.code == .edit)
      #expect(error.first.message == item.message)
      #expect(error.first.suggestions.first?.applied(to: marked.text) == item.offer)
      guard case .text(_, let span) = error.first.place else {
        Issue.record("no place")
        return
      }
      #expect(span.start == marked.offset)
    }
  }
}
