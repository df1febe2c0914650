import AudienceConditions
import AudienceDiagnostics

/// What to say where a name or a value is expected and something else stands.
extension QueryParser {
  /// No value where one must stand.
  func notAValue(after words: String?) -> FindingError {
    let after = words.map { " after \($0)" } ?? ""
    if token.isSign(.openBracket) {
      return failure(
        "a list has no brackets: expected a value\(after)",
        suggestions: [.replacing(token.span, by: "", title: "leave out '['")])
    }
    guard let word = token.word else {
      return failure(
        "expected a value\(after)", help: "values are 'text', 50, true, 2025-01-31")
    }
    if let boolean = ["true", "false"].first(where: { $0 == word.lowercased() }) {
      return failure(
        "expected \(boolean), not '\(word)'", suggestions: [.replacing(token.span, by: boolean)])
    }
    if isBeforeParenthesis, let name = QueryNames.nearest(to: word, in: QueryNames.scalars) {
      let isFunction = QueryNames.scalars.contains(word)
      return failure(
        isFunction
          ? "expected a literal\(after), not '\(word)(…)'"
          : "expected a value\(after), not '\(word)'",
        suggestions: isFunction ? [] : [.replacing(token.span, by: name)])
    }
    if isBeforeParenthesis { return failure("expected a value\(after), not '\(word)'") }
    let (span, words) = bareWords()
    return failure(
      "a text stands in quotes: expected a value\(after)",
      suggestions: [.replacing(span, by: QueryPrinter.quoted(words))])
  }

  /// A comparison with null, which the language writes as a comparator.
  func comparedWithNull(_ symbol: QueryToken) -> FindingError {
    let isNegated = text(of: symbol) == "!="
    let comparator = isNegated ? ".exists()" : ".absent()"
    var span = symbol.span.union(token.span)
    // The blanks in front go too: trait('a') = null becomes trait('a').absent().
    while span.start > 0, lexer.bytes[span.start - 1] == 0x20 {
      span = Span(span.start - 1, span.end)
    }
    return failure(
      "the language has no \(text(of: token)): expected \(comparator)",
      suggestions: [.replacing(span, by: comparator)])
  }

  /// No quoted name between a function's parentheses.
  func notAName(of function: String) -> FindingError {
    let message = "expected the name of the \(function) in quotes"
    if token.isWord("parent") {
      return failure("'parent:' belongs to property(…), within(…) and between(…): \(message)")
    }
    switch token.kind {
    case .word:
      let (span, words) = bareWords()
      return failure(message, suggestions: [.replacing(span, by: QueryPrinter.quoted(words))])
    case .number, .date, .timestamp:
      return failure(
        message,
        suggestions: [.replacing(token.span, by: QueryPrinter.quoted(text(of: token)))])
    case .string, .comparison, .sign, .fault, .end:
      return failure(message)
    }
  }

  /// Neither a filter nor a measure behind `event(…).`
  func notAStreamFunction(_ name: String) -> FindingError {
    if QueryNames.comparators.contains(name) {
      var probe = lexer
      let isCall =
        probe.next().isSign(.openParenthesis) && probe.next().isSign(.closeParenthesis)
      let whole = token.span.union(Span(token.span.start, probe.index))
      let meant = ["exists": "count() >= 1", "absent": "count() = 0"][name]
      let offers = isCall ? meant.map { [Suggestion.replacing(whole, by: $0)] } ?? [] : []
      return failure(
        "'\(name)' compares a value: expected a measure before it, such as count()",
        suggestions: offers)
    }
    let names = QueryNames.measures + QueryNames.filters
    let nearest = QueryNames.nearest(to: name, in: names)
    return failure(
      "expected a filter or a measure after '.', not '\(name)'",
      suggestions: nearest.map { [.replacing(token.span, by: $0)] } ?? [],
      help: nearest == nil ? "filters and measures: \(Self.list(names))" : nil)
  }

  /// Not a comparator behind a value and a point.
  func notAComparator(_ name: String, of left: Scalar) -> FindingError {
    let functions = QueryNames.measures + QueryNames.filters
    if functions.contains(name) {
      switch left {
      case .measure:
        return failure(
          "expected a comparison after the measure, not '\(name)'",
          help: "filters stand before the measure")
      case .trait, .property, .context, .literal:
        let nearest = name == "within" ? "within_last" : nil
        return failure(
          "'\(name)' belongs to event('…'): expected a comparator after '.'",
          suggestions: nearest.map { [.replacing(token.span, by: $0)] } ?? [])
      }
    }
    if let symbol = symbolOffer(name) {
      return failure("expected '\(symbol.symbol)', not '.\(name)'", suggestions: symbol.offers)
    }
    let nearest = QueryNames.nearest(to: name, in: QueryNames.comparators)
    return failure(
      "expected a comparator after '.', not '\(name)'",
      suggestions: nearest.map { [.replacing(token.span, by: $0)] } ?? [],
      help: nearest == nil ? "comparators: \(Self.list(QueryNames.comparators))" : nil)
  }

  /// The symbol that a comparator of other tools means: `.equals('pro')` is `= 'pro'`.
  private func symbolOffer(_ name: String) -> (symbol: String, offers: [Suggestion])? {
    let folded = name.lowercased().filter { $0 != "_" }
    guard let symbol = Self.symbolsOfComparators[folded] else { return nil }
    var probe = self
    probe.advance()
    guard probe.take(.openParenthesis) else { return (symbol, []) }
    let start = probe.token.span
    guard (try? probe.readScalar(after: nil)) != nil, let end = probe.previous?.span,
      probe.take(.closeParenthesis), let close = probe.previous?.span, let dot = previous?.span
    else { return (symbol, []) }
    let value = source.substring(start.union(end))
    return (symbol, [.replacing(dot.union(close), by: " \(symbol) \(value)")])
  }

  private static let symbolsOfComparators = [
    "equals": "=", "equal": "=", "is": "=", "eq": "=", "notequals": "!=", "notequal": "!=",
    "isnot": "!=", "ne": "!=", "neq": "!=", "differs": "!=", "greaterthan": ">", "gt": ">",
    "greaterthanorequal": ">=", "gte": ">=", "atleast": ">=", "lessthan": "<", "lt": "<",
    "lessthanorequal": "<=", "lte": "<=", "atmost": "<=",
  ]

  /// A stream ends without a measure.
  func missingMeasure(of start: Span, after words: String) -> FindingError {
    let end = previous?.span.end ?? start.end
    let place = Span(end, end)
    let offers: [Suggestion]
    switch token.kind {
    case .comparison:
      offers = [.replacing(place, by: ".count()", title: "add '.count()'")]
    case .word(let word)
    where (QueryNames.measures + QueryNames.filters).contains(word) && isBeforeParenthesis:
      offers = [.replacing(Span(end, token.span.start), by: ".", title: "add '.'")]
    case .end, .word("AND"), .word("OR"), .sign(.closeParenthesis), .sign(.closeBrace):
      offers = [.replacing(place, by: ".count() >= 1", title: "add '.count() >= 1'")]
    case .word, .string, .number, .date, .timestamp, .sign, .fault:
      offers = []
    }
    return failure(
      "expected a measure after the events, such as .count()", suggestions: offers)
  }

  /// Not a property between a measure's parentheses.
  func notAField(of measure: String) -> FindingError {
    let message = "expected property('…') after '\(measure)('"
    if case .string(let name) = token.kind {
      return failure(
        message,
        suggestions: [
          .replacing(token.span, by: "property(\(QueryPrinter.quoted(name.string)))")
        ])
    }
    guard let word = token.word else { return failure(message) }
    if isBeforeParenthesis {
      let nearest = QueryNames.nearest(to: word, in: ["property", "context"])
      return failure(
        message, suggestions: nearest.map { [.replacing(token.span, by: $0)] } ?? [])
    }
    return failure(
      message,
      suggestions: [.replacing(token.span, by: "property(\(QueryPrinter.quoted(word)))")])
  }

  /// Not a number where a span of time begins.
  func notASpan(of function: String, units: String) -> FindingError {
    let message = "expected a whole number of \(units) after '\(function)('"
    if case .string(let text) = token.kind {
      return failure(message, suggestions: [.replacing(token.span, by: text.string)])
    }
    return failure(message, help: "for example \(function)(30 days)")
  }

  /// `1,000` where a number stands.
  func thousandsSeparator(_ number: Span) -> FindingError? {
    var end = token.span.start
    let bytes = lexer.bytes
    while end + 3 < bytes.count, bytes[end] == UInt8(ascii: ","),
      bytes[(end + 1)...(end + 3)].allSatisfy(QueryLexer.isDigit)
    {
      end += 4
    }
    if end == token.span.start { return nil }
    let span = Span(number.start, end)
    return failure(
      "a number has no ',' in it",
      suggestions: [.replacing(span, by: source.substring(span).filter { $0 != "," })])
  }

  // MARK: - Looking ahead

  private var isBeforeParenthesis: Bool {
    var probe = lexer
    return probe.next().isSign(.openParenthesis)
  }

  /// The words from here up to a sign or a junction: what was probably meant to be one text.
  private func bareWords() -> (span: Span, words: String) {
    var probe = lexer
    var span = token.span
    scan: for _ in 0..<16 {
      let next = probe.next()
      switch next.kind {
      case .word(let word) where ["AND", "OR"].contains(word.uppercased()): break scan
      case .word, .number: span = span.union(next.span)
      case .string, .date, .timestamp, .comparison, .sign, .fault, .end: break scan
      }
    }
    return (span, source.substring(span))
  }
}
