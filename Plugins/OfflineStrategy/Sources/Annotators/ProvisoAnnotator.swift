/// Finds what joins a condition to all that stands before it: `as long as they …`, `provided that …`,
/// `unless they …`, `plus at least 2 orders`.
struct ProvisoAnnotator: Annotator {
  /// What is said besides has to hold, too.
  private static let provisos = phrases(
    """
    as long as|so long as|provided|provided that|providing|providing that|on condition that|\
    on the condition that|given that|assuming|assuming that|, as long as|, so long as|, provided|\
    , provided that|, providing that|, given that|, assuming|, assuming that|but only if|only if
    """)
  private static let exceptions = phrases("unless|, unless|except if|except when|, except if")

  /// What such a clause begins with: `sessions as long as 30 minutes` compares a length, `who
  /// provided feedback` did something.
  private static let clauses: Set<String> = [
    "they", "their", "he", "she", "his", "her", "it", "its", "you", "the", "those", "no", "none",
    "nobody", "nothing", "we", "there", "someone", "everyone", "at", "any", "all",
  ]
  private static let verbs: Set<String> = [
    "who", "have", "has", "had", "'ve", "that", "not", "n't",
  ]

  /// What is added by a "plus" that is no value and stands behind no number.
  private static let added: Set<String> = [
    "at", "no", "have", "has", "who", "they", "never", "a", "an", "more", "fewer", "less", "either",
    "both", "did", "with", "having", "not",
  ]

  func mentions(in prompt: PromptContext) -> [Mention] {
    prompt.tokens.indices.compactMap { start in
      if let end = prompt.end(ofAny: Self.exceptions, at: start) {
        return Mention(start..<end, .coordinator(.andNot))
      }
      if let end = prompt.end(ofAny: Self.provisos, at: start), begins(end, behind: start, prompt) {
        return Mention(start..<end, .coordinator(.and))
      }
      if let end = prompt.end(ofAny: Self.besides, at: start), isOfPeople(end, prompt) {
        return Mention(start..<end, .coordinator(.or))
      }
      guard prompt.folded(start) == "plus", start > 0, prompt.token(start - 1)?.isWord == true,
        !["on", "the", "a", "to", "of", "from", "for"].contains(prompt.folded(start - 1)),
        Self.added.contains(prompt.folded(start + 1))
      else { return nil }
      return Mention(start..<(start + 1), .coordinator(.and))
    }
  }

  /// What adds other people to those that were said: `VIPs, plus anyone who spent over $1,000`.
  private static let besides = phrases(
    """
    plus|, plus|as well as|, as well as|along with|, along with|together with|in addition to|\
    , in addition to|and also|, and also|and|, and
    """)
  private static let people: Set<String> = [
    "anyone", "anybody", "everyone", "everybody", "whoever",
  ]

  private func isOfPeople(_ index: Int, _ prompt: PromptContext) -> Bool {
    guard index < prompt.tokens.count, index > 2 else { return false }
    let relatives: Set<String> = ["who", "that", "whose", "with", "without", "in", "from", "on"]
    if Self.people.contains(prompt.folded(index)) {
      return relatives.contains(prompt.folded(index + 1))
    }
    return prompt.folded(index - 1) == "plus"
      && prompt.token(index).map { WordLists.subjects.contains($0.lemma) } == true
      && relatives.contains(prompt.folded(index + 1))
  }

  private func begins(_ end: Int, behind start: Int, _ prompt: PromptContext) -> Bool {
    guard start == 0 || !Self.verbs.contains(prompt.folded(start - 1)) else { return false }
    return prompt.folded(end - 1) == "that" || Self.clauses.contains(prompt.folded(end))
  }
}
