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

  private func exported(
    _ query: String, _ exporter: any ConditionExporter.Type, level: AudienceLevel = .users,
    prompt: String = "", in workspace: Workspace = Workspace(name: "w")
  ) throws -> ExportedText {
    let tree = try #require(try QueryParser.parse(query).tree)
    return try exporter.init(
      settings: PluginSettings(for: exporter.description, environment: [:])
    ).export(
      ExportRequest(
        tree: tree, level: level, workspace: workspace, now: Instant(microseconds: 0),
        prompt: prompt))
  }

  private func export(
    _ query: String, _ exporter: any ConditionExporter.Type, level: AudienceLevel = .users,
    prompt: String = ""
  ) throws -> String {
    try exported(query, exporter, level: level, prompt: prompt).text
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

  @Test("the body for Segment has the fields of its API, and nothing else")
  func segmentFields() throws {
    let body = try JSONReader.read(
      Array(try export("trait('a').exists()", SegmentExporter.self).utf8))
    guard case .object(let object) = body else {
      Issue.record("expected an object")
      return
    }
    #expect(
      object.members.map(\.key.string)
        == ["name", "description", "enabled", "audienceType", "definition"])
    #expect(body["enabled"] == .boolean(false))
  }

  @Test("what Segment needs besides, or would refuse, is said")
  func segmentNotes() throws {
    let workspace = Workspace(
      name: "w",
      audiences: [AudienceEntry(key: "vip", name: "VIP", level: .users, query: nil, summary: nil)])
    let reading = try exported(
      "trait('vip') = 'true' OR NOT trait('vip') = 'true'", SegmentExporter.self, in: workspace)
    #expect(reading.notes[0].contains("Content-Type: application/vnd.segment.v1beta+json"))
    #expect(reading.notes.dropFirst().contains { $0.contains("the membership of 'vip': ") })
    let many = Array(repeating: "trait('a') = 1", count: 51).joined(separator: " AND ")
    #expect(
      try exported(many, SegmentExporter.self).notes.contains { $0.contains("this has 51") })
    let linked = try exported("entity('orders').count() >= 1", SegmentExporter.self)
    #expect(linked.text.contains(#""audienceType": "LINKED""#))
    #expect(linked.notes.contains { $0.contains("data graph") })
  }

  @Test("what is no audience is no body for Segment")
  func segmentRefuses() {
    let error = #expect(throws: FindingError.self) {
      try export("ANY event('A').count() >= 1", SegmentExporter.self, level: .users)
    }
    #expect(error?.first.code == .structure)
  }

  @Test("a chart that Mermaid would not draw as it is has a note")
  func largeChart() throws {
    func chart(_ count: Int) throws -> ExportedText {
      let members = Array(repeating: "trait('a') = 1", count: count)
      return try exported(members.joined(separator: " OR "), MermaidExporter.self)
    }
    #expect(try chart(500).notes == [])
    #expect(try chart(501).notes.count == 1)
  }

  @Test("every exporter says what it cannot express")
  func labels() {
    for exporter in StandardExporters.all {
      #expect(exporter.description.label.contains { $0.title == "cannot express" })
    }
  }
}
