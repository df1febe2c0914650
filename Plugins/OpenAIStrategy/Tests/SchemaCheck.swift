import AudienceDiagnostics
import AudienceJSON

/// Checks a value against a JSON Schema, as far as the official description and our own schema use
/// it: type, const, enum, properties, required, additionalProperties, items, anyOf, oneOf, allOf,
/// local references, and the limits of numbers, texts and arrays.
struct SchemaCheck {
  let root: JSONValue
  let schema: JSONValue

  init(_ schema: JSONValue, in root: JSONValue? = nil) {
    self.schema = schema
    self.root = root ?? schema
  }

  /// What does not fit, each with its path.
  func faults(of value: JSONValue) -> [String] { faults(of: value, schema, "$", depth: 0) }

  private func faults(
    of value: JSONValue, _ schema: JSONValue, _ path: String, depth: Int
  ) -> [String] {
    guard depth < 400, case .object(let object) = schema else { return [] }
    var faults: [String] = []
    if let reference = object["$ref"]?.stringValue {
      faults += self.faults(of: value, resolve(reference), path, depth: depth + 1)
    }
    if let type = object["type"], !Self.fits(value, type) {
      return ["\(path): \(value.kindName) is no \(type.compactText)"]
    }
    if let expected = object["const"], expected != value {
      faults.append("\(path): not the constant \(expected.compactText)")
    }
    if let choices = object["enum"]?.arrayValue, !choices.contains(value) {
      faults.append("\(path): none of the enum")
    }
    for choice in object["allOf"]?.arrayValue ?? [] {
      faults += self.faults(of: value, choice, path, depth: depth + 1)
    }
    for key in ["anyOf", "oneOf"] as [UTF8Text] {
      guard let choices = object[key]?.arrayValue else { continue }
      let tries = choices.map { self.faults(of: value, $0, path, depth: depth + 1) }
      if !tries.contains([]) {
        faults.append(
          "\(path): no choice of \(key) fits: \(tries.min { $0.count < $1.count } ?? [])")
      }
    }
    return faults + limits(of: value, object, path) + members(of: value, object, path, depth)
  }

  private func resolve(_ reference: String) -> JSONValue {
    reference.dropFirst(2).split(separator: "/").reduce(root) { value, step in
      value[UTF8Text(String(step))] ?? .null
    }
  }

  private static func fits(_ value: JSONValue, _ type: JSONValue) -> Bool {
    if let types = type.arrayValue { return types.contains { fits(value, $0) } }
    return switch (type.stringValue, value) {
    case ("null", .null), ("boolean", .boolean), ("string", .string), ("array", .array),
      ("object", .object), ("number", .number):
      true
    case ("integer", .number(let number)): number.integerValue != nil
    default: false
    }
  }

  private func limits(of value: JSONValue, _ object: JSONObject, _ path: String) -> [String] {
    func bound(_ key: UTF8Text) -> Double? { object[key]?.numberValue?.doubleValue }
    func outside(_ size: Double, _ least: UTF8Text, _ most: UTF8Text) -> Bool {
      bound(least).map { size < $0 } == true || bound(most).map { size > $0 } == true
    }
    let isOutside =
      switch value {
      case .number(let number): outside(number.doubleValue, "minimum", "maximum")
      case .string(let text): outside(Double(text.string.count), "minLength", "maxLength")
      case .array(let elements): outside(Double(elements.count), "minItems", "maxItems")
      case .null, .boolean, .object: false
      }
    return isOutside ? ["\(path): outside its limits"] : []
  }

  private func members(
    of value: JSONValue, _ object: JSONObject, _ path: String, _ depth: Int
  ) -> [String] {
    switch value {
    case .array(let elements):
      guard let items = object["items"] else { return [] }
      return elements.enumerated().flatMap { index, element in
        faults(of: element, items, "\(path)[\(index)]", depth: depth + 1)
      }
    case .object(let members):
      var found: [String] = []
      for name in object["required"]?.arrayValue ?? [] {
        if let key = name.stringValue, members[UTF8Text(key)] == nil {
          found.append("\(path): no '\(key)'")
        }
      }
      for member in members.members {
        if let schema = object["properties"]?[member.key] {
          found += faults(of: member.value, schema, "\(path).\(member.key)", depth: depth + 1)
        } else if object["additionalProperties"] == .boolean(false) {
          found.append("\(path): '\(member.key)' is not allowed")
        }
      }
      return found
    case .null, .boolean, .number, .string: return []
    }
  }
}
