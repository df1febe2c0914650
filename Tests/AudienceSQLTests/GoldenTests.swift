import AudienceConditions
import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceSQL
import AudienceSchema
import AudienceTestSupport
import Foundation
import Testing

/// The statements themselves, for a reader to judge; RECORD_SNAPSHOTS=1 writes them anew.
@Suite struct GoldenTests {
  struct Golden: Sendable, CustomTestStringConvertible {
    let id: String
    let query: String
    var level = AudienceLevel.users
    var testDescription: String { id }
  }

  static let goldens = [
    Golden(
      id: "lapsed",
      query: """
        event('Order Completed').within(30 days).count() = 0 AND trait('phone').exists()
        """),
    Golden(
      id: "one-pass",
      query: """
        event('Order Completed').within(30 days).count() >= 2 \
        AND event('Order Completed').where(property('total') > 50).sum(property('total')) >= 200 \
        AND event('Order Completed').within(90 days).max(property('total')) < 500
        """),
    Golden(
      id: "traits", query: "trait('plan').one_of('pro', 'team') AND NOT trait('country') = 'US'"),
    Golden(
      id: "dates",
      query: """
        trait('created_at').within_last(30 days) OR trait('renews_at').after_next(7 days) \
        OR trait('created_at') < 2025-01-01
        """),
    Golden(
      id: "funnel",
      query: """
        event('Cart Viewed').where(event('Order Completed').within(parent: 5 days)\
        .where(property('currency') = property(parent: 'currency')).count() = 0)\
        .within(30 days).count() >= 1
        """),
    Golden(
      id: "first-last-mode",
      query: """
        event('Order Completed').last(property('coupon')) = 'SPRING' \
        OR event('Order Completed').first(property('currency')) = 'EUR' \
        OR event('Order Completed').mode(property('coupon'), 3).exists()
        """),
    Golden(
      id: "elements",
      query: """
        event('Order Completed').where(property('products.$.category') = 'Shoes').count() >= 1 \
        AND event('Order Completed').unique(property('products.$.category')).count() >= 3
        """),
    Golden(
      id: "dynamic",
      query: "event('Order Completed').where(property('total') >= trait('average')).count() >= 1"),
    Golden(id: "audience", query: "trait('big_spenders') = 'true' AND NOT trait('plan') = 'free'"),
    Golden(
      id: "context",
      query: """
        event('Page Viewed').where(context('page.url').contains('pricing') \
        AND property('page_name').starts_with('Docs')).between(7 days, 30 days).count() > 3
        """),
    Golden(
      id: "accounts",
      query: """
        trait('employees') > 100 AND ANY event('Signed In').within(7 days).count() >= 1 \
        AND ALL NOT trait('plan') = 'free' AND event('Order Completed').count() >= 10
        """, level: .accounts),
    Golden(
      id: "texts", query: #"trait('plan') = 'it\'s; -- */' OR trait('plan').contains('\\', '%')"#),
  ]

  private static let workspace = Workspace(
    name: "shop",
    events: [
      EventSchema(
        "Order Completed",
        properties: [
          FieldSchema("total", .number), FieldSchema("coupon", .string),
          FieldSchema("currency", .string), FieldSchema("products", .array),
        ]),
      EventSchema("Cart Viewed", properties: [FieldSchema("currency", .string)]),
      EventSchema("Page Viewed", properties: [FieldSchema("page_name", .string)]),
      EventSchema("Signed In"),
    ],
    traits: [
      TraitSchema(FieldSchema("phone", .string), scope: .user),
      TraitSchema(FieldSchema("plan", .string), scope: .user),
      TraitSchema(FieldSchema("country", .string), scope: .user),
      TraitSchema(FieldSchema("created_at", .date), scope: .user),
      TraitSchema(FieldSchema("renews_at", .date), scope: .user),
      TraitSchema(FieldSchema("average", .number), scope: .user),
      TraitSchema(FieldSchema("employees", .number), scope: .account),
    ],
    audiences: [
      AudienceEntry(
        key: "big_spenders", name: "Big spenders", level: .users,
        query: "event('Order Completed').sum(property('total')) > 1000")
    ])

  @Test(arguments: goldens, SQLDialect.allCases)
  func statementIsAsRecorded(_ golden: Golden, _ dialect: SQLDialect) throws {
    guard case .audience(let tree) = try QueryParser.parse(golden.query).definition else {
      Issue.record("\(golden.id) is no audience")
      return
    }
    let text =
      try SQLCompiler(
        dialect, workspace: Self.workspace, layout: WarehouseLayout(Self.workspace),
        now: RandomCalls.now
      ).members(tree, level: golden.level).text + ";\n"
    try Self.compare(text, "\(golden.id).\(dialect.rawValue).sql")
  }

  @Test(arguments: SQLDialect.allCases)
  func relativeTimeCountsFromTheServersClock(_ dialect: SQLDialect) throws {
    guard
      case .audience(let tree) = try QueryParser.parse(
        "event('Order Completed').between(7 days, 30 days).count() >= 1 "
          + "AND trait('created_at').within_last(30 days)"
      ).definition
    else { return }
    let text =
      try SQLCompiler(
        dialect, workspace: Self.workspace, layout: WarehouseLayout(Self.workspace),
        now: RandomCalls.now, time: .relative
      ).members(tree, level: .users).text + ";\n"
    #expect(!text.contains("2026"))
    try Self.compare(text, "relative.\(dialect.rawValue).sql")
  }

  private static func compare(_ text: String, _ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Snapshots/\(name)")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == text, "\(name)")
  }
}
