import AudienceSchema

/// Links words of a prompt to the traits, properties, values and audiences of a workspace. Every
/// overlap is kept.
struct Linker {
  let tokens: [Token]
  let vocabulary: Vocabulary

  // MARK: - Values

  func valueMentions() -> [ValueMention] {
    var starts: [String: [Int]] = [:]
    for (index, token) in tokens.enumerated() where token.kind != .mark {
      starts[token.lemma, default: []].append(index)
    }
    if let ampersand = tokens.firstIndex(where: { $0.text == "&" }) {
      starts["and", default: []].append(ampersand)
    }
    var found: [(spelling: Int, mention: ValueMention)] = []
    var codes: [ValueMention] = []
    for (word, starts) in starts {
      for place in vocabulary.values.beginning(with: word) {
        let value = vocabulary.fields[place.field].values[place.value]
        for start in starts {
          guard let end = end(of: value.spellings[place.spelling], at: start) else { continue }
          if value.isCode, place.spelling == 0,
            value.text != tokens[start].text, value.text + "s" != tokens[start].text
          {
            codes.append(
              ValueMention(
                field: place.field, value: place.value, tokens: start..<end, quality: 0.9))
            continue
          }
          let isWord = value.spellings[place.spelling].count == 1
          if isWord, place.spelling == 0, !isFormOf(value, at: start) { continue }
          let mention = ValueMention(
            field: place.field, value: place.value, tokens: start..<end,
            quality: place.spelling == 0 ? 1 : 0.9)
          found.append((place.spelling, mention))
        }
      }
    }
    // "go or rust": what is no word beside another value of its kind.
    found += codes.filter { code in
      found.contains { $0.mention.field == code.field && isListed($0.mention.tokens, code.tokens) }
    }.map { (0, $0) }
    for (start, token) in tokens.enumerated() {
      for place in vocabulary.values.written(as: token) {
        let mention = ValueMention(
          field: place.field, value: place.value, tokens: start..<(start + 1), quality: 1)
        found.append((.max, mention))
      }
    }
    // In the order of the fields and their values, whatever word led to them.
    return found.sorted { left, right in
      let (one, other) = (left.mention, right.mention)
      return (one.field, one.value, left.spelling, one.tokens.lowerBound)
        < (other.field, other.value, right.spelling, other.tokens.lowerBound)
    }.map(\.mention)
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

  /// Whether a word is a value's in number and case only: a plan is no "planning".
  private func isFormOf(_ value: FieldWords.Value, at index: Int) -> Bool {
    if value.folded == tokens[index].folded { return true }
    func ending(_ word: String) -> String {
      ["ing", "ed"].first { word.hasSuffix($0) && word.count > $0.count + 2 } ?? ""
    }
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
  private func end(of spelling: [String], at start: Int) -> Int? {
    var index = start
    for word in spelling {
      while index < tokens.count, index > start,
        [":", "-", ".", "/", "(", ")"].contains(tokens[index].text)
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
