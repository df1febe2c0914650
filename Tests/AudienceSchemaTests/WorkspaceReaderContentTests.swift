import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceTime
import Testing

@Suite struct WorkspaceReaderContentTests {
  static let full = """
    {
      "name": "shop", "title": "Shop", "description": "A store", "lookback_days": 365,
      "now": "2026-01-31T00:00:00Z", "inactive_after_days": 10, "time_zone": "America/New_York",
      "week_start": "sunday", "fiscal_year_start": 4, "currency": "EUR", "share_values": true,
      "accounts": {"id": "groupId"}, "colour": "blue",
      "synonyms": {"purchase": "Order Completed"},
      "definitions": {"vip": "trait('total') > 1000"},
      "events": [{
        "name": "Order Completed", "description": "Paid", "last_seen": "2026-01-30",
        "synonyms": ["bought"],
        "properties": [
          {"name": "total", "type": "number", "unit": "EUR"},
          {"name": "products.$.category", "type": "string",
            "values": ["shoes", {"value": "hats", "last_seen": "2026-01-01", "count": 3}]},
          {"name": "address", "type": "object"}
        ]}],
      "traits": [
        {"name": "plan", "type": "string", "scope": "user", "description": "Plan",
          "last_seen": "2026-01-20T00:00:00Z"},
        {"name": "plan", "type": "string", "scope": "account", "last_seen": "2026-01-19T23:59:59Z"}],
      "audiences": [
        {"key": "vips", "name": "VIPs", "level": "users", "query": "trait('vip') = true"},
        {"key": "big", "name": "Big", "level": "accounts", "description": "Large"}]
    }
    """

  private func workspace() throws -> Workspace {
    try #require(WorkspaceReader.read(Array(Self.full.utf8), path: "w").workspace)
  }

  @Test func `every field is read`() throws {
    let workspace = try workspace()
    let settings = workspace.settings
    #expect(workspace.name == "shop")
    #expect(settings.title == "Shop")
    #expect(settings.summary == "A store")
    #expect(settings.lookbackDays == 365)
    #expect(settings.now?.text == "2026-01-31T00:00:00Z")
    #expect(settings.inactiveAfterDays == 10)
    #expect(settings.timeZone == "America/New_York")
    #expect(settings.weekStart == .sunday)
    #expect(settings.fiscalYearStart == 4)
    #expect(settings.currency == "EUR")
    #expect(settings.sharesValues)
    #expect(workspace.synonyms == [Phrase("purchase", "Order Completed")])
    #expect(workspace.definitions == [Phrase("vip", "trait('total') > 1000")])

    let event = try #require(workspace.event(named: "Order Completed"))
    #expect(event.summary == "Paid")
    #expect(event.lastSeen?.text == "2026-01-30T00:00:00Z")
    #expect(event.synonyms == ["bought"])
    #expect(event.properties.map(\.type) == [.number, .string, .object])
    #expect(event.properties[0].unit == "EUR")
    #expect(
      event.properties[1].values == [
        FieldValue(.text("shoes")),
        FieldValue(
          .text("hats"), lastSeen: CalendarDate(year: 2026, month: 1, day: 1)?.midnight, count: 3),
      ])
    #expect(workspace.traits.map(\.scope) == [.user, .account])
    #expect(workspace.trait(at: "plan", scope: .user)?.field.summary == "Plan")
    #expect(workspace.audience(withKey: "vips")?.query == "trait('vip') = true")
    #expect(workspace.audience(withKey: "big")?.level == .accounts)
    #expect(workspace.audience(withKey: "big")?.summary == "Large")
  }

  @Test func `an unknown field is a warning and stays in the document`() throws {
    let (workspace, findings) = WorkspaceReader.read(Array(Self.full.utf8), path: "w")
    #expect(findings.map(\.code) == [.workspaceField])
    #expect(workspace?.document["colour"] == .text("blue"))
    #expect(workspace?.document == (try JSONReader.read(Self.full)))
  }

  @Test func `without settings the defaults of the format hold`() throws {
    let text = #"{"name": "w", "events": [], "traits": []}"#
    let settings = try #require(WorkspaceReader.read(Array(text.utf8), path: "w").workspace)
      .settings
    #expect(settings == Workspace.Settings())
    #expect(settings.inactiveAfterDays == 30)
    #expect(settings.timeZone == "UTC")
    #expect(settings.weekStart.isoWeekday == 1)
    #expect(settings.fiscalYearStart == 1)
  }

  @Test func `a byte order mark changes no place`() {
    let text = #"{"name": 5, "events": [], "traits": []}"#
    let plain = WorkspaceReader.read(Array(text.utf8), path: "w").findings
    #expect(WorkspaceReader.read(Array("\u{FEFF}\(text)".utf8), path: "w").findings == plain)
    #expect(plain.count == 1)
  }

  @Test func `bytes that are no UTF-8 are found at their place`() {
    let bytes = Array("{\"name\":\n \"é".utf8) + [0xFF, 0x22, 0x7D]
    let findings = WorkspaceReader.read(bytes, path: "w").findings
    #expect(findings.map(\.code) == [.json])
    #expect(findings.map(\.place) == [.file("w", TextPosition(line: 2, column: 4))])
  }

  @Test func `all problems of a file are listed in the order of the text`() {
    let traits = (0..<500).map { #"{"name": "t\#($0)", "type": 7, "scope": "user", "x": 1}"# }
    let text =
      "{\"name\": \"w\", \"events\": [], \"traits\": [\n\(traits.joined(separator: ",\n"))]}"
    let findings = WorkspaceReader.read(Array(text.utf8), path: "w").findings
    #expect(findings.count == 1000)
    let lines = findings.compactMap { finding in
      if case .file(_, let position?) = finding.place { position.line } else { nil }
    }
    #expect(lines == (2...501).flatMap { [$0, $0] })
  }

  struct ActivityCase: Sendable, CustomTestStringConvertible {
    let lastSeen: String?
    let activity: NameActivity
    var testDescription: String { lastSeen ?? "never" }
  }

  // The newest last_seen of the file is 2026-01-30; names may be unseen for ten days.
  @Test(arguments: [
    ActivityCase(lastSeen: "2026-01-30", activity: .active),
    ActivityCase(lastSeen: "2026-01-20T00:00:00Z", activity: .active),
    ActivityCase(lastSeen: "2026-01-19T23:59:59.999999Z", activity: .inactive),
    ActivityCase(lastSeen: nil, activity: .unknown),
  ])
  func `a name is inactive when it was last seen too long before the newest`(
    _ test: ActivityCase
  ) throws {
    let lastSeen = test.lastSeen.flatMap { TimestampReader.value($0)?.instant }
    #expect(try workspace().activity(lastSeen: lastSeen) == test.activity)
  }

  @Test func `look-ups tell declared, untyped and unknown paths apart`() throws {
    let workspace = try workspace()
    func type(_ lookup: FieldLookup) -> String {
      switch lookup {
      case .declared(let field): field.type.rawValue
      case .untyped: "untyped"
      case .unknown: "unknown"
      }
    }
    func property(_ path: FieldPath) -> String {
      type(workspace.lookUpProperty(path, of: "Order Completed"))
    }
    #expect(property("total") == "number")
    #expect(property("products") == "untyped")
    #expect(property("products.$.category") == "string")
    #expect(property("products.$.sku") == "unknown")
    #expect(property("address.city.name") == "untyped")
    #expect(property("colour") == "unknown")
    #expect(type(workspace.lookUpProperty("total", of: "Nothing")) == "unknown")
    #expect(type(workspace.lookUpTrait("vips", scope: .user)) == "boolean")
    #expect(type(workspace.lookUpTrait("vips", scope: .account)) == "unknown")
    #expect(type(workspace.lookUpTrait("big", scope: .user)) == "boolean")
    #expect(type(workspace.lookUpTrait("big", scope: .account)) == "boolean")
    #expect(type(workspace.lookUpTrait("plan", scope: .account)) == "string")
  }
}
