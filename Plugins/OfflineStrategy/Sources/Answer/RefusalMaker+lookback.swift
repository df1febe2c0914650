import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema
import AudienceTime

/// A window beyond the lookback limit is told before a name that is not known.
extension RefusalMaker {
  /// The refusal for a time that no event window may reach; nil where every time is within the
  /// limit, or beside a date, which has none.
  func lookbackRefusal(_ best: Partial?) -> Refusal? {
    guard let limit = analysis.vocabulary.workspace.settings.lookbackDays else { return nil }
    let resolver = TimeResolver(calendar: analysis.calendar, lookbackDays: limit)
    for mention in analysis.cover {
      guard case .time(let time) = mention.meaning, let window = resolver.window(time),
        window.longest.daysRoundedUp > limit, isOfEvent(mention, best)
      else { continue }
      let spans = SpanMaker(tokens: analysis.tokens).spans(TokenSet(mention.tokens))
      let words = mention.tokens.map { analysis.tokens[$0].text }.joined(separator: " ")
      let days = window.longest.daysRoundedUp
      return Refusal(
        .lookback, cause: "'\(words)' is a window of \(days) days, the limit is \(limit)",
        spans: spans)
    }
    return nil
  }

  /// Whether the best reading did not take a time for that of a date.
  private func isOfEvent(_ mention: Mention, _ best: Partial?) -> Bool {
    let isOpen = best?.unresolved.isSuperset(of: mention.tokens.filter(analysis.isContent)) ?? true
    let isWindow = best?.draft.map { windowTokens(of: $0).isSuperset(of: mention.tokens) } ?? false
    return isWindow || isOpen && !isBesideDate(mention)
  }

  private func windowTokens(of draft: Draft) -> TokenSet {
    var tokens: TokenSet = []
    _ = draft.mappingEvents { event in
      tokens.formUnion(event.windowEvidence.tokens)
      return event
    }
    return tokens
  }

  private func isBesideDate(_ mention: Mention) -> Bool {
    analysis.saidFields.ofNames.contains { field in
      analysis.vocabulary.fields[field.field].field.type == .date
        && field.tokens.upperBound <= mention.tokens.lowerBound
        && mention.tokens.lowerBound - field.tokens.upperBound <= 3
    }
  }
}
