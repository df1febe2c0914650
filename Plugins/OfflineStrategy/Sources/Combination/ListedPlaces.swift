import AudienceSchema

/// Where a coordinator may stand inside one clause: between values or literals, or in a name.
///
/// Elsewhere it joins clauses, and what reads it as part of one leaves it open.
struct ListedPlaces {
  private let analysis: PromptAnalysis
  /// The names and values of more than one word.
  private let names: [Range<Int>]
  private let values: [Range<Int>]
  /// Whether plain words may be literals: behind `contains`, or behind the name of a list.
  private let hasFreeText: Bool

  init(_ analysis: PromptAnalysis) {
    self.analysis = analysis
    values = analysis.saidValues.places
    names =
      Self.distinct(analysis.saidFields.ofNames.map(\.tokens)) + values
      + analysis.audienceMentions.map(\.tokens) + analysis.definitionMentions.map(\.tokens)
    let fields = analysis.vocabulary.fields
    hasFreeText =
      analysis.saidFields.ofNames.contains { fields[$0.field].field.type == .array }
      || analysis.cover.contains {
        if case .textOperator = $0.meaning { true } else { false }
      }
  }

  private static func distinct(_ ranges: [Range<Int>]) -> [Range<Int>] {
    Array(Set(ranges))
  }

  func mayStand(in tokens: Range<Int>) -> Bool {
    if names.contains(where: { $0.overlaps(tokens) }) { return true }
    let next = tokens.upperBound
    guard next < analysis.tokens.count else { return false }
    return isLiteral(next)
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
    case .word:
      return token.isCapitalised || token.looksLikeCode || hasFreeText && analysis.isContent(index)
    }
  }
}
