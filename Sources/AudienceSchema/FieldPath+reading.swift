package import AudienceJSON

extension FieldPath {
  /// The non-null values that the path yields in an object: none or one without `$`, any number
  /// with it (SEMANTICS 3).
  package func values(in object: JSONObject) -> [JSONValue] {
    guard case .name(let first)? = steps.first, let value = object[first] else { return [] }
    var values = [value]
    for step in steps.dropFirst() {
      switch step {
      case .name(let name):
        values = values.compactMap { value in
          if case .object(let object) = value { object[name] } else { nil }
        }
      case .everyElement:
        values = values.flatMap { value in
          if case .array(let elements) = value { elements } else { [JSONValue]() }
        }
      }
    }
    return values.filter { $0 != .null }
  }
}
