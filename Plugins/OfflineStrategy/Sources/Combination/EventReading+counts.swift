import AudienceConditions
import AudienceSchema

/// What a number counts: events, or different values of a property.
extension EventReading {
  // MARK: - Different values

  /// `at least 3 different categories`.
  mutating func readUniqueCounts() {
    for (mention, quantity, isFrequency) in leaf.quantities where !isFrequency {
      guard
        let word = leaf.aggregates.first(where: {
          $0.aggregate == .different && $0.mention.tokens.lowerBound >= mention.tokens.upperBound
            && leaf.isClose(mention.tokens.upperBound, $0.mention.tokens.lowerBound)
        })?.mention,
        let next = (word.tokens.upperBound..<leaf.range.upperBound).first(where: {
          analysis.tokens[$0].isWord
        }),
        let (noun, field) = counted(at: next)
      else { continue }
      var tokens = TokenSet(mention.tokens).union(word.tokens).union([noun])
      tokens.formUnion(
        properties().first { $0.field == field && $0.tokens.contains(noun) }?.tokens
          ?? noun..<(noun + 1))
      draft.measure = .uniqueCount(.property(vocabulary.fields[field].field.path))
      compare(quantity, tokens)
      used.formUnion(tokens)
      score += 1
    }
  }

  /// The noun of what is counted, which another may stand before: `service categories`.
  private func counted(at start: Int) -> (noun: Int, field: Int)? {
    if let field = fieldCounted(by: start) { return (start, field) }
    let next = start + 1
    guard leaf.range.contains(next), analysis.tokens[next].isWord, analysis.isContent(next),
      analysis.mention(at: next) == nil, !said.contains(start), let field = fieldCounted(by: next)
    else { return nil }
    return (next, field)
  }

  private static let identifying = ["name", "id", "title", "sku"].map(Lemmatizer.lemma)

  /// The property whose values a noun counts: its own name, or the name or id of the noun.
  private func fieldCounted(by noun: Int) -> Int? {
    if let named = properties().first(where: { $0.tokens.contains(noun) && $0.quality >= 0.5 }) {
      return named.field
    }
    let lemma = analysis.tokens[noun].lemma
    // "brands" of `products.$.brand`
    if let inner = event.fields.first(where: { field in
      vocabulary.fields[field].field.path.readsElements
        && vocabulary.fields[field].allWords.last == lemma
    }) {
      return inner
    }
    let words = event.words.filter { SynonymTable.likeness($0.lemma, lemma) != nil }.map(\.lemma)
    guard !words.isEmpty else { return nil }
    let candidates = event.fields.filter { vocabulary.fields[$0].field.type == .string }
    for suffix in Self.identifying {
      let found = candidates.first { field in
        let all = vocabulary.fields[field].allWords
        return all == [suffix] || (all.contains(suffix) && words.contains(where: all.contains))
      }
      if let found { return found }
    }
    return nil
  }

  // MARK: - Events

  /// Whether what follows a number is the event itself: `3 orders`, `two completed orders`.
  func countsEvents(behind start: Int) -> Bool {
    // "at least two of which were over $50"
    if draft.isCopied, leaf.range.contains(start + 1), analysis.tokens[start].folded == "of",
      ["which", "them", "those", "these", "whom"].contains(analysis.tokens[start + 1].folded)
    {
      return true
    }
    if isLengthBefore(start) { return false }
    for index in start..<endOfCounted(behind: start) {
      // "more than 5 high or urgent tickets"
      if isJoint(index) { continue }
      // "three 5-star hotels": the second number tells which.
      if index > start || analysis.tokens[index].number != nil,
        let measure = leaf.measures.first(where: { $0.tokens.contains(index) }),
        measure.quantity.isBare, !measure.isFrequency, let last = measure.tokens.max(),
        measure.mention.tokens.lowerBound == start, propertyOfUnit(measure) != nil
      {
        if index == last { return countsEvents(behind: last + 1) }
        continue
      }
      let token = analysis.tokens[index]
      // "a 2-star rating": the number is of the property, though the event is named by it too.
      if index == start || said.contains(index), isNumberProperty(index) { return false }
      if amountField(of: index) != nil || numberOfMembers(of: index) != nil { return false }
      if ["who", "that", "whose", "which", "where"].contains(token.folded) { return false }
      // "ten thousand in deposits" is an amount.
      if index == start, ["in", "on", "worth", "for", "at"].contains(token.folded) { return false }
      guard token.isWord,
        analysis.mention(at: index) == nil || said.contains(index) || isKind(index)
      else {
        if let mention = analysis.mention(at: index), case .aggregate(.different) = mention.meaning
        {
          continue
        }
        return false
      }
      if said.contains(index) {
        let name = (index..<leaf.range.upperBound).prefix(while: said.contains)
        if name.contains(where: isNumberProperty) { return false }
        // "50 AI credits": the event's words before it say whose credits are counted.
        let noun = name.upperBound
        let isAmount = properties().contains {
          $0.tokens == noun..<(noun + 1) && $0.quality >= 0.9
            && vocabulary.fields[$0.field].field.type == .number
        }
        if isAmount, leaf.range.contains(noun), analysis.mention(at: noun) == nil { return false }
      }
      if said.contains(index) || used.contains(index) && isNounOfEvent(token) {
        return isNounOfEvent(token) || token.folded.hasSuffix("s")
          || countsEvents(behind: index + 1)
      }
      if draft.isCopied, isNounOfEvent(token) { return true }
      if ["of", "the", "separate", "such"].contains(token.folded) { continue }
      let isProperty = properties().contains {
        $0.tokens.contains(index) && $0.quality >= 0.8
          && vocabulary.fields[$0.field].field.type != .boolean
      }
      let isValue = analysis.saidValues.of(event: link.event).contains {
        $0.tokens.contains(index)
      }
      if isProperty && !isValue && !isBehindItsValue(index) { return false }
      if isCountedValue(index) { return true }
    }
    return false
  }

  /// `a 7 day reservation`, `a 30-minute call`: the number says how long the one event is.
  private func isLengthBefore(_ start: Int) -> Bool {
    guard
      let measure = leaf.measures.first(where: { $0.mention.tokens.upperBound == start }),
      measure.unit != nil, measure.quantity.isBare, let last = measure.tokens.max(),
      leaf.range.contains(last), !analysis.tokens[last].folded.hasSuffix("s"), !said.contains(last),
      leaf.range.contains(measure.mention.tokens.lowerBound - 1)
    else { return false }
    return ["a", "an", "one", "the"].contains(
      analysis.tokens[measure.mention.tokens.lowerBound - 1].folded)
  }

  /// `two or more adult tickets`: a noun for people that says of which kind they are.
  private func isKind(_ index: Int) -> Bool {
    analysis.mention(at: index)?.meaning == .subject
      && leaf.range.contains(index + 1) && said.contains(index + 1)
      && analysis.saidValues.of(event: link.event).contains { $0.tokens.contains(index) }
  }

  /// How far the noun behind a number may stand: behind three words that are no listed values.
  private func endOfCounted(behind start: Int) -> Int {
    var (end, open) = (start, 0)
    while end < leaf.range.upperBound, open < 4 {
      let isValue = leaf.values(of: link.event).contains { $0.tokens.contains(end) }
      if !isValue, !isJoint(end) { open += 1 }
      end += 1
    }
    return end
  }

  /// Whether a coordinator joins values that are filters by now.
  private func isJoint(_ index: Int) -> Bool {
    guard used.contains(index), case .coordinator? = analysis.mention(at: index)?.meaning else {
      return false
    }
    return true
  }

  /// `at least 10 albums` where that is a value of the event: so many events of it.
  private func isCountedValue(_ index: Int) -> Bool {
    // "at least one breakfast", "two breakfasts"
    let isOne =
      leaf.range.contains(index - 1) && ["one", "1"].contains(analysis.tokens[index - 1].folded)
    guard isOne || analysis.tokens[index].folded.hasSuffix("s"),
      !leaf.range.contains(index + 1) || analysis.mention(at: index + 1) != nil
        || !analysis.isContent(index + 1)
    else { return false }
    return analysis.saidValues.of(event: link.event).contains { value in
      let field = vocabulary.fields[value.field]
      return value.tokens.upperBound == index + 1
        && field.field.type == .string && !field.field.path.readsElements
        && !field.values[value.value].folded.hasSuffix("s")
    }
  }

  /// `ice world levels`: the name of a property behind a value of it.
  private func isBehindItsValue(_ index: Int) -> Bool {
    analysis.saidValues.of(event: link.event).contains { value in
      value.tokens.upperBound == index
        && vocabulary.fields[value.field].allWords.contains(analysis.tokens[index].lemma)
    }
  }

  private func isNumberProperty(_ index: Int) -> Bool {
    let lemma = analysis.tokens[index].lemma
    let namesEvent = event.words.contains { $0.lemma == lemma }
    // "3 meter readings" are three of them, whatever a reading may be.
    if namesEvent, !Self.fungible.contains(lemma), analysis.tokens[index].folded.hasSuffix("s"),
      leaf.range.contains(index - 1),
      said.contains(index - 1), isNounOfEvent(analysis.tokens[index - 1])
    {
      return false
    }
    return properties().contains { property in
      let words = vocabulary.fields[property.field]
      return property.tokens == index..<(index + 1) && property.quality == 1
        && words.field.type == .number && (!namesEvent || words.allWords == [lemma])
    }
  }

  /// Whether a word is the event's noun in the plural: `token transfers` counts transfers.
  private func isPluralNoun(_ index: Int) -> Bool {
    leaf.range.contains(index) && analysis.tokens[index].folded.hasSuffix("s")
      && isNounOfEvent(analysis.tokens[index])
  }

  private static let fungible = WordLists.list(
    """
    point mile gem coin credit token diamond crystal gold xp chip crypto unit
    minute hour calorie step star
    """)
  private static let amountWords = WordLists.list(
    "amount quantity qty count number total value sum points units")

  /// The property that says how many of what the event is about there were: `amount` of
  /// `gems_spent`, where 500 gems are one event.
  func amountField(of index: Int) -> Int? {
    let lemma = analysis.tokens[index].lemma
    guard Self.fungible.contains(lemma), event.words.contains(where: { $0.lemma == lemma }),
      !isPluralNoun(index + 1)
    else { return nil }
    let numeric = event.fields.filter { field in
      let words = vocabulary.fields[field]
      return words.field.type == .number && !words.field.path.readsElements
        && words.activity != .inactive
    }
    return numeric.first { field in
      let words = vocabulary.fields[field].allWords
      return words.contains(lemma) && words.count <= 2
    }
      ?? numeric.first { field in
        vocabulary.fields[field].allWords.contains(where: Self.amountWords.contains)
      }
  }

  /// The property that says how many members the thing has that the event is of: in "imported a list of
  /// over 10k contacts" the `contactCount` of the one list, for which the noun before stands.
  func numberOfMembers(of index: Int) -> Int? {
    let lemma = analysis.tokens[index].lemma
    let objects = event.words.filter { !$0.isAction && !$0.isOptional }
    guard objects.count > 1, let head = objects.last, head.lemma != lemma,
      objects.contains(where: { $0.lemma == lemma }),
      analysis.tokens[index].folded.hasSuffix("s"),
      leaf.range.contains(where: { place in
        place < index && analysis.tokens[place].lemma == head.lemma && said.contains(place)
          && !analysis.tokens[place].folded.hasSuffix("s")
      })
    else { return nil }
    return event.fields.first { field in
      let words = vocabulary.fields[field]
      return words.isCount && words.activity != .inactive && words.allWords.contains(lemma)
    }
  }

  func isNounOfEvent(_ token: Token) -> Bool {
    // "worth over 50k created this quarter": what was done is not what is counted.
    let isDone =
      token.folded.hasSuffix("ed")
      && event.words.contains {
        $0.isAction && $0.lemma == token.lemma
      }
    if isDone { return false }
    return event.words.contains {
      !$0.isOptional && SynonymTable.likeness($0.lemma, token.lemma) != nil
    }
      || ["order", "purchas"].contains(token.lemma)
  }
}
