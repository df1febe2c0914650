import AudienceDiagnostics

extension QueryLexer {
  /// Reads a quoted text. `\\` is a backslash, the escaped or the doubled quote is the quote, any
  /// other backslash stays.
  mutating func readString() -> QueryToken.Kind {
    let start = index
    let quote = bytes[start]
    var decoded: [UInt8] = []
    var run = start + 1
    index = run
    while index < bytes.count {
      let byte = bytes[index]
      let following = peek(1)
      if byte == UInt8(ascii: "\\"), following == byte || following == quote {
        decoded += bytes[run..<index]
        run = index + 1
        index += 2
      } else if byte == quote, following == quote {
        decoded += bytes[run..<index]
        run = index + 1
        index += 2
      } else if byte == quote {
        decoded += bytes[run..<index]
        index += 1
        return .string(UTF8Text(String(decoding: decoded, as: UTF8.self)))
      } else {
        index += 1
      }
    }
    return .fault(
      LexicalFault(
        "the text that begins here has no closing \(text(start, start + 1))",
        Span(start, start + 1), help: "a quote inside a text is written \\' or ''"))
  }

  /// Reads a text in quotes that a word processor made; the offers have straight ones, the first
  /// for every such text from here on.
  func readCurlyString(quoteLength: Int) -> LexicalFault {
    guard let first = curlyString(quoteLength: quoteLength) else {
      return LexicalFault("expected a straight quote '", Span(index, index + quoteLength))
    }
    var offers = [Suggestion.replacing(first.span, by: first.straight)]
    var probe = self
    var rewritten = first.straight
    var end = first.span.end
    var count = 1
    probe.index = end
    while count < 100 {
      let start = probe.index
      if start >= bytes.count { break }
      let (scalar, length) = scalar(at: start)
      if Self.openingQuotes.contains(scalar), let next = probe.curlyString(quoteLength: length) {
        rewritten += text(end, start) + next.straight
        end = next.span.end
        probe.index = end
        count += 1
      } else if bytes[start] == UInt8(ascii: "'") || bytes[start] == UInt8(ascii: "\"") {
        _ = probe.readString()
      } else {
        probe.index = start + length
      }
    }
    if count > 1 {
      let all = Suggestion.replacing(
        Span(first.span.start, end), by: rewritten, title: "make all quotes straight")
      offers.insert(all, at: 0)
    }
    return LexicalFault("expected a straight quote '", first.span, suggestions: offers)
  }

  /// The text between the curly quote that comes next and the one that closes it, in straight
  /// quotes; nil where none closes it.
  private func curlyString(quoteLength: Int) -> (span: Span, straight: String)? {
    let open = index
    let isDouble = Self.doubleQuotes.contains(scalar(at: open).scalar)
    var end = open + quoteLength
    while end < bytes.count, end - open < 1_000 {
      let (scalar, count) = scalar(at: end)
      end += count
      if isDouble ? Self.doubleQuotes.contains(scalar) : Self.singleQuotes.contains(scalar) {
        let value = text(open + quoteLength, end - count)
        return (Span(open, end), QueryPrinter.quoted(value))
      }
      if scalar == "(" || scalar == ")" || scalar == "\n" { break }
    }
    return nil
  }

  private static let singleQuotes: Set<Unicode.Scalar> = [
    "‘", "’", "‚", "‛", "‹", "›", "`", "´", "＇", "′", "'",
  ]
  private static let doubleQuotes: Set<Unicode.Scalar> = [
    "“", "”", "„", "‟", "«", "»", "＂", "″", "\"",
  ]
  /// The quotes that are not the language's.
  static let openingQuotes = singleQuotes.union(doubleQuotes).subtracting(["'", "\""])
}
