/// A text a finding can point into: query text, a prompt, a command line, a file.
public struct SourceText: Hashable, Sendable {
  /// What the text is called in a message: a file's path; nil for something typed.
  public let name: String?
  /// The text.
  public let text: String

  public init(_ text: String, name: String? = nil) {
    self.text = text
    self.name = name
  }

  /// The line and column of an offset, both from 1; a column counts characters as a person does.
  ///
  /// Lines end at a line feed byte, so CRLF is one line end. O(n).
  public func position(at offset: Int) -> TextPosition {
    let bytes = text.utf8
    let limit = min(max(0, offset), bytes.count)
    let target = bytes.index(bytes.startIndex, offsetBy: limit)
    var line = 1
    var lineStart = bytes.startIndex
    var index = bytes.startIndex
    while index < target {
      if bytes[index] == 0x0A {
        line += 1
        lineStart = bytes.index(after: index)
      }
      index = bytes.index(after: index)
    }
    return TextPosition(line: line, column: text[lineStart..<target].count + 1)
  }

  /// The text of a span; bytes that are cut out of the middle of a character are left out.
  public func substring(_ span: Span) -> String {
    let bytes = text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: min(span.start, bytes.count))
    let end = bytes.index(bytes.startIndex, offsetBy: min(span.end, bytes.count))
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}

/// A place in a text as an editor shows it: line and column, both from 1.
public struct TextPosition: Hashable, Sendable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
