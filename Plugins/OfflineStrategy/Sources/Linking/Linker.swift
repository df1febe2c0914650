import AudienceSchema

/// Links words of a prompt to the traits, properties, values and audiences of a workspace. Every
/// overlap is kept.
struct Linker {
  let tokens: [Token]
  let vocabulary: Vocabulary

  // MARK: - Values

  /// `some user`, `at least 3 users`: whoever they are, no value `user` of a trait.
  private func isQuantified(_ index: Int) -> Bool {
    guard index > 0, WordLists.generalSubjects.contains(tokens[index].lemma) else { return false }
    let before = tokens[index - 1]
    return before.number != nil
      || [
        "all", "every", "some", "any", "no", "each", "one", "its", "their", "most", "which",
      ].contains(before.folded)
  }

  /// `guests who …` where a restaurant seats guests: whoever comes, though a tier may be called so.
  private func isPatron(_ index: Int) -> Bool {
    let token = tokens[index]
    guard Self.patrons.contains(token.lemma), token.folded.hasSuffix("s"),
      index == 0 || !Self.beforeStates.contains(tokens[index - 1].folded),
      index + 1 == tokens.count
        || !["tier", "status", "level", "only"].contains(
          tokens[index + 1].folded)
    else { return false }
    return vocabulary.eventPlaces(of: token.lemma).contains { place in
      vocabulary.events[place.event].words.allSatisfy {
        $0.lemma == token.lemma || $0.isAction || $0.isOptional
      }
    }
  }

  private static let patrons = WordLists.list(
    """
    guest diner patient client shopper player rider passenger renter reader listener learner student
    donor traveler traveller borrower visitor
    """)

  /// Before a noun for people they say what somebody is.
  private static let beforeStates: Set<String> = [
    "are", "is", "be", "being", "as", "were", "was", "not", "n't", "or", "and", "of", "still", "no",
  ]

  func saidValues() -> SaidValues {
    var starts: [String: [Int]] = [:]
    for (index, token) in tokens.enumerated() where token.kind != .mark {
      starts[token.lemma, default: []].append(index)
    }
    if let ampersand = tokens.firstIndex(where: { $0.text == "&" }) {
      starts["and", default: []].append(ampersand)
    }
    var found: [SaidValues.Said] = []
    for index in tokens.indices where inability(at: index) != nil {
      starts["cannot", default: []].append(index)
    }
    var codes: [SaidValues.Said] = []
    for (word, starts) in starts {
      for place in vocabulary.values.beginning(with: word) {
        let value = vocabulary.values.value(place.number)
        for start in starts {
          let spelling = value.spellings[place.spelling]
          guard let end = end(of: spelling, at: start, isClause: spelling.count > 1) else {
            continue
          }
          if value.isCode, place.spelling == 0,
            value.text != tokens[start].text, value.text + "s" != tokens[start].text
          {
            codes.append(
              SaidValues.Said(
                number: place.number, spelling: 0, tokens: start..<end, quality: 0.9))
            continue
          }
          if spelling.count == 1, isOtherWord(start) { continue }
          let isWord = spelling.count == 1
          if isWord, place.spelling == 0, !isFormOf(value, at: start) { continue }
          if isWord, isQuantified(start) || isPatron(start) { continue }
          found.append(
            SaidValues.Said(
              number: place.number, spelling: place.spelling, tokens: start..<end,
              quality: place.spelling == 0 ? 1 : 0.9))
        }
      }
    }
    // "go or rust": what is no word beside another value of its kind.
    found += codes.compactMap { listed($0, beside: found) }
    for (start, token) in tokens.enumerated() {
      for number in manners(token) {
        found.append(
          SaidValues.Said(
            number: number, spelling: 0, tokens: start..<(start + 1), quality: 0.9))
      }
      for number in vocabulary.values.written(as: token) {
        found.append(
          SaidValues.Said(
            number: number, spelling: .max, tokens: start..<(start + 1), quality: 1))
      }
    }
    return SaidValues(found, vocabulary)
  }

  private static let classes = WordLists.list(
    "class cabin seat fare ticket tier grade level passenger flyer traveler traveller")

  /// Whether a word that may be a value has its usual meaning: the "no" of `no company name`, the
  /// "first" of `the first flight they booked`.
  private func isOtherWord(_ index: Int) -> Bool {
    let before = index > 0 ? tokens[index - 1].folded : ""
    let next = tokens.indices.contains(index + 1) ? tokens[index + 1] : nil
    let isLast = next?.isWord != true || ["or", "and", "but", "who"].contains(next?.folded)
    switch tokens[index].folded {
    case "no", "in", "it", "is", "at", "be", "so", "to", "me", "my", "or", "am", "on", "as", "by":
      guard tokens[index].text != tokens[index].text.uppercased() else { return false }
      return !isLast
        || !["is", "=", ":", "language", "locale", "country", "state"].contains(before)
    case "first", "last":
      if let next, Self.classes.contains(next.lemma) || ["or", "and", "/"].contains(next.folded),
        tokens[index].folded == "first"
      {
        return false
      }
      return !["in", "fly", "flew", "flown", "flying", "flies", "=", "cabin", "or", "is", "to"]
        .contains(before) || !isLast
    default: return false
    }
  }

  /// A code as a value of those fields alone that another value in a list with it is of; nil where
  /// there are none.
  private func listed(
    _ code: SaidValues.Said, beside found: [SaidValues.Said]
  ) -> SaidValues.Said? {
    let others = Set(
      found.lazy.filter { isListed($0.tokens, code.tokens) }.flatMap {
        vocabulary.values.places(of: $0.number).map(\.field)
      })
    let fields = vocabulary.values.places(of: code.number).map(\.field).filter(others.contains)
    if fields.isEmpty { return nil }
    return SaidValues.Said(
      number: code.number, spelling: code.spelling, tokens: code.tokens, quality: code.quality,
      fields: fields)
  }

  /// Whether nothing but a coordinator stands between two values.
  private func isListed(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    let between =
      one.upperBound <= other.lowerBound
      ? one.upperBound..<other.lowerBound
      : other.upperBound..<max(other.upperBound, one.lowerBound)
    return !between.isEmpty
      && between.allSatisfy { ["or", "and", ",", "&", "/"].contains(tokens[$0].folded) }
  }

  /// The values of one word that an adverb says: `shared publicly`, where that is "public".
  private func manners(_ token: Token) -> [Int] {
    guard token.isWord, token.folded.hasSuffix("ly") else { return [] }
    let adjective = Lemmatizer.lemma(of: String(token.folded.dropLast(2)))
    guard adjective.utf8.count > 3, adjective != token.lemma else { return [] }
    return vocabulary.values.beginning(with: adjective).filter { place in
      let value = vocabulary.values.value(place.number)
      return place.spelling == 0 && value.spellings[0].count == 1 && !value.isCode
        && value.folded.utf8.count + 2 == token.folded.utf8.count
    }.map(\.number)
  }

  /// Whether a word is a value's in number and case only: a plan is no "planning".
  private func isFormOf(_ value: FieldWords.Value, at index: Int) -> Bool {
    if value.folded == tokens[index].folded { return true }
    func ending(_ word: String) -> String {
      ["ing", "ed"].first { word.hasSuffix($0) && word.count > $0.count + 2 } ?? ""
    }
    // An account is not "Accounting".
    if vocabulary.accountNouns.contains(tokens[index].lemma) { return false }
    let own = ending(value.folded)
    let said = ending(tokens[index].folded)
    // "a run", "two swims": the noun of what a gerund says.
    return own == said || own == "ing" && said.isEmpty && isCountable(index)
      || own == "ing" && said != "ing" && isPredicate(index)
  }

  /// Whether a word is what people do: `who ran`.
  private func isPredicate(_ index: Int) -> Bool {
    index == 0
      || ["who", "that", "have", "has", "n't", "never"].contains(tokens[index - 1].folded)
  }

  /// Whether an article or a number stands before a word.
  private func isCountable(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    return tokens[index - 1].number != nil
      || NumberWords.values[tokens[index - 1].folded] != nil
      || ["a", "an", "any", "no", "every", "each"].contains(tokens[index - 1].folded)
  }

  /// The end of a spelling that stands word by word at a place.
  ///
  /// - Parameter isClause: whether it may be said as a clause: `the card was declined` of
  ///   `card_declined`, `could not attend` of `cannot_attend`.
  private func end(of spelling: [String], at start: Int, isClause: Bool = false) -> Int? {
    var index = start
    for word in spelling {
      if isClause, index > start {
        var next = index
        while next < tokens.count, Self.copulas.contains(tokens[next].folded) { next += 1 }
        if next < tokens.count, tokens[next].lemma == word,
          Self.isParticiple(tokens[next]) || Self.degrees.contains(tokens[next].folded)
        {
          index = next
        }
      }
      if isClause, word == "cannot", let behind = inability(at: index) {
        index = behind
        continue
      }
      while index < tokens.count, index > start,
        [":", "-", ".", "/", "(", ")", "+"].contains(tokens[index].text)
      {
        index += 1
      }
      // "found a private sitter" of `found private sitter`
      if isClause, spelling.count > 2, index > start, index + 1 < tokens.count,
        ["a", "an", "the", "my", "their"].contains(tokens[index].folded),
        tokens[index].lemma != word, tokens[index + 1].lemma == word
      {
        index += 1
      }
      // "the event was cancelled" of `event_cancelled`
      if index > start, index + 1 < tokens.count, tokens[index + 1].lemma == word,
        tokens[index + 1].folded.hasSuffix("ed"),
        ["was", "were", "is", "got", "has", "had", "been"].contains(tokens[index].folded)
      {
        index += 1
      }
      guard index < tokens.count else { return nil }
      let token = tokens[index]
      let isSame = token.lemma == word || (word == "and" && token.text == "&")
      guard token.kind != .quoted, isSame else { return nil }
      index += 1
    }
    return index
  }

  private static let copulas: Set<String> = [
    "is", "are", "was", "were", "been", "has", "had", "got",
  ]

  /// `the price was too high` of `price_too_high`
  private static let degrees: Set<String> = ["too", "so", "very", "not", "wrong", "incorrect"]

  private static func isParticiple(_ token: Token) -> Bool {
    token.folded.hasSuffix("ed") || IrregularForms.bases[token.folded] != nil
  }

  /// The end of `could not`, `can't`.
  private func inability(at index: Int) -> Int? {
    guard index + 1 < tokens.count, ["can", "ca", "could"].contains(tokens[index].folded),
      ["not", "n't"].contains(tokens[index + 1].folded)
    else { return nil }
    return index + 2
  }

  // MARK: - Definitions

  func definitionMentions() -> [DefinitionMention] {
    vocabulary.definitions.enumerated().flatMap { index, definition in
      tokens.indices.compactMap { start in
        end(of: definition.words, at: start).map {
          DefinitionMention(definition: index, tokens: start..<$0)
        }
      }
    }
  }

  // MARK: - Audiences

  func audienceMentions() -> [AudienceMention] {
    var found: [AudienceMention] = []
    for (index, audience) in vocabulary.audiences.enumerated() {
      for start in tokens.indices {
        for spelling in audience.spellings {
          guard let end = end(of: spelling, at: start) else { continue }
          // A name of one everyday word is an audience only where the prompt says so.
          // or where the word is nothing else.
          let isNamed =
            spelling.count > 1 || nextIsAudienceWord(end)
            || (start > 0 && nextIsAudienceWord(start - 1)) || isNothingElse(start)
          if isNamed { found.append(AudienceMention(audience: index, tokens: start..<end)) }
          break
        }
      }
    }
    return found
  }

  /// Whether a word is in no table and in no other name of the workspace.
  private func isNothingElse(_ index: Int) -> Bool {
    let lemma = tokens[index].lemma
    return lemma.utf8.count >= 4 && !GeneralWords.contains(lemma)
      && !tokens[index].isFunction
      && vocabulary.events(mentioning: [lemma]).isEmpty
      && vocabulary.fields(mentioning: [lemma]).isEmpty
      && !vocabulary.values.haveWord(lemma)
  }

  private func nextIsAudienceWord(_ index: Int) -> Bool {
    tokens.indices.contains(index)
      && ["audience", "segment", "list", "cohort", "group"].contains(tokens[index].folded)
  }
}
