/// What is done with what: for each kind of thing the actions it can undergo, and the words for
/// both.
///
/// A verb means something only beside its object: who *gets* an e-mail had one delivered, who *gets*
/// a refund had one issued. So the synonyms of an action stand with the things it is done to, and
/// actions that differ stand apart: an event of one is never meant by the words of another.
enum EventFrameTable {
  /// A kind of thing with its actions.
  struct Frame: Sendable {
    /// Phrases for the thing in names and in prompts, word by word.
    let objects: [[WordNumber]]
    /// Phrases for it in prompts only.
    let others: [[WordNumber]]
    let actions: [Action]

    /// Whether a word is one of its objects' phrases.
    func hasInObjects(_ word: WordNumber) -> Bool { objects.contains { $0.contains(word) } }
  }

  /// What is done, by words of one meaning.
  struct Action: Sendable {
    /// Words that names and prompts have, with their forms.
    let words: [WordNumber]
    /// The words in the order of the table: the first ones say it best.
    let ranked: [WordNumber]
    /// Words that prompts have only, with their forms.
    let others: [WordNumber]
    /// Whether a name of the thing alone means it: `chargeback`.
    let isUnderstood: Bool
  }

  /// The frames, and which of them have a phrase with a word in it.
  struct Index: Sendable {
    let frames: [Frame]
    let framesByWord: [[Int]]

    init(_ words: inout LexiconWords, _ synonyms: SynonymTable.Index) {
      var reader = FrameReader(synonyms)
      for table in EventFrameTable.tables {
        var table = table
        table.withUTF8 { text in
          text.forEachPart(between: "\n") { reader.read($0, &words) }
        }
      }
      frames = reader.frames
      framesByWord = Lexicon.postings(frames.map { $0.objects.flatMap { $0 } }, words)
    }
  }

  static var frames: [Frame] { Lexicon.tables.frames.frames }

  /// The frames that have a phrase with a word in it.
  static func frames(withWord word: WordNumber) -> [Int] {
    Lexicon.tables.frames.framesByWord[at: word]
  }

  /// Each line: kinds of things with `;` between that undergo the same; for each of them its phrases,
  /// with commas between and `/` between words of one meaning, and behind `<` those that are said
  /// only; behind `:` its actions, with `|` between, each of words of one meaning, behind `<` those
  /// that are said only. The action that a name of the thing alone means begins with `*`.
  fileprivate static let tables = [
    commerce, messaging, software, content, money, travel, people, places,
  ]
}

/// Reads the lines of `EventFrameTable`.
private struct FrameReader {
  let synonyms: SynonymTable.Index
  private(set) var frames: [EventFrameTable.Frame] = []
  /// Verbs with their nouns, as far as they were asked for.
  private var families: [WordNumber: [WordNumber]] = [:]

  init(_ synonyms: SynonymTable.Index) { self.synonyms = synonyms }

  mutating func read(_ line: TableText, _ words: inout LexiconWords) {
    let (things, said) = line.sides(of: ":")
    guard let said else { return }
    var actions: [EventFrameTable.Action] = []
    said.forEachPart(between: "|") { text in
      let (named, only) = text.sides(of: "<")
      let start = named.firstIndex { $0 != UInt8(ascii: " ") } ?? named.endIndex
      let isUnderstood = start < named.endIndex && named[start] == UInt8(ascii: "*")
      let ranked = words.words(
        TableText(rebasing: named[(isUnderstood ? start + 1 : start)...]), isNameable: true)
      let others = only.map { words.words($0, isNameable: true) } ?? []
      actions.append(
        EventFrameTable.Action(
          words: ranked.flatMap { family(of: $0, &words) }, ranked: ranked,
          others: others.flatMap { family(of: $0, &words) }, isUnderstood: isUnderstood))
    }
    things.forEachPart(between: ";") { thing in
      let (objects, only) = thing.sides(of: "<")
      frames.append(
        EventFrameTable.Frame(
          objects: words.phrases(objects, between: ",", isNameable: true),
          others: only.map { words.phrases($0, between: ",", isNameable: true) } ?? [],
          actions: actions))
    }
  }

  /// A verb with its nouns, but those for who does it: `cancel`, `cancellation`.
  private mutating func family(
    of word: WordNumber, _ words: inout LexiconWords
  ) -> [WordNumber] {
    if let known = families[word] { return known }
    let found = synonyms.derived(from: word).filter { form in
      let lemma = words.lemmas[Int(form)]
      return form == word || !["er", "or", "ee", "ant"].contains { lemma.hasSuffix($0) }
    }
    families[word] = found
    return found
  }
}
