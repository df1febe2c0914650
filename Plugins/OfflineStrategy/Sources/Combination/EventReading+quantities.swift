import AudienceConditions
import AudienceJSON
import AudienceSchema

/// Comparisons with numbers: how often, how much of a property, how much altogether.
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
        let noun = (word.tokens.upperBound..<leaf.range.upperBound).first(where: {
          analysis.tokens[$0].isWord
        }),
        let field = fieldCounted(by: noun)
      else { continue }
      var tokens = Set(mention.tokens).union(word.tokens).union([noun])
      tokens.formUnion(
        properties().first { $0.field == field && $0.tokens.contains(noun) }?.tokens
          ?? noun..<(noun + 1))
      draft.measure = .uniqueCount(.property(vocabulary.fields[field].field.path))
      compare(quantity, tokens)
      used.formUnion(tokens)
      score += 1
    }
  }

  /// The property whose values a noun counts: its own name, or the name or id of the noun.
  private func fieldCounted(by noun: Int) -> Int? {
    if let named = properties().first(where: { $0.tokens.contains(noun) && $0.quality >= 0.5 }) {
      return named.field
    }
    let lemma = analysis.tokens[noun].lemma
    let words = event.words.filter { SynonymTable.likeness($0.lemma, lemma) != nil }.map(\.lemma)
    guard !words.isEmpty else { return nil }
    let candidates = event.fields.filter { vocabulary.fields[$0].field.type == .string }
    for suffix in ["name", "id", "title", "sku"].map(Lemmatizer.lemma) {
      let found = candidates.first { field in
        let all = vocabulary.fields[field].allWords
        return all == [suffix] || (all.contains(suffix) && words.contains(where: all.contains))
      }
      if let found { return found }
    }
    return nil
  }

  // MARK: - Numbers

  mutating func readQuantities() {
    for (mention, quantity, isFrequency) in leaf.quantities
    where !mention.tokens.contains(where: used.contains) {
      let tokens = Set(mention.tokens)
      // A count of 2 or 5 is no single comparison; it stays open.
      if quantity.asRange == nil,
        countsEvents(behind: mention.tokens.upperBound)
          || leaf.aggregates.contains(where: { $0.aggregate != .perEvent })
      {
        continue
      }
      if isFrequency || (!quantity.isMoney && countsEvents(behind: mention.tokens.upperBound)) {
        compare(quantity, tokens)
        used.formUnion(tokens)
        if isFrequency { readOnly() }
        score += 0.8
        if let text = mention.assumption { assumptions.append(.init(text: text, tokens: tokens)) }
      } else if let property = property(near: mention, quantity) {
        compare(property.field, quantity, tokens.union(property.tokens))
        score += 0.8
      } else if let property = propertyOfUnit(mention) {
        compare(property.field, quantity, tokens.union(property.tokens))
        score += 0.6
      } else if let field = moneyField(quantity, mention) {
        compare(field, quantity, tokens)
        score += quantity.isMoney ? 0.7 : 0.3
      } else if isPronoun(mention) {
        used.formUnion(tokens)
      }
    }
  }

  /// Whether what follows a number is the event itself: `3 orders`, `two completed orders`.
  private func countsEvents(behind start: Int) -> Bool {
    for index in start..<min(start + 4, leaf.range.upperBound) {
      let token = analysis.tokens[index]
      // "a 2-star rating": the number is of the property, though the event is named by it too.
      if index == start, isNumberProperty(index) { return false }
      if ["who", "that", "whose", "which", "where"].contains(token.folded) { return false }
      guard token.isWord, analysis.mention(at: index) == nil || link.tokens.contains(index) else {
        if let mention = analysis.mention(at: index), case .aggregate(.different) = mention.meaning
        {
          continue
        }
        return false
      }
      if link.tokens.contains(index) || used.contains(index) && isNounOfEvent(token) {
        return isNounOfEvent(token) || token.folded.hasSuffix("s")
          || countsEvents(behind: index + 1)
      }
      if draft.isCopied, isNounOfEvent(token) { return true }
      if ["of", "the", "separate", "such"].contains(token.folded) { continue }
      let isProperty = properties().contains {
        $0.tokens.contains(index) && $0.quality >= 0.8
          && vocabulary.fields[$0.field].field.type != .boolean
      }
      let isValue = analysis.valueMentions.contains {
        $0.tokens.contains(index) && event.fields.contains($0.field)
      }
      if isProperty && !isValue { return false }
    }
    return false
  }

  private func isNumberProperty(_ index: Int) -> Bool {
    let lemma = analysis.tokens[index].lemma
    return !event.words.contains { $0.lemma == lemma }
      && properties().contains {
        $0.tokens == index..<(index + 1) && $0.quality == 1
          && vocabulary.fields[$0.field].field.type == .number
      }
  }

  private func isNounOfEvent(_ token: Token) -> Bool {
    event.words.contains { !$0.isOptional && SynonymTable.likeness($0.lemma, token.lemma) != nil }
      || ["order", "purchas"].contains(token.lemma)
  }

  /// The numeric property beside a comparison.
  private func property(near mention: Mention, _ quantity: Quantity) -> (
    field: Int, tokens: Set<Int>
  )? {
    var best: (field: Int, tokens: Set<Int>, rank: Double)?
    for property in properties() {
      let type = vocabulary.fields[property.field].field.type
      guard type == .number || type == .string && quantity.isBare,
        !property.tokens.contains(where: { used.contains($0) && !link.tokens.contains($0) }),
        !isAggregateWord(property)
      else { continue }
      let isAfter = leaf.isClose(
        mention.tokens.upperBound, property.tokens.lowerBound, ignoring: link.tokens)
      let isBefore = leaf.isClose(
        property.tokens.upperBound, mention.tokens.lowerBound, ignoring: link.tokens)
      guard isAfter || isBefore else { continue }
      let distance =
        isAfter
        ? property.tokens.lowerBound - mention.tokens.upperBound
        : mention.tokens.lowerBound - property.tokens.upperBound
      var rank = property.quality * Double(property.tokens.count) - 0.2 * Double(distance)
      if isAfter == quantity.isBare { rank += 0.2 }
      if vocabulary.fields[property.field].field.path.readsElements { rank -= 0.3 }
      if rank > best?.rank ?? -1 { best = (property.field, Set(property.tokens), rank) }
    }
    return best.map { ($0.field, $0.tokens.union(unitTokens(of: $0.field, mention))) }
  }

  /// `totaling` in `transfers totaling $500` names no property that is called otherwise.
  private func isAggregateWord(_ property: FieldMention) -> Bool {
    property.quality < 1
      && leaf.aggregates.contains { found in
        property.tokens.allSatisfy(found.mention.tokens.contains)
      }
  }

  /// The property that holds what an event is worth.
  private func moneyField(_ quantity: Quantity, _ mention: Mention) -> Int? {
    let said = leaf.range.contains { analysis.tokens[$0].lemma == "spend" }
    guard quantity.isMoney || said || (!quantity.isBare && isBehindEvent(mention)) else {
      return nil
    }
    let ranked = event.fields.compactMap { field in
      vocabulary.fields[field].field.path.readsElements
        ? nil : vocabulary.fields[field].moneyRank.map { (rank: $0, field: field) }
    }
    return ranked.min { ($0.rank, $0.field) < ($1.rank, $1.field) }?.field
  }

  private func isBehindEvent(_ mention: Mention) -> Bool {
    guard let last = link.tokens.filter({ $0 < mention.tokens.lowerBound }).max() else {
      return false
    }
    return leaf.isClose(last + 1, mention.tokens.lowerBound)
  }

  /// Compares a property of each event, or a measure of it where the words say so.
  private mutating func compare(_ field: Int, _ quantity: Quantity, _ tokens: Set<Int>) {
    used.formUnion(tokens)
    let path = vocabulary.fields[field].field.path
    if let aggregate = aggregateSaid(quantity, tokens), let measure = measure(aggregate, of: path) {
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

  /// The aggregate that the words ask for: `on average`, `in total`, `spent over $500`.
  private mutating func aggregateSaid(_ quantity: Quantity, _ tokens: Set<Int>) -> Aggregate? {
    let words = leaf.aggregates.filter { !$0.mention.tokens.contains(where: used.contains) }
    let decisive: [Aggregate] = [.average, .sum, .first, .last, .maximum, .minimum]
    let overall = leaf.range.contains { analysis.tokens[$0].folded == "altogether" }
    if let found = words.first(where: { decisive.contains($0.aggregate) }) {
      used.formUnion(found.mention.tokens)
      draft.test.tokens.formUnion(found.mention.tokens)
      return found.aggregate
    }
    if overall { return .sum }
    let hasSingle = leaf.aggregates.contains { $0.aggregate == .perEvent }
    let saysSpend = leaf.range.contains { analysis.tokens[$0].lemma == "spend" }
    if saysSpend { return hasSingle ? nil : .sum }
    return hasSingle ? nil : isAmountOfMany(tokens) ? .sum : nil
  }

  /// `$5,000 in invoices`, `$300 worth of orders`: many together.
  private func isAmountOfMany(_ tokens: Set<Int>) -> Bool {
    guard let end = tokens.max().map({ $0 + 1 }), leaf.range.contains(end + 1) else { return false }
    let isJoined = ["in", "on", "of", "worth", "for"].contains(analysis.tokens[end].folded)
    let noun = analysis.tokens[end].folded == "worth" ? end + 2 : end + 1
    guard isJoined, leaf.range.contains(noun) else { return false }
    if !link.tokens.contains(noun) { return false }
    // "200 minutes of video", "$5,000 in invoices", but "$50 on an order".
    return analysis.tokens[noun].folded.hasSuffix("s") || analysis.tokens[end].folded == "of"
  }

  /// Sets the comparison of the measure. A range is two comparisons of the same measure.
  mutating func compare(_ quantity: Quantity, _ tokens: Set<Int>) {
    draft.test.tokens.formUnion(tokens)
    guard let quantity = quantity.asRange, let first = quantity.bounds.first else { return }
    if quantity.bounds.count == 1 {
      draft.symbol = first.symbol.comparison
      draft.value = .literal(.number(first.number))
      return
    }
    draft.symbol = first.symbol.comparison
    draft.value = .literal(.number(first.number))
    draft.upperBound = quantity.bounds[1].number
  }
}
