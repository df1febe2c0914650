public import AudienceDiagnostics

/// A JSON value as RFC 8259 defines it, objects in written order.
public indirect enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case number(ExactNumber)
  case string(UTF8Text)
  case array([JSONValue])
  case object(JSONObject)

  /// Makes a string value.
  public static func text(_ string: String) -> JSONValue { .string(UTF8Text(string)) }

  /// Makes an integer value.
  public static func integer(_ value: Int) -> JSONValue { .number(ExactNumber(value)) }

  /// The value of a key, if this is an object that has it.
  public subscript(key: UTF8Text) -> JSONValue? {
    if case .object(let object) = self { object[key] } else { nil }
  }

  /// The text, if this is a string.
  public var stringValue: String? {
    if case .string(let text) = self { text.string } else { nil }
  }

  /// The elements, if this is an array.
  public var arrayValue: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The number, if this is one.
  public var numberValue: ExactNumber? {
    if case .number(let number) = self { number } else { nil }
  }

  /// The word for this kind of value in a message: "a string".
  public var kindName: String {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// The members of a JSON object, in written order, each key once; keys compare by bytes.
public struct JSONObject: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// One key with its value.
  public struct Member: Hashable, Sendable {
    public var key: UTF8Text
    public var value: JSONValue
  }

  /// The members in order.
  public private(set) var members: [Member] = []
  /// Where each key stands, kept only for objects of many keys.
  private var index: [UTF8Text: Int] = [:]

  private static let indexThreshold = 16

  public init() {}

  public init(dictionaryLiteral elements: (UTF8Text, JSONValue)...) {
    for (key, value) in elements { self[key] = value }
  }

  /// The value of a key. Setting an existing key keeps its place; setting nil removes it.
  public subscript(key: UTF8Text) -> JSONValue? {
    get { position(of: key).map { members[$0].value } }
    set {
      switch (position(of: key), newValue) {
      case (let position?, let value?): members[position].value = value
      case (let position?, nil):
        members.remove(at: position)
        rebuildIndex()
      case (nil, let value?): append(key, value)
      case (nil, nil): break
      }
    }
  }

  /// Sets a key, and tells whether it was there before; one look-up.
  mutating func set(_ key: UTF8Text, to value: JSONValue) -> Bool {
    guard let position = position(of: key) else {
      append(key, value)
      return false
    }
    members[position].value = value
    return true
  }

  private mutating func append(_ key: UTF8Text, _ value: JSONValue) {
    members.append(Member(key: key, value: value))
    if !index.isEmpty {
      index[key] = members.count - 1
    } else if members.count > Self.indexThreshold {
      rebuildIndex()
    }
  }

  private func position(of key: UTF8Text) -> Int? {
    if !index.isEmpty { return index[key] }
    return members.firstIndex { $0.key == key }
  }

  private mutating func rebuildIndex() {
    index = [:]
    guard members.count > Self.indexThreshold else { return }
    for (position, member) in members.enumerated() { index[member.key] = position }
  }

  /// Equal when the members are equal, in the same order.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.members == right.members
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(members) }
}
