import AudienceJSON

/// A reference to another resource: `#property:sku`, or the older `#/properties/group/sku`.
struct RudderReference: Hashable {
  enum Kind: Hashable {
    case event, property, customType
  }

  let kind: Kind
  let id: String
  /// The group of an older reference; nil for one that is unique by its id.
  let group: String?

  /// Nil for a text that is no reference to one of these kinds.
  init?(_ text: String) {
    if text.hasPrefix("#/") {
      let parts = text.dropFirst(2).split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count >= 2, let kind = Self.kind(String(parts[0])) else { return nil }
      self.kind = kind
      id = parts.count > 2 ? parts.dropFirst(2).joined(separator: "/") : String(parts[1])
      group = parts.count > 2 ? String(parts[1]) : nil
    } else if text.hasPrefix("#"), let colon = text.firstIndex(of: ":") {
      guard let kind = Self.kind(String(text[text.index(after: text.startIndex)..<colon])) else {
        return nil
      }
      self.kind = kind
      id = String(text[text.index(after: colon)...])
      group = nil
    } else {
      return nil
    }
  }

  private static func kind(_ name: String) -> Kind? {
    switch name {
    case "event", "events": .event
    case "property", "properties": .property
    case "custom-type", "custom-types": .customType
    default: nil
    }
  }
}
