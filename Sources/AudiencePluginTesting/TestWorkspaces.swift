import AudienceDiagnostics
import AudienceGenerators
import AudienceJSON
public import AudienceSchema
import AudienceTime

/// Workspaces that plugins are tried in.
public enum TestWorkspaces {
  /// A small shop: `Order Completed` and `Product Viewed`, traits `email`, `phone`, `age`, `vip`,
  /// `plan`, `created_at` of users and `seats` of accounts, the audience `big_spenders`.
  public static let shop: Workspace = {
    var settings = Workspace.Settings()
    settings.lookbackDays = 365
    return Workspace(
      name: "shop", settings: settings,
      events: [
        EventSchema(
          "Order Completed", synonyms: ["purchase"],
          properties: [
            FieldSchema("total", .number), FieldSchema("coupon", .string),
            FieldSchema("gift", .boolean),
          ]),
        EventSchema("Product Viewed", properties: [FieldSchema("category", .string)]),
      ],
      traits: [
        FieldSchema("email", .string), FieldSchema("phone", .string), FieldSchema("age", .number),
        FieldSchema("vip", .boolean),
        FieldSchema(
          "plan", .string, values: [FieldValue(.text("free")), FieldValue(.text("pro"))]),
        FieldSchema("created_at", .date),
      ].map { TraitSchema($0, scope: .user) } + [
        TraitSchema(FieldSchema("seats", .number), scope: .account)
      ],
      audiences: [AudienceEntry(key: "big_spenders", name: "Big Spenders", level: .users)])
  }()

  /// Nothing in it.
  public static let empty = Workspace(name: "empty")

  /// Names and values of quotes, backslashes, control characters, bidirectional text, emoji, query
  /// text and nothing at all.
  public static let hostile: Workspace = {
    let fields = HostileNames.paths.enumerated().map { number, path in
      FieldSchema(
        path, FieldType.allCases[number % FieldType.allCases.count],
        summary: HostileNames.texts[number % HostileNames.texts.count].string,
        values: [FieldValue(.string(HostileNames.texts[number % HostileNames.texts.count]))],
        synonyms: [HostileNames.texts[(number + 7) % HostileNames.texts.count].string])
    }
    return Workspace(
      name: "\u{1B}[31m'hostile'\u{202E}",
      events: HostileNames.events.map { event in
        EventSchema(event, synonyms: [event.text.string], properties: Array(fields.prefix(12)))
      },
      traits: fields.map { TraitSchema($0, scope: .user) }
        + fields.map { TraitSchema($0, scope: .account) },
      audiences: HostileNames.texts.map {
        AudienceEntry(key: AudienceKey($0.string), name: $0.string, level: .users)
      },
      synonyms: HostileNames.texts.map { Phrase($0.string, $0.string) })
  }()

  /// 100 000 names.
  public static let large: Workspace = {
    func field(_ number: Int) -> FieldSchema {
      FieldSchema(
        FieldPath(names: ["field_\(number)"]), number.isMultiple(of: 2) ? .string : .number)
    }
    return Workspace(
      name: "large",
      events: (0..<20_000).map { number in
        EventSchema(
          EventName("Event \(number) Done"), properties: [field(number), field(number + 1)])
      },
      traits: (0..<40_000).map { TraitSchema(field($0), scope: .user) })
  }()

  /// Each of the small ones with its name.
  static let small: [(name: String, workspace: Workspace)] = [
    ("a shop", shop), ("an empty workspace", empty), ("a workspace with hostile names", hostile),
  ]
}
