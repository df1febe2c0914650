import AudienceDiagnostics
import AudienceJSON

/// A reference inside a schema: a JSON Pointer behind `#` (RFC 6901), or the name of an anchor.
struct SchemaPointer {
  private enum Kind {
    case pointer([String])
    case anchor(String)
  }

  private let kind: Kind

  /// Nil for a reference into another file.
  init?(_ reference: String) {
    guard reference.hasPrefix("#") else { return nil }
    let fragment = Self.unescaped(reference.dropFirst())
    if fragment.isEmpty {
      kind = .pointer([])
    } else if fragment.hasPrefix("/") {
      kind = .pointer(
        fragment.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(Self.token)
      )
    } else {
      kind = .anchor(fragment)
    }
  }

  /// The value it leads to, and the way there.
  func target(in root: JSONValue) -> (value: JSONValue, steps: [JSONStep])? {
    switch kind {
    case .pointer(let tokens):
      var value = root
      var steps: [JSONStep] = []
      for token in tokens {
        let key = UTF8Text(token)
        if let member = value[key] {
          value = member
          steps.append(.key(key))
        } else if let index = Int(token), let elements = value.arrayValue,
          elements.indices.contains(index)
        {
          value = elements[index]
          steps.append(.index(index))
        } else {
          return nil
        }
      }
      return (value, steps)
    case .anchor(let name):
      for group in ["$defs", "definitions"] as [UTF8Text] {
        guard case .object(let definitions)? = root[group] else { continue }
        for member in definitions.members
        where member.value["$anchor"]?.stringValue == name
          || member.value["$dynamicAnchor"]?.stringValue == name
          || member.value["$id"]?.stringValue == "#" + name
        {
          return (member.value, [.key(group), .key(member.key)])
        }
      }
      return nil
    }
  }

  private static func token(_ text: Substring) -> String {
    var token = ""
    var rest = text[...]
    while let first = rest.first {
      if rest.hasPrefix("~1") || rest.hasPrefix("~0") {
        token += rest.hasPrefix("~1") ? "/" : "~"
        rest = rest.dropFirst(2)
      } else {
        token.append(first)
        rest = rest.dropFirst()
      }
    }
    return token
  }

  /// The text with `%20` and its like decoded; as it is where that makes no UTF-8.
  private static func unescaped(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let first = rest.popFirst() {
      if first == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(first)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? String(text)
  }
}
