import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

extension QueryParser {
  /// Whether the next token begins a value.
  var beginsScalar: Bool {
    switch token.kind {
    case .string, .number, .date, .timestamp: true
    case .word(let word): word == "true" || word == "false" || QueryNames.scalars.contains(word)
    case .comparison, .sign, .fault, .end: false
    }
  }

  /// Reads a value; `words` say after what it is expected.
  mutating func readScalar(after words: String?) throws(FindingError) -> Scalar {
    token.isWord("event") || token.isWord("entity")
      ? try readMeasuredStream() : try readFieldOrLiteral(after: words)
  }

  private mutating func readFieldOrLiteral(
    after words: String?
  ) throws(FindingError) -> Scalar {
    guard let word = token.word else { return .literal(try readLiteral(after: words)) }
    switch word {
    case "trait":
      advance()
      return .trait(try readPath(of: word))
    case "context":
      advance()
      return .context(try readPath(of: word))
    case "property":
      advance()
      let (path, owner) = try readProperty()
      return .property(path, of: owner)
    default:
      return .literal(try readLiteral(after: words))
    }
  }

  /// Reads a literal, also `literal(x)`.
  mutating func readLiteral(after words: String?) throws(FindingError) -> Literal {
    let literal: Literal
    switch token.kind {
    case .string(let text): literal = .string(text)
    case .number(let number): literal = .number(number)
    case .date(let date): literal = .date(date)
    case .timestamp(let instant): literal = .timestamp(instant)
    case .word("true"): literal = .boolean(true)
    case .word("false"): literal = .boolean(false)
    case .word("literal"):
      advance()
      try expect(.openParenthesis, after: "'literal'")
      let inner = try readLiteral(after: "'literal('")
      try expect(.closeParenthesis, after: "the value of 'literal'")
      return inner
    case .word, .comparison, .sign, .fault, .end:
      throw notAValue(after: words)
    }
    advance()
    return literal
  }

  /// Reads the name between parentheses: `('Order Completed')`.
  mutating func readName(of function: String) throws(FindingError) -> UTF8Text {
    try openParenthesis(of: function)
    return try readClosedName(of: function)
  }

  /// Reads a quoted name and the parenthesis behind it.
  private mutating func readClosedName(of function: String) throws(FindingError) -> UTF8Text {
    guard case .string(let name) = token.kind else { throw notAName(of: function) }
    advance()
    if take(.closeParenthesis) { return name }
    throw failure(
      "expected ')' after the name of the \(function)",
      help: name.string.contains(")")
        ? "is a closing quote missing in \(QueryPrinter.quoted(name.string))?" : nil)
  }

  private mutating func readPath(of function: String) throws(FindingError) -> FieldPath {
    FieldPath(try readName(of: function).string)
  }

  /// Reads `('total')` or `(parent: 'total')` behind `property`.
  mutating func readProperty() throws(FindingError) -> (FieldPath, PropertyOwner) {
    try openParenthesis(of: "property")
    let owner: PropertyOwner = try takeParent() ? .parentEvent : .thisEvent
    return (FieldPath(try readClosedName(of: "property").string), owner)
  }

  /// Goes on behind `parent:` if it comes next.
  mutating func takeParent() throws(FindingError) -> Bool {
    guard token.isWord("parent") else { return false }
    advance()
    try expect(.colon, after: "'parent'")
    return true
  }

  /// Goes on behind the parenthesis that a function's name needs.
  mutating func openParenthesis(of function: String) throws(FindingError) {
    if take(.openParenthesis) { return }
    if case .string = token.kind {
      let span = Span(previous?.span.end ?? token.span.start, token.span.end)
      throw failure(
        "expected '(' after '\(function)'",
        suggestions: [.replacing(span, by: "(\(text(of: token)))")])
    }
    let isBare = QueryNames.withoutArguments.contains(function)
    let place = previous.map { Span($0.span.end, $0.span.end) }
    throw failure(
      "expected '(' after '\(function)'",
      suggestions: isBare
        ? place.map { [.replacing($0, by: "()", title: "did you mean '\(function)()'?")] } ?? []
        : [])
  }

  /// Goes on behind `()`.
  mutating func emptyParentheses(of function: String) throws(FindingError) {
    try openParenthesis(of: function)
    if take(.closeParenthesis) { return }
    throw failure("expected ')': \(function)() takes nothing")
  }

  /// Reads the right side of a comparison by symbol.
  mutating func readRightSide(
    of left: Scalar, _ symbol: QueryToken
  ) throws(FindingError) -> Scalar {
    if let word = token.word, ["null", "nil", "none"].contains(word.lowercased()) {
      throw comparedWithNull(symbol)
    }
    let right = try readScalar(after: "'\(text(of: symbol))'")
    if token.isSign(.comma), case .literal(.number) = right, let previous {
      if let fault = thousandsSeparator(previous.span) { throw fault }
    }
    return right
  }
}
