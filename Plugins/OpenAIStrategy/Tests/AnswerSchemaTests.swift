import AudienceDiagnostics
import AudienceJSON
import Testing

@testable import OpenAIStrategy

@Suite("The schema of answers")
struct AnswerSchemaTests {
  private static func objects(in schema: JSONValue) -> [JSONObject] {
    switch schema {
    case .object(let object):
      [object] + object.members.flatMap { objects(in: $0.value) }
    case .array(let elements): elements.flatMap(objects)
    case .null, .boolean, .number, .string: []
    }
  }

  @Test("it keeps to the subset that strict mode takes")
  func subset() throws {
    let schema = AnswerSchema(AnswerSchema.Names()).value
    #expect(schema["type"] == .text("object"))
    #expect(schema["anyOf"] == nil)
    let words: Set<String> = [
      "type", "properties", "required", "additionalProperties", "items", "anyOf", "enum", "$ref",
      "$defs",
    ]
    for object in Self.objects(in: schema) where object["type"] == .text("object") {
      guard case .object(let properties)? = object["properties"] else {
        Issue.record("an object without properties")
        continue
      }
      #expect(object["additionalProperties"] == .boolean(false))
      #expect(
        object["required"]?.arrayValue?.compactMap(\.stringValue)
          == properties.members.map(\.key.string))
      #expect(object.members.allSatisfy { words.contains($0.key.string) })
    }
    for object in Self.objects(in: schema) {
      guard let choices = object["anyOf"]?.arrayValue else { continue }
      let first = choices.compactMap { choice -> String? in
        guard case .object(let properties)? = choice["properties"] else { return nil }
        return properties.members.first?.key.string
      }
      #expect(Set(first).count == first.count, "choices share their first key: \(first)")
    }
  }

  @Test(
    "it is within the limits, with names as long as the limits allow",
    arguments: [0, 10, 300, 900, 2000, 50_000])
  func limits(_ count: Int) {
    let names = (0..<count).map { "A name of some length, number \($0)" }
    let schema = AnswerSchema(
      AnswerSchema.Names(events: names, traits: names, properties: names))
    #expect(SchemaLimits().violations(of: schema.value).isEmpty)
  }

  @Test("what is beyond a limit is told")
  func violations() {
    let names = AnswerSchema.Names(events: (0..<100).map { "event \($0)" })
    let schema = AnswerSchema(names).value
    #expect(SchemaLimits().violations(of: schema).isEmpty)
    #expect(!SchemaLimits(enumValues: 50).violations(of: schema).isEmpty)
    #expect(!SchemaLimits(properties: 10).violations(of: schema).isEmpty)
    #expect(!SchemaLimits(nesting: 1).violations(of: schema).isEmpty)
    #expect(!SchemaLimits(characters: 100).violations(of: schema).isEmpty)
    #expect(!SchemaLimits(longEnum: 50, longEnumCharacters: 100).violations(of: schema).isEmpty)
  }

  @Test("names are enums where they fit, so that no other one comes back")
  func enums() {
    let schema = AnswerSchema(
      AnswerSchema.Names(events: ["Order Completed"], traits: ["phone"], properties: ["total"]))
    let text = schema.value.compactText
    #expect(text.contains(#""event":{"type":"string","enum":["Order Completed"]}"#))
    #expect(text.contains(#""trait":{"type":"string","enum":["phone"]}"#))
  }
}
