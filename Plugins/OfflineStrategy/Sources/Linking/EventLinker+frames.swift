/// An action with its thing, said in a prompt.
struct SaidAction: Sendable {
  /// Into the entries of the workspace's frames.
  let entry: Int
  let action: Int
  let object: [Int]
  /// Whether the thing is said by a word that stands for many: `installed the game`.
  let isGeneral: Bool
}

/// Events by what is done with what (`EventFrameTable`).
extension EventLinker {
  func frameLinks(among available: TokenSet) -> [Found] {
    var links: [Found] = []
    for (place, said) in matches.actions.enumerated()
    where said.object.allSatisfy({ available.contains($0) }) {
      let isNameable = available.contains(said.action)
      // "with no ticket" has the verb in the negation.
      guard isNameable || Self.carriers.contains(self.tokens[said.action].folded) else { continue }
      let entry = vocabulary.frames.entries[said.entry]
      let tokens = TokenSet(said.object + (isNameable ? [said.action] : []))
      let thing = Set(said.object.map { self.tokens[$0].lemma })
      for named in entry.events where !says(self.tokens[said.action].lemma, of: named.event) {
        let event = vocabulary.events[named.event]
        var link = Found(
          event: named.event, tokens: tokens, quality: said.isGeneral ? 0.85 : 1.02,
          isSynonym: true)
        link.quality -= 0.01 * Double(min(named.rank, 4))
        if event.words.contains(where: { $0.lemma == self.tokens[said.action].lemma }) {
          link.quality += 0.04
        }
        if named.thing == thing { link.quality += 0.04 }
        if isNamedByTrait(said.object) { link.quality -= 0.2 }
        if said.isGeneral { link.product = place }
        links.append(link)
      }
    }
    return links
  }

  static let carriers: Set<String> = ["with", "without", "have", "has", "had", "having"]

  /// Whether a trait is named by a thing and the word before it: `their first gift`, where there is
  /// a `first_gift_date`.
  private func isNamedByTrait(_ object: [Int]) -> Bool {
    guard let first = object.first, first > 0 else { return false }
    let words = ([first - 1] + object).map { tokens[$0].lemma }
    return vocabulary.fieldShapes.fields(withWord: words[0]).contains { field in
      vocabulary.fields[field].isTrait && vocabulary.fields[field].spellings[0] == words
    }
  }

  /// Whether the words beside an event's thing say that something else was done with it: who
  /// *requested* a refund is no member because of a refund *issued*.
  func isContradicted(_ link: Found) -> Bool {
    guard link.extent != .whole,
      let own = vocabulary.frames.entriesOfEvent[link.event]
    else {
      return false
    }
    let frames = Set(own.map { vocabulary.frames.entries[$0].frame })
    if isOfOtherThing(link, frames) { return true }
    let rivals = matches.actions.filter { said in
      !said.isGeneral && frames.contains(vocabulary.frames.entries[said.entry].frame)
        && !link.tokens.isDisjoint(with: said.object) && isPlain(said)
        && !(link.isIdiom && link.tokens.contains(said.action))
        && !saysVerb(link, beside: said)
    }
    guard !rivals.isEmpty, !rivals.contains(where: { own.contains($0.entry) }) else { return false }
    // "passed a quiz", where quizzes are submitted with a `passed`.
    return !rivals.contains { says(tokens[$0.action].lemma, of: link.event) }
  }

  /// Whether the event's own verb, or another for what is done in it, is among a link's words: in
  /// "cancelled their subscription within 30 days of starting it" it was started, too.
  private func saysVerb(_ link: Found, beside said: SaidAction) -> Bool {
    let verbs = vocabulary.events[link.event].words.filter { $0.isAction || $0.isWeakVerb }
    let own = vocabulary.frames.entriesOfEvent[link.event] ?? []
    return link.tokens.contains { token in
      guard token != said.action, !said.object.contains(token) else { return false }
      if verbs.contains(where: { $0.lemma == tokens[token].lemma }) { return true }
      guard let number = Lexicon.tables.words.number(of: tokens[token].lemma) else { return false }
      return vocabulary.frames.entriesByWord[at: number].contains(where: own.contains)
    }
  }

  /// Whether a link's words are but a part of another thing: `opened a text message` is of no
  /// message that is an e-mail.
  private func isOfOtherThing(_ link: Found, _ frames: Set<Int>) -> Bool {
    matches.actions.contains { said in
      said.object.count > 1 && !frames.contains(vocabulary.frames.entries[said.entry].frame)
        && said.object.contains(where: { link.tokens.contains($0) })
        && !said.object.allSatisfy({ link.tokens.contains($0) })
        && link.tokens.contains(said.action)
    }
  }

  /// Whether a word says which of an event's occurrences are meant: it is in a property's name or in
  /// a value.
  private func says(_ lemma: String, of event: Int) -> Bool {
    vocabulary.events[event].fields.contains { index in
      let field = vocabulary.fields[index]
      return field.allWords.contains(lemma)
        || field.opposites.contains { $0.contains(lemma) }
        || field.values.contains { $0.spellings.contains { $0.contains(lemma) } }
    }
  }

  /// Whether nothing but an article or two stands between the action and its thing.
  private func isPlain(_ said: SaidAction) -> Bool {
    guard let first = said.object.first, let last = said.object.last else { return false }
    let between =
      said.action < first ? (said.action + 1)..<first : (last + 1)..<max(last + 1, said.action)
    return between.allSatisfy { tokens[$0].isFunction }
      && between.count <= 2
  }
}

extension EventMatches {
  /// The actions that the words of a prompt could say, with their things.
  static func actions(in tokens: [Token], _ vocabulary: Vocabulary) -> [SaidAction] {
    let numbers = tokens.map { Lexicon.tables.words.number(of: $0.lemma) }
    var places: [WordNumber: [Int]] = [:]
    for (index, token) in tokens.enumerated() where token.isWord {
      if let number = numbers[index] { places[number, default: []].append(index) }
    }
    var objects: [Int: [(tokens: [Int], isGeneral: Bool)]] = [:]
    var found: [SaidAction] = []
    for (index, token) in tokens.enumerated() where token.isWord {
      guard let number = saysHaving(index, tokens) ? having : numbers[index] else { continue }
      for entry in entries(of: number, at: index, in: tokens, vocabulary.frames) {
        let frame = vocabulary.frames.entries[entry].frame
        let things = objects[frame] ?? Self.things(of: frame, in: tokens, numbers, places)
        objects[frame] = things
        var best: (distance: Int, said: SaidAction)?
        for thing in things where !thing.tokens.contains(index) {
          guard let distance = distance(from: index, to: thing.tokens, tokens) else { continue }
          let score = distance * 2 - thing.tokens.count + (thing.isGeneral ? 6 : 0)
          if let best, best.distance <= score { continue }
          best = (
            score,
            SaidAction(
              entry: entry, action: index, object: thing.tokens, isGeneral: thing.isGeneral)
          )
        }
        if let best { found.append(best.said) }
      }
    }
    return found
  }

  private static let having = Lexicon.tables.words.number(of: Lemmatizer.lemma(of: "have"))

  /// `companies with no ticket`: none is had. In "placed an order with no coupon" the order has none.
  private static func saysHaving(_ index: Int, _ tokens: [Token]) -> Bool {
    guard tokens[index].folded == "with", index + 1 < tokens.count,
      ["no", "zero"].contains(tokens[index + 1].folded)
    else { return false }
    return !tokens[..<index].contains { ["who", "that", "whose", "have"].contains($0.folded) }
  }

  /// The entries that a word, or a verb with the particle behind its object, may be the action of.
  private static func entries(
    of word: WordNumber, at index: Int, in tokens: [Token], _ frames: EventFrames
  ) -> [Int] {
    let plain = frames.entriesByWord[at: word]
    guard let separable = frames.separable[tokens[index].lemma] else { return plain }
    let behind = tokens[(index + 1)..<min(index + 7, tokens.count)].map(\.folded)
    let parted = separable.filter { behind.contains($0.particle) }.map(\.entry)
    // "took an item out" is not "took an item".
    return parted.isEmpty ? plain : parted
  }

  private static func things(
    of frame: Int, in tokens: [Token], _ numbers: [WordNumber?], _ places: [WordNumber: [Int]]
  ) -> [(tokens: [Int], isGeneral: Bool)] {
    let frame = EventFrameTable.frames[frame]
    var found: [(tokens: [Int], isGeneral: Bool)] = []
    for (phrases, isGeneral) in [(frame.objects, false), (frame.others, true)] {
      for phrase in phrases {
        for first in places[phrase[0]] ?? [] {
          var run = [first]
          for word in phrase.dropFirst() {
            let next = run[run.count - 1] + 1
            guard
              let place = (next..<min(next + 2, tokens.count)).first(where: {
                numbers[$0] == word
              })
            else { break }
            run.append(place)
          }
          guard run.count == phrase.count, let last = run.last, !isParticiple(tokens[last]) else {
            continue
          }
          found.append((isGeneral ? run : widened(run, by: frame, tokens, numbers), isGeneral))
        }
      }
    }
    return found
  }

  /// A thing with the words beside it that stand for the same: `credit card details`.
  private static func widened(
    _ run: [Int], by frame: EventFrameTable.Frame, _ tokens: [Token], _ numbers: [WordNumber?]
  ) -> [Int] {
    func isOfThing(_ index: Int) -> Bool { numbers[index].map(frame.hasInObjects) == true }
    var run = run
    while let first = run.first, first > 0, isOfThing(first - 1),
      !tokens[first - 1].isFunction,
      !isParticiple(tokens[first - 1])
    {
      run.insert(first - 1, at: 0)
    }
    while let last = run.last, last + 1 < tokens.count, isOfThing(last + 1),
      !tokens[last + 1].isFunction,
      !isParticiple(tokens[last + 1])
    {
      run.append(last + 1)
    }
    return run
  }

  /// In "never ordered" nothing is done with an order.
  private static func isParticiple(_ token: Token) -> Bool {
    token.folded.hasSuffix("ed") && !token.folded.hasSuffix("eed")
  }

  /// Verbs that are auxiliaries where another verb stands behind them.
  private static let auxiliaryVerbs: Set<String> = [
    "have", "has", "had", "having", "do", "does", "did", "get", "got",
  ]

  /// How far an action is from its thing; nil where they do not belong together.
  private static func distance(from action: Int, to thing: [Int], _ tokens: [Token]) -> Int? {
    guard let first = thing.first, let last = thing.last else { return nil }
    if action < first {
      let between = (action + 1)..<first
      if auxiliaryVerbs.contains(tokens[action].folded),
        between.contains(where: { adverbs.contains(tokens[$0].folded) || isParticiple(tokens[$0]) })
      {
        return nil
      }
      guard between.count <= 5, !between.contains(where: { breaks.contains(tokens[$0].folded) })
      else { return nil }
      return between.count
    }
    guard action > last else { return nil }
    let between = (last + 1)..<action
    guard between.count <= 4,
      between.allSatisfy({
        tokens[$0].isFunction && tokens[$0].folded != "and"
          || auxiliaries.contains(tokens[$0].folded)
      }),
      !between.contains(where: {
        ["or", "but", "then", "who", "to", "for", "with", "whose"].contains(tokens[$0].folded)
      })
    else { return nil }
    return between.count
  }

  private static let breaks: Set<String> = [
    "who", "whose", "which", ";", "without", "before", "after", "but", "then",
  ]

  private static let adverbs: Set<String> = [
    "not", "n't", "never", "ever", "already", "yet", "also", "been", "to",
  ]

  private static let auxiliaries: Set<String> = [
    "never", "n't", "not", "got", "get", "gets", "been", "being", "ever", "successfully", "later",
    "recently", "just", "users", "customers", "people",
  ]
}
