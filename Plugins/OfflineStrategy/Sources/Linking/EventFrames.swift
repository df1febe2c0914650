/// The frames of `EventFrameTable` that a workspace has events of.
struct EventFrames: Sendable {
  /// One action of one kind of thing.
  struct Entry: Sendable {
    let frame: Int
    let action: Int
    /// The workspace's events of that action.
    var events: [Named] = []
  }

  /// An event by its name: the words for its thing, and how well its verb says the action.
  struct Named: Sendable {
    let event: Int
    let thing: Set<String>
    let rank: Int
  }

  private(set) var entries: [Entry] = []
  /// The entries that a word may be the action of, by its number.
  private(set) var entriesByWord: [[Int]] = Array(
    repeating: [], count: Lexicon.tables.words.lemmas.count)
  /// The verbs with a particle that may stand behind their object: `took an item out`.
  private(set) var separable: [String: [(particle: String, entry: Int)]] = [:]
  /// The entries of each event.
  private(set) var entriesOfEvent: [Int: [Int]] = [:]

  init(_ events: [EventWords]) {
    var known: [Int: Int] = [:]
    for (event, words) in events.enumerated() {
      for meaning in Self.meanings(of: words) {
        let first = known[meaning.frame] ?? add(meaning.frame)
        known[meaning.frame] = first
        let entry = first + meaning.action
        entries[entry].events.append(
          Named(event: event, thing: meaning.thing, rank: meaning.rank))
        entriesOfEvent[event, default: []].append(entry)
      }
    }
  }

  /// All actions of a frame, so that those without events are known as something else.
  private mutating func add(_ frame: Int) -> Int {
    let first = entries.count
    for (number, action) in EventFrameTable.frames[frame].actions.enumerated() {
      for number in (action.words + action.others).asSet {
        entriesByWord[Int(number)].append(entries.count)
        let word = Lexicon.tables.words.lemmas[Int(number)]
        if let underscore = word.firstIndex(of: "_") {
          let particle = String(word[word.index(after: underscore)...])
          separable[String(word[..<underscore]), default: []].append((particle, entries.count))
        }
      }
      entries.append(Entry(frame: frame, action: number))
    }
    return first
  }

  private struct Meaning {
    let frame: Int
    let action: Int
    let thing: Set<String>
    let rank: Int
  }

  /// The actions of the frames whose thing and one of whose verbs a name consists of.
  private static func meanings(of event: EventWords) -> [Meaning] {
    let all = event.words.filter { !connecting.contains($0.folded) }
    let names = Set(all.filter { !silent.contains($0.folded) }.map(\.lemma))
    // `event_attended` is of events.
    return meanings(of: names) + (names.count == 1 ? meanings(of: Set(all.map(\.lemma))) : [])
  }

  private static func meanings(of names: Set<String>) -> [Meaning] {
    guard !names.isEmpty, names.count <= 6 else { return [] }
    let words = Lexicon.tables.words
    let known = names.compactMap(words.number)
    // A word that no table has is neither of a thing nor of what is done.
    guard names.allSatisfy({ fillers.contains($0) || words.number(of: $0) != nil }) else {
      return []
    }
    let candidates = Set(known.flatMap(EventFrameTable.frames(withWord:))).sorted()
    return candidates.flatMap { index in
      let frame = EventFrameTable.frames[index]
      var found: [Int: Meaning] = [:]
      var bare: [Meaning] = []
      for phrase in frame.objects where phrase.allSatisfy(known.contains) {
        let rest = known.filter { !phrase.contains($0) && !fillerNumbers.contains($0) }
        for (number, action) in frame.actions.enumerated() {
          if rest.isEmpty, action.isUnderstood, names.count == phrase.count {
            bare.append(Meaning(frame: index, action: number, thing: names, rank: 0))
          }
          guard !rest.isEmpty, rest.allSatisfy(action.words.contains) else { continue }
          let rank = action.ranked.firstIndex(where: rest.contains) ?? action.ranked.count
          let isLonger = phrase.count > found[number]?.thing.count ?? 0
          guard isLonger else { continue }
          found[number] = Meaning(
            frame: index, action: number, thing: Set(words.text(of: phrase)), rank: rank)
        }
      }
      return found.isEmpty ? bare : found.keys.sorted().compactMap { found[$0] }
    }
  }

  /// Words of a name that say nothing of what is done with what.
  private static let silent: Set<String> = [
    "legacy", "v1", "v2", "v3", "old", "event", "tracked", "user", "customer", "server", "client",
    "successfully", "beta", "deprecated", "hs", "web", "ecommerce", "action",
  ]

  private static let connecting: Set<String> = [
    "the", "a", "an", "of", "to", "by", "on", "in", "for", "with", "from", "is", "was", "has", "as",
  ]

  /// Nouns that a name may have beside its thing.
  private static let fillers = WordLists.list("app mobile user customer online successful new")
  private static let fillerNumbers = fillers.compactMap(Lexicon.tables.words.number)
}
