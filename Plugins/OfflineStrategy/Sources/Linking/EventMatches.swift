/// Where words of a prompt stand for words of the events' names: worked out once for a prompt,
/// because every stretch of it is asked about.
struct EventMatches: Sendable {
  /// A word of the prompt that stands for a word of a name.
  struct Match: Sendable {
    /// Which word of the name.
    let place: Int
    /// Which word of the prompt.
    let token: Int
    let likeness: Double
  }

  /// The events that some word of the prompt could name, ascending.
  let events: [Int]
  /// For each line of `EventConceptTable` that has events here, the phrases that the words of the
  /// prompt could make.
  let concepts: [(line: Int, phrases: [[String]])]
  /// The workspace's synonyms that the words of the prompt could make, in the order of the events.
  let synonyms: [(event: Int, phrase: [String])]
  /// What is said to be done with what.
  let actions: [SaidAction]
  /// The matches, one event after the other, by token.
  private let matches: [Match]
  /// Where the matches of each event begin, and where the last ones end.
  private let starts: [Int]

  init(tokens: [Token], vocabulary: Vocabulary) {
    let said = Set(tokens.map(\.lemma))
    let lines = Set(said.flatMap { EventConceptTable.linesByOpening[$0] ?? [] }).sorted()
    concepts = lines.compactMap { line in
      guard !vocabulary.conceptEvents[line].isEmpty else { return nil }
      let phrases = EventConceptTable.lines[line].said.filter { $0.allSatisfy(said.contains) }
      return phrases.isEmpty ? nil : (line, phrases)
    }
    synonyms = vocabulary.eventsWithSynonyms.flatMap { event in
      vocabulary.events[event].synonyms.filter { $0.allSatisfy(said.contains) }.map {
        (event, $0)
      }
    }
    actions = Self.actions(in: tokens, vocabulary)
    var found: [(event: Int, match: Match)] = []
    for (index, token) in tokens.enumerated() where token.isWord {
      for word in SynonymTable.related(to: token.lemma) {
        let places = vocabulary.eventPlaces(of: word)
        guard !places.isEmpty, let likeness = SynonymTable.likeness(token.lemma, word) else {
          continue
        }
        // In "the player's level" nobody plays.
        let isOwner = index + 1 < tokens.count && tokens[index + 1].folded == "'s"
        if isOwner, likeness < 1 { continue }
        for (event, place) in places {
          found.append((event, Match(place: place, token: index, likeness: likeness)))
        }
      }
    }
    found.sort {
      ($0.event, $0.match.token, $0.match.place) < ($1.event, $1.match.token, $1.match.place)
    }
    var events: [Int] = []
    var starts: [Int] = []
    for (position, entry) in found.enumerated() where entry.event != events.last {
      events.append(entry.event)
      starts.append(position)
    }
    self.events = events
    self.starts = starts + [found.count]
    matches = found.map(\.match)
  }

  /// The matches of an event, given by its position in `events`.
  func matches(at position: Int) -> ArraySlice<Match> {
    matches[starts[position]..<starts[position + 1]]
  }

  /// The matches of an event with some of the words.
  func matches(of event: Int, among available: TokenMask) -> [Match] {
    var low = 0
    var high = events.count
    while low < high {
      let middle = (low + high) / 2
      if events[middle] < event { low = middle + 1 } else { high = middle }
    }
    guard low < events.count, events[low] == event else { return [] }
    return matches(at: low).filter { available.contains($0.token) }
  }
}

/// Some of the tokens of a prompt, quick to compare.
struct TokenMask: Sendable {
  private var bits = SIMD8<UInt64>(repeating: 0)

  /// A prompt of 300 characters has fewer tokens than this.
  private static let capacity = 512

  init(_ tokens: some Sequence<Int>) {
    for token in tokens where token < Self.capacity {
      bits[token / 64] |= 1 << UInt64(token % 64)
    }
  }

  func contains(_ token: Int) -> Bool {
    token < Self.capacity && bits[token / 64] & (1 << UInt64(token % 64)) != 0
  }

  func isDisjoint(with other: TokenMask) -> Bool {
    bits & other.bits == SIMD8(repeating: 0)
  }

  func isStrictSubset(of other: TokenMask) -> Bool {
    bits & ~other.bits == SIMD8(repeating: 0) && bits != other.bits
  }
}
