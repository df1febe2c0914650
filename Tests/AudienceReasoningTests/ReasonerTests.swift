import AudienceConditions
import AudienceQueryLanguage
import AudienceReasoning
import AudienceTestSupport
import Testing

struct ReasonerTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let query: String
    let verdict: Verdict?

    init(_ verdict: Verdict?, _ query: String) {
      self.query = query
      self.verdict = verdict
    }

    var testDescription: String { query }
  }

  static let examples: [Example] = [
    Example(.always, "event('A').count() >= 0"),
    Example(.always, "event('A').count() > -1"),
    Example(.never, "event('A').count() < 0"),
    Example(.never, "event('A').count() = 1.5"),
    Example(.never, "event('A').count() > 2 AND event('A').count() < 3"),
    Example(nil, "event('A').count() >= 2 AND event('A').count() < 3"),
    Example(nil, "event('A').sum(property('x')) > 2 AND event('A').sum(property('x')) < 3"),
    Example(nil, "event('A').sum(property('x')) >= 0 OR event('A').sum(property('x')) < 0"),
    Example(.always, "trait('x').exists() OR trait('x').absent()"),
    Example(nil, "trait('x') = 'a' OR trait('x') != 'a'"),
    Example(.always, "trait('x') = 'a' OR NOT trait('x') = 'a'"),
    Example(.always, "NOT trait('x') = 'a' OR NOT trait('x') = 'b'"),
    Example(nil, "trait('x') != 'a' OR trait('x') != 'b'"),
    Example(.never, "trait('x') = 'a' AND trait('x') = 'b'"),
    // A number has the text of one and the value of both.
    Example(nil, "trait('x') = '7' AND trait('x') = '007'"),
    Example(nil, "trait('x') = '50' AND trait('x') = 50"),
    Example(.never, "trait('x') = 'a' AND trait('x') = 50"),
    Example(.never, "trait('x') > 5 AND trait('x') > 2025-01-01"),
    Example(.never, "trait('x') > 'a'"),
    Example(.always, "NOT trait('x') > 'a'"),
    Example(nil, "trait('x').one_of('a', 'b') AND trait('x').one_of('c')"),
    Example(.never, "trait('x').one_of('a', 'b') AND trait('x') = 'c'"),
    Example(.never, "trait('x') = 'abc' AND trait('x').contains('d')"),
    Example(.never, "trait('x').contains('d') AND NOT trait('x').contains('d')"),
    Example(.never, "trait('x').contains('d') AND trait('x').omits('d')"),
    Example(nil, "trait('x').starts_with('a') AND trait('x').ends_with('b')"),
    // Some element, and another one.
    Example(nil, "trait('x.$') = 'a' AND trait('x.$') = 'b'"),
    Example(.never, "trait('x.$') = 'a' AND trait('x.$').absent()"),
    Example(.never, "trait('x') > trait('x')"),
    Example(.never, "trait('x') = trait('y') AND trait('y').absent()"),
    Example(.never, "trait('d').within_last(7 days) AND trait('d').before_date(2020-01-01)"),
    Example(.never, "trait('d').before_last(8 days) AND trait('d').within_last(7 days)"),
    Example(nil, "trait('d').before_last(7 days) AND trait('d').within_last(7 days)"),
    Example(.never, "event('A').within(7 days).between(30 days, 60 days).count() >= 1"),
    Example(.always, "event('A').within(7 days).between(30 days, 60 days).count() = 0"),
    Example(.never, "event('A').count() = 0 AND event('A').within(7 days).count() >= 1"),
    Example(nil, "event('A').within(7 days).count() = 0 AND event('A').count() >= 1"),
    Example(.never, "event('A').count() = 0 AND event('A').sum(property('x')) > 5"),
    Example(nil, "event('A').count() = 0 AND event('A').unique(property('x')).count() < 5"),
    Example(
      .never,
      "event('A').where(property('x') > 5).count() = 0"
        + " AND event('A').where(property('x') > 9).within(3 days).count() >= 1"),
    Example(.never, "event('A').where(property('x') > 5 AND property('x') < 3).count() >= 1"),
    Example(
      nil, "event('A').where(property('x.$') > 5 AND property('x.$') < 3).count() >= 1"),
    Example(
      .never, "event('A').where(event('B').within(parent: 0 days).count() >= 1).count() >= 1"),
    Example(
      .never,
      "event('A').where(event('B').within(parent: 2 days).between(parent: 5 days, 9 days)"
        + ".count() >= 1).count() >= 1"),
    Example(
      .never,
      "event('A').where(event('B').within(parent: 5 days).within(7 days).count() >= 1)"
        + ".between(30 days, 60 days).count() >= 1"),
    Example(
      nil,
      "event('A').where(event('B').within(parent: 25 days).within(7 days).count() >= 1)"
        + ".between(30 days, 60 days).count() >= 1"),
    Example(.never, "ANY event('A').count() >= 1 AND ALL NOT event('A').count() >= 1"),
    Example(nil, "ANY event('A').count() >= 1 AND ALL event('A').count() >= 1"),
    Example(nil, "ANY event('A').count() >= 0"),
    Example(.always, "ALL event('A').count() >= 0"),
  ]

  @Test("What is certain is told, and nothing else", arguments: examples)
  func verdict(_ example: Example) throws {
    let tree = try #require(try QueryParser.parse(example.query).tree)
    var reasoner = Reasoner(now: RandomCalls.now)
    #expect(reasoner.verdict(of: tree.condition) == example.verdict)
  }

  struct Pair: Sendable, CustomTestStringConvertible {
    let one: String
    let other: String
    let isImplied: Bool

    init(_ one: String, _ isImplied: Bool, _ other: String) {
      self.one = one
      self.other = other
      self.isImplied = isImplied
    }

    var testDescription: String { "\(one) → \(other)" }
  }

  static let pairs: [Pair] = [
    Pair("event('A').count() >= 3", true, "event('A').count() >= 1"),
    Pair("event('A').count() >= 1", false, "event('A').count() >= 3"),
    Pair("event('A').within(7 days).count() >= 1", true, "event('A').within(30 days).count() >= 1"),
    Pair(
      "event('A').within(30 days).count() >= 1", false, "event('A').within(7 days).count() >= 1"),
    Pair("event('A').sum(property('x')) > 5", true, "event('A').count() >= 1"),
    Pair("event('A').sum(property('x')) < 5", true, "event('A').count() >= 1"),
    Pair("event('A').count() = 0", true, "event('A').within(7 days).count() < 2"),
    Pair("trait('x') = 'a'", true, "trait('x').exists()"),
    Pair("trait('x') = 'a'", true, "trait('x').one_of('a', 'b')"),
    Pair("trait('x') > 9", true, "trait('x') > 5"),
    Pair("trait('x') > 5", false, "trait('x') > 9"),
    Pair("trait('x') = 'a'", true, "trait('x') = 'a' OR trait('y') = 'b'"),
    Pair("trait('x') = 'a' AND trait('y') = 'b'", true, "trait('y') = 'b'"),
    Pair("trait('x') != 'a'", true, "NOT trait('x') = 'a'"),
    Pair("NOT trait('x') = 'a'", false, "trait('x') != 'a'"),
    Pair(
      "event('A').where(property('x') > 9 AND property('y') = 'b').count() >= 2", true,
      "event('A').where(property('x') > 5).count() >= 1"),
    Pair(
      "event('A').sources({exclude: 's', 't'}).count() >= 2", true,
      "event('A').sources({exclude: 's'}).count() >= 1"),
  ]

  @Test("One condition implies another", arguments: pairs)
  func implication(_ pair: Pair) throws {
    let one = try #require(try QueryParser.parse(pair.one).tree)
    let other = try #require(try QueryParser.parse(pair.other).tree)
    var reasoner = Reasoner(now: RandomCalls.now)
    #expect(reasoner.implies(one.condition, other.condition) == pair.isImplied)
  }

  @Test("Long lists are told apart by their last value")
  func longLists() throws {
    func list(_ values: some Sequence<Int>) -> String {
      "trait('x').one_of(\(values.map { "'t\($0)', \($0)" }.joined(separator: ", ")))"
    }
    let even = stride(from: 0, to: 6_000, by: 2)
    let odd = stride(from: 1, to: 6_000, by: 2)
    let cases: [(String, Verdict?)] = [
      (list(even) + " AND trait('x') = 't5997'", .never),
      (list(even) + " AND trait('x') = 't5998'", nil),
      (list(even) + " AND trait('x') = 5997", .never),
      (list(even) + " AND trait('x') = 5998", nil),
      (list(odd) + " AND trait('x') >= 5999", nil),
      (list(odd) + " AND trait('x') > 5999", .never),
    ]
    for (query, verdict) in cases {
      let tree = try #require(try QueryParser.parse(query).tree)
      var reasoner = Reasoner(now: RandomCalls.now)
      #expect(reasoner.verdict(of: tree.condition) == verdict, "\(query.suffix(40))")
    }
  }
}
