/// Where a prompt can be taken apart: at coordinators, and softly before relative pronouns,
/// prepositions and quantifiers, and behind the subject.
struct Segments {
  enum Piece {
    case text(Range<Int>)
    case coordinator(Coordinator, Range<Int>)
  }

  private(set) var pieces: [Piece] = []

  private static let openers: Set<String> = [
    "who", "that", "whose", "which", "where", "with", "without", "in", "on", "from", "living",
    "having", "based", "located", "aged", "using", "of", "when",
  ]

  init(_ analysis: PromptAnalysis) {
    var start = 0
    var index = 0
    let count = analysis.tokens.count
    let names =
      analysis.saidValues.places + analysis.audienceMentions.map(\.tokens)
      + analysis.definitionMentions.map(\.tokens)
    let roles = Set(
      analysis.cover.compactMap { mention -> Int? in
        guard case .quantifier = mention.meaning else { return nil }
        return analysis.saidValues.firstPlace(from: mention.tokens.upperBound)?.upperBound
      })
    func isCut(_ place: Int) -> Bool {
      names.contains { $0.lowerBound < place && place < $0.upperBound }
        || analysis.mention(at: place).map { $0.tokens.lowerBound < place } == true
    }
    func close(at end: Int) {
      if start < end { pieces.append(.text(start..<end)) }
      start = end
    }
    while index < count {
      let token = analysis.tokens[index]
      let mention = analysis.mention(at: index)
      if let mention, case .coordinator(let kind) = mention.meaning {
        close(at: index)
        append(kind, mention.tokens)
        index = mention.tokens.upperBound
        start = index
        continue
      }
      if index > start, !isCut(index) {
        var opens = mention == nil && Self.openers.contains(token.folded)
        if let mention, case .listHeader = mention.meaning { opens = true }
        if roles.contains(index) { opens = true }
        if opens, token.folded == "that", isDeterminer(index, analysis) { opens = false }
        if token.folded == "of", isPartitive(index, analysis) { opens = false }
        if let mention {
          if case .quantifier = mention.meaning { opens = true }
          if mention.meaning == .negation, token.folded == "without" || token.folded == "with" {
            opens = true
          }
        }
        if let before = analysis.mention(at: index - 1),
          before.meaning == .subject || before.meaning == .accountSubject || before.isListHeader,
          // "customer accounts"
          mention?.meaning != .accountSubject || before.meaning != .subject,
          // "switched from viewer to editor"
          token.folded != "to" || index < 2 || analysis.tokens[index - 2].folded != "from"
        {
          opens = true
        }
        if opens,
          (start..<index).contains(where: {
            analysis.isContent($0) || analysis.mention(at: $0) != nil
          }), !isNegation(start..<index, analysis)
        {
          close(at: isNegatedNoun(before: index, analysis, from: start) ? index - 1 : index)
        }
      }
      index = max(index + 1, mention?.tokens.upperBound ?? 0)
    }
    close(at: count)
    while case .coordinator? = pieces.last { pieces.removeLast() }
    while case .coordinator? = pieces.first { pieces.removeFirst() }
  }

  /// `…, not on direct debit`: the negation is of what follows.
  private func isNegation(_ range: Range<Int>, _ analysis: PromptAnalysis) -> Bool {
    range.allSatisfy { index in
      ["not", "but"].contains(analysis.tokens[index].folded)
        && analysis.mention(at: index)?.meaning == .negation
    }
  }

  /// `auditors not in the audience`: a "not" behind a noun is of what follows, where one behind an
  /// auxiliary may be of a verb.
  private func isNegatedNoun(
    before index: Int, _ analysis: PromptAnalysis, from start: Int
  ) -> Bool {
    guard index - 2 >= start, analysis.tokens[index - 1].folded == "not",
      analysis.mention(at: index - 1)?.tokens == (index - 1)..<index
    else { return false }
    let noun = analysis.tokens[index - 2]
    return noun.isWord && !noun.isFunction && noun.folded.hasSuffix("s")
      && !noun.isLightVerb
  }

  /// `is none of Germany or Austria`, `is any of these`: the list belongs to what is said of it.
  private func isPartitive(_ index: Int, _ analysis: PromptAnalysis) -> Bool {
    guard index > 1,
      ["none", "any", "either", "neither"].contains(analysis.tokens[index - 1].folded)
    else { return false }
    let before = analysis.tokens[index - 2].folded
    return ["is", "are", "was", "were", "be", "not", "n't", "equals", "matches"].contains(before)
  }

  /// `completed that same task`, `reviewed that order`: "that" points back at what was said.
  private func isDeterminer(_ index: Int, _ analysis: PromptAnalysis) -> Bool {
    guard index + 1 < analysis.tokens.count else { return false }
    let next = analysis.tokens[index + 1]
    return ["same", "very"].contains(next.folded)
      || analysis.isContent(index + 1)
        && analysis.tokens[..<index].contains { $0.isWord && $0.lemma == next.lemma }
        && !next.folded.hasSuffix("ed")
  }

  /// Coordinators in a row are one, the strongest of them.
  private mutating func append(_ kind: Coordinator, _ tokens: Range<Int>) {
    guard case .coordinator(let before, let range)? = pieces.last else {
      pieces.append(.coordinator(kind, tokens))
      return
    }
    let strongest: Coordinator = kind == .and ? before : kind
    pieces[pieces.count - 1] = .coordinator(strongest, range.lowerBound..<tokens.upperBound)
  }
}
