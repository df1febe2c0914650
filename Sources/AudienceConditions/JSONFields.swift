import AudienceDiagnostics
import AudienceJSON

/// Takes the members of a JSON object one by one, so that those nobody took can be refused.
struct JSONFields {
  let path: [JSONStep]
  private let object: JSONObject
  private var taken: Set<UTF8Text> = []

  init(_ json: JSONValue, at path: [JSONStep], _ words: String) throws(TreeJSONError) {
    guard case .object(let object) = json else {
      throw TreeJSONError(path, "expected \(words) as an object, not \(json.kindName)")
    }
    self.object = object
    self.path = path
  }

  /// The keys of the object, in order.
  var keys: [String] { object.members.map(\.key.string) }

  func path(of key: UTF8Text) -> [JSONStep] { path + [.key(key)] }

  /// The value of a key that may be missing.
  mutating func optional(_ key: UTF8Text) -> JSONValue? {
    guard let value = object[key] else { return nil }
    taken.insert(key)
    return value
  }

  mutating func value(_ key: UTF8Text) throws(TreeJSONError) -> JSONValue {
    guard let value = optional(key) else {
      throw TreeJSONError(path, "expected a member '\(key)'")
    }
    return value
  }

  mutating func text(_ key: UTF8Text) throws(TreeJSONError) -> UTF8Text {
    let value = try value(key)
    guard case .string(let text) = value else {
      throw TreeJSONError(self.path(of: key), "expected a string, not \(value.kindName)")
    }
    return text
  }

  mutating func number(_ key: UTF8Text) throws(TreeJSONError) -> ExactNumber {
    let value = try value(key)
    guard case .number(let number) = value else {
      throw TreeJSONError(self.path(of: key), "expected a number, not \(value.kindName)")
    }
    return number
  }

  /// A whole number from 1.
  mutating func wholeNumber(_ key: UTF8Text) throws(TreeJSONError) -> Int {
    guard let integer = try number(key).integerValue, integer >= 1,
      let value = Int(exactly: integer)
    else { throw TreeJSONError(path(of: key), "expected a whole number from 1") }
    return value
  }

  /// A list of at least `minimum` values.
  mutating func list(
    _ key: UTF8Text, atLeast minimum: Int
  ) throws(TreeJSONError) -> [JSONValue] {
    let value = try value(key)
    guard case .array(let elements) = value else {
      throw TreeJSONError(self.path(of: key), "expected an array, not \(value.kindName)")
    }
    if elements.count < minimum {
      throw TreeJSONError(self.path(of: key), "expected at least \(minimum) values")
    }
    return elements
  }

  /// Refuses the first member that was not taken.
  func finish() throws(TreeJSONError) {
    for member in object.members where !taken.contains(member.key) {
      throw TreeJSONError(
        path(of: member.key), "expected no member '\(member.key)' here")
    }
  }
}
