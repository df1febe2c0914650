import AudienceConditions
import AudienceQueryLanguage
import Testing

/// Levels are counted as the language's limit counts them (SEMANTICS 2).
struct DeepestNodeTests {
  @Test(
    arguments: [
      ("trait('a').exists()", 0, "trait('a').exists()"),
      ("trait('a').exists() AND trait('b').exists()", 0, "trait('b').exists()"),
      (
        "trait('a').exists() AND (trait('b').exists() OR trait('c').exists())", 1,
        "trait('c').exists()"
      ),
      ("NOT NOT trait('a').exists() AND trait('b').exists()", 2, "trait('a').exists()"),
      ("NOT (trait('a').exists() OR trait('b').exists())", 2, "trait('b').exists()"),
      (
        "event('A').where(NOT property('x') > 5).count() >= 1", 2, "property('x') > 5"
      ),
      (
        "event('A').where(event('B').within(parent: 2 days).count() >= 1).count() >= 1", 2,
        "event('B').within(parent: 2 days).count() >= 1"
      ),
    ])
  func levels(_ query: String, _ levels: Int, _ node: String) throws {
    let deepest = try #require(try QueryParser.parse(query).tree).deepest
    #expect(deepest.levels == levels)
    #expect(QueryPrinter.text(deepest.node.condition) == node)
  }

  @Test("The deepest tree that is parsed has as many levels as the limit says")
  func limit() throws {
    let most = QueryParser.maximumDepth
    let query = String(repeating: "NOT ", count: most) + "trait('a').exists()"
    #expect(try QueryParser.parse(query).tree?.deepest.levels == most)
    #expect(throws: (any Error).self) { try QueryParser.parse("NOT " + query) }
  }
}
