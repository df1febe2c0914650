import AudienceSchema

/// Links words of a prompt to the traits, properties, values and audiences of a workspace. Every
/// overlap is kept.
struct Linker {
  let tokens: [Token]
  let vocabulary: Vocabulary

  /// Function words that may stand between the words of one name.
  private func isGap(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.isWord
      && (WordLists.functions.contains(token.folded) || WordLists.heads.contains(token.lemma)
        || ["not", "n't", "neither", "either", "both"].contains(token.folded))
      && !["and", "or", "who", "whose", "with", "that"].contains(token.folded)
  }

  /// `an opponent whose level` for `opponent_level`: between the two words of a name.
  private func isPossessive(_ index: Int, _ spelling: [String]) -> Bool {
    tokens[index].folded == "whose" && spelling.count == 2
      && tokens[index - 1].lemma == spelling[0] && index + 1 < tokens.count
      && tokens[index + 1].lemma == spelling[1]
  }

  // MARK: - Fields

  func fieldMentions() -> [FieldMention] {
    var found: [FieldMention] = []
    var states: [FieldMention] = []
    let candidates = startsByField()
    for index in candidates.keys.sorted() {
      for start in candidates[index] ?? [] {
        var best: FieldMention?
        for (order, spelling) in vocabulary.fields[index].spellings.enumerated() {
          let isName = order < vocabulary.fields[index].nameSpellings
          guard let match = match(spelling, from: start, isExact: !isName) else { continue }
          let quality = match.quality - (isName ? 0 : 0.1)
          if best.map({ $0.quality * Double($0.tokens.count) < quality * Double(match.end - start) }
          ) ?? true {
            best = FieldMention(field: index, tokens: start..<match.end, quality: quality)
          }
        }
        for opposite in vocabulary.fields[index].opposites {
          guard let match = match(opposite, from: start, isExact: true) else { continue }
          found.append(
            FieldMention(
              field: index, tokens: start..<match.end, quality: 0.75, isOpposite: true))
        }
        if let best {
          found.append(best)
        } else if let part = headMention(of: index, at: start) {
          found.append(part)
        } else if let part = stateMention(of: index, at: start) {
          states.append(part)
        }
      }
    }
    return found + telling(states, among: found) + parallels(of: found) + numberMentions()
  }

  /// The fields that some word could name, each with the places where the word that begins its
  /// name may stand, ascending.
  private func startsByField() -> [Int: [Int]] {
    var starts: [Int: [Int]] = [:]
    for (start, token) in tokens.enumerated() where token.isWord || token.number != nil {
      for word in SynonymTable.related(to: token.lemma) {
        for field in vocabulary.fields(withWord: word) where starts[field]?.last != start {
          starts[field, default: []].append(start)
        }
      }
    }
    return starts
  }

  private static let measures: Set<String> = ["rating", "score", "scores", "ratings"]

  /// The last word of a longer name alone: `points` for `loyalty_points`.
  private func headMention(of index: Int, at start: Int) -> FieldMention? {
    let field = vocabulary.fields[index]
    guard let spelling = field.spellings.first, spelling.count > 1, let head = spelling.last,
      tokens[start].isWord, tokens[start].lemma == head, field.field.type != .boolean,
      !head.contains("_"), !WordLists.timeUnits.contains(head),
      !WordLists.heads.contains(head)
        || field.field.type == .number && Self.measures.contains(tokens[start].folded),
      !WordLists.functions.contains(tokens[start].folded)
    else { return nil }
    return FieldMention(field: index, tokens: start..<(start + 1), quality: 0.5)
  }

  /// All words of a spelling from a place on, with gaps of function words between.
  private func match(
    _ spelling: [String], from start: Int, isExact: Bool
  ) -> (end: Int, quality: Double)? {
    var open = spelling
    // "renewal date in the next 60 days" is no `next renewal`.
    let isOrdered = isExact && spelling.contains(where: Self.ordering.contains)
    var index = start
    var gaps = 0
    var quality = 0.0
    while index < tokens.count, !open.isEmpty {
      let token = tokens[index]
      let likeness = open.enumerated().compactMap { offset, word -> (Int, Double)? in
        guard token.kind == .word || token.number != nil,
          let likeness = SynonymTable.likeness(token.lemma, word, isNoun: spelling.count == 1),
          !isExact || likeness == 1, !isOrdered || offset == 0
        else { return nil }
        return (offset, likeness)
      }
      if let best = likeness.max(by: { ($0.1, -$0.0) < ($1.1, -$1.0) }) {
        open.remove(at: best.0)
        quality += best.1
        gaps = 0
      } else if index > start, gaps < 3, isGap(index) || isPossessive(index, spelling),
        !isExact || Self.linking.contains(token.folded) && gaps < 2
      {
        gaps += 1
      } else {
        return nil
      }
      index += 1
    }
    guard open.isEmpty else { return nil }
    // "total orders" counts orders; an "order total" is something else.
    let isTurned =
      index - start == spelling.count && spelling.count == 2 && tokens[start].lemma == spelling[1]
    return (index, quality / Double(spelling.count) - (isTurned ? 0.15 : 0))
  }

  private static let ordering = WordLists.list("next last first latest recent up come be")

  /// Words that may stand inside what is said for a name in other words.
  private static let linking: Set<String> = [
    "a", "an", "the", "to", "in", "into", "for", "of", "from", "by", "on", "with", "at", "via",
    "their", "our", "its", "is", "are", "been", "be", "being", "was", "were", "not", "n't", "per",
    "number", "address", "date", "program", "list", "'s",
  ]

  // MARK: - Values

  func valueMentions() -> [ValueMention] {
    var starts: [String: [Int]] = [:]
    for (index, token) in tokens.enumerated() where token.kind != .mark {
      starts[token.lemma, default: []].append(index)
    }
    if let ampersand = tokens.firstIndex(where: { $0.text == "&" }) {
      starts["and", default: []].append(ampersand)
    }
    var found: [(order: [Int], mention: ValueMention)] = []
    for (word, starts) in starts {
      for place in vocabulary.values.beginning(with: word) {
        let value = vocabulary.fields[place.field].values[place.value]
        for start in starts {
          guard let end = end(of: value.spellings[place.spelling], at: start) else { continue }
          if value.isCode, place.spelling == 0,
            ![value.text, value.text + "s"].contains(tokens[start].text)
          {
            continue
          }
          let isWord = value.spellings[place.spelling].count == 1
          if isWord, place.spelling == 0, !isFormOf(value.text, at: start) { continue }
          let mention = ValueMention(
            field: place.field, value: place.value, tokens: start..<end,
            quality: place.spelling == 0 ? 1 : 0.9)
          found.append(([place.field, place.value, place.spelling, start], mention))
        }
      }
    }
    for (start, token) in tokens.enumerated() {
      for place in vocabulary.values.written(as: token) {
        let mention = ValueMention(
          field: place.field, value: place.value, tokens: start..<(start + 1), quality: 1)
        found.append(([place.field, place.value, .max, start], mention))
      }
    }
    // In the order of the fields and their values, whatever word led to them.
    return found.sorted { $0.order.lexicographicallyPrecedes($1.order) }.map(\.mention)
  }

  /// Whether a word is a value's in number and case only: a plan is no "planning".
  private func isFormOf(_ value: String, at index: Int) -> Bool {
    func ending(_ word: String) -> String {
      ["ing", "ed"].first { word.hasSuffix($0) && word.count > $0.count + 2 } ?? ""
    }
    let own = ending(Folding.fold(value))
    let said = ending(tokens[index].folded)
    // "a run", "two swims": the noun of what a gerund says.
    return own == said || own == "ing" && said.isEmpty && isCountable(index)
  }

  /// Whether an article or a number stands before a word.
  private func isCountable(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    return tokens[index - 1].number != nil
      || NumberWords.values[tokens[index - 1].folded] != nil
      || ["a", "an", "any", "no", "every", "each"].contains(tokens[index - 1].folded)
  }

  /// The end of a spelling that stands word by word at a place.
  private func end(of spelling: [String], at start: Int) -> Int? {
    var index = start
    for word in spelling {
      while index < tokens.count, index > start,
        [":", "-", ".", "/", "(", ")"].contains(tokens[index].text)
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
    return lemma.utf8.count >= 4 && !GeneralWords.lemmas.contains(lemma)
      && !WordLists.functions.contains(tokens[index].folded)
      && vocabulary.events(mentioning: [lemma]).isEmpty
      && vocabulary.fields(mentioning: [lemma]).isEmpty
      && !vocabulary.fields.contains { field in
        field.values.contains { $0.spellings.contains { $0.contains(lemma) } }
      }
  }

  private func nextIsAudienceWord(_ index: Int) -> Bool {
    tokens.indices.contains(index)
      && ["audience", "segment", "list", "cohort", "group"].contains(tokens[index].folded)
  }
}
