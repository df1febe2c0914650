import AudienceDiagnostics

/// Turns token numbers into spans of the prompt.
struct SpanMaker {
  let tokens: [Token]

  /// The spans of some tokens. Articles and the like between two of them are taken in, unless
  /// something else uses them.
  func spans(_ indices: TokenSet, keepingOut others: TokenSet = []) -> [Span] {
    var spans: [Span] = []
    var last: Int?
    for index in indices.sorted() where tokens.indices.contains(index) {
      if let before = last, joins(before, index, others) {
        spans[spans.count - 1] = spans[spans.count - 1].union(tokens[index].span)
      } else {
        spans.append(tokens[index].span)
      }
      last = index
    }
    return spans
  }

  private func joins(_ before: Int, _ index: Int, _ others: TokenSet) -> Bool {
    (before + 1..<index).allSatisfy { gap in
      !others.contains(gap) && tokens[gap].isWord
        && tokens[gap].isFunction
    }
  }

  /// The runs of tokens that no span covers.
  func runs(outside used: [Span]) -> [Span] {
    var runs: [Span] = []
    var isOpen = false
    for token in tokens {
      if used.contains(where: { $0.overlaps(token.span) }) {
        isOpen = false
      } else if token.kind == .mark, !isOpen {
        continue
      } else if isOpen {
        runs[runs.count - 1] = runs[runs.count - 1].union(token.span)
      } else {
        runs.append(token.span)
        isOpen = true
      }
    }
    return runs
  }
}
