/// Events that are wished, planned or possible, and so were not performed.
extension EventReading {
  /// The word that makes no event of the verb behind it: `want to cancel`, `should upgrade`.
  func irrealis() -> TokenSet {
    guard let verb = said.min() else { return [] }
    var index = verb - 1
    var skipped: Set<String> = []
    while leaf.range.contains(index), Self.between.contains(analysis.tokens[index].folded) {
      skipped.insert(analysis.tokens[index].folded)
      index -= 1
    }
    guard leaf.range.contains(index), !used.contains(index) else { return [] }
    let word = analysis.tokens[index].folded
    let isInfinitive = Self.isBare(analysis.tokens[verb].folded) || skipped.contains("be")
    if skipped.contains("to"), isInfinitive {
      return Self.intents.contains(word) ? [index] : []
    }
    return Self.modals.contains(word) && isInfinitive ? [index] : []
  }

  /// The "still" of `cases about refunds still open`: a state that lasts, not what was done.
  func lasting() -> TokenSet {
    let still = leaf.range.filter { index in
      guard analysis.tokens[index].folded == "still", !used.contains(index),
        said.contains(index + 1), Self.isBare(analysis.tokens[index + 1].folded),
        let noun = said.min(), noun < index
      else { return false }
      return !["who", "that", "they", "users", "customers", "people"].contains(
        analysis.tokens[index - 1].folded)
    }
    return TokenSet(still)
  }

  /// The "in 3 days" of `whose trial ends in 3 days`: what is to come was not done. In `who places
  /// two orders in 7 days` the verb stands first, and tells what people do.
  func foreseen() -> TokenSet {
    for (mention, time) in leaf.times {
      guard case .last = time, let start = mention.tokens.first,
        analysis.tokens[start].folded == "in",
        !mention.tokens.contains(where: { Self.past.contains(analysis.tokens[$0].folded) }),
        let noun = said.min(), draft.hasDefaultTest,
        let verb = said.sorted().last(where: { $0 < start && !isNoun($0) }), noun < verb,
        isPresent(verb)
      else { continue }
      return TokenSet(mention.tokens)
    }
    return []
  }

  private func isNoun(_ index: Int) -> Bool {
    event.words.contains { !$0.isAction && $0.lemma == analysis.tokens[index].lemma }
  }

  private static let past: Set<String> = ["the", "last", "past", "previous", "prior", "recent"]

  private func isPresent(_ verb: Int) -> Bool {
    let word = analysis.tokens[verb].folded
    if leaf.range.contains(verb - 1), ["is", "are"].contains(analysis.tokens[verb - 1].folded) {
      return true
    }
    return word.hasSuffix("s") && !word.hasSuffix("ss") && IrregularForms.bases[word] == nil
  }

  /// Whether a word may be a verb's base form.
  private static func isBare(_ word: String) -> Bool {
    IrregularForms.bases[word] == nil && !word.hasSuffix("ed") && !word.hasSuffix("s")
      && !word.hasSuffix("ing")
  }

  private static let between: Set<String> = [
    "to", "be", "also", "probably", "soon", "not", "n't", "really", "still", "likely", "eventually",
  ]
  private static let modals: Set<String> = [
    "will", "would", "should", "shall", "might", "may", "could", "can", "'ll",
  ]
  private static let intents: Set<String> = [
    "want", "wants", "wanted", "wanting", "plan", "plans", "planned", "planning", "intend",
    "intends", "intended", "intending", "hope", "hopes", "hoped", "hoping", "try", "tries", "tried",
    "trying", "wish", "wishes", "wished", "expected", "expect", "expects", "expecting", "about",
    "going", "likely", "unlikely", "ready", "eager", "supposed", "set", "bound", "due", "thinking",
    "looking", "willing", "prepared", "meant", "need", "needs", "ought", "poised", "close", "keen",
  ]
}
