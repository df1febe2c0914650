package import AudienceDiagnostics

/// A text with a 1️⃣ in it, which marks a place.
package struct MarkedText: Sendable {
  /// The text without the mark.
  package let text: String
  /// The UTF-8 offset of the mark; nil where there is none.
  package let offset: Int?

  package init(_ marked: String) {
    let mark: Character = "1️⃣"
    if let index = marked.firstIndex(of: mark) {
      offset = marked[..<index].utf8.count
      text = marked.filter { $0 != mark }
    } else {
      offset = nil
      text = marked
    }
  }
}

extension Suggestion {
  /// The text with the replacement made; nil for a suggestion of another kind.
  package func applied(to text: String) -> String? {
    guard case .replaceText(let span, let new) = action else { return nil }
    let bytes = Array(text.utf8)
    let result = bytes[..<span.start] + Array(new.utf8) + bytes[span.end...]
    return String(decoding: result, as: UTF8.self)
  }
}
