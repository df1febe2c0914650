import AudienceConditions
import AudienceJSON
import AudienceTime

/// Finds the nodes of a tree that words of an instruction name.
struct TargetFinder {
  struct Match: Hashable {
    let node: Int
    var score: Double
  }

  /// What a phrase says of its target.
  struct Mention {
    /// Tokens that have to be found in a node.
    var names: [Int] = []
    var ordinal: Int?
    /// A node's id or number: `condition 3`.
    var id: Int?
    var isWindow = false
    var isNumber = false
    var isLimit = false
    var isAnaphoric = false
    /// `both windows`, `all thresholds`
    var isUniversal = false
    var saysEvent = false
    var saysTrait = false

    /// Whether it leaves open which node is meant.
    var isOpen: Bool { names.isEmpty && ordinal == nil && id == nil }
    var isEmpty: Bool {
      isOpen && !isWindow && !isNumber && !isLimit && !isAnaphoric && !saysEvent && !saysTrait
    }
  }

  let tree: ConditionTree
  let lexicon: NodeLexicon
  let vocabulary: Vocabulary

  init(_ tree: ConditionTree, _ vocabulary: Vocabulary) {
    self.tree = tree
    lexicon = NodeLexicon(tree, vocabulary)
    self.vocabulary = vocabulary
  }

  // MARK: - Mentions

  /// Sorts the words of a phrase into names and words about kinds of parts.
  func mention(_ phrase: InstructionPhrase, ignoring used: TokenSet = []) -> Mention {
    var mention = Mention()
    let tokens = phrase.tokens
    for (index, token) in tokens.enumerated() where !used.contains(index) {
      let word = token.folded
      switch token.kind {
      case .mark: continue
      case .number:
        let before = index > 0 ? tokens[index - 1].folded : ""
        if ["condition", "filter", "rule", "node", "number", "#", "criterion", "part", "line"]
          .contains(before), let value = token.number?.integerValue
        {
          mention.id = Int(clamping: value)
        } else if index + 1 < tokens.count,
          ["st", "nd", "rd", "th"].contains(tokens[index + 1].folded),
          let value = token.number?.integerValue
        {
          mention.ordinal = Int(clamping: value)
        } else {
          mention.names.append(index)
        }
        continue
      case .quoted, .date:
        mention.names.append(index)
        continue
      case .word: break
      }
      if InstructionWords.universals.contains(word) {
        mention.isUniversal = true
      } else if isNamed(token) {
        mention.names.append(index)
      } else if let ordinal = InstructionWords.ordinals[word] {
        mention.ordinal = ordinal
      } else if InstructionWords.pronouns.contains(word) {
        mention.isAnaphoric = true
      } else if word == "event" {
        mention.saysEvent = true
      } else if word == "trait" {
        mention.saysTrait = true
      } else if InstructionWords.windowNouns.contains(word) {
        mention.isWindow = true
      } else if InstructionWords.numberNouns.contains(word) {
        mention.isNumber = true
      } else if InstructionWords.limitNouns.contains(word) {
        mention.isLimit = true
      } else if !isFiller(token) {
        mention.names.append(index)
      }
    }
    if mention.isWindow { mention.isLimit = false }
    return mention
  }

  /// Whether some node is called so; then the word is a name, whatever else it could be.
  private func isNamed(_ token: Token) -> Bool {
    guard !token.isFunction else { return false }
    let isSubject = WordLists.subjects.contains(token.lemma)
    return lexicon.entries.contains {
      $0.name.contains(token.lemma) || isSubject && $0.own[token.lemma] != nil
    }
      && !InstructionWords.windowNouns.contains(token.folded)
  }

  private static let fillers: Set<String> = [
    "not", "n't", "never", "st", "nd", "rd", "th", "about", "level", "whole", "no", "ahead",
    "back", "away", "strictly", "precisely", "simply",
  ]

  private func isFiller(_ token: Token) -> Bool {
    token.isFunction || token.isLight
      || InstructionWords.conditionNouns.contains(token.folded)
      || WordLists.subjects.contains(token.lemma) || token.isLightVerb
      || Self.fillers
        .contains(token.folded)
  }

  // MARK: - Matches

  /// The nodes that have every named word, the best first. All leaves where nothing is named.
  func matches(_ mention: Mention, _ phrase: InstructionPhrase) -> [Match] {
    if let id = mention.id {
      let byID = tree.node(id).map { [Match(node: $0.id, score: 1)] } ?? []
      let byPlace = place(id).map { [Match(node: $0, score: byID.isEmpty ? 1 : 0.9)] } ?? []
      return byID + byPlace.filter { $0.node != byID.first?.node }
    }
    if let ordinal = mention.ordinal, mention.names.isEmpty {
      return place(ordinal).map { [Match(node: $0, score: 1)] } ?? []
    }
    let links = PhraseLinks(phrase, vocabulary)
    var found = lexicon.entries.compactMap { entry in
      score(entry, mention, phrase, links).map { Match(node: entry.node, score: $0) }
    }
    if let ordinal = mention.ordinal {
      let index = ordinal < 0 ? found.count - 1 : ordinal - 1
      return found.indices.contains(index) ? [found[index]] : []
    }
    found.sort { ($0.score, -$0.node) > ($1.score, -$1.node) }
    return found
  }

  /// The names that no node has.
  func unknown(_ mention: Mention, _ phrase: InstructionPhrase) -> [Int] {
    let links = PhraseLinks(phrase, vocabulary)
    return mention.names.filter { index in
      lexicon.entries.allSatisfy { likeness(index, $0, phrase, links).own == 0 }
    }
  }

  /// The condition at a place of the root's own members; the last one for -1.
  private func place(_ ordinal: Int) -> Int? {
    let members = tree.condition.junctionMembers?.map(\.id) ?? lexicon.entries.prefix(1).map(\.node)
    let index = ordinal < 0 ? members.count - 1 : ordinal - 1
    return members.indices.contains(index) ? members[index] : nil
  }

  private func score(
    _ entry: NodeLexicon.Entry, _ mention: Mention, _ phrase: InstructionPhrase,
    _ links: PhraseLinks
  ) -> Double? {
    if mention.saysEvent, tree.node(entry.node)?.condition.eventName == nil { return nil }
    if mention.saysTrait, case .trait? = tree.node(entry.node)?.condition.subject {
    } else if mention.saysTrait {
      return nil
    }
    guard !mention.names.isEmpty else { return 1 }
    var total = 0.0
    var owned = 0
    let head = head(of: mention, phrase)
    for index in mention.names {
      let found = likeness(index, entry, phrase, links)
      guard found.own > 0 || found.around > 0 else { return nil }
      total += max(found.own, 0.4 * found.around)
      if found.own > 0 { owned += 1 }
      if index == head, found.own > 0 { total += 0.6 }
    }
    guard owned > 0 else { return nil }
    let said = Set(mention.names.map { phrase.tokens[$0].lemma })
    let coverage =
      entry.name.isEmpty
      ? 0 : Double(entry.name.intersection(said).count) / Double(entry.name.count)
    let negation = phrase.tokens.contains { ["not", "n't", "never", "no"].contains($0.folded) }
    return total + 0.5 * coverage + (negation == entry.isNever ? 0.05 : 0)
      + (negation && entry.isNever ? 0.3 : 0)
  }

  /// The last word of the first run of names: `total` in `order total over $50`.
  private func head(of mention: Mention, _ phrase: InstructionPhrase) -> Int? {
    guard var head = mention.names.first(where: { phrase.tokens[$0].number == nil }) else {
      return nil
    }
    while mention.names.contains(head + 1), phrase.tokens[head + 1].number == nil { head += 1 }
    return head
  }

  private func likeness(
    _ index: Int, _ entry: NodeLexicon.Entry, _ phrase: InstructionPhrase, _ links: PhraseLinks
  ) -> (own: Double, around: Double) {
    let token = phrase.tokens[index]
    if let length = phrase.lengths.first(where: { $0.tokens.contains(index) }) {
      return (entry.spans.contains { $0.microseconds == length.span.microseconds } ? 1 : 0, 0)
    }
    if let number = token.number {
      let isOwn =
        entry.numbers.contains(number)
        || entry.spans.contains {
          ExactNumber($0.count) == number
        }
      return (isOwn ? 1 : 0, 0)
    }
    if token.kind == .quoted {
      let words = NameWords.words(of: token.text).map(\.lemma)
      let isOwn = !words.isEmpty && words.allSatisfy { entry.own[$0] != nil }
      return (isOwn ? 1 : 0, 0)
    }
    var own = links.likeness(index, entry)
    for word in SynonymTable.related(to: token.lemma) {
      guard let weight = entry.own[word] else { continue }
      own = max(own, weight * (SynonymTable.likeness(token.lemma, word) ?? 0))
    }
    let around = SynonymTable.related(to: token.lemma).contains(where: entry.around.contains)
    return (own, around ? 1 : 0)
  }
}
