import AudienceConditions
import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceSchema
import AudienceTestSupport
import Testing

@Suite("Limits of query text")
struct QueryLimitTests {
  /// A kind of level: a text of so many of them.
  struct Level: Sendable, CustomTestStringConvertible {
    let id: String
    let text: @Sendable (Int) -> String
    var testDescription: String { id }
  }

  static let simple = "trait('a') = 1"

  private static func nested(_ open: String, _ inner: String, _ close: String, _ count: Int)
    -> String
  {
    String(repeating: open, count: count) + inner + String(repeating: close, count: count)
  }

  static let levels: [Level] = [
    Level(id: "parentheses") { nested("(", simple, ")", $0) },
    Level(id: "NOT") { nested("NOT ", simple, "", $0) },
    Level(id: "ANY") { nested("ANY ", simple, "", $0) },
    Level(id: "ALL") { nested("ALL ", simple, "", $0) },
    Level(id: "NOT and parentheses") { nested("NOT (", simple, ")", $0 / 2) },
    Level(id: "where( and nested event(") { count in
      // The outermost event is not nested: where( 1, event( 2, where( 3, …
      let pairs = count / 2
      let isOdd = count % 2 == 1
      let inner = isOdd ? "event('b').where(\(simple)).count() > 0" : "event('b').count() > 0"
      return pairs == 0
        ? "event('b').where(\(simple)).count() > 0"
        : nested("event('a').where(", inner, ").count() > 0", pairs)
    },
  ]

  @Test("200 levels parse, print and parse again", arguments: levels)
  func allowed(_ level: Level) throws {
    let query = try QueryParser.parse(level.text(200))
    #expect(query.structureFindings(level: nil).filter { $0.code == .depth }.isEmpty)
    #expect(
      try QueryParser.parse(QueryPrinter.text(query.definition)).definition == query.definition)
  }

  @Test("more than 200 levels are refused, and so are very many", arguments: levels)
  func refuses(_ level: Level) {
    for count in [202, 5_000] {
      #expect { try QueryParser.parse(level.text(count)) } throws: { error in
        (error as? FindingError)?.first.code == .depth
      }
    }
  }

  @Test("201 open parentheses and 201 NOTs are refused at the 201st")
  func oneTooMany() {
    for (open, width) in [("(", 1), ("NOT ", 4)] {
      #expect { try QueryParser.parse(String(repeating: open, count: 201) + Self.simple) } throws: {
        guard let finding = ($0 as? FindingError)?.first, case .text(_, let span) = finding.place
        else { return false }
        return finding.code == .depth && span.start == 200 * width
      }
    }
  }

  @Test("a tree too deep for query text has a depth finding", arguments: [200, 201, 2_000])
  func deepTree(count: Int) {
    var condition = Condition.test(.trait("a"), .exists)
    for _ in 0..<count { condition = .not(ConditionNode(condition)) }
    let codes = QueryStructure.findings(in: ConditionTree(condition), level: .users).map(\.code)
    #expect(codes == (count > 200 ? [.depth] : []))
  }

  @Test("a chain of tens of thousands is one node", arguments: ["AND", "OR"])
  func chain(word: String) throws {
    let count = 40_000
    let text = Array(repeating: "trait('a')=1", count: count).joined(separator: " \(word) ")
    let tree = try #require(QueryParser.parse(text).tree)
    #expect(tree.root.condition.junctionMembers?.count == count)
    #expect(tree.deepest.levels == 0)
  }

  @Test("a junction of 100,000 members prints")
  func printing() {
    let member = ConditionNode(.test(.trait("a"), .exists))
    let tree = ConditionTree(.or(Array(repeating: member, count: 100_000)))
    let text = QueryPrinter.text(tree)
    #expect(text.utf8.count == 100_000 * "trait('a').exists()".utf8.count + 99_999 * 4)
    #expect(PrimaryExpressions.count(in: tree) == 100_000)
  }

  @Test("more than a megabyte is refused, less is read")
  func length() throws {
    let padding = String(repeating: " ", count: QueryParser.maximumLength)
    #expect { try QueryParser.parse(padding + Self.simple) } throws: { error in
      (error as? FindingError)?.first.code == .syntax
    }
    let fits = padding.dropFirst(Self.simple.utf8.count) + Self.simple
    #expect(try QueryParser.parse(String(fits)).tree?.nodes.count == 1)
  }

  @Test(
    "a megabyte of anything is refused and does not crash",
    arguments: [
      "(", "' ", "\"a\" ", "1", "-", "a", "AND ", "NOT ", "\u{0}", "‘", "‘a’ ", "é", "🙂", "event(",
      "\\", "{", ".",
    ])
  func megabyte(unit: String) {
    let count = QueryParser.maximumLength / unit.utf8.count
    #expect(throws: FindingError.self) {
      try QueryParser.parse(String(repeating: unit, count: count))
    }
  }

  @Test("a text changed at random either parses or says where not")
  func mutations() throws {
    var generator = RandomConditions(seed: 21, level: .accounts)
    let pieces: [String] = [
      "(", ")", "'", "\"", ".", ",", " ", "AND", "not", "\u{0}", "\u{7F}", "’", "}", "[", "=", "<",
      "-", "0", "e9", "\n", "é", "where(", "parent:", "\\", "2025-13-01", "1e999", ":",
    ]
    for _ in 0..<TestSettings.cases {
      var bytes = Array(QueryPrinter.text(generator.next()).utf8)
      for _ in 0..<(1 + generator.random.below(4)) {
        let position = generator.random.below(bytes.count + 1)
        switch generator.random.below(3) {
        case 0: bytes.insert(contentsOf: generator.random.pick(pieces).utf8, at: position)
        case 1:
          let end = min(bytes.count, position + generator.random.below(6))
          bytes.removeSubrange(position..<end)
        default: if position < bytes.count { bytes[position] = UInt8(generator.random.below(256)) }
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      do {
        let definition = try QueryParser.parse(text).definition
        try #require(QueryParser.parse(QueryPrinter.text(definition)).definition == definition)
      } catch let error as FindingError {
        let finding = error.first
        guard case .text(let source, let span) = finding.place else {
          Issue.record("no place in \(text)")
          continue
        }
        try #require(source.text == text && span.end <= text.utf8.count)
        try #require([.syntax, .structure, .depth].contains(finding.code))
        for suggestion in finding.suggestions {
          try #require(suggestion.applied(to: text) != text)
        }
      }
    }
  }
}
