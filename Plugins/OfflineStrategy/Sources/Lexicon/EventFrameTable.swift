/// What is done with what: for each kind of thing the actions it can undergo, and the words for
/// both.
///
/// A verb means something only beside its object: who *gets* an e-mail had one delivered, who *gets*
/// a refund had one issued. So the synonyms of an action stand with the things it is done to, and
/// actions that differ stand apart: an event of one is never meant by the words of another.
enum EventFrameTable {
  /// A kind of thing with its actions.
  struct Frame: Sendable {
    /// Phrases for the thing in names and in prompts, word by word in base form.
    let objects: [[String]]
    /// Phrases for it in prompts only.
    let others: [[String]]
    /// All words of the phrases.
    let words: Set<String>
    let actions: [Action]
  }

  /// What is done, by words of one meaning.
  struct Action: Sendable {
    /// Words that names and prompts have.
    let words: Set<String>
    /// Those in the order of the table: the first ones say it best.
    let ranked: [String]
    /// Words that prompts have only.
    let others: Set<String>
    /// Whether a name of the thing alone means it: `chargeback`.
    let isUnderstood: Bool
  }

  static let frames: [Frame] = {
    var reader = FrameReader()
    return tables.flatMap { table in
      table.utf8.split(separator: UInt8(ascii: "\n")).flatMap { reader.frames($0) }
    }
  }()

  /// The frames that have a phrase with a word in it, by that word.
  static let framesByWord: [String: [Int]] = {
    var index: [String: [Int]] = [:]
    for (number, frame) in frames.enumerated() {
      for word in Set(frame.objects.joined()) { index[word, default: []].append(number) }
    }
    return index
  }()

  /// All words of the table in base form.
  static let words: Set<String> = frames.reduce(into: []) { words, frame in
    for phrase in frame.objects + frame.others { words.formUnion(phrase) }
    for action in frame.actions { words.formUnion(action.words.union(action.others)) }
  }

  /// Each line: kinds of things with `;` between that undergo the same; for each of them its phrases,
  /// with commas between and `/` between words of one meaning, and behind `<` those that are said
  /// only; behind `:` its actions, with `|` between, each of words of one meaning, behind `<` those
  /// that are said only. The action that a name of the thing alone means begins with `*`.
  private static let tables = [
    commerce, messaging, software, content, money, travel, people, places,
  ]
}

/// Reads the lines of `EventFrameTable`.
private struct FrameReader {
  /// Base forms by the word: most words stand in many lines.
  private var lemmas: [String: String] = [:]
  private var families: [String: [String]] = [:]

  mutating func frames(_ line: Substring.UTF8View) -> [EventFrameTable.Frame] {
    let sides = line.split(separator: UInt8(ascii: ":"), maxSplits: 1)
    guard sides.count == 2 else { return [] }
    var actions: [EventFrameTable.Action] = []
    for text in sides[1].split(separator: UInt8(ascii: "|")) {
      let parts = text.split(separator: UInt8(ascii: "<"), maxSplits: 1)
      let named = parts[0].drop { $0 == UInt8(ascii: " ") }
      let isUnderstood = named.first == UInt8(ascii: "*")
      let ranked = words(isUnderstood ? named.dropFirst() : named)
      actions.append(
        EventFrameTable.Action(
          words: Set(ranked.flatMap { family(of: $0) }), ranked: ranked,
          others: parts.count > 1 ? Set(self.words(parts[1]).flatMap { family(of: $0) }) : [],
          isUnderstood: isUnderstood))
    }
    return sides[0].split(separator: UInt8(ascii: ";")).map { thing in
      let phrases = thing.split(separator: UInt8(ascii: "<"), maxSplits: 1)
      let objects = self.phrases(phrases[0])
      return EventFrameTable.Frame(
        objects: objects, others: phrases.count > 1 ? self.phrases(phrases[1]) : [],
        words: Set(objects.joined()), actions: actions)
    }
  }

  private mutating func phrases(_ text: Substring.UTF8View) -> [[String]] {
    text.split(separator: UInt8(ascii: ",")).flatMap { phrase in
      var combined: [[String]] = [[]]
      for place in phrase.split(separator: UInt8(ascii: " ")) {
        let words = place.split(separator: UInt8(ascii: "/")).map { lemma(of: $0) }
        combined = combined.flatMap { start in words.map { start + [$0] } }
      }
      return combined.filter { !$0.isEmpty }
    }
  }

  private mutating func words(_ text: Substring.UTF8View) -> [String] {
    text.split(separator: UInt8(ascii: " ")).map { lemma(of: $0) }
  }

  private mutating func lemma(of bytes: Substring.UTF8View) -> String {
    let word = String(Substring(bytes))
    if let known = lemmas[word] { return known }
    let lemma = Lemmatizer.lemma(of: word)
    lemmas[word] = lemma
    return lemma
  }

  /// A verb with its nouns, but those for who does it: `cancel`, `cancellation`.
  private mutating func family(of lemma: String) -> [String] {
    if let known = families[lemma] { return known }
    let found = SynonymTable.derived(from: lemma).filter { word in
      word == lemma || !["er", "or", "ee", "ant"].contains { word.hasSuffix($0) }
    }
    families[lemma] = found
    return found
  }
}
