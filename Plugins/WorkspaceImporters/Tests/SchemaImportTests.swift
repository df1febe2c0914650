import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema
import Testing
import WorkspaceImporters

@Suite("Tracking plans and schemas in JSON")
struct SchemaImportTests {
  private static let plan = #"""
    {"data": {"rules": [
      {"type": "TRACK", "key": "Order Completed", "version": 1, "jsonSchema": {
        "$schema": "http://json-schema.org/draft-07/schema#", "type": "object",
        "description": "A paid order.", "labels": {"team": "shop"},
        "properties": {"context": {}, "traits": {}, "properties": {
          "type": "object", "required": ["total"],
          "properties": {
            "total": {"type": "number", "description": "With tax."},
            "coupon": {"type": ["string", "null"], "pattern": "^(SPRING|SUMMER)$"},
            "paid_at": {"type": "string", "format": "date-time"},
            "is.gift": {"type": "boolean"},
            "shipping": {"type": "object", "properties": {"method": {"enum": ["post", "van"]}}},
            "products": {"type": "array", "items": {"type": "object", "properties": {
              "sku": {"type": "string"}, "price": {"type": "integer"}}}},
            "tags": {"type": "array", "items": {"type": "string", "enum": ["new", "old"]}}
          }}}}},
      {"type": "TRACK", "key": "Order Completed", "version": 2, "jsonSchema": {
        "properties": {"properties": {"properties": {
          1️⃣"total": {"type": "string"}, "note": {"type": "string"}}}}}},
      {"type": "IDENTIFY", "key": null, "jsonSchema": {"properties": {"traits": {
        "properties": {"plan": {"const": "pro"}}}}}},
      {"type": "GROUP", "jsonSchema": {"properties": {"traits": {
        "properties": {"seats": {"type": "integer"}}}}}},
      {"type": "PAGE", "key": "Home", "jsonSchema": {"properties": {"properties": {
        "properties": {"path": {"type": "string"}}}}}},
      {"type": "COMMON", "jsonSchema": {"properties": {"properties": {
        "properties": {"app": {"type": "string"}}}}}},
      {2️⃣"type": "ALIAS", "jsonSchema": {}},
      3️⃣{"type": "TRACK", "key": "", "jsonSchema": {}}
    ], "pagination": {"current": "MA=="}}}
    """#

  @Test("a Segment tracking plan's rules become events, properties and traits")
  func segmentPlan() throws {
    let made = try Importing(SegmentPlanImporter.self, Self.plan)
    #expect(made.events == ["Order Completed", "Page Viewed"])
    #expect(made.workspace.event(named: "Order Completed")?.summary == "A paid order.")
    #expect(
      made.fields == [
        "Order Completed: total number", #"Order Completed: coupon string "SPRING" "SUMMER""#,
        "Order Completed: paid_at date", #"Order Completed: is\.gift boolean"#,
        "Order Completed: shipping object",
        #"Order Completed: shipping.method string "post" "van""#, "Order Completed: products array",
        "Order Completed: products.$.sku string", "Order Completed: products.$.price number",
        #"Order Completed: tags array "new" "old""#, "Order Completed: note string",
        "Order Completed: app string", #"Page Viewed: page_name string "Home""#,
        "Page Viewed: path string", "Page Viewed: app string", #"user: plan string "pro""#,
        "account: seats number",
      ])
    #expect(
      made.findings == [
        "1️⃣ 'total' of 'Order Completed' is string here and number before; number is "
          + "kept",
        "2️⃣ expected TRACK, IDENTIFY, GROUP, PAGE, SCREEN or COMMON for 'type', found "
          + "\"ALIAS\"",
        "3️⃣ an event needs a name that is not empty",
      ])
  }

  @Test("the older form of Segment's Config API is read too")
  func configAPI() throws {
    let made = try Importing(
      SegmentPlanImporter.self,
      #"""
      {"name": "workspaces/x/tracking-plans/rs_1", "display_name": "Kicks App", "rules": {
        "events": [{"name": "Signed Up", "description": "d", "version": 1, "rules": {
          "properties": {"properties": {"properties": {"method": {"type": "string"}}}}}}],
        "identify_traits": [{"name": "age", "description": "y", "type": "number"}],
        "group": {"properties": {"traits": {"properties": {"tier": {"type": "string"}}}}},
        "global": {}
      }}
      """#)
    #expect(made.workspace.settings.title == "Kicks App")
    #expect(
      made.fields == ["Signed Up: method string", "user: age number", "account: tier string"])
    #expect(made.findings == [])
  }

  @Test("an Avo plan's names are those that are sent")
  func avo() throws {
    let made = try Importing(
      AvoImporter.self,
      #"""
      {"name": "Exported: main", "events": [
        {"id": "a", "name": "Debugger Started", "description": "Sent at start.", "tags": [],
         "rules": {"type": "object", "properties": {
           "properties": {"type": "object", "additionalProperties": false, "properties": {
             "Client": {"id": "p", "type": "string", "enum": ["web", "cli"]},
             "Schema Id": {"type": "string",
               "nameMapping": [{"destinationId": "all", "name": "schema_id"}]}}},
           "userProperties": {"type": "object", "properties": {"Role": {"type": "string"}}}}}},
        {"id": "b", "name": "page_viewed", "rules": {"properties": {
           "nameMapping": [{"destinationId": "x", "name": "no"},
                           {"destinationId": "all", "name": "Page Seen"}]}}}
      ]}
      """#)
    #expect(made.workspace.settings.title == "Exported: main")
    #expect(made.events == ["Debugger Started", "Page Seen"])
    #expect(made.workspace.event(named: "Page Seen")?.synonyms == ["page_viewed"])
    #expect(
      made.fields == [
        #"Debugger Started: Client string "web" "cli""#, "Debugger Started: schema_id string",
        "user: Role string",
      ])
    #expect(made.findings == [])
  }

  struct Case: CustomTestStringConvertible {
    let id: String
    let schema: String
    let fields: [String]
    var findings: [String] = []
    var of = "event"
    var testDescription: String { id }
  }

  @Test(
    "a JSON Schema becomes what it declares",
    arguments: [
      Case(
        id: "the properties of an event",
        schema: #"{"title": "Signed Up", "properties": {"n": {"type": "integer"}}}"#,
        fields: ["Signed Up: n number"]),
      Case(
        id: "an event named by the file", schema: #"{"properties": {"a": {"type": "string"}}}"#,
        fields: ["plan: a string"]),
      Case(
        id: "traits", schema: #"{"properties": {"a": {"type": "boolean"}}}"#,
        fields: ["account: a boolean"], of: "account"),
      Case(
        id: "a call",
        schema: #"""
          {"properties": {"type": {"const": "track"}, "event": {"const": "Paid"},
            "properties": {"properties": {"sum": {"type": "number"}}}}}
          """#, fields: ["Paid: sum number"]),
      Case(
        id: "several calls as alternatives",
        schema: ##"""
          {"oneOf": [{"$ref": "#/$defs/paid"}, {"$ref": "#/$defs/who"}],
           "$defs": {
             "paid": {"properties": {"event": {"enum": ["Paid"]}, "properties": {"$ref": "#/$defs/p"}}},
             "p": {"type": "object", "properties": {"sum": {"type": "number"}}},
             "who": {"properties": {"type": {"const": "identify"},
               "traits": {"properties": {"age": {"type": "integer"}}}}}}}
          """##, fields: ["Paid: sum number", "user: age number"]),
      Case(
        id: "definitions alone",
        schema: #"""
          {"definitions": {"A": {"properties": {"x": {"type": "string"}}},
                           "B": {"properties": {"y": {"type": "string"}}}}}
          """#, fields: ["A: x string", "B: y string"]),
      Case(
        id: "parts, alternatives and references",
        schema: ##"""
          {"title": "E", "allOf": [{"$ref": "#base"}, {"properties": {"b": {"oneOf": [
             {"const": "x"}, {"const": "y"}, {"type": "null"}]}}}],
           "if": {"properties": {"b": {"const": "x"}}}, "then": {"properties": {"c": {"type": "number"}}},
           "$defs": {"base": {"$anchor": "base", "properties": {"a/b": {"$ref": "#/$defs/t%65xt"}}},
                     "text": {"type": "string", "minLength": 1}}}
          """##, fields: ["E: a/b string", #"E: b string "x" "y""#, "E: c number"]),
      Case(
        id: "a schema that leads back to itself",
        schema: ##"""
          {"title": "E", "properties": {"tree": {"$ref": "#/$defs/node"}},
           "$defs": {"node": {"type": "object", "properties": {
             "name": {"type": "string"}, 1️⃣"child": {2️⃣"$ref": "#/$defs/node"}}}}}
          """##, fields: ["E: tree object", "E: tree.name string", "E: tree.child string"],
        findings: [
          "1️⃣ 'tree.child' has no type; taken as string",
          "2️⃣ the reference '#/$defs/node' leads back to itself; what is below is "
            + "known, but untyped",
        ]),
      Case(
        id: "references to nothing",
        schema: ##"""
          {"title": "E", "properties": {"a": {"type": "string", 1️⃣"$ref": "other.json#/x"},
            "b": {"type": "string", 2️⃣"$ref": "#/$defs/none"}, "c": {"type": "string", 3️⃣"$ref": 1}}}
          """##, fields: ["E: a string", "E: b string", "E: c string"],
        findings: [
          "1️⃣ the reference 'other.json#/x' leads to nothing in this file",
          "2️⃣ the reference '#/$defs/none' leads to nothing in this file",
          "3️⃣ expected a text for '$ref', found a number",
        ]),
      Case(
        id: "what is no type, no schema, no path",
        schema: #"""
          {"title": "E", "properties": {1️⃣"a": {2️⃣"type": "money"}, 3️⃣"b": 7, 4️⃣"$": {"type": "string"},
            5️⃣"m": {"type": ["string", "number"]}, 6️⃣"n": {7️⃣"patternProperties": {"^x": {}}}}}
          """#, fields: ["E: a string", "E: b string", "E: m string", "E: n string"],
        findings: [
          "1️⃣ 'a' has no type; taken as string",
          "2️⃣ expected a type of JSON Schema, found \"money\"",
          "3️⃣ expected a schema, an object, found a number",
          "4️⃣ the name '$' cannot be written as a path of a query",
          "5️⃣ 'm' may be string or number; taken as string",
          "6️⃣ 'n' has no type; taken as string",
          "7️⃣ names that 'patternProperties' leaves open cannot be listed",
        ]),
    ])
  func jsonSchema(_ test: Case) throws {
    let made = try Importing(JSONSchemaImporter.self, test.schema, settings: ["of": test.of])
    #expect(made.fields == test.fields)
    #expect(made.findings == test.findings)
  }

  @Test("references that multiply without end are cut, and it is said")
  func multiplyingReferences() throws {
    let levels = (0..<40).map { level in
      let inner = ##"{"$ref": "#/$defs/l\##(level + 1)"}"##
      return #""l\#(level)": {"type": "object", "properties": {"a": \#(inner), "b": \#(inner)}}"#
    }
    let schema = ##"""
      {"title": "E", "properties": {"x": {"$ref": "#/$defs/l0"}},
       "$defs": {\##(levels.joined(separator: ", ")), "l40": {"type": "string"}}}
      """##
    let made = try Importing(JSONSchemaImporter.self, schema)
    let count = made.workspace.events[0].properties.count
    #expect(count > 1_000 && count <= 20_000)
    #expect(made.findings.contains { $0.contains("the rest is left out") })
  }

  @Test(
    "what is no plan of the form is refused with its place",
    arguments: [
      (#"{"rules": [1️⃣"#, "1️⃣ "), (#"{"a": 1}"#, "plan.json "), ("[1]", "plan.json "),
      ("1️⃣", "1️⃣ "), (#"{"rules": []}"#, "plan.json "),
    ])
  func refused(text: String, place: String) throws {
    for type in [SegmentPlanImporter.self, AvoImporter.self] as [any DocumentImporter.Type] {
      let lines = try Importing.refusal(by: type, of: text, path: "plan.json")
      #expect(lines.first?.hasPrefix(place) == true, "\(lines)")
    }
  }

  @Test("names are kept byte for byte, control characters too")
  func names() throws {
    let made = try Importing(
      AvoImporter.self,
      #"{"events": [{"name": "e\u0301\u0007", "rules": {"properties": {"properties": {"properties": {"\u00e9": {"type": "string"}, "e\u0301": {"type": "string"}, " a b ": {"type": "string"}}}}}}]}"#
    )
    #expect(made.events.map { Array($0.utf8) } == [Array("e\u{301}\u{7}".utf8)])
    #expect(
      made.workspace.events[0].properties.map { Array($0.path.text.string.utf8) }
        == ["\u{E9}", "e\u{301}", " a b "].map { Array($0.utf8) })
  }
}
