import AudienceConditions
import AudienceSchema

/// Reads a phrase as more of an event that is known: `urgent ones` of completed tasks.
struct EventPhraseReader {
  let reader: PromptReader

  struct Result {
    let condition: Condition
    let score: Double
    let assumptions: [AssumptionDraft]
  }

  /// Nil where the phrase has a content word that says nothing of the event.
  func read(_ phrase: InstructionPhrase, as event: Int) -> Result? {
    let analysis = phrase.analysis
    guard let leaf = LeafTokens(analysis, 0..<analysis.tokens.count) else { return nil }
    let partials = EventReader(leaf: leaf, resolver: reader.resolver).read(as: event)
    guard let best = partials.first(where: { $0.unresolved.isEmpty }),
      let draft = best.draft?.settlingWindows(), case .event(let found) = draft,
      found.following == nil, !found.usesEarlierWindow,
      !found.filters.isEmpty || found.window != nil || !found.hasDefaultTest
    else { return nil }
    return Result(
      condition: Realization(draft).condition, score: best.score, assumptions: best.assumptions)
  }
}
