import AudienceConditions
import AudienceDiagnostics
import AudienceTime

/// What to say where the text cannot go on. All point at the next token unless they say so.
extension QueryParser {
  /// A finding at the next token; a fault of the lexer there says it better.
  func failure(
    _ message: String, suggestions: [Suggestion] = [], help: String? = nil, at span: Span? = nil
  ) -> FindingError {
    if span == nil, case .fault(let fault) = token.kind {
      return FindingError(
        Finding(
          .syntax, at: .text(source, fault.span), fault.message,
          suggestions: fault.suggestions, help: fault.help))
    }
    return FindingError(
      Finding(
        .syntax, at: .text(source, span ?? token.span), message, suggestions: suggestions,
        help: help))
  }

  static func list(_ names: [String]) -> String { names.joined(separator: ", ") }

  static func alternatives(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().map { "'\($0)'" }.joined(separator: ", ") + " or '\(last)'"
  }

  /// Something other than a condition stands where one must begin.
  func notACondition() -> FindingError {
    let after = previous.map { " after '\(text(of: $0))'" } ?? ""
    let forms = "event('…'), trait('…'), NOT, ANY, ALL or '('"
    guard let word = token.word else {
      return failure("expected a condition\(after)", help: "a condition begins with \(forms)")
    }
    let prefixes = ["NOT", "ANY", "ALL"]
    if let prefix = prefixes.first(where: { $0 == word.uppercased() }) {
      return failure(
        "junction words are upper case: expected \(prefix)",
        suggestions: [.replacing(token.span, by: prefix)])
    }
    if word == "AND" || word == "OR" {
      return failure("expected a condition before '\(word)'")
    }
    let nearest =
      word.lowercased() == "none"
      ? nil : QueryNames.nearest(to: word, in: QueryNames.scalars.dropLast() + prefixes)
    return failure(
      "expected a condition\(after), not '\(word)'",
      suggestions: nearest.map { [.replacing(token.span, by: $0)] } ?? [],
      help: nearest == nil ? "a condition begins with \(forms)" : nil)
  }

  /// A condition is complete but neither AND, OR nor the end comes.
  func unexpectedAfterCondition(expected end: String) -> FindingError {
    let message = "expected AND, OR or \(end)"
    if token.isSign(.closeParenthesis), end == "the end" {
      return failure(
        "expected AND, OR or the end: no '(' is open",
        suggestions: [.replacing(token.span, by: "", title: "leave out ')'")])
    }
    if token.isSign(.comma) {
      return failure(
        message, suggestions: [.replacing(token.span, by: " AND", title: "did you mean AND?")])
    }
    if token.kind == .end, end == "')'" {
      return failure(
        message, suggestions: [.replacing(token.span, by: ")", title: "add ')'")])
    }
    if let timestamp = timeBehindDate() { return timestamp }
    if beginsScalar || token.isSign(.openParenthesis)
      || ["NOT", "ANY", "ALL"].contains(token.word)
    {
      let place = Span(token.span.start, token.span.start)
      return failure(
        "\(message) after a condition",
        suggestions: [
          .replacing(place, by: "AND ", title: "did you mean AND?"),
          .replacing(place, by: "OR ", title: "or OR?"),
        ])
    }
    guard let word = token.word else { return failure(message) }
    let junctions = ["AND", "OR"]
    if let junction = junctions.first(where: { $0 == word.uppercased() }) {
      return failure(
        "junction words are upper case: expected \(junction)",
        suggestions: [.replacing(token.span, by: junction)])
    }
    let nearest = EditDistance.nearest(to: word, in: junctions, count: 1).first
    return failure(
      "\(message), not '\(word)'",
      suggestions: nearest.map { [.replacing(token.span, by: $0)] } ?? [])
  }

  /// A time of day behind a date and a blank: `2025-01-01 10:00:00`.
  private func timeBehindDate() -> FindingError? {
    guard case .date? = previous?.kind, let date = previous?.span, case .number = token.kind
    else { return nil }
    var end = token.span.end
    while end < lexer.bytes.count, "0123456789:.Z+-".utf8.contains(lexer.bytes[end]) { end += 1 }
    let joined = source.substring(date) + "T" + source.substring(Span(token.span.start, end))
    guard case .instant? = TimestampReader.value(joined) else { return nil }
    return failure(
      "expected a T between date and time",
      suggestions: [.replacing(Span(date.start, end), by: joined)])
  }

  /// Something follows a comparator (QL 429).
  func somethingAfterComparator() -> FindingError {
    var probe = lexer
    if whereLevel > 0, token.isSign(.dot), let word = probe.next().word,
      QueryNames.filters.contains(word) || QueryNames.measures.contains(word)
    {
      let place = Span(token.span.start, token.span.start)
      return failure(
        "expected ')' to close 'where(' before '.\(word)'",
        suggestions: [.replacing(place, by: ")", title: "add ')'")])
    }
    if isComparison(token) {
      return failure(
        "nothing may follow a comparator: expected AND, OR or the end",
        help: "two comparisons are joined by AND: trait('a') > 1 AND trait('a') < 5")
    }
    return failure("nothing may follow a comparator: expected AND, OR or the end")
  }

  /// A condition begins with a literal.
  mutating func literalInFront(_ literal: Span, _ symbol: ComparisonSymbol?) -> FindingError {
    let message = "a condition cannot start with a literal: expected event('…') or trait('…')"
    var offers: [Suggestion] = []
    if let symbol, beginsScalar {
      let start = token.span
      var probe = self
      if let right = try? probe.readScalar(after: nil), let end = probe.previous?.span {
        let isLiteral = if case .literal = right { true } else { false }
        let rightText = source.substring(start.union(end))
        let turned = "\(rightText) \(symbol.mirrored.rawValue) \(source.substring(literal))"
        if !isLiteral { offers = [.replacing(literal.union(end), by: turned)] }
      }
    }
    return failure(message, suggestions: offers, at: literal)
  }

  /// A value stands alone where a condition is needed.
  func missingComparison(of left: Scalar, _ span: Span) -> FindingError {
    let place = Span(span.end, span.end)
    var probe = lexer
    if token.isSign(.closeParenthesis), case .comparison = probe.next().kind {
      return failure("expected a comparison: parentheses stand around conditions, not values")
    }
    let endsHere: Bool
    switch token.kind {
    case .end, .sign(.closeParenthesis), .sign(.closeBrace), .word("AND"), .word("OR"):
      endsHere = true
    case .word, .string, .number, .date, .timestamp, .comparison, .sign, .fault: endsHere = false
    }
    func offer(_ text: String, _ title: String) -> [Suggestion] {
      endsHere ? [.replacing(place, by: text, title: title)] : []
    }
    switch left {
    case .literal:
      return failure(
        "a condition cannot start with a literal: expected event('…') or trait('…')", at: span)
    case .measure(_, .count), .measure(_, .uniqueCount):
      if let wordy = wordyComparison() { return wordy }
      return failure(
        "expected a comparison after the measure, for example >= 1",
        suggestions: offer(" >= 1", "add '>= 1'"))
    case .measure:
      if let wordy = wordyComparison() { return wordy }
      return failure("expected a comparison after the measure, for example > 100")
    case .trait, .property, .context:
      if let wordy = wordyComparison() { return wordy }
      return failure(
        "expected a comparison after '\(source.substring(span))'",
        suggestions: offer(".exists()", "did you mean '.exists()'?"))
    }
  }

  /// A comparison in words of other languages: `is 'pro'`, `contains 'x'`.
  private func wordyComparison() -> FindingError? {
    guard let word = token.word else { return nil }
    let lowercased = word.lowercased()
    if let symbol = Self.wordySymbols[lowercased] {
      return failure(
        "expected '\(symbol)', not '\(word)'",
        suggestions: [.replacing(token.span, by: symbol)])
    }
    if lowercased == "between" {
      return failure(
        "expected a comparison, not '\(word)'",
        help: "a range is two comparisons: trait('a') >= 1 AND trait('a') <= 5")
    }
    guard !["and", "or"].contains(lowercased),
      let comparator = QueryNames.nearest(to: word, in: QueryNames.comparators)
    else { return nil }
    let start = previous?.span.end ?? token.span.start
    var probe = self
    probe.advance()
    var offers: [Suggestion] = []
    if QueryNames.withoutArguments.contains(comparator) {
      offers = [.replacing(Span(start, token.span.end), by: ".\(comparator)()")]
    } else if probe.token.isSign(.openParenthesis) {
      offers = [.replacing(Span(start, token.span.end), by: ".\(comparator)")]
    } else if (try? probe.readLiteral(after: nil)) != nil, let end = probe.previous?.span.end {
      let literal = source.substring(Span(token.span.end, end)).drop { $0 == " " }
      offers = [.replacing(Span(start, end), by: ".\(comparator)(\(literal))")]
    }
    return failure("a comparator is written .\(comparator)(…)", suggestions: offers)
  }

  private static let wordySymbols = [
    "is": "=", "equals": "=", "eq": "=", "equal": "=", "isnt": "!=", "ne": "!=", "gt": ">",
    "gte": ">=", "lt": "<", "lte": "<=",
  ]
}

extension ComparisonSymbol {
  /// The symbol that says the same with the sides exchanged.
  var mirrored: ComparisonSymbol {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    }
  }
}
