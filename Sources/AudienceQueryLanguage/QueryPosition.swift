package import AudienceDiagnostics
package import AudienceSchema

/// What can come next where a query text breaks off: for completion while it is typed.
///
/// It follows the grammar loosely and never fails; what cannot be right so far expects nothing.
/// O(n) over the text.
package struct QueryPosition: Hashable, Sendable {
  /// What a condition speaks of.
  package enum Subject: Hashable, Sendable {
    case event(EventName)
    case trait(FieldPath)
    case property(FieldPath, of: EventName?)
    case context
    /// What a measure made of an event: a number, or a value of the property it reads.
    indirect case measure(of: Subject?)
    case other
  }

  /// What a name in quotes names.
  package enum NameKind: Hashable, Sendable {
    case event
    case trait
    case property(of: EventName?)
    case context
  }

  package enum Expected: Hashable, Sendable {
    /// A condition; inside `where`, of that event.
    case condition(inside: EventName?, isNested: Bool)
    /// `AND`, `OR` or a closing parenthesis, if one is open.
    case junction(closes: Bool)
    /// A comparison or a function behind a scalar, `AND` not yet.
    case comparison(Subject)
    /// The name of a function behind a dot.
    case function(of: Subject)
    /// A name in quotes.
    case name(NameKind)
    /// A value to compare with; one of several where a list may go on.
    case value(of: Subject, isListed: Bool)
    /// A number of hours or days.
    case duration
    /// `hours` or `days`.
    case unit
    /// A property to measure.
    case measured
    /// What closes the parentheses of a function that takes nothing more.
    case closing
    case nothing
  }

  package let expected: Expected
  /// What has been typed of it, in UTF-8 offsets; inside quotes, without the quote.
  package let typed: Span
  /// The quote that is open where the text ends.
  package let quote: UInt8?

  package init(_ text: String) {
    var lexer = QueryLexer(SourceText(text))
    var reader = QueryPositionReader()
    let end = text.utf8.count
    while true {
      let token = lexer.next()
      if case .end = token.kind {
        self.init(reader.expected, Span(end, end), nil)
        return
      }
      if token.span.end == end, let first = Self.openQuote(token, lexer) {
        self.init(reader.expected, Span(token.span.start + 1, end), first)
        return
      }
      if token.span.end == end, token.word != nil {
        self.init(reader.expected, token.span, nil)
        return
      }
      reader.read(token)
    }
  }

  private init(_ expected: Expected, _ typed: Span, _ quote: UInt8?) {
    self.expected = expected
    self.typed = typed
    self.quote = quote
  }

  /// The quote of a text that nothing closes.
  private static func openQuote(_ token: QueryToken, _ lexer: QueryLexer) -> UInt8? {
    guard case .fault = token.kind else { return nil }
    let first = lexer.bytes[token.span.start]
    return first == UInt8(ascii: "'") || first == UInt8(ascii: "\"") ? first : nil
  }
}
