import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudiencePreview
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime
import Testing

/// Examples of reasons and near misses. The clock is 2026-01-31T12:00Z.
@Suite struct WhyTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    let query: String
    var level = AudienceLevel.users
    /// The evidence of the root, one line each.
    var evidence: [String] = []
    /// The line that makes the edit.
    var nearMiss: String?

    var testDescription: String { id }
  }

  /// u ordered for 10, 20 and 30 on 2, 11 and 30 January; is in account g with v, who did nothing.
  private static let calls = """
    {"type":"identify","userId":"u","timestamp":"2026-01-01","traits":{"plan":"pro","seats":3,"tags":["a",7]}}
    {"type":"track","event":"Order","userId":"u","timestamp":"2026-01-02T12:00Z","properties":{"total":10},"sourceId":"web"}
    {"type":"track","event":"Order","userId":"u","timestamp":"2026-01-11T12:00Z","properties":{"total":20},"sourceId":"web"}
    {"type":"track","event":"Order","userId":"u","timestamp":"2026-01-30T12:00Z","properties":{"total":30},"sourceId":"pos"}
    {"type":"group","userId":"u","groupId":"g","timestamp":"2026-01-01","traits":{"tier":2}}
    {"type":"group","userId":"v","groupId":"g","timestamp":"2026-01-01"}
    """

  static let reasons = [
    Case(
      id: "the values of a trait", query: "trait('tags.$') = 7", evidence: ["values \"a\", 7"]),
    Case(id: "no value", query: "trait('phone').exists()", evidence: ["values"]),
    Case(
      id: "the events that counted, and what kept the nearest out",
      query: "event('Order').within(7 days).count() >= 2",
      evidence: ["found 30", "kept out 20 by window, 13 days too early", "1 more"]),
    Case(
      id: "an event that the filter keeps out",
      query: "event('Order').where(property('total') < 30).count() >= 1",
      evidence: ["found 10, 20", "kept out 30 by filter"]),
    Case(
      id: "an event that its source keeps out",
      query: "event('Order').sources({exclude: 'pos'}).where(property('total') > 15).count() >= 1",
      evidence: ["found 20", "kept out 10 by filter", "kept out 30 by sources"]),
    Case(
      id: "what a measure came to", query: "event('Order').sum(property('total')) > 50",
      evidence: ["measured 60", "found 10, 20, 30"]),
    Case(
      id: "a measure of nothing", query: "event('Gone').sum(property('total')) > 50",
      evidence: ["measured nothing", "found"]),
    Case(
      id: "how many members of a junction hold",
      query: "trait('plan') = 'pro' AND trait('seats') > 5 AND event('Order').count() > 1",
      evidence: ["2 of 3 members"]),
    Case(
      id: "who decides ANY", query: "ANY event('Order').count() > 0", level: .accounts,
      evidence: ["1 of 2 users: u"]),
    Case(
      id: "who decides ALL", query: "ALL event('Order').count() > 0", level: .accounts,
      evidence: ["1 of 2 users: v"]),
  ]

  static let nearMisses = [
    Case(
      id: "a wider window", query: "event('Order').within(7 days).count() >= 2",
      nearMiss: "/set 1 within 20 days"),
    Case(
      id: "a narrower window", query: "event('Order').within(90 days).count() = 1",
      nearMiss: "/set 1 within 19 days"),
    Case(
      id: "a lower threshold where no window helps",
      query: "event('Order').within(90 days).count() >= 5", nearMiss: "/set 1 >= 3"),
    Case(
      id: "a higher threshold for less", query: "event('Order').sum(property('total')) < 50",
      nearMiss: "/set 1 <= 60"),
    Case(id: "a trait's value", query: "trait('seats') > 3", nearMiss: "/set 1 >= 3"),
    Case(
      id: "the one member that fails",
      query: "trait('plan') = 'pro' AND trait('seats') >= 10", nearMiss: "/set 3 >= 3"),
    Case(
      id: "none where two members fail", query: "trait('plan') = 'x' AND trait('seats') >= 10"),
    Case(
      id: "the opposite of an event that never happened", query: "event('Gone').count() >= 1",
      nearMiss: "/negate 1"),
    Case(id: "none for a member", query: "trait('seats') = 3"),
    Case(
      id: "another text", query: "trait('plan') = 'free'",
      nearMiss: "/set 1 is one of 'free', 'pro'"),
    Case(
      id: "a longer list", query: "trait('plan').one_of('free', 'team')",
      nearMiss: "/set 1 is one of 'free', 'team', 'pro'"),
    Case(
      id: "a shorter list", query: "trait('plan').none_of('free', 'pro')",
      nearMiss: "/set 1 is none of 'free'"),
    Case(
      id: "a filter that takes the nearest order",
      query:
        "event('Order').where(property('total') > 30).count() >= 1",
      nearMiss: "/set 2 >= 30"),
    Case(
      id: "without the condition that nothing would satisfy",
      query: "trait('plan') = 'pro' AND trait('phone').exists()", nearMiss: "/remove 3"),
    Case(
      id: "a window under NOT", query: "NOT event('Order').within(25 days).count() >= 2",
      nearMiss: "/set 2 within 19 days"),
    Case(
      id: "the first way of an OR",
      query: "trait('plan') = 'x' OR trait('seats') > 9 OR event('Order').count() > 9",
      nearMiss: "/set 2 is one of 'x', 'pro'"),
    Case(
      id: "an account's own trait", query: "trait('tier') >= 3", level: .accounts,
      nearMiss: "/set 1 >= 2"),
    Case(
      id: "a user's value inside ANY", query: "ANY trait('seats') >= 4", level: .accounts,
      nearMiss: "/set 2 >= 3"),
  ]

  @Test(arguments: reasons)
  func theEvidenceSaysWhatTheOutcomeRestsOn(why: Case) throws {
    let report = try #require(try explainer(why).report(for: id(why)))
    let root = try #require(report.verdicts[1])
    #expect(root.evidence.map(describe) == why.evidence)
  }

  @Test(arguments: nearMisses)
  func theSmallestEditThatIncludesTheProfileIsOffered(why: Case) throws {
    let nearMiss = try explainer(why).nearMiss(for: id(why))
    #expect(nearMiss?.command == why.nearMiss)
  }

  @Test func aWindowIsNotWidenedBeyondTheLookback() throws {
    let why = Case(id: "", query: "event('Order').within(7 days).count() >= 2")
    var settings = Workspace.Settings()
    settings.lookbackDays = 14
    let nearMiss = try explainer(why, settings).nearMiss(for: "u")
    #expect(nearMiss?.command == "/set 1 >= 1")
  }

  // MARK: - Parts

  private func id(_ why: Case) -> UTF8Text { why.level == .users ? "u" : "g" }

  private func explainer(
    _ why: Case, _ settings: Workspace.Settings = .init()
  ) throws -> WhyExplainer {
    let now = try #require(TimestampReader.rfc3339("2026-01-31T12:00:00Z"))
    let calls = try Self.calls.split(separator: "\n").map { try JSONReader.read(String($0)) }
    let tree = try #require(try QueryParser.parse(why.query).tree)
    let total = FieldSchema("total", .number)
    let workspace = Workspace(
      name: "shop", settings: settings, events: [EventSchema("Order", properties: [total])])
    return try WhyExplainer(
      PreviewRequest(tree: tree, level: why.level, now: now, workspace: workspace),
      population: ProfileStore(calls: calls).population(at: now))
  }

  private func describe(_ evidence: WhyReport.Evidence) -> String {
    func list(_ values: [String]) -> String {
      values.isEmpty ? "" : " " + values.joined(separator: ", ")
    }
    func fields(_ event: WhyReport.EventEvidence) -> String {
      event.fields.map(\.value.compactText).joined(separator: "/")
    }
    return switch evidence {
    case .members(let holding, let total): "\(holding) of \(total) members"
    case .users(let satisfying, let total, let examples):
      "\(satisfying) of \(total) users:" + list(examples.map(\.string))
    case .values(let values): "values" + list(values.map(\.compactText))
    case .found(let events): "found" + list(events.map(fields))
    case .keptOut(let event, let reason):
      "kept out \(fields(event)) by \(reason.word)\(outside(reason))"
    case .distance(let distance): "\(distance.amount.text) \(distance.needsMore ? "more" : "less")"
    case .measured(let value): "measured \(value?.compactText ?? "nothing")"
    }
  }
  private func outside(_ reason: WhyReport.KeptOut) -> String {
    guard case .window(let outside?) = reason else { return "" }
    let day = Instant.microsecondsPerDay
    return switch outside {
    case .tooEarly(let time): ", \(time / day) days too early"
    case .tooLate(let time): ", \(time / day) days too late"
    }
  }
}
