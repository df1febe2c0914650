import AudienceDiagnostics

/// A line up to the cursor, with what stands behind it.
struct LineHead {
  /// What stands before the cursor.
  let text: String
  /// The rest of the line.
  let behind: Substring
  /// The cursor, in UTF-8 offsets.
  let cursor: Int

  init(_ line: String, _ cursor: Int) {
    let bytes = Array(line.utf8)
    let place = min(max(0, cursor), bytes.count)
    text = String(decoding: bytes[..<place], as: UTF8.self)
    behind = String(decoding: bytes[place...], as: UTF8.self)[...]
    self.cursor = place
  }

  func typed(from start: Int) -> String {
    String(decoding: Array(text.utf8)[min(start, cursor)...], as: UTF8.self)
  }

  func span(from start: Int) -> Span { Span(min(start, cursor), cursor) }

  var endsWithBlank: Bool { text.utf8.last.map { $0 == 0x20 || $0 == 0x09 } ?? true }
}
