import AudienceConditions
import AudienceSchema

/// Nouns for what an event is about, which tell nothing more of it.
extension EventReading {
  /// What makes a property's name one of a thing: `vehicle_class`, `artistName`, `movie_id`.
  private static let classes = WordLists.list(
    "class type kind id name title model number category make sku slug count quantity")

  /// `returned the car` where the event has a `vehicle_class`, `an electric vehicle` where
  /// `Vehicle Viewed` has the same `fuel_type`: the noun behind the verb, or behind a value.
  func isThing(_ index: Int) -> Bool {
    let token = analysis.tokens[index]
    guard token.isWord, analysis.mention(at: index) == nil, !token.isCapitalised else {
      return false
    }
    return isClassified(index) || isDescribed(index) || isCounted(index)
  }

  /// Adjectives that say no more of a message than that it is one.
  private static let epithets = WordLists.list("marketing promotional commercial campaign")
  private static let messages = WordLists.list("email mail newsletter sms text push message")

  /// `opened a marketing email`
  func isEpithet(_ index: Int) -> Bool {
    let next = index + 1
    return Self.epithets.contains(analysis.tokens[index].lemma) && link.tokens.contains(next)
      && Self.messages.contains(analysis.tokens[next].lemma)
  }

  private func isClassified(_ index: Int) -> Bool {
    var verb = index - 1
    if leaf.range.contains(verb),
      ["a", "an", "the", "their", "any", "that"].contains(analysis.tokens[verb].folded)
    {
      verb -= 1
    }
    let lemma = analysis.tokens[index].lemma
    guard leaf.range.contains(verb), link.tokens.contains(verb),
      !event.words.contains(where: {
        !$0.isAction && $0.lemma == analysis.tokens[verb].lemma
      })
    else { return false }
    return event.fields.contains { field in
      let words = vocabulary.fields[field].allWords
      // "rated a venue", where a review has a `venue`
      if words == [lemma], verb < index - 1 {
        return vocabulary.fields[field].field.type == .string
      }
      return words.count == 2 && Self.classes.contains(words[1])
        && SynonymTable.likeness(lemma, words[0], isNoun: true) != nil
    }
  }

  private func isDescribed(_ index: Int) -> Bool {
    let lemma = analysis.tokens[index].lemma
    guard
      let value = analysis.saidValues.of(event: link.event).first(where: {
        $0.tokens.upperBound == index && $0.tokens.allSatisfy(used.contains)
      })
    else { return false }
    let path = vocabulary.fields[value.field].field.path
    return vocabulary.hasEvent(mentioning: lemma) { other in
      let words = vocabulary.events[other]
      return words.activity != .inactive
        && words.words.contains {
          !$0.isAction && SynonymTable.likeness(lemma, $0.lemma, isNoun: true) != nil
        }
        && words.fields.contains { vocabulary.fields[$0].field.path == path }
    }
  }

  /// `three different service categories`: the noun before a property, where `Service Searched` has
  /// the same `category`.
  private func isCounted(_ index: Int) -> Bool {
    let lemma = analysis.tokens[index].lemma
    return properties().contains { property in
      guard property.tokens.lowerBound == index + 1, property.tokens.allSatisfy(used.contains)
      else { return false }
      let path = vocabulary.fields[property.field].field.path
      return vocabulary.events(mentioning: [lemma]).contains { other in
        let words = vocabulary.events[other]
        return words.activity != .inactive
          && words.words.contains { !$0.isAction && $0.lemma == lemma }
          && words.fields.contains { vocabulary.fields[$0].field.path == path }
      }
    }
  }

  /// `redeemed more than 100 points in one redemption`: the event's own action as a noun behind what
  /// says that it is of a single one.
  func isSameDeed(_ index: Int) -> Bool {
    let lemma = analysis.tokens[index].lemma
    return leaf.aggregates.contains {
      $0.aggregate == .perEvent && $0.mention.tokens.upperBound == index
        && !$0.mention.tokens.isEmpty
    }
      && event.words.contains {
        $0.isAction && SynonymTable.likeness(lemma, $0.lemma).map { $0 >= 0.8 } == true
      }
  }

  private static let lesser = WordLists.list(
    """
    bad poor low negative terrible awful critical weak small short cheap minor tiny little quick light
    unfavorable disappointing mediocre
    """)
  private static let greater = WordLists.list(
    """
    good great high positive excellent large big huge long expensive major heavy strong favorable
    pricey lengthy sizable significant substantial outstanding perfect
    """)

  /// `a bad review (2 stars or less)`, `large orders over $500`: an adjective that the comparison
  /// behind the noun spells out.
  func isSpelledOut(_ index: Int) -> Bool {
    let lemma = analysis.tokens[index].lemma
    let (isLesser, isGreater) = (Self.lesser.contains(lemma), Self.greater.contains(lemma))
    guard isLesser || isGreater, link.tokens.contains(index + 1) else { return false }
    let symbols =
      filters.compactMap { filter -> ComparisonSymbol? in
        guard case .compare(.property, let symbol, .literal(.number)) = filter.condition,
          filter.evidence.tokens.min().map({ $0 > index }) == true
        else { return nil }
        return symbol
      }
      + (draft.measure != .count && draft.test.tokens.contains { $0 > index }
        ? [draft.symbol] : [])
    return symbols.contains { symbol in
      switch symbol {
      case .less, .lessOrEqual: isLesser
      case .greater, .greaterOrEqual: isGreater
      case .equal: true
      case .notEqual: false
      }
    }
  }

  /// `reviewers who would recommend us`: who did it, before what is told of it.
  func isAgent(_ index: Int) -> Bool {
    let word = analysis.tokens[index]
    guard ["ers", "ors"].contains(where: word.folded.hasSuffix), leaf.range.contains(index + 1),
      ["who", "that", "whose"].contains(analysis.tokens[index + 1].folded),
      link.tokens.isEmpty || link.tokens.contains(where: { $0 > index })
    else { return false }
    return event.words.contains {
      !$0.isOptional && SynonymTable.likeness(word.lemma, $0.lemma).map { $0 >= 0.8 } == true
    }
  }

  /// `invited another user`: somebody else, as nobody invites themselves.
  func isSomebodyElse(_ index: Int) -> Bool {
    ["another", "other"].contains(analysis.tokens[index].folded)
      && analysis.mention(at: index + 1)?.meaning == .subject
      && said.contains { $0 < index }
  }

  /// The noun of another event that two filters have one word each of: in "sent a gift card", where
  /// there is a `Gift Card Purchased`, no gift was paid by card.
  func cutCompound() -> TokenSet {
    let single = filters.compactMap { filter -> Int? in
      guard let first = filter.evidence.tokens.min(), filter.evidence.tokens.count == 1 else {
        return nil
      }
      return first
    }.sorted()
    for (one, other) in zip(single, single.dropFirst()) where other == one + 1 {
      let (first, second) = (analysis.tokens[one].lemma, analysis.tokens[other].lemma)
      let isNoun = vocabulary.eventPlaces(of: first).contains { other in
        let (event, place) = (other.event, other.place)
        let words = vocabulary.events[event].words
        return event != link.event && vocabulary.events[event].activity != .inactive
          && !words[place].isAction && words.indices.contains(place + 1)
          && words[place + 1].lemma == second && !words[place + 1].isAction
      }
      if isNoun { return [one, other] }
    }
    return []
  }

  private static let periods = [
    "month": WordLists.list("monthly month"), "week": WordLists.list("weekly week"),
    "day": WordLists.list("daily day"), "year": WordLists.list("annual yearly year"),
  ]

  /// `costing more than $300 a month` where the property is `monthly_cost`.
  func isPeriod(_ index: Int, of words: [String]) -> Bool {
    guard let names = Self.periods[analysis.tokens[index].folded], leaf.range.contains(index - 1)
    else { return false }
    return ["a", "per", "each", "every"].contains(analysis.tokens[index - 1].folded)
      && words.contains(where: names.contains)
  }

  /// `lost a match against an opponent whose level …`: what follows tells who it was.
  func isAgainst(_ index: Int) -> Bool {
    analysis.tokens[index].folded == "against"
      && leaf.range.contains(index + 1)
      && ((index + 1)..<min(index + 4, leaf.range.upperBound)).contains { next in
        used.contains(next)
          && (index + 1..<next).allSatisfy {
            ["a", "an", "the", "any"].contains(analysis.tokens[$0].folded)
          }
      }
  }
}
