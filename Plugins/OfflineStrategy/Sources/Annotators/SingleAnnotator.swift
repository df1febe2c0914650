import AudienceJSON

/// Finds `a single order` where it counts: one, and no more. In `not a single order`, `over $100 in a
/// single order` and `a single order of over $100` it does not.
struct SingleAnnotator: Annotator {
  /// Before it they say that there is none, or that something holds of each.
  private static let negations: Set<String> = [
    "not", "n't", "never", "no", "without", "yet", "fail", "failed", "nor", "neither", "even",
    "none", "zero", "nobody",
  ]
  private static let prepositions: Set<String> = [
    "in", "on", "for", "per", "at", "within", "during", "from", "to", "of", "by", "via", "than",
    "over", "into", "any", "every",
  ]
  /// Behind it they begin a comparison of what was done that once.
  private static let comparing: Set<String> = [
    "over", "above", "under", "below", "more", "less", "exceeding", "worth", "least", "most",
    "than", "totaling", "totalling", "between", "of", "longer", "shorter", "costing", "up",
    "larger",
    "bigger", "higher", "lower", "valued",
  ]
  private static let ends: Set<String> = ["and", "or", "but", "who", "that", "then"]

  func mentions(in prompt: PromptContext) -> [Mention] {
    prompt.tokens.indices.compactMap { index in
      guard prompt.folded(index) == "single", ["a", "one"].contains(prompt.folded(index - 1)),
        let noun = prompt.token(index + 1), noun.isWord, !WordLists.subjects.contains(noun.lemma),
        !noun.folded.hasSuffix("s") || noun.folded.hasSuffix("ss"),
        !Self.prepositions.contains(prompt.folded(index - 2)), !isNegated(index, prompt),
        !isCompared(index, prompt)
      else { return nil }
      let start =
        ["just", "only", "exactly"].contains(prompt.folded(index - 2)) ? index - 2 : index - 1
      let once = Quantity(
        bounds: [.init(symbol: .equal, number: ExactNumber(1))], lastToken: index + 1)
      return Mention(start..<(index + 1), .quantity(once))
    }
  }

  private func isNegated(_ index: Int, _ prompt: PromptContext) -> Bool {
    prompt.tokens[max(0, index - 9)..<index].contains { Self.negations.contains($0.folded) }
  }

  private func isCompared(_ index: Int, _ prompt: PromptContext) -> Bool {
    for token in prompt.tokens[(index + 1)...] {
      if token.kind == .mark || Self.ends.contains(token.folded) { return false }
      if Self.comparing.contains(token.folded) || token.isMoney { return true }
    }
    return false
  }
}
