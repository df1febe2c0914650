import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudienceSchema

/// Doubtful ties of events and values.
extension Doubt {
  /// A comparison of a field with literals.
  struct Test {
    var equals: [Literal] = []
    var isOfNumbers = false
  }

  // MARK: - Events

  func findings(in event: EventDraft, after earlier: EventDraft?) -> [Finding] {
    var found: [Finding] = []
    if isActionOnlyAlike(event) { found.append(Finding(sign: .action, tokens: event.name.tokens)) }
    if let pronoun = strangePronoun(of: event, after: earlier) {
      found.append(Finding(sign: .pronoun, tokens: event.name.tokens.union([pronoun])))
    }
    if isOnlyState(event) { found.append(Finding(sign: .state, tokens: event.name.tokens)) }
    if isBeyondCounting(event) { found.append(Finding(sign: .count, tokens: event.test.tokens)) }
    if measuresFee(event) { found.append(Finding(sign: .amount, tokens: event.test.tokens)) }
    if let words = contradiction(in: event) {
      found.append(Finding(sign: .contradiction, tokens: words))
    }
    return found
  }

  /// How much of an event's name some words say.
  private func said(_ event: EventDraft) -> (action: Double, objects: Int, unsaid: Int) {
    var (action, objects, unsaid) = (0.0, 0, 0)
    for word in vocabulary.events[event.event].words where !word.isOptional {
      let best =
        event.name.tokens.compactMap { SynonymTable.likeness(tokens[$0].lemma, word.lemma) }.max()
        ?? 0
      if word.isAction {
        action = max(action, best)
      } else if best > 0 {
        objects += 1
      } else {
        unsaid += 1
      }
    }
    return (action, objects, unsaid)
  }

  /// `no payment made` for `Claim Paid`: the action in other words, and nothing of the object, nor
  /// of what else the event tells.
  private func isActionOnlyAlike(_ event: EventDraft) -> Bool {
    guard !event.name.tokens.isEmpty, !event.isCopied, !event.isElliptic, event.filters.isEmpty,
      event.measure == .count, !isConcept(event)
    else { return false }
    let said = said(event)
    return said.action > 0 && said.action < 1 && said.objects == 0 && said.unsaid > 0
      && event.name.tokens.allSatisfy {
        vocabulary.events[event.event].hasAction(among: [tokens[$0].lemma])
      }
  }

  /// `on the business plan` for `Trial Started` with a plan: what somebody has, and no word of what
  /// they did.
  private func isOnlyState(_ event: EventDraft) -> Bool {
    guard !event.name.tokens.isEmpty, !event.isCopied, !event.filters.isEmpty,
      event.hasDefaultTest || event.isNever, !isConcept(event)
    else { return false }
    let said = said(event)
    guard said.action == 0, said.objects == 0 else { return false }
    let told = Set(
      vocabulary.events[event.event].fields.flatMap { vocabulary.fields[$0].allWords })
    return event.name.tokens.allSatisfy { told.contains(tokens[$0].lemma) }
  }

  /// Whether a fee is added up though nobody spoke of fees.
  private func measuresFee(_ event: EventDraft) -> Bool {
    switch event.measure {
    case .sum(.property(let path)), .average(.property(let path)), .minimum(.property(let path), _),
      .maximum(.property(let path), _):
      let field = vocabulary.events[event.event].fields.lazy.map { vocabulary.fields[$0] }
        .first { $0.field.path == path }
      return field.map { isUnsaidFee($0, event.test.tokens) } == true
    case .count, .sum, .average, .minimum, .maximum, .first, .last, .mode, .uniqueCount:
      return false
    }
  }

  /// Whether a field is what is paid besides the amount, and none of the prompt's words says so.
  private func isUnsaidFee(_ field: FieldWords, _ words: TokenSet) -> Bool {
    let fees = field.allWords.filter(Self.fees.contains)
    return !fees.isEmpty
      && !tokens.contains { token in
        fees.contains { SynonymTable.likeness(token.lemma, $0) != nil }
      }
  }

  private static let fees = WordLists.list("fee tax vat tip gratuity discount shipping surcharge")

  /// Whether people say the words for such an event (`EventConceptTable`).
  private func isConcept(_ event: EventDraft) -> Bool {
    let lemmas = Set(event.name.tokens.map { tokens[$0].lemma })
    return analysis.eventMatches.concepts.contains { line, phrases in
      vocabulary.conceptEvents[line].contains(event.event)
        && phrases.contains { $0.allSatisfy(lemmas.contains) }
    }
  }

  /// The pronoun behind a verb that is not of what stands before it: in "started a quote but did not
  /// complete it" no survey was completed.
  private func strangePronoun(of event: EventDraft, after earlier: EventDraft?) -> Int? {
    guard let earlier, !event.isCopied, event.event != earlier.event,
      let verb = event.name.tokens.max()
    else { return nil }
    let own = vocabulary.events[event.event].words.filter { !$0.isOptional }
    let said = said(event)
    guard said.objects == 0, said.unsaid > 0 else { return nil }
    var place = verb + 1
    while place < tokens.count, ["on", "in", "a", "new", "for"].contains(tokens[place].folded) {
      place += 1
    }
    guard place < tokens.count, Self.pronouns.contains(tokens[place].folded) else { return nil }
    let before = vocabulary.events[earlier.event].words.map(\.lemma)
    let isShared = own.contains { word in
      !word.isAction && before.contains { SynonymTable.likeness($0, word.lemma) != nil }
    }
    return isShared ? nil : place
  }

  private static let pronouns: Set<String> = ["it", "one", "them", "another"]

  /// `more than 10,000 gems`, `less than 25% of a video` read of how often: one event is of many gems.
  private func isBeyondCounting(_ event: EventDraft) -> Bool {
    guard event.measure == .count, case .literal(.number(let number)) = event.value,
      let last = event.test.tokens.max()
    else { return false }
    if event.test.tokens.contains(where: { index in
      tokens[index].folded == "%" || tokens[index].isMoney
        || Self.shares.contains(tokens[index].lemma)
    }) {
      return true
    }
    return number > Self.mostCounted
      && tokens[last...].prefix(3).contains { Self.quantities.contains($0.lemma) }
  }

  private static let mostCounted = ExactNumber(20)
  private static let shares = WordLists.list("percent percentage")
  /// What one event is of many of.
  private static let quantities = WordLists.list(
    "point mile gem coin credit token dollar euro step calorie kilometer minute hour contact follower"
  )

  /// `from plus to premium` where both are read of one property.
  private func contradiction(in event: EventDraft) -> TokenSet? {
    var said: [(path: FieldPath, value: Literal, tokens: TokenSet)] = []
    for filter in event.filters {
      guard
        case .condition(
          .compare(.property(let path, of: .thisEvent), .equal, .literal(let value)),
          let evidence) = filter
      else { continue }
      if let other = said.first(where: { $0.path == path && $0.value != value }) {
        return other.tokens.union(evidence.tokens)
      }
      said.append((path, value, evidence.tokens))
    }
    return nil
  }

  // MARK: - Values

  /// The comparisons in a condition, each with its field.
  func tests(in condition: Condition, of event: EventDraft?) -> [(test: Test, field: FieldWords)] {
    switch condition {
    case .and(let members), .or(let members):
      return members.flatMap { tests(in: $0.condition, of: event) }
    case .not(let inner), .any(let inner), .all(let inner):
      return tests(in: inner.condition, of: event)
    case .compare(let scalar, .equal, .literal(let literal)),
      .compare(let scalar, .notEqual, .literal(let literal)):
      return field(of: scalar, event).map { [(Test(equals: [literal]), $0)] } ?? []
    case .test(let scalar, .oneOf(let literals)), .test(let scalar, .noneOf(let literals)),
      .test(let scalar, .contains(let literals)), .test(let scalar, .omits(let literals)):
      return field(of: scalar, event).map { [(Test(equals: literals), $0)] } ?? []
    case .compare(let scalar, _, _), .test(let scalar, _):
      return field(of: scalar, event).map { [(Test(isOfNumbers: true), $0)] } ?? []
    }
  }

  /// The traits that words of the prompt may be of.
  private var traits: [Int] {
    analysis.saidFields.ofTraits.map(\.field) + analysis.saidValues.ofTraits.map(\.field)
      + vocabulary.cityField.values + vocabulary.countryField.values
  }

  private func field(of scalar: Scalar, _ event: EventDraft?) -> FieldWords? {
    switch scalar {
    case .trait(let path):
      traits.lazy.map { vocabulary.fields[$0] }.first { $0.field.path == path }
    case .property(let path, of: .thisEvent):
      event.flatMap { event in
        vocabulary.events[event.event].fields.lazy.map { vocabulary.fields[$0] }
          .first { $0.field.path == path }
      }
    case .property, .context, .literal, .measure: nil
    }
  }

  func findings(in test: Test, of field: FieldWords, _ words: TokenSet) -> [Finding] {
    var found: [Finding] = []
    if test.isOfNumbers, isUnsaidFee(field, words) {
      found.append(Finding(sign: .amount, tokens: words))
    }
    for literal in test.equals {
      guard case .string(let text) = literal else { continue }
      let value = Tokenizer.tokens(of: text.description)
      let isListed = field.values.contains { $0.literal == literal }
      guard let first = place(of: value, in: words) else { continue }
      if isAgainst(first, field) { found.append(Finding(sign: .direction, tokens: words)) }
      guard !isListed else { continue }
      if field.field.type != .boolean, !field.isSearched, !isPlace(field),
        !words.contains(where: { tokens[$0].looksLikeCode }),
        isUnnamed(field, words) || field.isNumbering && !saysNumbering(field, words)
      {
        found.append(Finding(sign: .text, tokens: words))
      }
    }
    return found
  }

  private static let cities = WordLists.list("city town")

  /// Whether a field says where somebody is, for which no word has to name it: `in Berlin`.
  private func isPlace(_ field: FieldWords) -> Bool {
    field.name.isCountry || field.name.isState
      || Self.cities.contains(where: field.allWords.contains)
  }

  /// Where a value's words begin.
  private func place(of value: [Token], in words: TokenSet) -> Int? {
    guard let first = value.first else { return nil }
    return words.filter {
      tokens[$0].folded == first.folded || tokens[$0].lemma == first.lemma
    }.min()
  }

  /// Whether the words speak of the number itself: `order ID`.
  private func saysNumbering(_ field: FieldWords, _ words: TokenSet) -> Bool {
    field.allWords.last.map { last in
      words.contains {
        [last, "number", "cod"].contains(tokens[$0].lemma) || tokens[$0].looksLikeCode
      }
    } == true
  }

  /// Whether none of the words names the field.
  private func isUnnamed(_ field: FieldWords, _ words: TokenSet) -> Bool {
    let names = Set(field.allWords).union(field.spellings.joined())
    return !words.contains { index in
      names.contains { SynonymTable.likeness(tokens[index].lemma, $0) != nil }
    }
  }

  /// `from family`, where the field is what it was changed to.
  private func isAgainst(_ first: Int, _ field: FieldWords) -> Bool {
    var before = first - 1
    while before > 0, Self.articles.contains(tokens[before].folded) { before -= 1 }
    guard before >= 0, let opening = field.name.words.first?.folded,
      let ending = field.name.words.last?.folded, field.name.words.count > 1
    else { return false }
    switch tokens[before].folded {
    case "from": return Self.goals.contains(opening) || ending == "to"
    case "to", "into": return Self.origins.contains(opening) || ending == "from"
    default: return false
    }
  }

  private static let articles: Set<String> = ["a", "an", "the", "their", "our"]
  private static let goals: Set<String> = ["to", "new"]
  private static let origins: Set<String> = ["from", "old", "previous", "prior"]
}
