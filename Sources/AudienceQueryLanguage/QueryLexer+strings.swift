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

  /// Reads a text in quotes that a word processor made; the offer has straight ones.
  func readCurlyString(quoteLength: Int) -> LexicalFault {
    let open = index
    var end = open + quoteLength
    while end < bytes.count, end - open < 1_000 {
      let (scalar, count) = scalar(at: end)
      end += count
      if Self.closingQuotes.contains(scalar) {
        let value = text(open + quoteLength, end - count)
        let span = Span(open, end)
        return LexicalFault(
          "expected a straight quote '", span,
          suggestions: [.replacing(span, by: QueryPrinter.quoted(value))])
      }
      if scalar == "(" || scalar == ")" || scalar == "\n" { break }
    }
    return LexicalFault("expected a straight quote '", Span(open, open + quoteLength))
  }

  static let openingQuotes: Set<Unicode.Scalar> = [
    "‘", "’", "‚", "‛", "“", "”", "„", "‟", "«", "»", "‹", "›", "`", "´", "＇", "＂", "′", "″",
  ]
  private static let closingQuotes = openingQuotes.union(["'", "\""])
}
