import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime
import Testing

@testable import OpenAIStrategy

@Suite("The part of a workspace that is sent")
struct ExcerptTests {
  private static func instant(_ daysAgo: Int) -> Instant {
    Lab.now.advanced(by: -Int64(daysAgo) * 86_400_000_000)
  }

  private static func excerpt(
    _ workspace: Workspace, _ prompt: String, tokens: Int = 100_000
  ) -> SchemaExcerpt {
    ExcerptMaker(workspace: workspace, index: RelevanceIndex(workspace)).excerpt(
      for: prompt, tree: nil, level: .users, tokens: tokens)
  }

  private static func events(_ names: [(String, Int)]) -> Workspace {
    Lab.workspace(
      events: names.map { EventSchema(EventName($0.0), lastSeen: instant($0.1)) }, traits: [])
  }

  @Test("inactive names are left out and told, unless the prompt means them")
  func inactive() {
    let workspace = Self.events([("Order Completed", 0), ("Fax Sent", 90), ("Coupon Used", 90)])
    let silent = Self.excerpt(workspace, "Customers who ordered last week")
    #expect(silent.stable.filter { $0.kind == .event }.map(\.name) == ["Order Completed"])
    #expect(silent.chosen.isEmpty)
    #expect(silent.leftOut.summary == ["2 inactive names"])
    #expect(
      silent.leftOut.lines == ["event 'Fax Sent' (inactive)", "event 'Coupon Used' (inactive)"])
    let said = Self.excerpt(workspace, "Customers who used a coupon last week")
    #expect(said.chosen.map(\.name) == ["Coupon Used"])
    #expect(said.leftOut.summary == ["1 inactive name"])
  }

  @Test("where there is no room, the relevant come first, then the most recent")
  func cramped() {
    var names = (0..<400).map { ("Thing \($0) Happened", $0 % 25 + 1) }
    names.append(("Coupon Used", 29))
    names.append(("Fresh Thing", 0))
    let excerpt = Self.excerpt(
      Self.events(names), "Customers who used a coupon last week", tokens: 200)
    #expect(excerpt.stable.isEmpty)
    #expect(excerpt.chosen.prefix(2).map(\.name) == ["Coupon Used", "Fresh Thing"])
    #expect(excerpt.chosen.dropFirst(2).allSatisfy { $0.name.hasPrefix("Thing") })
    #expect(excerpt.tokens <= 200)
    let told = excerpt.leftOut.names[.noRoom]?.count ?? 0
    #expect(told + excerpt.chosen.count == names.count + 1)
  }

  @Test("at most 100,000 names are sent, the most recently used ones")
  func maximum() {
    let names = (0..<100_050).map { ("E\($0)", $0 < 50 ? 29 : 1) }
    let excerpt = Self.excerpt(Self.events(names), "Customers of the last week", tokens: .max)
    let sent = excerpt.stable.filter { $0.kind == .event }
    #expect(excerpt.stable.count == ExcerptMaker.maximumNames)
    #expect(!sent.contains { $0.name == "E3" })
    #expect(excerpt.leftOut.names[.overLimit]?.count == 51)
  }

  @Test("an event with many properties is sent with the most recent and the relevant ones")
  func properties() {
    let properties = (0..<60).map { number in
      FieldSchema(FieldPath("p\(number)"), .string, lastSeen: Self.instant(number % 20))
    }
    let wanted = FieldSchema("voucher_code", .string, lastSeen: Self.instant(29))
    let old = FieldSchema("fax", .string, lastSeen: Self.instant(300))
    let event = EventSchema(
      "Order Completed", lastSeen: Lab.now, properties: properties + [wanted, old])
    let workspace = Lab.workspace(events: [event], traits: [])
    let all = Self.excerpt(workspace, "Customers who ordered with a voucher")
    #expect(all.stable.first { $0.kind == .event }?.properties.count == 61)
    let some = Self.excerpt(workspace, "Customers who ordered with a voucher", tokens: 400)
    let sent = some.chosen.first { $0.kind == .event }?.properties ?? []
    #expect(sent.count == ExcerptMaker.crampedProperties)
    #expect(sent.contains("voucher_code"))
    #expect(sent.contains("p0") && !sent.contains("p19"))
    #expect(some.leftOut.lines.contains("property 'fax' of event 'Order Completed' (inactive)"))
  }

  @Test("the workspace's own phrases make names relevant")
  func phrases() {
    var settings = Workspace.Settings()
    settings.inactiveAfterDays = 30
    let workspace = Workspace(
      name: "w", settings: settings,
      events: [
        EventSchema("Ticket Bought", lastSeen: Lab.now),
        EventSchema("Fax Sent", lastSeen: Self.instant(90)),
      ], synonyms: [Phrase("old-school people", "Fax Sent")])
    let excerpt = Self.excerpt(workspace, "All old-school people of last month")
    #expect(excerpt.chosen.map(\.name) == ["Fax Sent"])
  }
}
