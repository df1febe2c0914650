import AudienceConditions

/// A stretch of the prompt without coordination of clauses, as the clause readers look at it.
struct LeafTokens {
  let analysis: PromptAnalysis
  let range: Range<Int>
  let mentions: [Mention]

  /// Nil when a chosen mention is cut by the stretch's ends.
  init?(_ analysis: PromptAnalysis, _ range: Range<Int>) {
    self.analysis = analysis
    self.range = range
    var mentions: [Mention] = []
    for mention in analysis.cover where mention.tokens.overlaps(range) {
      guard range.lowerBound <= mention.tokens.lowerBound,
        mention.tokens.upperBound <= range.upperBound
      else { return nil }
      mentions.append(mention)
    }
    self.mentions = mentions
  }

  var tokens: [Token] { analysis.tokens }
  var vocabulary: Vocabulary { analysis.vocabulary }

  /// The content words, numbers and literals.
  var content: [Int] { range.filter(analysis.isContent) }

  var negations: [Mention] { mentions.filter { $0.meaning == .negation } }

  /// `other than`, `except`, where they stand inside a clause.
  var exclusions: [Mention] { mentions.filter { $0.meaning == .coordinator(.andNot) } }

  var times: [(mention: Mention, time: TimeExpression)] {
    mentions.compactMap { mention in
      if case .time(let time) = mention.meaning { (mention, time) } else { nil }
    }
  }

  /// Comparisons and frequencies in order.
  var quantities: [(mention: Mention, quantity: Quantity, isFrequency: Bool)] {
    mentions.compactMap { mention in
      switch mention.meaning {
      case .quantity(let quantity): (mention, quantity, false)
      case .frequency(let quantity): (mention, quantity, true)
      case .time, .aggregate, .negation, .subject, .accountSubject, .quantifier, .textOperator,
        .coordinator, .comparator, .comparatorBehind, .listHeader:
        nil
      }
    }
  }

  var aggregates: [(mention: Mention, aggregate: Aggregate)] {
    mentions.compactMap { mention in
      if case .aggregate(let aggregate) = mention.meaning { (mention, aggregate) } else { nil }
    }
  }

  var coordinators: [(mention: Mention, coordinator: Coordinator)] {
    mentions.compactMap { mention in
      if case .coordinator(let coordinator) = mention.meaning {
        (mention, coordinator)
      } else {
        nil
      }
    }
  }

  func contains(_ tokens: Range<Int>) -> Bool {
    range.lowerBound <= tokens.lowerBound && tokens.upperBound <= range.upperBound
  }

  /// Words that may name events and properties: not those of times, numbers, and the like.
  var nameable: [Int] {
    range.filter(analysis.isNameable)
  }

  /// Whether only words without content lie between two places.
  func isClose(_ end: Int, _ start: Int, ignoring used: Set<Int> = []) -> Bool {
    guard end <= start else { return false }
    return (end..<start).allSatisfy { index in
      used.contains(index) || isSkippable(index)
    }
  }

  /// Function words, and the nouns that mean nothing beside a name.
  func isSkippable(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.isWord else { return token.folded == "-" || token.folded == "\"" }
    if let mention = analysis.mention(at: index) {
      switch mention.meaning {
      case .time, .quantity, .frequency, .coordinator, .comparator, .negation, .textOperator,
        .aggregate:
        return false
      case .subject, .accountSubject, .quantifier, .comparatorBehind, .listHeader: return true
      }
    }
    return WordLists.functions.contains(token.folded) || WordLists.heads.contains(token.lemma)
      || WordLists.light.contains(token.lemma)
  }

  /// The content words that nothing used. A noun such as `number` is no gap beside a word that
  /// was used, a light verb none where there is anything to carry.
  func unresolved(after used: Set<Int>, hasEvent: Bool) -> Set<Int> {
    var open: Set<Int> = []
    for index in content where !used.contains(index) {
      let token = tokens[index]
      let isHead =
        token.isWord && !token.folded.hasSuffix("ed")
        && (WordLists.heads.contains(token.lemma)
          || !hasEvent && WordLists.traitHeads.contains(token.lemma))
      if isHead, analysis.mention(at: index) == nil, hasUsedNeighbour(of: index, used) { continue }
      if token.isWord, hasEvent || !used.isEmpty, !analysis.isIntent(index),
        WordLists.lightVerbs.contains(token.lemma)
      {
        continue
      }
      open.insert(index)
    }
    return open
  }

  private func hasUsedNeighbour(of index: Int, _ used: Set<Int>) -> Bool {
    for step in [-1, 1] {
      var other = index + step
      while range.contains(other) {
        if used.contains(other) { return true }
        guard isSkippable(other) else { break }
        other += step
      }
    }
    return false
  }

  func text(_ tokens: some Sequence<Int>) -> String {
    tokens.sorted().map { self.tokens[$0].text }.joined(separator: " ")
  }
}

extension PromptAnalysis {
  /// Whether a word may name an event or a property: not one of times, numbers, and the like.
  func isNameable(_ index: Int) -> Bool {
    guard tokens[index].isWord else { return false }
    guard let mention = mention(at: index) else { return true }
    switch mention.meaning {
    case .time, .quantity, .frequency, .coordinator, .comparator, .comparatorBehind, .listHeader:
      return false
    case .negation, .textOperator: return mention.tokens.count == 1
    case .aggregate, .subject, .accountSubject, .quantifier: return true
    }
  }
}

extension Quantity.Bound.Symbol {
  var comparison: ComparisonSymbol {
    switch self {
    case .equal: .equal
    case .greater: .greater
    case .atLeast: .greaterOrEqual
    case .less: .less
    case .atMost: .lessOrEqual
    }
  }
}
