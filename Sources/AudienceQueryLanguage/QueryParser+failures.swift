import AudienceConditions
import AudienceDiagnostics

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

  /// Something follows a comparator (QL 429).
  func somethingAfterComparator() -> FindingError {
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
    switch left {
    case .literal:
      return failure(
        "a condition cannot start with a literal: expected event('…') or trait('…')", at: span)
    case .measure(_, .count), .measure(_, .uniqueCount):
      if let wordy = wordyComparison() { return wordy }
      return failure(
        "expected a comparison after the measure, for example >= 1",
        suggestions: [.replacing(place, by: " >= 1", title: "add '>= 1'")])
    case .measure:
      if let wordy = wordyComparison() { return wordy }
      return failure("expected a comparison after the measure, for example > 100")
    case .trait, .property, .context:
      if let wordy = wordyComparison() { return wordy }
      return failure(
        "expected a comparison after '\(source.substring(span))'",
        suggestions: [.replacing(place, by: ".exists()", title: "did you mean '.exists()'?")])
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
    guard !["and", "or"].contains(lowercased),
      let comparator = QueryNames.nearest(to: word, in: QueryNames.comparators)
    else { return nil }
    return failure(
      "a comparator is written .\(comparator)(…)",
      suggestions: [.replacing(token.span, by: ".\(comparator)")])
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
