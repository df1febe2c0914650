import AudienceConditions
import AudienceDiagnostics
import AudienceSchema

/// What a negation in an event's stretch negates: what comes next behind it.
extension EventReading {
  mutating func readNegation() {
    readExclusions()
    for negation in leaf.negations
    where !negation.tokens.contains(where: used.contains) && !isOfPeople(negation) {
      var tokens = TokenSet(negation.tokens)
      let place = negation.tokens.lowerBound
      if let auxiliary = auxiliary(before: place) { tokens.insert(auxiliary) }
      used.formUnion(tokens.filter { leaf.range.contains($0) })
      let reason = "\"\(phrase(tokens))\" negates "
      if negatesFilter(negation), let next = nextFilter(behind: place) {
        negate(filtersAt: next, Evidence(tokens: tokens, reason: reason + "it"))
      } else {
        draft.negate(Evidence(tokens: tokens, reason: reason + "the event"))
        score += 0.2 - Double(filtersOutside(negation))
      }
    }
  }

  /// `an integration other than Slack`, `anything except shoes`: the value differs.
  private mutating func readExclusions() {
    guard !draft.isCopied else { return }
    for exclusion in leaf.exclusions
    where isOfNoun(exclusion) && !exclusion.tokens.contains(where: used.contains) {
      let end = exclusion.tokens.upperBound
      guard
        let place = filters.firstIndex(where: { filter in
          filter.evidence.tokens.filter { $0 >= end }.min().map {
            leaf.isClose(end, $0, ignoring: used)
          } == true
        }),
        let noun = noun(before: exclusion.tokens.lowerBound, of: filters[place].field)
      else { continue }
      let tokens = TokenSet(exclusion.tokens).union(noun)
      used.formUnion(tokens)
      filters[place].condition = Self.difference(from: filters[place].condition)
      filters[place].evidence.tokens.formUnion(tokens)
      filters[place].evidence.reason = "\"\(phrase(tokens))\" excludes the value"
      score += 1
    }
  }

  /// `other than`, `except` right behind a noun; `, excluding` leaves out people.
  private func isOfNoun(_ exclusion: Mention) -> Bool {
    exclusion.tokens.allSatisfy {
      ![",", "but", "and", "excluding", "exclude"].contains(analysis.tokens[$0].folded)
    }
  }

  /// What an exclusion is of: the event's noun, the property's name, or `anything`.
  private func noun(before place: Int, of field: Int) -> TokenSet? {
    guard leaf.range.contains(place - 1) else { return nil }
    let pronouns = ["something", "anything", "everything", "any", "one", "ones"]
    if pronouns.contains(analysis.tokens[place - 1].folded) { return [place - 1] }
    if let named = properties().first(where: {
      $0.field == field && $0.tokens.upperBound == place
    }) {
      return TokenSet(named.tokens)
    }
    // "any method other than cash" where the property is `payment_method`
    if vocabulary.fields[field].allWords.contains(analysis.tokens[place - 1].lemma),
      !said.contains(place - 1)
    {
      return [place - 1]
    }
    return said.contains(place - 1) && !isVerb(place - 1) ? [] : nil
  }

  func isVerb(_ index: Int) -> Bool {
    event.words.contains { $0.isAction && $0.lemma == analysis.tokens[index].lemma }
  }

  /// There is a value, and it is another.
  static func difference(from condition: Condition) -> Condition {
    switch condition {
    case .compare(let scalar, .equal, let value): .compare(scalar, .notEqual, value)
    case .test(let scalar, .oneOf(let values)): .test(scalar, .noneOf(values))
    case .compare, .test, .and, .or, .not, .any, .all: complement(of: condition)
    }
  }

  /// Whether a negation is of the filter behind it: `orders not paid by card`, `an order without a
  /// coupon`. Before the verb (`never paid by card`), and as the object's determiner (`bought no
  /// shoes`, `opened neither`), it is of the event.
  private func negatesFilter(_ negation: Mention) -> Bool {
    let place = negation.tokens.lowerBound
    if draft.isCopied {
      // "with easy apply and without a cover letter at least ten times"
      return analysis.tokens[place].folded == "without" && !draft.hasDefaultTest && !draft.isNever
        && nextFilter(behind: place) != nil
    }
    if isInName(place) { return true }
    let words = negation.tokens.map { analysis.tokens[$0].folded }
    if words.contains(where: ["non", "other", "than", "except"].contains) { return true }
    guard let verb = said.min(), verb < place || isInRelativeClause(place) else {
      return false
    }
    if leaf.range.contains(place - 1), analysis.tokens[place - 1].folded == "with" { return true }
    return isInRelativeClause(place)
      || words.allSatisfy { !["no", "neither", "none", "single", "any"].contains($0) }
      || words.count > 1 && ["with", "have", "has", "had"].contains(words[0])
  }

  /// `non members who visited 3 times`: it says who they are not, and nothing of what was done.
  private func isOfPeople(_ negation: Mention) -> Bool {
    let words = negation.tokens.map { analysis.tokens[$0].folded }
    return words.contains("non")
      && analysis.mention(at: negation.tokens.upperBound)?.meaning == .subject
      && !said.contains(negation.tokens.upperBound)
  }

  /// `would not recommend us`, where that is a boolean of an event that nothing else names.
  private func isInName(_ place: Int) -> Bool {
    said.isEmpty
      && properties().contains { property in
        property.tokens.lowerBound < place && place < property.tokens.upperBound
          && vocabulary.fields[property.field].field.type == .boolean
      }
  }

  /// How many filters are said before a negation whose event comes behind it: `active subscribers
  /// with no reads` says what people are, not which reads there are none of.
  private func filtersOutside(_ negation: Mention) -> Int {
    guard let name = said.min(), name > negation.tokens.lowerBound else { return 0 }
    return filters.count { filter in
      filter.evidence.tokens.max().map { $0 < negation.tokens.lowerBound } == true
    }
  }

  /// The place of the first filter behind a negation.
  private func nextFilter(behind place: Int) -> Int? {
    filters.compactMap { $0.evidence.tokens.min() }.filter { $0 > place }.min()
  }

  /// Turns the filters made by the same words to their complement, all of them together.
  private mutating func negate(filtersAt start: Int, _ evidence: Evidence) {
    let places = filters.indices.filter { filters[$0].evidence.tokens.min() == start }
    guard let first = places.first else { return }
    let conditions = places.map { filters[$0].condition }
    var negated = filters[first]
    negated.condition =
      conditions.count == 1
      ? Self.complement(of: conditions[0])
      : .not(ConditionNode(.and(conditions.map { ConditionNode($0) })))
    negated.evidence.tokens.formUnion(evidence.tokens)
    negated.evidence.reason = evidence.reason
    filters[first] = negated
    for place in places.dropFirst().reversed() { filters.remove(at: place) }
  }

  /// Whether a relative pronoun stands between the event's noun and a place: `an order that was
  /// not …` is about the order.
  private func isInRelativeClause(_ place: Int) -> Bool {
    guard let noun = said.min(), noun < place else { return false }
    return (noun..<place).contains {
      ["that", "which", "whose"].contains(analysis.tokens[$0].folded)
    }
  }

  private static let auxiliaries: Set<String> = [
    "have", "has", "had", "do", "does", "did", "is", "are", "was", "were", "ca", "could", "wo",
    "would", "should",
  ]

  /// `haven`, `did`, `do`: the verb that carries the negation.
  private func auxiliary(before index: Int) -> Int? {
    let before = index - 1
    guard leaf.range.contains(before), Self.auxiliaries.contains(analysis.tokens[before].folded)
    else {
      return nil
    }
    return before
  }

  private func phrase(_ tokens: TokenSet) -> String {
    var text = ""
    var end = -1
    for index in tokens.sorted() {
      let token = analysis.tokens[index]
      text += (end == token.span.start || text.isEmpty ? "" : " ") + token.text
      end = token.span.end
    }
    return text
  }

  static func complement(of condition: Condition) -> Condition {
    switch condition {
    case .test(let scalar, .exists): .test(scalar, .absent)
    case .test(let scalar, .absent): .test(scalar, .exists)
    case .test(let scalar, .contains(let texts)): .test(scalar, .omits(texts))
    case .test(let scalar, .omits(let texts)): .test(scalar, .contains(texts))
    case .not(let inner): inner.condition
    case .and, .or, .any, .all, .compare, .test: .not(ConditionNode(condition))
    }
  }
}
