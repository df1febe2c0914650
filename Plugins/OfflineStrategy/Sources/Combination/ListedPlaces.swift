import AudienceSchema

/// Where a coordinator may stand inside one clause: between values or literals, or in a name.
///
/// Elsewhere it joins clauses, and what reads it as part of one leaves it open.
struct ListedPlaces {
  private let analysis: PromptAnalysis
  /// The names and values of more than one word.
  private let names: [Range<Int>]
  private let values: [Range<Int>]
  /// Where a field ends that holds a list, whose members may be plain words.
  private let endsOfLists: TokenSet

  init(_ analysis: PromptAnalysis) {
    self.analysis = analysis
    values = analysis.saidValues.places
    names =
      Self.distinct(analysis.saidFields.ofNames.map(\.tokens)) + values
      + analysis.audienceMentions.map(\.tokens) + analysis.definitionMentions.map(\.tokens)
    let fields = analysis.vocabulary.fields
    endsOfLists = TokenSet(
      analysis.saidFields.ofNames.lazy.filter { fields[$0.field].field.type == .array }.map(
        \.tokens.upperBound))
  }

  private static func distinct(_ ranges: [Range<Int>]) -> [Range<Int>] {
    Array(Set(ranges))
  }

  func mayStand(in tokens: Range<Int>) -> Bool {
    if names.contains(where: { $0.overlaps(tokens) }) { return true }
    let next = tokens.upperBound
    guard next < analysis.tokens.count else { return false }
    return isLiteral(next) || analysis.isContent(next) && isBehindFreeText(tokens.lowerBound)
      || values.contains { $0.upperBound <= tokens.lowerBound && joins($0.upperBound, tokens) }
        && values.contains { $0.lowerBound >= next && joins(next, $0.lowerBound) }
  }

  private func joins(_ end: Int, _ tokens: Range<Int>) -> Bool { joins(end, tokens.lowerBound) }

  /// Whether nothing but gaps and coordinators lies between two places.
  private func joins(_ end: Int, _ start: Int) -> Bool {
    (end..<start).allSatisfy { index in
      if analysis.skippableTokens.contains(index) { return true }
      if case .coordinator? = analysis.mention(at: index)?.meaning { return true }
      return values.contains { $0.contains(index) }
    }
  }

  /// Whether a value may begin here that the workspace does not list.
  private func isLiteral(_ index: Int) -> Bool {
    let token = analysis.tokens[index]
    switch token.kind {
    case .quoted, .number, .date: return true
    case .mark: return false
    case .word: return token.isCapitalised || token.looksLikeCode
    }
  }

  /// Whether plain words before a place may be literals: behind `contains`, or behind the name of a
  /// list and what ties literals to one.
  private func isBehindFreeText(_ place: Int) -> Bool {
    var start = place
    while start > 0, mayBeOfLiterals(start - 1) { start -= 1 }
    while start > 0, mayTie(start - 1) {
      start -= 1
      if case .textOperator? = analysis.mention(at: start)?.meaning { return true }
    }
    return !endsOfLists.isDisjoint(with: start..<place)
  }

  /// Whether a token may be of a literal, or stand between two of them.
  private func mayBeOfLiterals(_ index: Int) -> Bool {
    let token = analysis.tokens[index]
    switch token.kind {
    case .quoted, .number: return true
    case .date: return false
    case .word, .mark: break
    }
    guard let mention = analysis.mention(at: index) else {
      return token.isWord
        && (token.isCapitalised || token.looksLikeCode || analysis.isContent(index))
    }
    if case .coordinator = mention.meaning { return true }
    return token.isWord && token.looksLikeCode
  }

  /// Whether a token may stand before the first of them.
  private func mayTie(_ index: Int) -> Bool {
    let meaning = analysis.mention(at: index)?.meaning
    if case .textOperator? = meaning { return true }
    if meaning == .negation { return true }
    let word = analysis.tokens[index].folded
    return LiteralReader.links.contains(word) || ["does", "do", "did"].contains(word)
  }
}
