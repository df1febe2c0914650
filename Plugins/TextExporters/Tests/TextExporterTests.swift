import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime
import Testing
import TextExporters

@Suite("Trees in other forms")
struct TextExporterTests {
  struct Case: CustomTestStringConvertible {
    let query: String
    let english: String
    var level = AudienceLevel.users
    var testDescription: String { query }
  }

  private func export(
    _ query: String, _ exporter: any ConditionExporter.Type, level: AudienceLevel = .users,
    prompt: String = ""
  ) throws -> String {
    let tree = try #require(try QueryParser.parse(query).tree)
    return try exporter.init(
      settings: PluginSettings(for: exporter.description, environment: [:])
    ).export(
      ExportRequest(
        tree: tree, level: level, workspace: Workspace(name: "w"), now: Instant(microseconds: 0),
        prompt: prompt)
    ).text
  }

  @Test(
    "an English sentence says what the query says",
    arguments: [
      Case(
        query: "event('Order Completed').within(30 days).count() = 0 AND trait('phone').exists()",
        english:
          "Users who did not perform 'Order Completed' in the last 30 days and who have 'phone'."),
      Case(
        query: "event('A').count() >= 1 OR event('A').count() > 2 AND trait('x').absent()",
        english:
          "Users who performed 'A' or (who performed 'A' more than twice and who have no 'x')."
      ),
      Case(
        query: "NOT (trait('plan') = 'pro' OR trait('plan') != 'free')",
        english:
          "Users who do not match this: (whose 'plan' is 'pro' or whose 'plan' is known and not "
          + "'free')."),
      Case(
        query:
          "event('A').where(property('p') > 5 AND event('B').within(parent: 1 day).count() = 0)"
          + ".between(3 days, 9 days).count() <= 4",
        english: "Users who performed 'A' at most 4 times (one whose 'p' is more than 5 and not "
          + "followed by 'B' within 1 day after it) between 3 days and 9 days ago."),
      Case(
        query: "event('A').within(7 days).sum(property('total')) >= 300",
        english: "Users whose sum of 'total' over 'A' in the last 7 days is at least 300."),
      Case(
        query: "trait('d').before_last(9 days) AND trait('e').one_of('x', 'y')",
        english: "Users whose 'd' is at least 9 days ago and whose 'e' is 'x' or 'y'."),
      Case(
        query:
          "ANY event('A').count() >= 1 AND ALL trait('role') = 'admin' AND event('A').count() = 2",
        english: "Accounts with a user who performed 'A' and with users who all match this: (whose "
          + "'role' is 'admin') and whose users together performed 'A' exactly twice.",
        level: .accounts),
    ])
  func english(_ test: Case) throws {
    #expect(try export(test.query, EnglishExporter.self, level: test.level) == test.english + "\n")
  }

  @Test("a Mermaid label holds nothing that Mermaid or HTML would read as its own")
  func mermaid() throws {
    let text = try export(
      "trait('a') = '\"];<script>#`|' OR trait('b').exists()", MermaidExporter.self)
    #expect(
      text == """
        flowchart TD
          n1{{"or"}}
          n2["trait 'a' = '#34;#93;#59;#60;script#62;#35;#96;#124;'"]
          n1 --> n2
          n3["trait 'b' exists"]
          n1 --> n3

        """)
  }

  @Test(
    "the body for Segment's Public API holds the query exactly",
    arguments: [AudienceLevel.users, .accounts])
  func segment(level: AudienceLevel) throws {
    let query = "trait('name') = 'say \"hi\" \\\\ ü'"
    let body = try JSONReader.read(
      Array(try export(query, SegmentExporter.self, level: level, prompt: "A prompt").utf8))
    #expect(body["definition"]?["query"]?.stringValue == query)
    #expect(body["audienceType"]?.stringValue == (level == .users ? "USERS" : "ACCOUNTS"))
    #expect(body["name"]?.stringValue == "A prompt")
  }
}
