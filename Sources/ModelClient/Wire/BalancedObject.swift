import AudienceJSON

/// Finds the JSON object in a text that has other words around it.
enum BalancedObject {
  /// The first stretch from a `{` to its matching `}` that is a JSON object; nil where there is
  /// none. Braces inside strings do not count. O(n) but for objects that turn out to be none.
  static func first(in text: String) -> String? {
    let bytes = Array(text.utf8)
    var tries = 0
    var start = bytes.firstIndex(of: UInt8(ascii: "{"))
    while let opening = start, tries < 32 {
      if let end = end(of: opening, in: bytes) {
        let object = Array(bytes[opening..<end])
        if (try? JSONReader.read(object)) != nil { return String(decoding: object, as: UTF8.self) }
      }
      tries += 1
      start = bytes[(opening + 1)...].firstIndex(of: UInt8(ascii: "{"))
    }
    return nil
  }

  /// Whether the whole of a text is one JSON object.
  static func isWhole(_ text: String) -> Bool {
    if case .object? = try? JSONReader.read(text) { true } else { false }
  }

  private static func end(of opening: Int, in bytes: [UInt8]) -> Int? {
    var depth = 0
    var isInString = false
    var index = opening
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\") where isInString: index += 1
      case UInt8(ascii: "\""): isInString.toggle()
      case UInt8(ascii: "{") where !isInString: depth += 1
      case UInt8(ascii: "}") where !isInString:
        depth -= 1
        if depth == 0 { return index + 1 }
      default: break
      }
      index += 1
    }
    return nil
  }
}
