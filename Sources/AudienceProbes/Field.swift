import AudienceConditions
import AudienceJSON
import AudienceSchema

/// A place that holds a value conditions read.
enum Field: Hashable, Sendable {
  case trait(TraitScope, FieldPath)
  case property(EventName, FieldPath)
  case context(EventName, FieldPath)

  var path: FieldPath {
    switch self {
    case .trait(_, let path), .property(_, let path), .context(_, let path): path
    }
  }
}

/// What a path yields: none for an absent value, several with `$`.
typealias FieldValues = [JSONValue]

extension JSONObject {
  /// Puts values where a path reads them; objects and arrays on the way are made, what stands
  /// beside stays.
  mutating func put(_ values: FieldValues, at path: FieldPath) {
    self = Self.put(values[...], at: path.steps[...], in: .object(self)).objectValue ?? self
  }

  private static func put(
    _ values: ArraySlice<JSONValue>, at steps: ArraySlice<FieldPath.Step>, in value: JSONValue?
  ) -> JSONValue {
    guard let step = steps.first else { return values.first ?? .null }
    let rest = steps.dropFirst()
    switch step {
    case .name(let name):
      var object = value?.objectValue ?? JSONObject()
      if values.isEmpty, !rest.contains(.everyElement) { return .object(object) }
      object[name] = put(values, at: rest, in: object[name])
      return .object(object)
    case .everyElement:
      var elements = value?.arrayValue ?? []
      while elements.count < values.count { elements.append(.null) }
      for (position, element) in zip(elements.indices, values) {
        elements[position] = put([element], at: rest, in: elements[position])
      }
      return .array(elements)
    }
  }
}

extension JSONValue {
  var objectValue: JSONObject? {
    if case .object(let object) = self { object } else { nil }
  }
}
