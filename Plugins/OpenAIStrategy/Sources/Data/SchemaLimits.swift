import AudienceDiagnostics
import AudienceJSON

/// What strict mode takes of a schema: OpenAI's guide to structured outputs, February 2026. The
/// limits have moved before; they are data, and checked before anything is sent.
struct SchemaLimits: Hashable {
  /// Properties of all objects together.
  var properties = 5_000
  /// Objects and arrays inside each other, without what a reference leads to.
  var nesting = 10
  /// Characters of all property names, definition names, enum and const values together.
  var characters = 120_000
  /// Enum values of all enums together.
  var enumValues = 1_000
  /// An enum with more values than this …
  var longEnum = 250
  /// … may have this many characters in all.
  var longEnumCharacters = 15_000

  /// What a schema breaks, a sentence each; empty when it can be sent.
  func violations(of schema: JSONValue) -> [String] {
    var count = Count(longEnum: longEnum)
    count.visit(schema, nesting: 0)
    var broken: [String] = []
    if count.properties > properties {
      broken.append("\(count.properties) properties, \(properties) are allowed")
    }
    if count.nesting > nesting {
      broken.append("\(count.nesting) levels of nesting, \(nesting) are allowed")
    }
    if count.characters > characters {
      broken.append("\(count.characters) characters of names and values, \(characters) are allowed")
    }
    if count.enumValues > enumValues {
      broken.append("\(count.enumValues) enum values, \(enumValues) are allowed")
    }
    if count.longEnumCharacters > longEnumCharacters {
      broken.append(
        "an enum of \(count.longEnumCharacters) characters, \(longEnumCharacters) are allowed")
    }
    return broken
  }

  private struct Count {
    let longEnum: Int
    var properties = 0
    var nesting = 0
    var characters = 0
    var enumValues = 0
    /// Of the longest enum that has more than `longEnum` values.
    var longEnumCharacters = 0

    init(longEnum: Int) { self.longEnum = longEnum }

    mutating func visit(_ schema: JSONValue, nesting depth: Int) {
      guard case .object(let object) = schema else { return }
      nesting = max(nesting, depth)
      for (key, isDefinition) in [("properties", false), ("$defs", true)] {
        guard case .object(let members)? = object[key == "properties" ? "properties" : "$defs"]
        else { continue }
        for member in members.members {
          characters += member.key.string.count
          if !isDefinition { properties += 1 }
          visit(member.value, nesting: isDefinition ? 0 : depth + 1)
        }
      }
      if let items = object["items"] { visit(items, nesting: depth + 1) }
      for choice in object["anyOf"]?.arrayValue ?? [] { visit(choice, nesting: depth) }
      if let values = object["enum"]?.arrayValue {
        let length = values.compactMap(\.stringValue).reduce(0) { $0 + $1.count }
        enumValues += values.count
        characters += length
        if values.count > longEnum { longEnumCharacters = max(longEnumCharacters, length) }
      }
      if let value = object["const"]?.stringValue { characters += value.count }
    }
  }
}
