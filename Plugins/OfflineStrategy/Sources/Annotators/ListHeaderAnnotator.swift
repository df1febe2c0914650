/// Finds what is said of a list behind it: `match any of these:`, `have not done both:`.
struct ListHeaderAnnotator: Annotator {
  private static let verbs = WordLists.list(
    "match meet satisfy fit fulfil fulfill do qualify apply hit tick")
  private static let nouns = WordLists.list(
    "condition criterion criteria thing rule statement item point requirement action trait")
  private static let counts: [(Phrases, ListHeader)] = [
    (
      phrases("any|any one|at least one|at least 1|one or more|one|either|either one|1 or more"),
      .any
    ),
    (phrases("all|each|every one|both|all 2|all two|all three|all 3|all four"), .all),
    (phrases("none|neither|not any|not one"), .none),
    (phrases("not all|not both"), .notAll),
  ]
  private static let negations: Set<String> = ["not", "n't", "never"]
  private static let auxiliaries: Set<String> = ["have", "has", "had", "do", "does", "did"]

  func mentions(in prompt: PromptContext) -> [Mention] {
    prompt.tokens.indices.compactMap { mention(at: $0, prompt) }
  }

  private func mention(at place: Int, _ prompt: PromptContext) -> Mention? {
    guard
      let (end, said) = Self.counts.lazy.compactMap({ table, said in
        prompt.end(ofAny: table, at: place).map { ($0, said) }
      }).first
    else { return nil }
    var tail = end
    if prompt.folded(tail) == "of" { tail += 1 }
    let isPointing = prompt.folded(tail) == "these" || prompt.folded(tail) == "the"
    if isPointing { tail += 1 }
    if prompt.folded(tail) == "following" { tail += 1 }
    if let token = prompt.token(tail), tail > end, Self.nouns.contains(token.lemma) { tail += 1 }
    // "any of these in the last month: …": the time stays with what follows.
    if isPointing, isTime(tail, prompt) {
      return Mention(start(of: place, prompt)..<tail, .listHeader(kind(said, place, prompt)))
    }
    let isList = prompt.folded(tail) == ":"
    let isLast = tail == prompt.tokens.count && said == .notAll
    guard isList || isLast else { return nil }
    return Mention(
      start(of: place, prompt)..<(isList ? tail + 1 : tail), .listHeader(kind(said, place, prompt)))
  }

  private static let openers: Set<String> = ["in", "over", "during", "within", "since", "this"]
  private static let units = WordLists.list("hour day week month quarter year")

  /// Whether nothing but a time stands between a place and a colon.
  private func isTime(_ start: Int, _ prompt: PromptContext) -> Bool {
    guard Self.openers.contains(prompt.folded(start)),
      let colon = prompt.tokens[start...].prefix(8).firstIndex(where: { $0.folded == ":" })
    else { return false }
    let words = prompt.tokens[start..<colon]
    return words.contains { Self.units.contains($0.lemma) }
      && !words.contains { ["and", "or", "who", "but", ","].contains($0.folded) }
  }

  /// The place of `have not done` before the count.
  private func start(of place: Int, _ prompt: PromptContext) -> Int {
    var start = place
    if let verb = prompt.token(start - 1), Self.verbs.contains(verb.lemma) { start -= 1 }
    if Self.negations.contains(prompt.folded(start - 1)) { start -= 1 }
    if Self.auxiliaries.contains(prompt.folded(start - 1)) { start -= 1 }
    return start
  }

  private func kind(_ said: ListHeader, _ place: Int, _ prompt: PromptContext) -> ListHeader {
    let isNegated = (start(of: place, prompt)..<place).contains {
      Self.negations.contains(prompt.folded($0))
    }
    guard isNegated else { return said }
    switch said {
    case .any: return .none
    case .all: return .notAll
    case .none: return .any
    case .notAll: return .all
    }
  }
}
