import AudienceSchema

/// The names of the workspace that words of a phrase are linked to, as prompts link them: the
/// instruction may say `top-ups` of `topUpCompleted`.
struct PhraseLinks {
  private var eventsOfToken: [Int: [Int: Double]] = [:]
  private var fieldsOfToken: [Int: [Int: Double]] = [:]

  init(_ phrase: InstructionPhrase, _ vocabulary: Vocabulary) {
    let analysis = phrase.analysis
    let tokens = phrase.tokens
    let available = tokens.indices.filter { index in
      tokens[index].isWord && !tokens[index].isFunction
    }
    for link in EventLinker(tokens: tokens, vocabulary: vocabulary).links(among: available)
    where link.quality >= 0.5 {
      for token in link.tokens { Self.note(link.event, link.quality, at: token, &eventsOfToken) }
    }
    for mention in analysis.saidFields.mentions() where mention.quality >= 0.6 {
      for token in mention.tokens {
        Self.note(mention.field, mention.quality, at: token, &fieldsOfToken)
      }
    }
  }

  private static func note(
    _ name: Int, _ quality: Double, at token: Int, _ table: inout [Int: [Int: Double]]
  ) {
    table[token, default: [:]][name] = max(table[token]?[name] ?? 0, min(1, quality))
  }

  /// How well a word names what a node reads.
  func likeness(_ token: Int, _ entry: NodeLexicon.Entry) -> Double {
    let event = entry.event.flatMap { eventsOfToken[token]?[$0] } ?? 0
    let fields = entry.fields.compactMap { fieldsOfToken[token]?[$0] }
    return max(event, fields.max() ?? 0)
  }
}
