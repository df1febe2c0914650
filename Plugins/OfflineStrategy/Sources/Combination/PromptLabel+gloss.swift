/// Words that are told what they mean where they stand: `high-value customers (spent over $500 in
/// the last 90 days)`, `a bad review (2 stars or less)`, `big spenders, i.e. customers who …`.
extension PromptLabel {
  /// Words that the rest explains: those before an explanation's words, and those, of no name of
  /// the workspace, close before parentheses that compare, count or negate something.
  static func glosses(_ analysis: PromptAnalysis) -> [PromptLabel] {
    let tokens = analysis.tokens
    let markers = explaining(analysis)
    guard let open = tokens.firstIndex(where: { $0.text == "(" }),
      let close = tokens[open...].firstIndex(where: { $0.text == ")" })
    else {
      guard let marker = markers.first, marker.upperBound < tokens.count else { return [] }
      let name = 0..<(tokens[..<marker.lowerBound].lastIndex(where: \.isWord) ?? -1) + 1
      guard !name.isEmpty, isName(name, in: analysis) else { return [] }
      return [PromptLabel(tokens: TokenSet(0..<marker.upperBound), spelling: nil)]
    }
    guard open > 0, says(open + 1..<close, in: analysis) else { return [] }
    let inside = markers.first { $0.lowerBound == open + 1 && $0.upperBound < close }
    let unknown = unnamed(before: open, in: analysis)
    return stretches(of: unknown).map { stretch in
      PromptLabel(
        tokens: TokenSet(stretch).union(inside.map { TokenSet($0) } ?? []), spelling: nil)
    }
  }

  /// `i.e.`, `that is`, `meaning`: where it is told what was meant.
  private static func explaining(_ analysis: PromptAnalysis) -> [Range<Int>] {
    let words = analysis.tokens.map(\.folded)
    return words.indices.compactMap { start in
      for phrase in phrases where words[start...].starts(with: phrase) {
        // "2 orders meaning …" goes on; an explanation begins behind a pause.
        guard start == 0 || !analysis.tokens[start - 1].isWord || phrase.count > 1 else { continue }
        var end = start + phrase.count
        while end < words.count, !analysis.tokens[end].isWord, analysis.tokens[end].number == nil,
          words[end] != "("
        {
          end += 1
        }
        return start..<end
      }
      return nil
    }
  }

  private static let phrases: [[String]] = [
    ["i.e"], ["ie"], ["that", "is"], ["that", "is", "to", "say"], ["meaning"], ["which", "means"],
    ["by", "which", "i", "mean"], ["by", "which", "we", "mean"], ["by", "that", "i", "mean"],
    ["in", "other", "words"], ["defined", "as"], ["namely"], ["aka"], ["as", "in"],
  ].sorted { $0.count > $1.count }

  /// Whether words can be what an audience is called: a few, that name no value.
  private static func isName(_ words: Range<Int>, in analysis: PromptAnalysis) -> Bool {
    words.count <= 8 && words.allSatisfy { isPlain(analysis.mention(at: $0)) }
      && !analysis.saidValues.ofTraits.contains { $0.tokens.overlaps(words) }
  }

  /// Whether parentheses hold more than a name or a time.
  private static func says(_ inside: Range<Int>, in analysis: PromptAnalysis) -> Bool {
    inside.contains { index in
      switch analysis.mention(at: index)?.meaning {
      case .quantity, .frequency, .negation, .comparator, .comparatorBehind, .textOperator,
        .aggregate:
        true
      case nil: analysis.isContent(index) && inside.count > 2
      case .time, .coordinator, .quantifier, .subject, .accountSubject, .listHeader: false
      }
    }
  }

  /// The words before parentheses, the last first, that are no value, audience or function word.
  private static func unnamed(before open: Int, in analysis: PromptAnalysis) -> [Int] {
    let known = analysis.audienceMentions.map(\.tokens) + analysis.definitionMentions.map(\.tokens)
    var found: [Int] = []
    for index in stride(from: open - 1, through: max(0, open - 5), by: -1) {
      let token = analysis.tokens[index]
      guard token.isWord || token.text == "-", isPlain(analysis.mention(at: index)) else { break }
      let isNamed =
        analysis.saidValues.tokens.contains(index) || known.contains { $0.contains(index) }
      if analysis.isContent(index) && !isNamed || token.text == "-" { found.append(index) }
    }
    return found
  }

  /// One word, or some beside each other: the fewest first.
  private static func stretches(of places: [Int]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for length in 1...3 {
      for last in places {
        let range = last - length + 1..<last + 1
        if range.allSatisfy(places.contains) { found.append(range) }
      }
    }
    return Array(found.prefix(8))
  }
}
