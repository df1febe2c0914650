import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema
import AudienceTime

/// Says why a prompt was not understood, what it may have meant, and what would work.
struct RefusalMaker {
  let analysis: PromptAnalysis

  /// A refusal for readings that all leave something open; `partials` the best first.
  func refusal(_ partials: [Partial]) -> Refusal {
    if let lookback = lookbackRefusal(partials.first) { return lookback }
    let workspace = analysis.vocabulary.workspace
    let tied = partials.lazy.filter(\.unresolved.isEmpty).map(tiedWords).first { !$0.isEmpty } ?? []
    let open = tied.isEmpty ? partials.first { !$0.unresolved.isEmpty }?.unresolved ?? [] : tied
    let spans = SpanMaker(tokens: analysis.tokens).spans(open)
    let words = open.sorted().map { analysis.tokens[$0].text }
    let cause: String
    if words.isEmpty {
      cause = "the words name no event, trait or audience of workspace '\(workspace.name)'"
    } else {
      let shown = words.prefix(4).map { "\"\($0)\"" }.joined(separator: ", ")
      cause =
        !tied.isEmpty
        ? "\(shown) may be of several events of workspace '\(workspace.name)'"
        : "nothing in workspace '\(workspace.name)' was found for \(shown)"
    }
    return Refusal(
      .reword, cause: cause, spans: spans, nearestNames: nearestNames(to: open),
      workingPrompt: analysis.vocabulary.workingPrompt)
  }

  /// The words of events that other events' names fit as well.
  private func tiedWords(_ partial: Partial) -> TokenSet {
    var tied: TokenSet = []
    _ = partial.draft?.mappingEvents { event in
      if event.isTied { tied.formUnion(event.name.tokens) }
      return event
    }
    return tied
  }

  /// `Send an e-mail to customers who …`: something to do, not who the audience is.
  func deedRefusal() -> Refusal? {
    guard let place = analysis.tokens.firstIndex(where: { $0.isWord && $0.folded != "please" }),
      WordLists.deeds.contains(analysis.tokens[place].folded)
    else { return nil }
    let word = analysis.tokens[place].text
    return Refusal(
      .reword, cause: "\"\(word)\" asks for something to be done; say who the audience is",
      spans: [analysis.tokens[place].span],
      workingPrompt: analysis.vocabulary.workingPrompt)
  }

  private func nearestNames(to open: TokenSet) -> [String] {
    let vocabulary = analysis.vocabulary
    var names: [String] = []
    let texts = open.sorted().filter { analysis.tokens[$0].isWord }
    for index in texts {
      let lemma = analysis.tokens[index].lemma
      names += vocabulary.events(mentioning: [lemma]).filter {
        vocabulary.events[$0].activity != .inactive
      }.map { vocabulary.events[$0].schema.name.description }
      names += vocabulary.fields(mentioning: [lemma]).filter {
        vocabulary.fields[$0].isTrait && vocabulary.fields[$0].activity != .inactive
      }.map { vocabulary.fields[$0].field.path.description }
    }
    for index in texts {
      names += vocabulary.workspace.names(spelledLike: analysis.tokens[index].text)
    }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}

/// A prompt that this strategy understands, of a workspace's active names.
struct WorkingPrompt {
  let workspace: Workspace

  var text: String? {
    let event = workspace.events.filter { isActive($0.lastSeen) }
      .max { ($0.lastSeen?.microseconds ?? 0) < ($1.lastSeen?.microseconds ?? 0) }
    if let event { return "Users who performed \(event.name) in the last 30 days" }
    let trait = workspace.traits.first { $0.scope == .user && isActive($0.field.lastSeen) }
    return trait.map { "Users who have a \($0.field.path) on file" }
  }

  private func isActive(_ lastSeen: Instant?) -> Bool {
    workspace.activity(lastSeen: lastSeen) != .inactive
  }
}
