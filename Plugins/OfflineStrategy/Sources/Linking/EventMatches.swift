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
    var tokens: TokenSet = []
    /// Its matches.
    var matches: Range<Int>
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
  /// The events that have such a property, by the word; nil as far as nobody asked.
  @exclusivity(unchecked) private var propertyOwners: [EventSet?]
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
    let found = Self.found(tokens, vocabulary)
    matches = found.matches
    candidates = found.candidates
    namings = found.namings
    var namedBy = [[Int32]](repeating: [], count: tokens.count)
    for (position, naming) in namings.enumerated() {
      for token in naming where token < tokens.count { namedBy[token].append(Int32(position)) }
    }
    self.namedBy = namedBy
    propertyOwners = Array(repeating: nil, count: tokens.count)
    propertyNames = TokenSet(
      tokens.indices.lazy.filter {
        tokens[$0].isWord && !vocabulary.events(withProperty: tokens[$0].lemma).isEmpty
      })
    reaches = Self.reaches(tokens, vocabulary, candidates, concepts, synonyms, actions)
    links = EventLinkMemory(candidates: candidates.count)
  }

  /// The events that some word may be enough to name, ascending, with what the words match of
  /// their names.
  private static func found(
    _ tokens: [Token], _ vocabulary: Vocabulary
  ) -> (candidates: [Candidate], namings: [TokenSet], matches: [Match]) {
    var said: [(token: Int, likeness: Double, places: [EventPlace])] = []
    for (index, token) in tokens.enumerated() where token.isWord {
      // In "the player's level" nobody plays.
      let isOwner = index + 1 < tokens.count && tokens[index + 1].folded == "'s"
      for relative in SynonymTable.relatives(of: token.lemma)
      where !isOwner || relative.likeness == 1 {
        let places = vocabulary.eventPlaces(of: relative)
        if !places.isEmpty { said.append((index, relative.likeness, places)) }
      }
    }
    /// By event: 1 and then its position where it is named, 0 for the others.
    var positions = [Int32](repeating: 0, count: vocabulary.events.count)
    for one in said {
      for place in one.places where place.isNaming { positions[place.event] = 1 }
    }
    var candidates: [Candidate] = []
    for event in positions.indices where positions[event] != 0 {
      candidates.append(Candidate(event: event, matches: 0..<0))
      positions[event] = Int32(candidates.count)
    }
    var counts = [Int](repeating: 0, count: candidates.count)
    for one in said {
      for place in one.places where positions[place.event] != 0 {
        counts[Int(positions[place.event]) - 1] += 1
      }
    }
    var end = 0
    for position in candidates.indices {
      candidates[position].matches = end..<end
      end += counts[position]
    }
    var namings = [TokenSet](repeating: [], count: candidates.count)
    var matches = [Match](repeating: Match(place: 0, token: 0, likeness: 0), count: end)
    for one in said {
      for place in one.places where positions[place.event] != 0 {
        let position = Int(positions[place.event]) - 1
        candidates[position].tokens.insert(one.token)
        if place.isNaming { namings[position].insert(one.token) }
        let own = candidates[position].matches
        let match = Match(place: place.place, token: one.token, likeness: one.likeness)
        // By token, and of one token by place.
        var free = own.upperBound
        while free > own.lowerBound, matches[free - 1].token == match.token,
          matches[free - 1].place > match.place
        {
          matches[free] = matches[free - 1]
          free -= 1
        }
        matches[free] = match
        candidates[position].matches = own.lowerBound..<(own.upperBound + 1)
      }
    }
    return (candidates, namings, matches)
  }

  /// The events that have a property which a word names.
  func owners(ofPropertyAt token: Int, _ tokens: [Token], _ vocabulary: Vocabulary) -> EventSet {
    if let known = propertyOwners[token] { return known }
    var owners = EventSet()
    for event in vocabulary.events(withProperty: tokens[token].lemma) { owners.insert(Int(event)) }
    propertyOwners[token] = owners
    return owners
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
    // What is said of most events is what the words match of their names.
    var others: [Int: TokenSet] = [:]
    for (line, phrases) in concepts {
      let said = places(of: Set(phrases.joined()))
      for event in vocabulary.conceptEvents[line] {
        others[event, default: []].formUnion(said)
      }
    }
    for (event, phrase) in synonyms {
      others[event, default: []].formUnion(places(of: Set(phrase)))
    }
    for action in actions {
      let said = TokenSet(action.object + [action.action])
      for named in vocabulary.frames.entries[action.entry].events {
        others[named.event, default: []].formUnion(said)
      }
    }
    let former = TokenSet(
      tokens.indices.lazy.filter { EventLinker.former.contains(tokens[$0].folded) })
    var single: TokenSet = []
    var reaches: Set<TokenSet> = []
    func add(_ reach: TokenSet, _ event: Int) {
      var reach = reach
      if !former.isEmpty, vocabulary.inactiveEvents.contains(event) { reach.formUnion(former) }
      if reach.count == 1 { single.formUnion(reach) } else { reaches.insert(reach) }
    }
    for candidate in candidates {
      let other = others.isEmpty ? nil : others.removeValue(forKey: candidate.event)
      add(other.map(candidate.tokens.union) ?? candidate.tokens, candidate.event)
    }
    for (event, reach) in others { add(reach, event) }
    for token in single { reaches.insert([token]) }
    return Array(reaches)
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
  private struct Entry {
    let tokens: TokenSet
    let isTold: Bool
    /// Into the links; nil where there is none.
    let alone: Int?
    let besideProperty: Int?
    /// The entry of the same candidate that was made before it, -1 for none.
    let earlier: Int32
  }

  /// By candidate its last entry, -1 for none.
  @exclusivity(unchecked) private var last: [Int32]
  @exclusivity(unchecked) private var entries: [Entry] = []
  @exclusivity(unchecked) private var links: [EventLinker.Found] = []
  /// Of the name that was compared last the words that another word of the prompt stands for.
  @exclusivity(unchecked) var otherWords: [(place: Int, token: Int)] = []
  /// How many links were found at most, to have room for as many.
  @exclusivity(unchecked) var room = 0

  init(candidates: Int) {
    last = Array(repeating: -1, count: candidates)
  }

  /// The link where no property of the event is named beside it, and the one where one is; the
  /// second is nil where that makes no difference.
  ///
  /// - Parameter isTold: whether a value of the event is named too.
  func links(
    of candidate: Int, by tokens: TokenSet, isTold: Bool,
    making make: () -> (alone: EventLinker.Found?, besideProperty: EventLinker.Found?)
  ) -> (alone: EventLinker.Found?, besideProperty: EventLinker.Found?) {
    var place = last[candidate]
    while place >= 0 {
      let entry = entries[Int(place)]
      if entry.tokens == tokens, entry.isTold == isTold {
        return (entry.alone.map { links[$0] }, entry.besideProperty.map { links[$0] })
      }
      place = entry.earlier
    }
    var made = make()
    if made.besideProperty == made.alone { made.besideProperty = nil }
    entries.append(
      Entry(
        tokens: tokens, isTold: isTold, alone: add(made.alone),
        besideProperty: add(made.besideProperty), earlier: last[candidate]))
    last[candidate] = Int32(entries.count - 1)
    return made
  }

  private func add(_ link: EventLinker.Found?) -> Int? {
    guard let link else { return nil }
    links.append(link)
    return links.count - 1
  }
}
