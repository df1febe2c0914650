import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudiencePluginAPI
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSchema
import AudienceStore
import AudienceTestSupport
import AudienceTime
import MemoryEngine
import Testing

/// Tables of more rows than are looked at together, and of more values than are looked through
/// beforehand: every way a condition can take selects whom the reference evaluator selects.
@Suite struct ManyRowsTests {
  @Test func conditionsOfEveryShapeSelectTheSame() throws {
    let calls = Self.calls
    let now = try #require(TimestampReader.rfc3339("2026-01-31T00:00:00Z"))
    let population = ProfileStore(calls: calls).population(at: now)
    let engine = MemoryEngine(CallStore(calls: calls), threads: 2, resultCapacity: 0, leastWork: 1)
    let workspace = Workspace(name: "many")
    for level in [AudienceLevel.users, .accounts] {
      for query in Self.queries {
        let tree = try #require(try QueryParser.parse(query).tree, "\(query)")
        let evaluator = Evaluator(
          population,
          memberships: try Memberships(readBy: tree, in: workspace, population: population))
        let expected = evaluator.subjects(at: level)
          .filter { evaluator.holds(tree.root, for: $0) }.map(\.id)
        let request = PreviewRequest(tree: tree, level: level, now: now, workspace: workspace)
        #expect(try engine.ids(request) == expected, "\(level) \(query)")
      }
    }
  }

  /// 4,270 views and 530 orders of 300 people, most of them in one or two of 40 companies.
  private static var calls: [JSONValue] {
    (0..<5400).map { number in
      let user = number % 300
      let hour = number * 7919 % 2160
      let mix = number * 7919 % 9973
      let time = Instant(
        microseconds: 1_761_000_000_000_000 + Int64(hour) * 3_600_000_000 + Int64(number % 3))
      var call: JSONObject = [
        "userId": .text("u\(user)"), "timestamp": .text(time.text),
      ]
      switch number {
      case ..<300:
        call["type"] = .text("identify")
        call["traits"] = .object([
          "spend": .integer(user % 7 * 20), "favorite": .text("c\(user % 5)"),
          "email": .text("mail\(user)@example.com"),
          "since": .text("2025-\(10 + user % 3)-0\(1 + user % 9)"),
        ])
      case ..<600:
        call["type"] = .text("group")
        call["groupId"] = .text("g\(number * 31 % 40)")
        call["traits"] = .object([
          "spend": .integer(number % 90), "favorite": .text("c\(number % 6)"),
        ])
      case _ where number % 9 == 0:
        call["type"] = .text("track")
        call["event"] = .text("Order")
        call["properties"] = .object([
          "total": .integer(mix % 90), "code": .text("k\(mix % 11)"),
          "price": .text("\(mix % 50).5"),
        ])
      default:
        call["type"] = .text("track")
        call["event"] = .text("View")
        var properties: JSONObject = ["item": .text("i\(number)")]
        if mix % 4 != 0 { properties["kind"] = .text("c\(mix % 13 % 7)") }
        if mix % 5 != 0 {
          properties["price"] = mix % 2 == 0 ? .integer(mix % 97) : .text("12.5")
        }
        properties["code"] = mix % 3 == 0 ? .text("k\(mix % 11)") : .integer(mix % 11)
        properties["cost"] = .integer(mix % 53)
        call["properties"] = .object(properties)
      }
      return .object(call)
    }
  }

  private static let queries = [
    "event('View').where(property('kind') = 'c1' OR property('cost') > 40).count() >= 6",
    "event('View').where(NOT property('kind') = 'c1').within(60 days).count() >= 5",
    "event('View').where(NOT (property('kind') = 'c2' AND property('cost') > 9)).count() >= 14",
    "event('View').where((property('kind') = 'c1' AND property('cost') > 20) OR property('kind').absent()).count() = 5",
    "event('View').where(property('kind') = 'c1' OR trait('spend') > 60).count() >= 9",
    "event('View').where(property('kind').none_of('c1', 'c2')).count() >= 7",
    "event('View').where(property('item') != 'i700').count() >= 18",
    "event('View').where(property('item').one_of('i700', 'i701', 'i800')).count() >= 1",
    "event('View').where(property('cost') > trait('spend')).count() >= 4",
    "event('View').where(property('price') <= trait('spend')).count() >= 4",
    "event('View').where(property('price') != trait('spend')).count() >= 9",
    "event('View').where(property('kind') != property('code')).count() >= 9",
    "event('View').where(property('kind') = trait('favorite')).count() >= 3",
    "event('View').where(property('cost') = property('price')).count() >= 1",
    "event('View').where(property('cost') > event('Order').avg(property('total'))).count() >= 2",
    "event('View').where(context('timestamp').after_date(2026-01-01)).count() >= 4",
    "event('View').where(context('timestamp').within_last(9 days)).count() = 2",
    "event('View').first(context('timestamp')) < 2025-10-25",
    "event('View').last(context('timestamp')).within_last(2 days)",
    "event('View').last(property('kind')) = trait('favorite')",
    "event('View').first(property('price')) > 20",
    "event('View').mode(property('kind')) = trait('favorite')",
    "event('View').mode(property('code')) = 'k3'",
    "event('View').mode(property('code'), 2) != '3'",
    "event('View').mode(property('cost')).exists()",
    "event('View').mode(property('kind') as array, 3) = 'c1'",
    "event('View').unique(property('cost')).count() >= 17",
    "event('View').unique(property('code')).count() = 9",
    "event('View').unique(context('timestamp')).count() >= 15",
    "event('View').unique(property('price')).count() > event('Order').count()",
    "event('View').min(property('item') as string).starts_with('i1')",
    "event('View').max(property('code') as string) = 'k9'",
    "event('View').max(property('code')) >= 9",
    "event('View').sum(property('code')) > 45",
    "event('Order').sum(property('price')) > 60.4999999",
    "event('Order').avg(property('total')) > event('View').avg(property('cost'))",
    "event('Order').sum(property('total')) > trait('spend')",
    "event('View').within(30 days).count() > event('View').between(30 days, 60 days).count()",
    "trait('spend') > trait('favorite')",
    "trait('favorite') = trait('email')",
    "trait('email') != 'mail7@example.com'",
    "trait('since').before_date(2025-11-05)",
    "trait('since').within_last(70 days)",
    "trait('since') >= 2025-12-01",
    "event('View').where(event('Order').within(parent: 3 days).count() >= 1).count() >= 2",
    "event('View').where(event('Order').within(parent: 9 days).sum(property('total')) > 50).count() >= 1",
    "event('View').where(event('Order').within(parent: 9 days).avg(property('price')) < 20.25).count() >= 2",
    "event('View').where(event('View').within(parent: 20 days).unique(property('kind')).count() >= 4).count() >= 3",
    "event('View').where(event('View').within(parent: 20 days).unique(property('cost')).count() < 2).count() >= 4",
    "event('View').where(event('Order').within(parent: 9 days).first(property('code')) = 'k2').count() >= 1",
    "event('View').where(event('Order').within(parent: 9 days).last(property('total')).absent()).count() >= 9",
    "event('View').where(event('View').within(parent: 9 days).max(property('price')) > 80).count() >= 2",
    "event('View').where(event('Order').where(property('code') = property(parent: 'code')).count() = 0).count() >= 4",
    "event('View').where(event('View').where(property('kind') = property(parent: 'kind')).within(parent: 40 days).count() >= 2).count() >= 3",
    "event('View').where(event('View').where(property('cost') < property(parent: 'cost')).within(parent: 5 days).count() >= 1).count() >= 2",
    "event('View').where(event('Order').where(event('View').within(parent: 1 day).count() >= 1).within(parent: 9 days).count() >= 1).count() >= 1",
  ]
}
