import AudienceDiagnostics
import AudienceSchema

/// Reads names as those write them who have the workspace before their eyes: an event's name between
/// quotes, and the word for the kind of thing that a name is of (`trait city equals Miami`, `where the
/// property total is over 30`).
struct SchemaTalk {
  let vocabulary: Vocabulary

  /// The tokens with names out of their quotes, and words for kinds of names made into ones with a
  /// grammatical job only.
  func settled(_ tokens: [Token]) -> [Token] {
    let unquoted = tokens.indices.flatMap { index in
      name(at: index, in: tokens) ?? [tokens[index]]
    }
    return unquoted.indices.compactMap { index in
      if namesKind(index, in: unquoted) { return nil }
      return saysKind(index, in: unquoted) ? unquoted[index].madeFunctional : unquoted[index]
    }
  }

  /// The words of an event's or a trait's name between quotes; behind a comparison it is a text.
  private func name(at index: Int, in tokens: [Token]) -> [Token]? {
    let token = tokens[index]
    guard token.kind == .quoted,
      index == 0 || !Self.comparing.contains(tokens[index - 1].folded)
    else { return nil }
    let words = NameWords.words(of: token.text).map(\.lemma)
    guard !words.isEmpty, isName(token.text) else { return nil }
    let offset = token.span.start + (token.span.end - token.span.start - token.text.utf8.count) / 2
    return Tokenizer.tokens(of: token.text).map { inner in
      Token(
        kind: inner.kind, text: inner.text, folded: inner.folded, lemma: inner.lemma,
        span: Span(offset + inner.span.start, offset + inner.span.end))
    }
  }

  private func isName(_ text: String) -> Bool {
    let workspace = vocabulary.workspace
    return workspace.events.contains { $0.name.text.description == text }
      || workspace.traits.contains { $0.field.path.description == text }
  }

  private static let comparing: Set<String> = [
    "=", "is", "equals", "equal", "to", "contains", "contain", "named", "called", "titled",
    "matches", "with", "like", "as", "are", "was", "includes", "from", "on", "in", "at", "for",
  ]

  /// `trait`, `property` before a word of a name, where the workspace has no such word.
  private func saysKind(_ index: Int, in tokens: [Token]) -> Bool {
    Self.kinds.contains(tokens[index].lemma) && index + 1 < tokens.count
      && !vocabulary.schemaWords.contains(tokens[index].lemma)
      && tokens[index + 1].isWord && vocabulary.schemaWords.contains(tokens[index + 1].lemma)
  }

  /// `whose email_verified attribute is false`: the word for the kind, between a name and what is said
  /// of it.
  private func namesKind(_ index: Int, in tokens: [Token]) -> Bool {
    Self.kinds.contains(tokens[index].lemma) && index > 0 && index + 1 < tokens.count
      && !vocabulary.schemaWords.contains(tokens[index].lemma)
      && tokens[index - 1].isWord && vocabulary.schemaWords.contains(tokens[index - 1].lemma)
      && Self.saying.contains(tokens[index + 1].folded)
  }

  private static let saying: Set<String> = [
    "is", "are", "was", "were", "=", "equals", "contains", "set", "has", "exists", "does", "equal",
    "isn", "isn't",
  ]

  private static let kinds = WordLists.list("trait property attribute field parameter")
}
