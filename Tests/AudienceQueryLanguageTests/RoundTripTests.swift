import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceQueryLanguage
import AudienceSchema
import AudienceTestSupport
import Testing

@Suite("Query text and trees")
struct RoundTripTests {
  @Test("every printed tree parses back to itself", arguments: AudienceLevel.allCases)
  func trees(level: AudienceLevel) throws {
    var generator = RandomConditions(seed: 1, level: level, allowsEntity: true)
    for _ in 0..<TestSettings.cases {
      let tree = generator.nextTree()
      let text = QueryPrinter.text(tree)
      let query = try QueryParser.parse(text)
      try #require(query.definition == .audience(tree), "\(text)")
      try #require(QueryPrinter.text(query.definition) == text)
    }
  }

  @Test("every printed computed trait parses back to itself")
  func computedTraits() throws {
    var generator = RandomConditions(seed: 2, allowsEntity: true)
    for _ in 0..<TestSettings.cases {
      let scalar = generator.nextComputedTrait()
      let text = QueryPrinter.text(scalar)
      try #require(QueryParser.parse(text).definition == .computedTrait(scalar), "\(text)")
    }
  }

  @Test(
    "a generated tree has no structure findings at its level", arguments: AudienceLevel.allCases)
  func wellFormed(level: AudienceLevel) throws {
    var generator = RandomConditions(seed: 3, level: level)
    for _ in 0..<TestSettings.cases {
      let tree = generator.nextTree()
      let findings = QueryStructure.findings(in: tree, level: level)
      try #require(findings.isEmpty, "\(QueryPrinter.text(tree)): \(findings)")
    }
  }

  @Test("the text of every node parses to that node's condition")
  func spans() throws {
    var generator = RandomConditions(seed: 4, level: .accounts)
    for _ in 0..<TestSettings.cases {
      let query = try QueryParser.parse(QueryPrinter.text(generator.nextTree()))
      let tree = try #require(query.tree)
      for node in tree.nodes {
        let span = try #require(query.spans[node.id])
        let part = query.source.substring(span)
        guard case .audience(let same) = try QueryParser.parse(part).definition else {
          Issue.record("\(part) is no condition")
          continue
        }
        try #require(same.condition == node.condition, "\(part)")
      }
      #expect(query.spans.count == tree.nodes.count)
    }
  }

  @Test(
    "the gold queries are in canonical form",
    .enabled(if: TestSettings.sharedFolder != nil, "the shared folder is missing"),
    arguments: ["suite/shop/prompts.jsonl", "suite/saas/prompts.jsonl"])
  func golds(path: String) throws {
    let rows = try TestSettings.sharedLines(path).map { try JSONReader.read($0) }
    let golds = rows.flatMap { $0["gold"]?.arrayValue ?? [] }.compactMap(\.stringValue)
    try #require(!golds.isEmpty)
    for gold in golds {
      let query = try QueryParser.parse(gold)
      #expect(QueryPrinter.text(query.definition) == gold)
      #expect(query.structureFindings(level: nil).isEmpty)
    }
  }

  @Test(
    "conditions of other engines' suites parse and print",
    .enabled(if: TestSettings.sharedFolder != nil, "the shared folder is missing"))
  func conformance() throws {
    let rows = try TestSettings.sharedLines("conformance/conditions.jsonl").map {
      try JSONReader.read($0)
    }
    let queries = rows.compactMap { $0["query"]?.stringValue }
    try #require(!queries.isEmpty)
    for text in queries {
      let query = try QueryParser.parse(text)
      let printed = QueryPrinter.text(query.definition)
      #expect(try QueryParser.parse(printed).definition == query.definition, "\(text)")
    }
  }
}
