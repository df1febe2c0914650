public import AudienceDiagnostics
import AudienceJSON
import AudienceTime

/// Where in a query text the words of a node are.
extension ParsedQuery {
  /// The part of the text that made words of a node (`NodeWords`), the smallest that can be told;
  /// the whole node where it is about all of it.
  ///
  ///     trait('plan') = "gold"       // of 'gold': the quoted text
  ///
  /// - Parameters:
  ///   - id: the node.
  ///   - words: what its tree shows of it; nil for the whole node.
  public func span(ofNode id: Int, words: String?) -> Span {
    let node = spans[id] ?? Span(0, source.text.utf8.count)
    guard let words else { return node }
    let tokens = ownTokens(of: node)
    return Self.value(words, tokens) ?? Self.name(in: words, tokens)
      ?? Self.function(words, tokens) ?? node
  }

  /// The tokens of a node that are not those of a condition below it.
  private func ownTokens(of node: Span) -> [QueryToken] {
    let inner = spans.values.filter { node.contains($0) && $0 != node }
    var lexer = QueryLexer(source)
    var tokens: [QueryToken] = []
    while true {
      let token = lexer.next()
      if token.kind == .end || token.span.start >= node.end { return tokens }
      if token.span.start >= node.start, !inner.contains(where: { $0.contains(token.span) }) {
        tokens.append(token)
      }
      if case .fault = token.kind { return tokens }
    }
  }

  /// A literal, as it is printed.
  private static func value(_ words: String, _ tokens: [QueryToken]) -> Span? {
    tokens.last { token in
      switch token.kind {
      case .string(let text): QueryPrinter.quoted(text.string) == words
      case .number(let number): number.text == words
      case .date(let date): date.text == words
      case .timestamp(let instant): instant.text == words
      case .word(let word): word == words && (word == "true" || word == "false")
      case .comparison, .sign, .fault, .end: false
      }
    }?.span
  }

  /// The name that words have in quotes: `event 'Order Completed'`, `sum of 'total'`.
  private static func name(in words: String, _ tokens: [QueryToken]) -> Span? {
    tokens.first { token in
      if case .string(let text) = token.kind {
        words.contains(QueryPrinter.quoted(text.string))
      } else {
        false
      }
    }?.span
  }

  /// A window (`within last 30 days`), or a count with what it is compared with (`count >= 0`).
  private static func function(_ words: String, _ tokens: [QueryToken]) -> Span? {
    let isCount = words.hasPrefix("count")
    let names = isCount ? ["count"] : ["within", "between"].filter(words.hasPrefix)
    guard
      let start = tokens.firstIndex(where: { token in names.contains { token.isWord($0) } })
    else { return nil }
    let end =
      isCount ? tokens.last : tokens[start...].first { $0.isSign(.closeParenthesis) }
    return end.map { tokens[start].span.union($0.span) }
  }
}
