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
    let open = partials.first { !$0.unresolved.isEmpty }?.unresolved ?? []
    let spans = SpanMaker(tokens: analysis.tokens).spans(open)
    let words = open.sorted().map { analysis.tokens[$0].text }
    let cause: String
    if words.isEmpty {
      cause = "the words name no event, trait or audience of workspace '\(workspace.name)'"
    } else {
      let shown = words.prefix(4).map { "\"\($0)\"" }.joined(separator: ", ")
      cause = "nothing in workspace '\(workspace.name)' was found for \(shown)"
    }
    return Refusal(
      .reword, cause: cause, spans: spans, nearestNames: nearestNames(to: open),
      workingPrompt: WorkingPrompt(workspace: workspace).text)
  }

  private func nearestNames(to open: Set<Int>) -> [String] {
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
    return names.enumerated().filter { !names[..<$0.offset].contains($0.element) }.map(\.element)
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
