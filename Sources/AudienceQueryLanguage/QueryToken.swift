public import AudienceConditions
public import AudienceDiagnostics
public import AudienceJSON
public import AudienceTime

/// One piece of query text: a word, a value, a sign.
public struct QueryToken: Hashable, Sendable {
  /// What the piece is.
  public enum Kind: Hashable, Sendable {
    /// A name of the language: `event`, `AND`, `days`.
    case word(String)
    /// A quoted text, escapes resolved.
    case string(UTF8Text)
    case number(ExactNumber)
    /// A date without quotes.
    case date(CalendarDate)
    /// A timestamp without quotes.
    case timestamp(Instant)
    case comparison(ComparisonSymbol)
    case sign(Sign)
    /// Bytes that are no piece of the language.
    indirect case fault(LexicalFault)
    /// The end of the text.
    case end
  }

  /// A sign that structures the text.
  public enum Sign: String, Hashable, Sendable, CaseIterable {
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBrace = "{"
    case closeBrace = "}"
    case openBracket = "["
    case closeBracket = "]"
    case comma = ","
    case colon = ":"
    case dot = "."
  }

  public let kind: Kind
  /// Where it stands, in UTF-8 offsets.
  public let span: Span

  init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  func isSign(_ sign: Sign) -> Bool { kind == .sign(sign) }

  func isWord(_ word: String) -> Bool { kind == .word(word) }

  /// The word, if this is one.
  var word: String? {
    if case .word(let word) = kind { word } else { nil }
  }
}

/// Why bytes of query text are no piece of the language, and what to write instead.
public struct LexicalFault: Hashable, Sendable {
  public let message: String
  /// What the message points at.
  public let span: Span
  public let suggestions: [Suggestion]
  public let help: String?

  init(
    _ message: String, _ span: Span, suggestions: [Suggestion] = [], help: String? = nil
  ) {
    self.message = message
    self.span = span
    self.suggestions = suggestions
    self.help = help
  }
}

extension Suggestion {
  /// An offer to write `text` in place of a span: `did you mean 'count'?`.
  static func replacing(_ span: Span, by text: String, title: String? = nil) -> Suggestion {
    let shown = text.contains("'") ? text.drop { $0 == " " } : "'\(text)'"
    return Suggestion(title ?? "did you mean \(shown)?", .replaceText(span, text))
  }
}
