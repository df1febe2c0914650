import AudienceSchema

/// Where words of a prompt stand for words of the events' names: worked out once for a prompt,
/// because every stretch of it is asked about.
///
/// A class because linkers over the stretches refer to the one.
final class EventMatches {
  /// A word of the prompt that stands for a word of a name.
  struct Match: Sendable {
    /// Which word of the name.
    let place: Int
    /// Which word of the prompt.
    let token: Int
    let likeness: Double
  }

  /// What the words of the prompt say of one event's name.
  struct Candidate {
    let event: Int
    /// The tokens that stand for one of its words.
    let tokens: TokenSet
    /// Those that stand for its action.
    let action: TokenSet
    /// Those that stand for each of the other words that it needs.
    let objects: [TokenSet]
    /// Its matches.
    let matches: Range<Int>

    /// The words one of which may be enough to name it.
    var naming: TokenSet { objects.last.map(action.union) ?? action }
  }

  /// The events that the words of the prompt could name, ascending.
  let candidates: [Candidate]
  /// For each of them the words one of which may be enough to name it: its action, or the head of
  /// its object, which is enough where a value of the event is said, too.
  let namings: [TokenSet]
  /// For each token the positions of the candidates that it may be enough to name.
  private let namedBy: [[Int32]]
  /// For each line of `EventConceptTable` that has events here, the phrases that the words of the
  /// prompt could make.
  let concepts: [(line: Int, phrases: [[String]])]
  /// The workspace's synonyms that the words of the prompt could make, in the order of the events.
  let synonyms: [(event: Int, phrase: [String])]
  /// What is said to be done with what.
  let actions: [SaidAction]
  /// The words that name a property of some event.
  let propertyNames: TokenSet
  /// For each event that the words could name the words that any of its links may have.
  private let reaches: [TokenSet]
  /// What was found out about the candidates already.
  let links: EventLinkMemory
  /// The matches, one event after the other, by token.
  private let matches: [Match]

  init(tokens: [Token], vocabulary: Vocabulary) {
    let said = Set(tokens.map(\.lemma))
    let words = Lexicon.tables.words
    let numbers = Set(said.compactMap(words.number))
    let lines = Set(said.flatMap { EventConceptTable.lines(openedBy: $0) }).sorted()
    concepts = lines.compactMap { line in
      guard !vocabulary.conceptEvents[line].isEmpty else { return nil }
      let phrases = EventConceptTable.lines[line].said.filter { $0.allSatisfy(numbers.contains) }
      return phrases.isEmpty ? nil : (line, phrases.map(words.text))
    }
    synonyms = vocabulary.eventsWithSynonyms.flatMap { event in
      vocabulary.events[event].synonyms.filter { $0.allSatisfy(said.contains) }.map {
        (event, $0)
      }
    }
    actions = Self.actions(in: tokens, vocabulary)
    var found: [(event: Int, match: Match)] = []
    for (index, token) in tokens.enumerated() where token.isWord {
      for relative in SynonymTable.relatives(of: token.lemma) {
        let places = vocabulary.eventPlaces(of: relative)
        let likeness = relative.likeness
        if places.isEmpty { continue }
        // In "the player's level" nobody plays.
        let isOwner = index + 1 < tokens.count && tokens[index + 1].folded == "'s"
        if isOwner, likeness < 1 { continue }
        for (event, place) in places {
          found.append((event, Match(place: place, token: index, likeness: likeness)))
        }
      }
    }
    let order = Self.order(of: found)
    found = order.map { found[$0] }
    let matches = found.map(\.match)
    self.matches = matches
    var candidates: [Candidate] = []
    var start = 0
    while start < found.count {
      let event = found[start].event
      var end = start + 1
      while end < found.count, found[end].event == event { end += 1 }
      if let candidate = Self.candidate(vocabulary.events[event], event, matches, start..<end) {
        candidates.append(candidate)
      }
      start = end
    }
    self.candidates = candidates
    namings = candidates.map(\.naming)
    var namedBy = [[Int32]](repeating: [], count: tokens.count)
    for (position, naming) in namings.enumerated() {
      for token in naming where token < tokens.count { namedBy[token].append(Int32(position)) }
    }
    self.namedBy = namedBy
    propertyNames = TokenSet(
      tokens.indices.lazy.filter {
        tokens[$0].isWord && vocabulary.propertyNames.contains(tokens[$0].lemma)
      })
    reaches = Self.reaches(tokens, vocabulary, candidates, concepts, synonyms, actions)
    links = EventLinkMemory(candidates: candidates.count)
  }

  /// The indices of matches by their events, tokens and places: one number stands for all three,
  /// because there are many.
  private static func order(of found: [(event: Int, match: Match)]) -> [Int] {
    let keys = found.indices.map { index -> (key: UInt64, index: Int) in
      let (event, match) = found[index]
      return (UInt64(event) << 32 | UInt64(match.token) << 16 | UInt64(match.place), index)
    }
    return keys.sorted { $0.key < $1.key }.map(\.index)
  }

  /// Whether a link may have words of two sets.
  func mayLink(_ one: TokenSet, with other: TokenSet) -> Bool {
    reaches.contains { !$0.isDisjoint(with: one) && !$0.isDisjoint(with: other) }
  }

  private static func reaches(
    _ tokens: [Token], _ vocabulary: Vocabulary, _ candidates: [Candidate],
    _ concepts: [(line: Int, phrases: [[String]])], _ synonyms: [(event: Int, phrase: [String])],
    _ actions: [SaidAction]
  ) -> [TokenSet] {
    func places(of words: Set<String>) -> TokenSet {
      TokenSet(tokens.indices.lazy.filter { words.contains(tokens[$0].lemma) })
    }
    var reaches: [Int: TokenSet] = [:]
    for candidate in candidates { reaches[candidate.event] = candidate.tokens }
    for (line, phrases) in concepts {
      let said = places(of: Set(phrases.joined()))
      for event in vocabulary.conceptEvents[line] {
        reaches[event, default: []].formUnion(said)
      }
    }
    for (event, phrase) in synonyms {
      reaches[event, default: []].formUnion(places(of: Set(phrase)))
    }
    for action in actions {
      let said = TokenSet(action.object + [action.action])
      for named in vocabulary.frames.entries[action.entry].events {
        reaches[named.event, default: []].formUnion(said)
      }
    }
    let former = TokenSet(
      tokens.indices.lazy.filter { EventLinker.former.contains(tokens[$0].folded) })
    if !former.isEmpty {
      for event in reaches.keys where vocabulary.events[event].activity == .inactive {
        reaches[event, default: []].formUnion(former)
      }
    }
    return Array(Set(reaches.values))
  }

  /// What matches say of an event; nil where all of them are not enough to name it.
  private static func candidate(
    _ words: EventWords, _ event: Int, _ matches: [Match], _ own: Range<Int>
  ) -> Candidate? {
    var all: TokenSet = []
    var action: TokenSet = []
    var objects: [TokenSet] = []
    for place in words.words.indices {
      var said: TokenSet = []
      for match in matches[own] where match.place == place { said.insert(match.token) }
      all.formUnion(said)
      if words.words[place].isOptional { continue }
      if words.words[place].isAction {
        action.formUnion(said)
      } else {
        objects.append(said)
      }
    }
    let candidate = Candidate(
      event: event, tokens: all, action: action, objects: objects, matches: own)
    return candidate.naming.isEmpty ? nil : candidate
  }

  /// Calls for the position of each candidate that some of the words may be enough to name.
  func forEachCandidate(named words: TokenSet, _ use: (Int) -> Void) {
    for token in words where token < namedBy.count {
      for position in namedBy[token]
      where namings[Int(position)].intersection(words).min() == token {
        use(Int(position))
      }
    }
  }

  /// The matches of the candidate at a position with some of the words.
  func matches(of position: Int, among available: TokenSet) -> [Match] {
    matches[candidates[position].matches].filter { available.contains($0.token) }
  }

  /// The words that spell out an event's name of several words as the workspace writes it.
  func spelledNames(in tokens: [Token], _ vocabulary: Vocabulary) -> TokenSet {
    var spelled: TokenSet = []
    for candidate in candidates.indices {
      let own = candidates[candidate].matches
      // Most have no word that begins their names.
      guard matches[own].contains(where: { $0.place == 0 }) else { continue }
      let words = vocabulary.events[candidates[candidate].event].words
      guard words.count > 1 else { continue }
      for match in matches[own] where match.place == 0 {
        let end = match.token + words.count
        guard end <= tokens.count, !spelled.contains(match.token),
          words.indices.allSatisfy({ tokens[match.token + $0].folded == words[$0].folded })
        else { continue }
        spelled.formUnion(match.token..<end)
      }
    }
    return spelled
  }

  /// The position of an event among the candidates.
  func position(of event: Int) -> Int? {
    var low = 0
    var high = candidates.count
    while low < high {
      let middle = (low + high) / 2
      if candidates[middle].event < event { low = middle + 1 } else { high = middle }
    }
    return low < candidates.count && candidates[low].event == event ? low : nil
  }
}

/// Links of events by the words that made them: stretches of a prompt that have the same words for
/// an event have the same link.
///
/// A class because the stretches of one prompt share it while it is read, on one thread.
final class EventLinkMemory {
  /// What is known of a candidate's link by some words.
  final class Entry {
    fileprivate let tokens: TokenSet
    fileprivate let isTold: Bool
    /// The link where no property of the event is named beside it.
    let alone: EventLink?
    /// The link where one is; nil where that makes no difference.
    let besideProperty: EventLink?

    fileprivate init(
      tokens: TokenSet, isTold: Bool, _ links: (alone: EventLink?, besideProperty: EventLink?)
    ) {
      self.tokens = tokens
      self.isTold = isTold
      alone = links.alone
      besideProperty = links.alone == links.besideProperty ? nil : links.besideProperty
    }
  }

  /// By candidate.
  private var entries: [[Entry]]

  init(candidates: Int) {
    entries = Array(repeating: [], count: candidates)
  }

  /// - Parameter isTold: whether a value of the event is named too.
  func entry(
    of candidate: Int, by tokens: TokenSet, isTold: Bool,
    making make: () -> (alone: EventLink?, besideProperty: EventLink?)
  ) -> Entry {
    for entry in entries[candidate] where entry.tokens == tokens && entry.isTold == isTold {
      return entry
    }
    let made = Entry(tokens: tokens, isTold: isTold, make())
    entries[candidate].append(made)
    return made
  }
}
