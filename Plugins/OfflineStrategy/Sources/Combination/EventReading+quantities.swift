import AudienceConditions
import AudienceJSON
import AudienceSchema

/// Comparisons with numbers: how often, how much of a property, how much altogether.
extension EventReading {
  // MARK: - Numbers

  mutating func readQuantities() {
    for measure in leaf.measures where !measure.mention.tokens.contains(where: used.contains) {
      read(measure)
    }
  }

  mutating func read(_ said: MeasureMention) {
    let measure = firstPart(said)
    let mention = measure.mention
    let quantity = measure.quantity
    let counter = wordsOfCount(measure) ?? numberOf(measure)
    let tokens = TokenSet(mention.tokens).union(counter ?? [])
    if isPronoun(mention) {
      used.formUnion(tokens.union(adjectives(before: mention.tokens.lowerBound)))
      return
    }
    let counts =
      countsEarlier(measure) || counter != nil || isAmongThose(mention)
      || !quantity.isMoney && countsEvents(behind: mention.tokens.upperBound)
        && (measure.unit == nil || propertyOfUnit(measure) == nil) && !isNamedBefore(measure)
    if counts, let field = fieldOfMany(behind: mention) {
      compare(field, quantity, tokens, unit: nil)
      score += 0.8
      return
    }
    // A count of 2 or 5 is no single comparison; it stays open.
    if quantity.asRange == nil,
      counts || leaf.aggregates.contains(where: { $0.aggregate != .perEvent })
    {
      return
    }
    if measure.isFrequency, isOfSubject(mention) { return }
    if counts, let together = saidTogether(behind: mention) {
      guard let field = quantityField else { return }
      used.formUnion(together)
      compare(field, quantity, tokens.union(together), unit: nil)
      score += 0.8
      return
    }
    if counts, isIndefinite(mention) {
      used.formUnion(tokens)
      return
    }
    if measure.isFrequency || counts && !measure.isTime {
      compare(quantity, tokens)
      used.formUnion(tokens)
      if measure.isFrequency { readOnly() }
      score += 0.8
      if let text = mention.assumption { assumptions.append(.init(text: text, tokens: tokens)) }
      return
    }
    if continues(measure) { return }
    guard let found = measured(measure), !measure.isTime || found.isOfUnit else {
      if isHowOften(measure) {
        compare(quantity, tokens)
        used.formUnion(tokens)
        score += 0.5
        assumptions.append(
          .init(text: "\"\(leaf.text(mention.tokens))\" is how often", tokens: tokens))
      }
      return
    }
    let words = tokens.union(found.tokens).union(wordsAround(found.field, measure))
    let factor = measure.unit.flatMap { vocabulary.fields[found.field].factor(from: $0) } ?? 1
    compare(found.field, quantity.scaled(by: factor), words, unit: measure.unit)
    score += found.score
    if let text = mention.assumption { assumptions.append(.init(text: text, tokens: tokens)) }
  }

  /// `read at least 10 this month`: a comparison right behind the verb, with no noun of its own, where
  /// the event has nothing that it could be of.
  private func isHowOften(_ measure: MeasureMention) -> Bool {
    let quantity = measure.quantity
    let place = measure.mention.tokens.lowerBound - 1
    return !quantity.isMoney && !quantity.isBare && !quantity.isList && measure.unit == nil
      && earlier == nil && leaf.aggregates.isEmpty && leaf.measures.count == 1
      && link.tokens.contains(place) && isVerb(place)
      && endsAt(measure.mention.tokens.upperBound)
      && quantity.bounds.allSatisfy { ($0.number.integerValue ?? 0) > 1 }
      && !event.fields.contains { vocabulary.fields[$0].moneyRank != nil }
  }

  /// `within the first 10 seconds`: at most so many of them.
  private mutating func firstPart(_ measure: MeasureMention) -> MeasureMention {
    let before = measure.mention.tokens.lowerBound - 1
    // "responded within 15 minutes"
    if measure.quantity.isBare, measure.unit?.kind == "time", leaf.range.contains(before),
      ["within", "inside"].contains(analysis.tokens[before].folded)
    {
      var part = measure
      part.quantity.isBare = false
      part.quantity.bounds = measure.quantity.bounds.map {
        .init(symbol: .atMost, number: $0.number)
      }
      return part
    }
    guard measure.quantity.isBare, measure.unit != nil, leaf.range.contains(before - 1),
      analysis.tokens[before].folded == "first"
    else { return measure }
    var part = measure
    part.quantity.isBare = false
    part.quantity.bounds = measure.quantity.bounds.map {
      .init(symbol: .atMost, number: $0.number)
    }
    used.insert(before)
    return part
  }

  /// `one-time buyers who …`: how often is said of the people, not of what they did besides.
  private func isOfSubject(_ mention: Mention) -> Bool {
    let relative = leaf.range.first {
      $0 >= mention.tokens.upperBound
        && ["who", "that", "whose"].contains(analysis.tokens[$0].folded)
    }
    guard let relative else { return false }
    return said.contains { $0 > relative }
  }

  /// `an NPS score of 9 or 10 submitted`: the number is of the property right before it.
  private func isNamedBefore(_ measure: MeasureMention) -> Bool {
    let start = measure.mention.tokens.lowerBound
    return properties().contains { property in
      property.quality >= 0.8 && vocabulary.fields[property.field].field.type == .number
        && !property.tokens.contains(where: isOfEventName)
        && property.tokens.upperBound <= start
        && (property.tokens.upperBound..<start).allSatisfy {
          ["of", "is", "was", "=", "equals", "at"].contains(analysis.tokens[$0].folded)
        }
    }
  }

  /// `at least 2 orders but no more than 5`: a second comparison of what the clause before compared.
  private mutating func continues(_ measure: MeasureMention) -> Bool {
    guard let earlier, !earlier.hasDefaultTest, mayBeNumber(earlier.measure),
      earlier.measure != .count || !measure.quantity.isMoney,
      measure.unit == nil, leaf.content.allSatisfy(measure.mention.tokens.contains)
    else { return false }
    draft.measure = earlier.measure
    draft.window = earlier.window
    draft.windowEvidence = earlier.windowEvidence
    inherited = earlier.filters
    let tokens = TokenSet(measure.mention.tokens)
    compare(measure.quantity, tokens)
    used.formUnion(tokens)
    score += 1
    return true
  }

  /// Whether a measure can be compared with a number: the last `billing_type` cannot.
  private func mayBeNumber(_ measure: Measure) -> Bool {
    switch measure {
    case .first(.property(let path)), .last(.property(let path)), .mode(.property(let path), _, _):
      event.fields.contains { field in
        let schema = vocabulary.fields[field].field
        return schema.path == path && schema.type == .number
      }
    case .count, .sum, .average, .minimum, .maximum, .uniqueCount, .first, .last, .mode: true
    }
  }

  /// The words by which the event's name stands for how often it was: `whose count of Tool Rental
  /// Booked is between 2 and 5`, `number of orders at least 2`, `order count above 5`.
  private func wordsOfCount(_ measure: MeasureMention) -> TokenSet? {
    let start = measure.mention.tokens.lowerBound
    guard !measure.quantity.isMoney, measure.unit == nil, !measure.isFrequency,
      let last = said.filter({ $0 < start }).max(), let first = said.min()
    else { return nil }
    let times = TokenSet(leaf.times.flatMap { Array($0.mention.tokens) })
    func isCounter(_ index: Int) -> Bool {
      leaf.range.contains(index) && Self.counters.contains(analysis.tokens[index].folded)
        && !used.contains(index)
    }
    // "plan_viewed with count >= 2"
    let joint =
      leaf.range.contains(last + 1)
        && ["with", "where", "having", "whose"].contains(analysis.tokens[last + 1].folded) ? 2 : 1
    if isCounter(last + joint), leaf.isClose(last + joint + 1, start, ignoring: times) {
      return [last + joint]
    }
    guard leaf.isClose(last + 1, start, ignoring: times.union(used)),
      let word = leaf.range.last(where: { $0 < first && isCounter($0) }),
      analysis.tokens[word + 1].folded == "of"
    else { return nil }
    // "the number of times they opened the app"
    let isOfTimes = ["times", "occasions"].contains(analysis.tokens[word + 2].folded)
    let end = isOfTimes ? word + 3 : word + 1
    return leaf.isClose(end, first, ignoring: used) ? TokenSet(word..<end) : nil
  }

  private static let counters: Set<String> = ["count", "number", "tally", "frequency"]

  /// `…, of which at least one was critical`: so many of the events before.
  private func isAmongThose(_ mention: Mention) -> Bool {
    let place = mention.tokens.lowerBound
    return draft.isCopied && leaf.range.lowerBound == place - 2
      && ["which", "them", "those", "whom"].contains(analysis.tokens[place - 1].folded)
      && analysis.tokens[place - 2].folded == "of"
  }

  /// `hotel searches, 2 or more`: how many there are of what the clause before names.
  private func countsEarlier(_ measure: MeasureMention) -> Bool {
    guard let earlier, earlier.hasDefaultTest, !measure.quantity.isMoney, measure.unit == nil,
      !measure.quantity.isBare
    else { return false }
    return leaf.content.allSatisfy { index in
      measure.mention.tokens.contains(index)
        || leaf.times.contains { $0.mention.tokens.contains(index) }
    }
  }

  /// `2 or more desserts at once`, `3 items in one order`: that many in one event.
  private func saidTogether(behind mention: Mention) -> TokenSet? {
    let phrase = leaf.aggregates.first { found in
      found.aggregate == .perEvent && found.mention.tokens.lowerBound >= mention.tokens.upperBound
        && Self.together.contains(
          found.mention.tokens.map { analysis.tokens[$0].folded }.joined(separator: " "))
    }
    return phrase.map { TokenSet($0.mention.tokens) }
  }

  private static let together: Set<String> = [
    "at once", "in one go", "at a time", "in a single", "in one", "in a single transaction",
    "in one transaction", "in a single visit",
  ]

  /// `added more than 10 seats`: one event is of many where its name has the thing in the plural and
  /// a property says of how many.
  private func fieldOfMany(behind mention: Mention) -> Int? {
    let next = mention.tokens.upperBound
    guard leaf.range.contains(next), !analysis.tokens[next].isFunction,
      event.words.contains(where: { word in
        !word.isAction && !word.isOptional && word.lemma == analysis.tokens[next].lemma
          && word.folded.hasSuffix("s") && !word.folded.hasSuffix("ss")
          && word.folded != word.lemma
      })
    else { return nil }
    return quantityField
  }

  /// The property that says how many things one event is of.
  private var quantityField: Int? {
    event.fields.first { field in
      let words = vocabulary.fields[field]
      return words.field.type == .number && words.activity != .inactive
        && words.allWords.count <= 2
        && words.allWords.contains(where: Self.quantityWords.contains)
    }
  }

  private static let quantityWords = WordLists.list("quantity qty count units items")

  private func isOfEventName(_ index: Int) -> Bool {
    link.tokens.contains(index)
      && event.words.contains { $0.lemma == analysis.tokens[index].lemma }
  }

  /// `orders that add up to more than 50`
  func isSum(_ mention: Mention) -> Bool {
    standsAlone(mention.tokens.upperBound)
      && leaf.aggregates.contains {
        $0.aggregate == .sum && $0.mention.tokens.upperBound == mention.tokens.lowerBound
          && ($0.mention.tokens.count > 1
            || Self.totalling.contains(analysis.tokens[$0.mention.tokens.lowerBound].folded))
      }
  }

  private static let totalling: Set<String> = [
    "totalling", "totaling", "totalled", "totaled", "totals",
  ]

  /// Whether no noun follows: "at least 3 Nordic items" are three of something.
  func standsAlone(_ index: Int) -> Bool {
    if !leaf.range.contains(index) { return true }
    if let mention = analysis.mention(at: index) { return mention.meaning != .subject }
    return !analysis.isContent(index)
  }

  /// Whether nothing follows at a place but a time, or what is joined.
  private func endsAt(_ index: Int) -> Bool {
    guard index < analysis.tokens.count else { return true }
    switch analysis.mention(at: index)?.meaning {
    case .time, .coordinator: return true
    case nil, .quantity, .frequency, .aggregate, .negation, .subject, .accountSubject,
      .quantifier, .textOperator, .comparator, .comparatorBehind, .listHeader:
      return false
    }
  }

  func isBehindEvent(_ mention: Mention) -> Bool {
    guard let last = said.filter({ $0 < mention.tokens.lowerBound }).max() else {
      return false
    }
    return leaf.isClose(last + 1, mention.tokens.lowerBound)
  }

  /// Compares a property of each event, or a measure of it where the words say so.
  private mutating func compare(
    _ field: Int, _ quantity: Quantity, _ tokens: TokenSet, unit: MeasureUnit?
  ) {
    used.formUnion(tokens)
    let path = vocabulary.fields[field].field.path
    if let aggregate = aggregateSaid(field, tokens, isShare: unit?.kind == "share"),
      let measure = Measure(aggregate, of: path)
    {
      keepCount()
      draft.measure = measure
      compare(quantity, tokens)
      return
    }
    if let wrong = leaf.aggregates.first(where: { $0.aggregate == .perEvent }) {
      used.formUnion(wrong.mention.tokens)
    }
    let scalar = Scalar.property(path, of: .thisEvent)
    if quantity.isList {
      let literals = quantity.bounds.map { Literal.number($0.number) }
      filters.append((field, .test(scalar, .oneOf(literals)), Evidence(tokens: tokens)))
      return
    }
    for bound in quantity.bounds {
      filters.append(
        (
          field,
          .compare(scalar, bound.symbol.comparison, .literal(.number(bound.number))),
          Evidence(tokens: tokens)
        ))
    }
  }

  /// `10 transfers worth over €1,000 in total`: how many there are is asked for besides.
  private mutating func keepCount() {
    guard draft.measure == .count, !draft.hasDefaultTest, companion == nil else { return }
    companion = draft
  }

  /// Sets the comparison of the measure. A range is two comparisons of the same measure.
  mutating func compare(_ quantity: Quantity, _ tokens: TokenSet) {
    draft.test.tokens.formUnion(tokens)
    guard let quantity = quantity.asRange, let first = quantity.bounds.first else { return }
    if quantity.bounds.count == 1 {
      draft.symbol = first.symbol.comparison
      draft.value = .literal(.number(first.number))
      return
    }
    draft.symbol = first.symbol.comparison
    draft.value = .literal(.number(first.number))
    draft.upperBound = quantity.bounds[1]
  }
}
