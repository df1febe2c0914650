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
        || ["not", "n't"].contains(token.folded))
      && !["and", "or", "who", "whose", "with", "that"].contains(token.folded)
  }

  // MARK: - Fields

  func fieldMentions() -> [FieldMention] {
    let lemmas = tokens.filter { $0.kind != .mark }.map(\.lemma)
    var found: [FieldMention] = []
    for index in vocabulary.fields(mentioning: lemmas) {
      for start in tokens.indices {
        var best: FieldMention?
        for (order, spelling) in vocabulary.fields[index].spellings.enumerated() {
          guard let match = match(spelling, from: start, isExact: order > 0) else { continue }
          let quality = match.quality - (order == 0 ? 0 : 0.1)
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
        }
      }
    }
    return found
  }

  /// The last word of a longer name alone: `points` for `loyalty_points`.
  private func headMention(of index: Int, at start: Int) -> FieldMention? {
    let field = vocabulary.fields[index]
    guard let spelling = field.spellings.first, spelling.count > 1, let head = spelling.last,
      tokens[start].isWord, tokens[start].lemma == head, field.field.type != .boolean,
      !head.contains("_"),
      !WordLists.heads.contains(head), !WordLists.functions.contains(tokens[start].folded)
    else { return nil }
    return FieldMention(field: index, tokens: start..<(start + 1), quality: 0.5)
  }

  /// All words of a spelling from a place on, with gaps of function words between.
  private func match(
    _ spelling: [String], from start: Int, isExact: Bool
  ) -> (end: Int, quality: Double)? {
    var open = spelling
    var index = start
    var gaps = 0
    var quality = 0.0
    while index < tokens.count, !open.isEmpty {
      let token = tokens[index]
      let likeness = open.enumerated().compactMap { offset, word -> (Int, Double)? in
        guard token.kind == .word || token.number != nil,
          let likeness = SynonymTable.likeness(token.lemma, word, isNoun: spelling.count == 1),
          !isExact || likeness == 1
        else { return nil }
        return (offset, likeness)
      }
      if let best = likeness.max(by: { ($0.1, -$0.0) < ($1.1, -$1.0) }) {
        open.remove(at: best.0)
        quality += best.1
        gaps = 0
      } else if index > start, isGap(index), gaps < 3 {
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

  // MARK: - Values

  func valueMentions() -> [ValueMention] {
    var starts: [String: [Int]] = [:]
    for (index, token) in tokens.enumerated() where token.kind != .mark {
      starts[token.lemma, default: []].append(index)
    }
    if let ampersand = tokens.firstIndex(where: { $0.text == "&" }) {
      starts["and", default: []].append(ampersand)
    }
    var found: [ValueMention] = []
    for (fieldIndex, field) in vocabulary.fields.enumerated() {
      for (valueIndex, value) in field.values.enumerated() {
        for (order, spelling) in value.spellings.enumerated() {
          for start in starts[spelling[0]] ?? [] {
            guard let end = end(of: spelling, at: start) else { continue }
            if value.isCode, order == 0, tokens[start].text != value.text { continue }
            found.append(
              ValueMention(
                field: fieldIndex, value: valueIndex, tokens: start..<end,
                quality: order == 0 ? 1 : 0.9))
          }
        }
        for (start, token) in tokens.enumerated()
        where token.kind == .quoted && token.folded == Folding.fold(value.text)
          || token.isWord && token.text == value.initials
        {
          found.append(
            ValueMention(
              field: fieldIndex, value: valueIndex, tokens: start..<(start + 1), quality: 1))
        }
      }
    }
    return found
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
          let isNamed =
            spelling.count > 1 || nextIsAudienceWord(end)
            || (start > 0 && nextIsAudienceWord(start - 1))
          if isNamed { found.append(AudienceMention(audience: index, tokens: start..<end)) }
          break
        }
      }
    }
    return found
  }

  private func nextIsAudienceWord(_ index: Int) -> Bool {
    tokens.indices.contains(index)
      && ["audience", "segment", "list", "cohort", "group"].contains(tokens[index].folded)
  }
}
