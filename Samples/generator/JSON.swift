/// A JSON value whose objects keep the order in which they were made.
///
/// Numbers are integers or whole hundredths, so that writing one never depends on how a
/// platform prints floating point.
enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case hundredths(Int)
  case string(String)
  case array([JSON])
  case object([Member])

  /// One key of an object with its value.
  struct Member: Hashable, Sendable {
    var key: String
    var value: JSON
  }

  /// An array of strings.
  static func strings(_ texts: [String]) -> JSON {
    .array(texts.map { .string($0) })
  }

  /// The members of an object; nothing for any other value.
  var members: [Member] {
    guard case .object(let members) = self else { return [] }
    return members
  }

  /// The value under a key of an object, if there is one.
  subscript(_ key: String) -> JSON? {
    members.last { $0.key == key }?.value
  }

  /// The same object with more members after its own; a key it had already gets the new value.
  func merging(_ other: JSON) -> JSON {
    var merged = members
    for member in other.members {
      if let index = merged.firstIndex(where: { $0.key == member.key }) {
        merged[index] = member
      } else {
        merged.append(member)
      }
    }
    return .object(merged)
  }
}

// MARK: - Literals

extension JSON: ExpressibleByStringLiteral {
  init(stringLiteral value: String) { self = .string(value) }
}

extension JSON: ExpressibleByIntegerLiteral {
  init(integerLiteral value: Int) { self = .integer(value) }
}

extension JSON: ExpressibleByBooleanLiteral {
  init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSON: ExpressibleByArrayLiteral {
  init(arrayLiteral elements: JSON...) { self = .array(elements) }
}

extension JSON: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member(key: $0.0, value: $0.1) })
  }
}
