import AudienceConditions

/// A stretch of the prompt without coordination of clauses, as the clause readers look at it.
///
/// A class because many readings look at one stretch, and what they ask of it is worked out once.
final class LeafTokens {
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
  private(set) lazy var contentTokens = analysis.contentTokens.intersection(TokenSet(range))
  private(set) lazy var content = contentTokens.sorted()

  private(set) lazy var negations = mentions.filter { $0.meaning == .negation }

  /// `other than`, `except`, where they stand inside a clause.
  private(set) lazy var exclusions = mentions.filter { $0.meaning == .coordinator(.andNot) }

  private(set) lazy var times: [(mention: Mention, time: TimeExpression)] =
    mentions.compactMap { mention in
      if case .time(let time) = mention.meaning { (mention, time) } else { nil }
    }

  /// Comparisons and frequencies in order.
  private(set) lazy var quantities: [(mention: Mention, quantity: Quantity, isFrequency: Bool)] =
    mentions.compactMap { mention in
      switch mention.meaning {
      case .quantity(let quantity): (mention, quantity, false)
      case .frequency(let quantity): (mention, quantity, true)
      case .time, .aggregate, .negation, .subject, .accountSubject, .quantifier, .textOperator,
        .coordinator, .comparator, .comparatorBehind, .listHeader:
        nil
      }
    }

  private(set) lazy var aggregates: [(mention: Mention, aggregate: Aggregate)] =
    mentions.compactMap { mention in
      if case .aggregate(let aggregate) = mention.meaning { (mention, aggregate) } else { nil }
    }

  private(set) lazy var coordinators: [(mention: Mention, coordinator: Coordinator)] =
    mentions.compactMap { mention in
      if case .coordinator(let coordinator) = mention.meaning {
        (mention, coordinator)
      } else {
        nil
      }
    }

  /// The comparisons with their units, in order.
  private(set) lazy var measures = measured()

  /// The comparisons with names, in order.
  private(set) lazy var nameComparisons = comparedNames()

  /// The names of traits and their listed values that stand in it.
  private(set) lazy var traitMentions = analysis.saidFields.ofTraits.filter {
    contains($0.tokens)
  }
  private(set) lazy var traitValues = analysis.saidValues.ofTraits.filter {
    contains($0.tokens) && !namesPeople($0)
  }

  /// `Supporters whose …`: whoever the audience is of, though a level of them is called so, too.
  private func namesPeople(_ value: ValueMention) -> Bool {
    let (first, next) = (value.tokens.lowerBound, value.tokens.upperBound)
    guard value.tokens.count == 1, analysis.mention(at: first)?.meaning == .subject,
      tokens[first].folded.hasSuffix("s"), tokens.indices.contains(next),
      ["who", "whose", "that", "with", "in", "from"].contains(tokens[next].folded)
        || ["ed", "ing"].contains(where: tokens[next].folded.prefix { $0 != " " }.hasSuffix),
      (0..<first).allSatisfy({ !analysis.isContent($0) })
    else { return false }
    return vocabulary.fields[value.field].allWords.contains(where: Self.ranks.contains)
  }

  private static let ranks = WordLists.list("level tier rank grade")

  /// The listed values of an event's properties that stand in it.
  func values(of event: Int) -> [ValueMention] {
    analysis.saidValues.of(event: event).filter {
      contains($0.tokens) && !pointsBack($0.tokens.lowerBound)
    }
  }

  /// `within 2 days of that delivery`: what was said before, no value.
  private func pointsBack(_ index: Int) -> Bool {
    range.contains(index - 2)
      && ["that", "this"].contains(tokens[index - 1].folded)
      && ["of", "after", "from", "following", "before", "since"].contains(
        tokens[index - 2].folded)
  }

  /// The words that say a listed value.
  private(set) lazy var saidValues = analysis.saidValues.all.filter { contains($0.tokens) }

  /// Events with a property whose value is said, or whose name of several words.
  private(set) lazy var valuedEvents: EventSet = {
    var events = EventSet()
    let values = analysis.saidValues
    for (place, tokens) in values.places.enumerated() where contains(tokens) {
      events.formUnion(values.events[place])
    }
    for name in analysis.saidFields.exact where contains(name.tokens) {
      events.formUnion(name.events)
    }
    return events
  }()

  /// The properties in a unit of time that a number of the stretch is said in.
  private(set) lazy var measuredFields: Set<Int> = {
    let units = measures.filter { !$0.quantity.isBare }.compactMap(\.unit).filter {
      $0.kind == "time"
    }
    return units.reduce(into: []) { $0.formUnion(analysis.durationFields(in: $1)) }
  }()

  private var knownLinks: [TokenSet: [EventLink]] = [:]

  /// The events that some words name which another event may be counted from.
  func links(among words: TokenSet) -> [EventLink] {
    if let known = knownLinks[words] { return known }
    let found = EventLinker(analysis, valuedEvents: valuedEvents).links(among: words.sorted())
    knownLinks[words] = found
    return found
  }

  /// The properties of an event that are named, the longest and surest first.
  func properties(of event: Int) -> [FieldMention] {
    analysis.saidFields.ranked(of: event).filter { contains($0.tokens) }
  }

  /// The ordinal numbers: `first`, `2nd`.
  private(set) lazy var ordinals: [(index: Int, number: Int)] = range.compactMap { index in
    EventReading.ordinals[tokens[index].folded].map { (index, $0) }
  }

  /// The phrases that say that something is another, with a word behind them: `other than`.
  private(set) lazy var differences: [(start: Int, end: Int)] = range.compactMap { start in
    for phrase in EventReading.differing.beginning(with: tokens[start].folded) {
      let end = start + phrase.count
      if end < range.upperBound,
        phrase.indices.allSatisfy({ tokens[start + $0].folded == phrase[$0] })
      {
        return (start, end)
      }
    }
    return nil
  }

  func contains(_ tokens: Range<Int>) -> Bool {
    range.lowerBound <= tokens.lowerBound && tokens.upperBound <= range.upperBound
  }

  /// Words that may name events and properties: not those of times, numbers, and the like.
  private(set) lazy var nameableTokens = analysis.nameableTokens.intersection(TokenSet(range))
  private(set) lazy var nameable = nameableTokens.sorted()

  /// Whether only words without content lie between two places.
  func isClose(_ end: Int, _ start: Int, ignoring used: TokenSet = []) -> Bool {
    guard end <= start else { return false }
    return TokenSet(end..<start).subtracting(used).isSubset(of: analysis.skippableTokens)
  }

  /// Function words, and the nouns that mean nothing beside a name.
  func isSkippable(_ index: Int) -> Bool { analysis.skippableTokens.contains(index) }

  /// The content words that nothing used. A noun such as `number` is no gap beside a word that
  /// was used, a light verb none where there is anything to carry.
  func unresolved(after used: TokenSet, hasEvent: Bool) -> TokenSet {
    var open = analysis.openRoles.intersection(TokenSet(range))
    for index in contentTokens.subtracting(used) {
      let token = tokens[index]
      // What a text begins or ends with is said by no word beside it.
      if saysEndOfText(index) {
        open.insert(index)
        continue
      }
      let isHead =
        token.isWord && !token.folded.hasSuffix("ed")
        && (token.isHead
          || !hasEvent && WordLists.traitHeads.contains(token.lemma))
      if isHead, analysis.mention(at: index) == nil, hasUsedNeighbour(of: index, used) { continue }
      if token.isWord, hasEvent || !used.isEmpty, !analysis.isIntent(index),
        token.isLightVerb, !isNoun(index), !saysReturn(index)
      {
        continue
      }
      open.insert(index)
    }
    return open
  }

  /// `came back`: who did was there before.
  private func saysReturn(_ index: Int) -> Bool {
    tokens[index].lemma == Self.coming && range.contains(index + 1)
      && tokens[index + 1].folded == "back"
  }

  private static let coming = Lemmatizer.lemma(of: "come")

  /// Whether a word in "-ing" is a thing: `a filling`.
  private func isNoun(_ index: Int) -> Bool {
    tokens[index].folded.hasSuffix("ing") && range.contains(index - 1)
      && ["a", "an"].contains(tokens[index - 1].folded)
  }

  private func saysEndOfText(_ index: Int) -> Bool {
    guard case .textOperator(let textOperator)? = analysis.mention(at: index)?.meaning else {
      return false
    }
    return textOperator != .contains
  }

  private func hasUsedNeighbour(of index: Int, _ used: TokenSet) -> Bool {
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
