import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

extension FieldPath {
  /// Ways to give a path a value in an object: into what is there, or in its place.
  func setting(_ value: JSONValue, in object: JSONObject) -> [JSONObject] {
    let fresh = Self.made(value, at: steps[...])
    guard case .name(let key)? = steps.first, case .object(let made)? = fresh else { return [] }
    var replaced = object
    replaced[key] = made[key]
    guard steps.count > 1, let old = object[key],
      let merged = Self.merged(value, at: steps.dropFirst(), into: old)
    else { return [replaced] }
    var kept = object
    kept[key] = merged
    return kept == replaced ? [replaced] : [kept, replaced]
  }

  /// The object without what the path leads to: its outermost member goes.
  func removing(from object: JSONObject) -> JSONObject {
    guard case .name(let key)? = steps.first else { return object }
    var object = object
    object[key] = nil
    return object
  }

  private static func made(_ value: JSONValue, at steps: ArraySlice<Step>) -> JSONValue? {
    guard let step = steps.first else { return value }
    guard let inner = made(value, at: steps.dropFirst()) else { return nil }
    switch step {
    case .name(let key): return .object([:]).setting(key, to: inner)
    case .everyElement: return .array([inner])
    }
  }

  private static func merged(
    _ value: JSONValue, at steps: ArraySlice<Step>, into old: JSONValue
  ) -> JSONValue? {
    guard let step = steps.first else { return value }
    switch (step, old) {
    case (.name(let key), .object(let object)):
      let inner = object[key].flatMap { merged(value, at: steps.dropFirst(), into: $0) }
      return (inner ?? made(value, at: steps.dropFirst())).map { old.setting(key, to: $0) }
    case (.everyElement, .array(let elements)):
      return made(value, at: steps.dropFirst()).map { .array(elements + [$0]) }
    default: return nil
    }
  }
}

extension JSONValue {
  /// The object with a member set; the value itself where it is no object.
  fileprivate func setting(_ key: UTF8Text, to value: JSONValue) -> JSONValue {
    guard case .object(var object) = self else { return self }
    object[key] = value
    return .object(object)
  }
}
