import AudienceConditions
import AudienceDiagnostics

/// Reads the words of an edit; names, values and spans of time by the rules of query text.
struct WordsReader {
  let source: SourceText
  /// Reads the tokens, and what the words share with query text.
  var parser: QueryParser

  init(_ source: SourceText) {
    self.source = source
    parser = QueryParser(source)
  }

  var token: QueryToken { parser.token }
  var isAtEnd: Bool { token.kind == .end }

  // MARK: - Phrases

  /// Goes on if the next words are that phrase; case and the number of blanks do not matter, and
  /// a curly apostrophe is one.
  mutating func take(_ phrase: String) -> Bool {
    guard let end = end(of: phrase) else { return false }
    move(to: end)
    return true
  }

  /// Goes on behind the first phrase of a list that comes next; longer ones stand first.
  mutating func take(oneOf phrases: [String]) -> Bool {
    for phrase in phrases where take(phrase) { return true }
    return false
  }

  /// Whether the next words are that phrase.
  func sees(_ phrase: String) -> Bool { end(of: phrase) != nil }

  /// Goes on at an offset.
  mutating func move(to offset: Int) {
    parser.previous = QueryToken(token.kind, Span(token.span.start, offset))
    parser.lexer.index = offset
    parser.token = parser.lexer.next()
  }

  private func end(of phrase: String) -> Int? {
    let bytes = parser.lexer.bytes
    var index = token.span.start
    for (position, word) in phrase.split(separator: " ").enumerated() {
      if position > 0 {
        let start = index
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
        if index == start { return nil }
      }
      for byte in word.utf8 {
        guard index < bytes.count else { return nil }
        if byte == UInt8(ascii: "'"), bytes[index...].starts(with: "’".utf8) {
          index += 3
        } else if Self.lowercased(bytes[index]) == byte {
          index += 1
        } else {
          return nil
        }
      }
    }
    if index < bytes.count, QueryLexer.isWordByte(bytes[index]) { return nil }
    return index
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  // MARK: - Names

  /// A quoted name, or the words without quotes up to what cannot be part of it.
  mutating func readName(
    of words: String, toTheEnd: Bool
  ) throws(FindingError) -> String {
    if case .string(let name) = token.kind {
      parser.advance()
      return name.string
    }
    let bytes = parser.lexer.bytes
    let start = token.span.start
    var end = start
    if toTheEnd {
      end = bytes.count
    } else {
      while end < bytes.count, Self.isBareNameByte(bytes[end]) { end += 1 }
    }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    let name = parser.lexer.text(start, end)
    let hasQuote = name.contains { "'\"".contains($0) }
    if name.isEmpty || hasQuote || isFaultyQuote {
      throw parser.failure("expected the name of \(words) in quotes")
    }
    move(to: end)
    return name
  }

  private var isFaultyQuote: Bool {
    guard case .fault(let fault) = token.kind else { return false }
    return fault.message.contains("quote") || fault.message.contains("closing")
  }

  private static func isBareNameByte(_ byte: UInt8) -> Bool {
    QueryLexer.isWordByte(byte) || byte >= 0x80 || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "-")
  }
}
