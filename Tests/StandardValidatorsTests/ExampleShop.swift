import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime
import StandardValidators
import Testing

/// A small store that the tests of this target talk about.
enum ExampleShop {
  static let workspace: Workspace = {
    var settings = Workspace.Settings()
    settings.lookbackDays = 365
    let now = TimestampReader.rfc3339("2026-01-30T00:00:00Z")
    let old = TimestampReader.rfc3339("2023-08-20T10:00:00Z")
    return Workspace(
      name: "shop", settings: settings,
      events: [
        EventSchema(
          "Order Completed", lastSeen: now, synonyms: ["purchase"],
          properties: [
            FieldSchema("total", .number, lastSeen: now),
            FieldSchema("coupon", .string, lastSeen: now, values: [FieldValue(.text("VIP20"))]),
            FieldSchema("order_id", .string, lastSeen: now),
            FieldSchema("gift", .boolean, lastSeen: now),
            FieldSchema("old_total", .number, lastSeen: old),
            FieldSchema("products", .array, lastSeen: now),
          ]),
        EventSchema(
          "Product Viewed", lastSeen: now,
          properties: [FieldSchema("product_id", .string, lastSeen: now)]),
        EventSchema(
          "Store Visit", lastSeen: old, properties: [FieldSchema("store", .string, lastSeen: old)]),
      ],
      traits: [
        TraitSchema(FieldSchema("email", .string, lastSeen: now), scope: .user),
        TraitSchema(
          FieldSchema(
            "plan", .string, values: [FieldValue(.text("free")), FieldValue(.text("pro"))]),
          scope: .user),
        TraitSchema(
          FieldSchema("size", .string, values: [FieldValue(.text("41.5"))]), scope: .user),
        TraitSchema(FieldSchema("age", .number), scope: .user),
        TraitSchema(FieldSchema("vip", .boolean), scope: .user),
        TraitSchema(FieldSchema("created_at", .date), scope: .user),
        TraitSchema(FieldSchema("interests", .array), scope: .user),
        TraitSchema(FieldSchema("fax_number", .string, lastSeen: old), scope: .user),
        TraitSchema(FieldSchema("seats", .number), scope: .account),
      ],
      audiences: [
        AudienceEntry(key: "big_spenders", name: "Big Spenders", level: .users)
      ],
      synonyms: [Phrase("orders", "Order Completed")])
  }()

  static func context(_ level: AudienceLevel = .users) -> ValidationContext {
    ValidationContext(workspace: workspace, level: level, now: Instant(microseconds: 0))
  }

  static func tree(_ query: String) throws -> ConditionTree {
    try #require(try QueryParser.parse(query).tree)
  }

  /// What all standard validators find.
  static func findings(
    in tree: ConditionTree, _ context: ValidationContext = context()
  ) throws -> [Finding] {
    try StandardValidators.all.flatMap { type in
      try type.init(settings: PluginSettings(for: type.description)).findings(in: tree, context)
    }
  }
}

extension ExampleShop {
  /// The tree after a suggestion is applied, as `/apply` does it.
  static func applying(
    _ suggestion: Suggestion, to tree: ConditionTree
  ) throws -> ConditionTree {
    guard case .setNode(let id, let words) = suggestion.action else {
      throw FindingError(Finding(.edit, at: .whole, "not an edit of a node"))
    }
    let node = try #require(tree.node(id))
    return try tree.setting(id, to: FieldEdit.apply(words, to: node))
  }
}
