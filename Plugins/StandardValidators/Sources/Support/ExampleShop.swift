import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceSchema
import AudienceTime

/// The small store that the examples of these validators are about.
enum ExampleShop {
  static let workspace: Workspace = {
    var settings = Workspace.Settings()
    settings.lookbackDays = 365
    return Workspace(
      name: "shop", settings: settings, events: events, traits: traits,
      audiences: [
        AudienceEntry(key: "big_spenders", name: "Big Spenders", level: .users),
        AudienceEntry(
          key: "loyal", name: "Loyal", level: .users, query: "trait('regular') = 'true'"),
        AudienceEntry(
          key: "regular", name: "Regular", level: .users,
          query: "trait('loyal') = 'true' AND event('Order Completed').count() >= 1"),
        AudienceEntry(
          key: "members", name: "Members", level: .users,
          query: "trait('plan') = 'pro' OR trait('big_spenders') = 'true'"),
      ],
      synonyms: [Phrase("orders", "Order Completed")])
  }()

  private static let now = TimestampReader.rfc3339("2026-01-30T00:00:00Z")
  private static let old = TimestampReader.rfc3339("2023-08-20T10:00:00Z")

  private static func values(_ texts: String...) -> [FieldValue] {
    texts.map { FieldValue(.text($0)) }
  }

  private static let events = [
    EventSchema(
      "Order Completed", lastSeen: now, synonyms: ["purchase"],
      properties: [
        FieldSchema("total", .number, lastSeen: now),
        FieldSchema("coupon", .string, lastSeen: now, values: values("VIP20", "SPRING10")),
        FieldSchema("order_id", .string, lastSeen: now),
        FieldSchema("gift", .boolean, lastSeen: now),
        FieldSchema("ordered_on", .date, lastSeen: now),
        FieldSchema("old_total", .number, lastSeen: old),
        FieldSchema("products", .array, lastSeen: now),
      ]),
    EventSchema(
      "Product Viewed", lastSeen: now,
      properties: [
        FieldSchema("product_id", .string, lastSeen: now),
        FieldSchema(
          "category", .string, lastSeen: now, values: values("Shoes", "Toys", "Home & Garden")),
      ]),
    EventSchema(
      "Product Reviewed", lastSeen: now,
      properties: [
        FieldSchema(
          "rating", .number, lastSeen: now, values: (1...5).map { FieldValue(.integer($0)) })
      ]),
    EventSchema("Prescription Filled", lastSeen: now),
    EventSchema(
      "Store Visit", lastSeen: old, properties: [FieldSchema("store", .string, lastSeen: old)]),
  ]

  private static let traits = [
    TraitSchema(FieldSchema("email", .string, lastSeen: now), scope: .user),
    TraitSchema(FieldSchema("email_verified", .boolean, lastSeen: now), scope: .user),
    TraitSchema(FieldSchema("phone", .string, lastSeen: now), scope: .user),
    TraitSchema(FieldSchema("plan", .string, values: values("free", "pro")), scope: .user),
    TraitSchema(FieldSchema("country", .string, values: values("US", "CA", "DE")), scope: .user),
    TraitSchema(FieldSchema("size", .string, values: values("41.5")), scope: .user),
    TraitSchema(FieldSchema("age", .number), scope: .user),
    TraitSchema(FieldSchema("vip", .boolean), scope: .user),
    TraitSchema(FieldSchema("created_at", .date), scope: .user),
    TraitSchema(
      FieldSchema("interests", .array, values: values("yoga", "running")), scope: .user),
    TraitSchema(FieldSchema("religion", .string), scope: .user),
    TraitSchema(FieldSchema("fax_number", .string, lastSeen: old), scope: .user),
    TraitSchema(FieldSchema("name", .string), scope: .account),
    TraitSchema(FieldSchema("seats", .number), scope: .account),
    TraitSchema(
      FieldSchema("industry", .string, values: values("Software", "Retail")), scope: .account),
  ]
}

extension ValidatorExamples {
  /// Examples about the store.
  static func shop(
    triggering: [ValidatorExample], quiet: [QuietExample]
  ) -> ValidatorExamples {
    ValidatorExamples(workspace: ExampleShop.workspace, triggering: triggering, quiet: quiet)
  }
}
