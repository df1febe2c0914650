import AudienceDiagnostics

extension QueryLexer {
  /// What is wrong with a character that begins no token, with what was probably meant.
  mutating func readFault() -> LexicalFault {
    let start = index
    let (scalar, count) = scalar(at: start)
    if Self.openingQuotes.contains(scalar) {
      let fault = readCurlyString(quoteLength: count)
      index = fault.span.end
      return fault
    }
    index += count
    let doubled = (scalar == "&" || scalar == "|") && peek(0) == bytes[start]
    if doubled { index += 1 }
    let span = Span(start, index)
    if let word = Self.junctionSigns[scalar] {
      return LexicalFault(
        "expected \(word), not '\(text(start, index))'", span,
        suggestions: [
          .replacing(span, by: padded(word, in: span), title: "did you mean \(word)?")
        ])
    }
    if let meant = Self.lookalikes[scalar] {
      return LexicalFault(
        "expected '\(meant)', not '\(scalar)'", span, suggestions: [.replacing(span, by: meant)])
    }
    if "+$€£¥".unicodeScalars.contains(scalar), let next = peek(0), Self.isDigit(next) {
      return LexicalFault(
        "a number has no '\(scalar)'", span,
        suggestions: [.replacing(span, by: "", title: "leave out '\(scalar)'")])
    }
    if scalar == ";" || scalar == "%" {
      return LexicalFault(
        "the language has no '\(scalar)'", span,
        suggestions: [.replacing(span, by: "", title: "leave out '\(scalar)'")])
    }
    if Self.isInvisible(scalar) {
      let name = "U+" + Self.hexadecimal(scalar)
      return LexicalFault(
        "expected no invisible character (\(name)) outside quotes", span,
        suggestions: [.replacing(span, by: "", title: "leave out \(name)")])
    }
    return LexicalFault("the language has no '\(scalar)' outside quotes", span)
  }

  /// The word with a blank on each side where there is none.
  private func padded(_ word: String, in span: Span) -> String {
    let before = span.start > 0 && bytes[span.start - 1] > 0x20 ? " " : ""
    let after = span.end < bytes.count && bytes[span.end] > 0x20 ? " " : ""
    return before + word + after
  }

  private static let junctionSigns: [Unicode.Scalar: String] = [
    "&": "AND", "|": "OR", "!": "NOT", "∧": "AND", "∨": "OR", "¬": "NOT",
  ]

  private static let lookalikes: [Unicode.Scalar: String] = [
    "≥": ">=", "≤": "<=", "≠": "!=", "＝": "=", "＞": ">", "＜": "<",
    "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-",
    "（": "(", "）": ")", "，": ",", "、": ",", "：": ":", "．": ".",
  ]

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .unassigned, .surrogate, .lineSeparator,
      .paragraphSeparator, .spaceSeparator, .nonspacingMark, .enclosingMark:
      true
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .spacingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation,
      .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol,
      .otherSymbol:
      false
    @unknown default:
      true
    }
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
