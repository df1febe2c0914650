import AudienceSchema

/// Finds the traits and properties that words of a prompt name.
struct FieldLinker {
  let tokens: [Token]
  let vocabulary: Vocabulary
  /// For each token the words of the vocabulary's names that it stands for.
  private let relatives: [[Relative]]
  /// Function words that may stand between the words of one name.
  private let gaps: TokenSet
  /// Those of them that may stand inside what is said for a name in other words.
  private let narrowGaps: TokenSet
  /// Participles that say what somebody is.
  private let states: TokenSet
  /// By word of the vocabulary's names: whether some token stands for it.
  private let areRelated: [Bool]

  /// A word of names that a word of the prompt stands for.
  private struct Relative {
    let word: Int32
    let likeness: Double
    /// The likeness where the name is of a thing.
    let likenessOfNoun: Double?
  }

  init(tokens: [Token], vocabulary: Vocabulary) {
    self.tokens = tokens
    self.vocabulary = vocabulary
    let shapes = vocabulary.fieldShapes
    relatives = tokens.map { token in
      guard token.isWord || token.number != nil else { return [] }
      return SynonymTable.relatives(of: token.lemma).compactMap { relative in
        shapes.number(of: relative).map {
          Relative(
            word: $0, likeness: relative.likeness, likenessOfNoun: relative.likenessOfNoun)
        }
      }
    }
    var areRelated = [Bool](repeating: false, count: vocabulary.fieldShapes.wordCount)
    for relative in relatives.joined() { areRelated[Int(relative.word)] = true }
    self.areRelated = areRelated
    gaps = TokenSet(tokens.indices.lazy.filter { Self.isGap(tokens[$0]) })
    let linker = Linker(tokens: tokens, vocabulary: vocabulary)
    states = TokenSet(tokens.indices.lazy.filter(linker.saysState))
    narrowGaps = gaps.filter { Self.narrow.contains(tokens[$0].folded) }
  }

  private static let narrow: Set<String> = [
    "a", "an", "the", "to", "in", "into", "for", "of", "from", "by", "on", "with", "at", "via",
    "their", "our", "its", "is", "are", "been", "be", "being", "was", "were", "not", "n't", "per",
    "number", "address", "date", "program", "list", "'s", "still", "yet", "already", "currently",
  ]

  private static func isGap(_ token: Token) -> Bool {
    token.isWord
      && (token.isFunction || token.isHead
        || ["not", "n't", "neither", "either", "both"].contains(token.folded))
      && !["and", "or", "who", "whose", "with", "that"].contains(token.folded)
  }

  func said() -> SaidFields {
    let shapes = vocabulary.fieldShapes.shapes
    var named: [SaidFields.Named] = []
    var states: [SaidFields.Named] = []
    for (index, starts) in startsByShape() {
      var found: [FieldMention] = []
      var open: [FieldMention] = []
      for start in starts { link(shapes[index], at: start, &found, &open) }
      if !found.isEmpty { named.append(SaidFields.Named(shape: index, mentions: found)) }
      if !open.isEmpty { states.append(SaidFields.Named(shape: index, mentions: open)) }
    }
    let linker = Linker(tokens: tokens, vocabulary: vocabulary)
    let single =
      linker.telling(SaidFields.booleans(states, vocabulary))
      + linker.parallels(of: SaidFields.booleans(named, vocabulary))
    return SaidFields(
      vocabulary, named: named, single: single, aroundNumbers: linker.namesAroundNumbers(areRelated)
    )
  }

  /// What stands at a place for the fields of a shape; `open` is what only says what a boolean
  /// is.
  private func link(
    _ shape: FieldShape, at start: Int, _ found: inout [FieldMention],
    _ open: inout [FieldMention]
  ) {
    let field = shape.field
    var best: FieldMention?
    for spelling in shape.spellings {
      guard let match = match(spelling, from: start, isExact: !spelling.isName) else { continue }
      let quality = match.quality - (spelling.isName ? 0 : 0.1)
      if best.map({ $0.quality * Double($0.tokens.count) < quality * Double(match.end - start) })
        ?? true
      {
        best = FieldMention(field: field, tokens: start..<match.end, quality: quality)
      }
    }
    for opposite in shape.opposites {
      guard let match = match(opposite, from: start, isExact: true) else { continue }
      found.append(
        FieldMention(field: field, tokens: start..<match.end, quality: 0.75, isOpposite: true))
    }
    if let best {
      found.append(best)
    } else if isKindOfAccount(shape, at: start) {
      found.append(FieldMention(field: field, tokens: start..<(start + 1), quality: 1))
    } else if isHead(of: shape, at: start) {
      found.append(FieldMention(field: field, tokens: start..<(start + 1), quality: 0.5))
    } else if shape.isBoolean, states.contains(start),
      let part = Linker(tokens: tokens, vocabulary: vocabulary).stateMention(of: field, at: start)
    {
      open.append(part)
    }
  }

  /// The shapes that some word could name, each with the places where the word that begins its
  /// name may stand, ascending.
  private func startsByShape() -> [(shape: Int, starts: [Int])] {
    let shapes = vocabulary.fieldShapes
    var found: [(shape: Int, starts: [Int])] = []
    /// For each shape one more than its place among those found, -1 where nothing of it is said.
    var places = [Int32](repeating: 0, count: shapes.shapes.count)
    for start in tokens.indices {
      for relative in relatives[start] {
        for shape in shapes.shapes(withWord: relative.word) where places[shape] >= 0 {
          if places[shape] == 0 {
            guard mayBeSaid(shapes.shapes[shape]) else {
              places[shape] = -1
              continue
            }
            found.append((shape, [start]))
            places[shape] = Int32(found.count)
          } else if found[Int(places[shape]) - 1].starts.last != start {
            found[Int(places[shape]) - 1].starts.append(start)
          }
        }
      }
    }
    return found
  }

  /// Whether the prompt has all the words of something that is said for a shape, or the one that
  /// may be said alone.
  private func mayBeSaid(_ shape: FieldShape) -> Bool {
    if shape.isBoolean || shape.head.map({ areRelated[Int($0)] }) == true { return true }
    return shape.spellings.contains { $0.words.allSatisfy { areRelated[Int($0)] } }
  }

  private static let reaching: Set<String> = [
    "last", "past", "next", "previous", "latest", "recent",
  ]
  private static let measures: Set<String> = ["rating", "score", "scores", "ratings"]

  /// The last word of a longer name alone: `points` for `loyalty_points`.
  private func isHead(of shape: FieldShape, at start: Int) -> Bool {
    guard let head = shape.head, tokens[start].isWord,
      relatives[start].contains(where: { $0.word == head && $0.likeness == 1 })
    else { return false }
    if shape.isOfOne, tokens[start].folded.hasSuffix("s") { return false }
    return (!shape.isHeadGeneral || Self.measures.contains(tokens[start].folded))
      && !tokens[start].isFunction
  }

  /// `customer accounts` for `is_customer`: the noun for people before that for accounts says what
  /// kind they are.
  private func isKindOfAccount(_ shape: FieldShape, at start: Int) -> Bool {
    guard shape.isBoolean, start + 1 < tokens.count, !tokens[start].folded.hasSuffix("s"),
      vocabulary.accountNouns.contains(tokens[start + 1].lemma)
    else { return false }
    let words = vocabulary.fields[shape.field].allWords
    return words.last == tokens[start].lemma
      && words.dropLast().allSatisfy(Self.copulas.contains)
  }

  private static let copulas = WordLists.list("is are has was")

  /// `an opponent whose level` for `opponent_level`: between the two words of a name.
  private func isPossessive(_ index: Int, _ words: [Int32]) -> Bool {
    func says(_ place: Int, _ word: Int32) -> Bool {
      tokens.indices.contains(place)
        && relatives[place].contains { $0.word == word && $0.likeness == 1 }
    }
    return tokens[index].folded == "whose" && words.count == 2 && says(index - 1, words[0])
      && says(index + 1, words[1])
  }

  /// `a trade card that expires` for `trade_card_expires_on`: between the thing and what it does.
  private func isRelative(_ index: Int, _ words: [Int32]) -> Bool {
    func says(_ place: Int) -> Bool {
      tokens.indices.contains(place)
        && relatives[place].contains { words.contains($0.word) && $0.likeness == 1 }
    }
    return ["that", "which"].contains(tokens[index].folded) && words.count > 1
      && says(index - 1) && says(index + 1)
      && (tokens[index + 1].folded.hasSuffix("s") || tokens[index - 1].folded.hasSuffix("s"))
      && !WordLists.subjects.contains(tokens[index - 1].lemma)
  }

  /// All words of a spelling from a place on, with gaps of function words between.
  private func match(
    _ spelling: FieldShape.Spelling, from start: Int, isExact: Bool
  ) -> (end: Int, quality: Double)? {
    let words = spelling.words
    guard words.count <= 64, start + words.count <= tokens.count,
      words.allSatisfy({ areRelated[Int($0)] })
    else { return nil }
    let isNoun = words.count == 1
    var open: UInt64 = words.count == 64 ? .max : 1 << UInt64(words.count) - 1
    var index = start
    var gaps = 0
    var quality = 0.0
    while index < tokens.count, open != 0 {
      var best: (offset: Int, likeness: Double)?
      for relative in relatives[index] {
        guard let likeness = isNoun ? relative.likenessOfNoun : relative.likeness,
          !isExact || likeness == 1, likeness >= best?.likeness ?? 0
        else { continue }
        for offset in words.indices
        where words[offset] == relative.word && open & (1 << UInt64(offset)) != 0
          && (!spelling.isOrdered || open.trailingZeroBitCount == offset)
        {
          if let best, best.likeness == likeness, best.offset < offset { break }
          best = (offset, likeness)
          break
        }
      }
      if let best {
        open &= ~(1 << UInt64(best.offset))
        quality += best.likeness
        gaps = 0
      } else if index > start,
        isExact
          ? narrowGaps.contains(index) && gaps < 2
          : (self.gaps.contains(index) || isPossessive(index, words) || isRelative(index, words))
            && gaps < 3
      {
        gaps += 1
      } else {
        return nil
      }
      index += 1
    }
    guard open == 0 else { return nil }
    // "active in the last 7 days" is no `last_active_at`'s "last".
    if index - start > words.count, Self.reaching.contains(tokens[index - 1].folded),
      index < tokens.count,
      tokens[index].number != nil || WordLists.timeUnits.contains(tokens[index].lemma)
    {
      return nil
    }
    // "total orders" counts orders; an "order total" is something else.
    let isTurned =
      index - start == words.count && words.count == 2
      && relatives[start].first { $0.likeness == 1 }?.word == words[1]
    return (index, quality / Double(words.count) - (isTurned ? 0.15 : 0))
  }
}

extension FieldMention {
  /// The same of another field of that name.
  func of(_ field: Int) -> FieldMention {
    FieldMention(
      field: field, tokens: tokens, quality: quality, isOpposite: isOpposite, apart: apart)
  }
}
