import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

/// What is sent of one name, as JSON. Everything of a workspace stands inside strings of it, so
/// that no name can end the data and begin an order.
enum EntryJSON {
  static func event(_ event: EventSchema, _ properties: [FieldSchema]) -> JSONValue {
    var object: JSONObject = ["event": .string(event.name.text)]
    about(event.summary, event.synonyms, &object)
    if !properties.isEmpty {
      object["properties"] = .array(properties.map { .object(field("name", $0)) })
    }
    return .object(object)
  }

  static func trait(_ trait: TraitSchema) -> JSONValue {
    var object = field("trait", trait.field)
    if trait.scope == .account { object["of"] = .text("account") }
    return .object(object)
  }

  static func audience(_ audience: AudienceEntry) -> JSONValue {
    var object: JSONObject = [
      "trait": .string(audience.key.traitPath.text), "name": .text(audience.name),
      "of": .text(audience.level.rawValue),
    ]
    about(audience.summary, [], &object)
    return .object(object)
  }

  private static func field(_ key: UTF8Text, _ field: FieldSchema) -> JSONObject {
    var object: JSONObject = [key: .string(field.path.text), "type": .text(field.type.rawValue)]
    if let unit = field.unit { object["unit"] = .text(unit) }
    about(field.summary, field.synonyms, &object)
    if !field.values.isEmpty { object["values"] = .array(field.values.map(\.value)) }
    return object
  }

  private static func about(
    _ summary: String?, _ synonyms: [String], _ object: inout JSONObject
  ) {
    if let summary, !summary.isEmpty { object["about"] = .text(summary) }
    if !synonyms.isEmpty { object["also"] = .array(synonyms.map { .text($0) }) }
  }
}
