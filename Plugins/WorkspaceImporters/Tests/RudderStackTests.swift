import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema
import Testing
import WorkspaceImporters

@Suite("A RudderStack project")
struct RudderStackTests {
  private static let catalog = """
    version: rudder/v1
    kind: properties
    metadata: {name: shop}
    spec:
      properties:
        - {id: sku, name: "SKU", type: string, description: Stock number}
        - {id: total, name: total, types: [number, "null"]}
        - id: method
          name: method
          type: string
          config: {enum: [post, van, 2]}
        - {id: due, name: due_on, type: string, config: {format: date}}
        - {id: lines, name: lines, type: array, config: {item_types: ["#custom-type:line"]}}
        - {id: address, name: address, type: object}
        - {id: city, name: 'city.name', type: string}
        - {id: tags, name: tags, type: array, config: {item_types: [string], enum: [new]}}
        - 1️⃣{id: mixed, name: mixed, types: [string, boolean]}
        - {id: year, name: 2024, type: boolean}
    ---
    version: rudder/v1
    kind: custom-types
    metadata: {name: shop}
    spec:
      types:
        - 2️⃣id: line
          name: Line
          type: object
          properties: [{property: "#property:sku"}, {property: "#property:lines"}]
    ---
    version: rudder/v1
    kind: events
    metadata: {name: shop}
    spec:
      events:
        - {id: order, name: Order Completed, event_type: track, description: Paid}
        - {id: who, event_type: identify}
        - {id: firm, event_type: group}
        - {id: page, event_type: page}
        - {id: idle, name: Never Planned, event_type: track}
    """

  private static let plan = """
    version: rudder/v1
    kind: tracking-plan
    metadata: {name: web}
    spec:
      id: web
      display_name: Web plan
      rules:
        - type: event_rule
          id: r1
          event: "#event:order"
          properties:
            - {property: "#property:total", required: true}
            - property: "#property:address"
              properties:
                - property: "#property:city"
            - property: "#property:lines"
            - property: 3️⃣"#property:gone"
            - property: 4️⃣total
            - property: "#property:mixed"
          variants:
            - type: discriminator
              discriminator: "#property:method"
              cases:
                - {match: [post], properties: [{property: "#property:method"}]}
              default: [{property: "#property:due"}]
        - {type: event_rule, id: r2, event: "#event:who", properties: [{property: "#property:year"}]}
        - {type: event_rule, id: r3, event: "#event:firm", properties: [{property: "#property:tags"}]}
        - {type: event_rule, id: r4, event: "#event:page", properties: [{property: "#property:sku"}]}
        - {type: event_rule, id: r5, event: 5️⃣"#event:none"}
    """

  @Test("catalog and plan become events, properties and traits; what leads nowhere is told")
  func project() throws {
    let made = try Importing(
      RudderStackImporter.self, [("plan.yaml", Self.plan), ("catalog.yaml", Self.catalog)])
    #expect(made.workspace.settings.title == "Web plan")
    #expect(made.events == ["Order Completed", "Page Viewed", "Never Planned"])
    #expect(
      made.fields == [
        "Order Completed: total number", "Order Completed: address object",
        #"Order Completed: address.city\.name string"#, "Order Completed: lines array",
        "Order Completed: lines.$.SKU string", "Order Completed: lines.$.lines array",
        "Order Completed: mixed string", #"Order Completed: method string "post" "van" 2"#,
        "Order Completed: due_on date", "Page Viewed: SKU string", "user: 2024 boolean",
        #"account: tags array "new""#,
      ])
    #expect(
      made.findings == [
        "1️⃣ 'mixed' may be string or boolean; taken as string",
        "2️⃣ the custom type 'line' leads back to itself; what is below is known, but "
          + "untyped",
        "3️⃣ there is no property 'gone' in these files",
        "4️⃣ expected a reference like '#property:id', found 'total'",
        "5️⃣ there is no event 'none' in these files",
      ])
  }

  @Test("the older form, version 0.1, is read too")
  func older() throws {
    let made = try Importing(
      RudderStackImporter.self,
      """
      version: rudder/0.1
      kind: properties
      metadata:
        name: group
      spec:
        properties:
          - id: method
            name: apiMethod
            type: "string, null"
            propConfig:
              enum: [GET, PUT]
          - {id: state, name: state, type: "#/custom-types/group/state"}
      ---
      version: "rudder/v0.1"
      kind: custom-types
      metadata: {name: group}
      spec:
        types: [{id: state, name: State, type: string, config: {enum: ["on", "off"]}}]
      ---
      version: rudder/0.1
      kind: events
      metadata: {name: group}
      spec:
        events: [{id: call, name: "API Called", event_type: track}]
      ---
      version: rudder/0.1
      kind: tp
      metadata: {name: tp}
      spec:
        display_name: API
        rules:
          - type: event_rule
            id: r
            event:
              $ref: "#/events/group/call"
              allow_unplanned: false
            properties:
              - $ref: "#/properties/group/method"
                required: true
              - $ref: "#/properties/group/state"
      """, path: "all.yaml")
    #expect(
      made.fields == [
        #"API Called: apiMethod string "GET" "PUT""#, #"API Called: state string "on" "off""#,
      ])
    #expect(made.findings == [])
  }

  /// Ten levels of ten aliases each: a text of some hundred bytes that stands for ten billion values.
  private static let bomb =
    "version: rudder/v1\nkind: events\nl0: &l0 [a]\n"
    + (1...10).map { level in
      let inner = Array(repeating: "*l\(level - 1)", count: 10).joined(separator: ", ")
      return "l\(level): &l\(level) [\(inner)]\n"
    }.joined()

  @Test(
    "damaged and hostile YAML is refused with its place",
    arguments: [
      (bomb, "more than 1000000 values, those of aliases counted each time"),
      ("a: [\n1️⃣", "1️⃣ did not find expected node content"),
      ("a: 1️⃣*b", "1️⃣ there is no anchor 'b'"),
      ("? 1️⃣[a]\n: b", "1️⃣ a key has to be a text"),
      (String(repeating: "[", count: 900), "nested more than 200 levels deep"),
      ("a: \"\u{1}\"", "control characters are not allowed"),
      ("\t- a", "found character that cannot start any token"),
      ("1️⃣a: 1", "1️⃣ expected 'version: rudder/…' and 'kind'"),
      ("", "plan.yaml no event and no trait was found"),
      ("a: &a [*a]", "there is no anchor 'a'"),
    ])
  func refused(text: String, message: String) throws {
    let lines = try Importing.refusal(by: RudderStackImporter.self, of: text, path: "plan.yaml")
    #expect(lines.contains { $0.contains(message) }, "\(lines)")
  }
}
