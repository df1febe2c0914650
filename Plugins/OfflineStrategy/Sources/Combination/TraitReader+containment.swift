import AudienceConditions
import AudienceSchema

/// Texts that stand before the trait they are in: `with Engineer or Architect in their job title`.
extension TraitReader {
  private static let holders: Set<String> = ["in", "within", "inside"]
  private static let owners: Set<String> = ["their", "the", "its", "his", "her", "a", "own", "our"]
  private static let kinds: Set<String> = [
    "word", "words", "term", "terms", "phrase", "text", "string", "keyword", "letters",
  ]
  private static let possessions: Set<String> = ["with", "have", "has", "had", "having"]
  /// At most this many words are one text or several.
  private static let longestText = 8

  /// The texts that are said to be in a trait that is named behind them.
  func held(in mention: FieldMention) -> LiteralRun? {
    var end = mention.tokens.lowerBound - 1
    while leaf.range.contains(end), Self.owners.contains(analysis.tokens[end].folded) { end -= 1 }
    guard leaf.range.contains(end), Self.holders.contains(analysis.tokens[end].folded),
      end > leaf.range.lowerBound, mention.quality >= 0.75
    else { return nil }
    let first = max(leaf.range.lowerBound, end - Self.longestText)
    let reader = LiteralReader(leaf: leaf, isText: true)
    for start in first..<end where mayBegin(at: start) {
      guard var run = reader.run(at: start, used: TokenSet(end..<leaf.range.upperBound)),
        run.textOperator == nil, run.tokens.isSuperset(of: TokenSet(start..<end))
      else { continue }
      run.textOperator = .contains
      run.isContained = true
      run.tokens.insert(end)
      // "the word Manager"
      if leaf.range.contains(start - 1), Self.kinds.contains(analysis.tokens[start - 1].folded) {
        run.tokens.insert(start - 1)
      }
      return run
    }
    return nil
  }

  /// Whether a text may begin at a place: behind what says that somebody has it, or as the first
  /// words of the stretch.
  private func mayBegin(at start: Int) -> Bool {
    let token = analysis.tokens[start]
    guard token.kind == .quoted || token.isCapitalised || token.looksLikeCode else { return false }
    guard leaf.range.contains(start - 1) else { return true }
    let before = analysis.tokens[start - 1]
    return Self.possessions.contains(before.folded) || Self.kinds.contains(before.folded)
      || before.folded == "either" || analysis.mention(at: start - 1)?.meaning == .negation
  }
}
