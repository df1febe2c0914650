/// A word of the tables by its number.
typealias WordNumber = Int32

/// The words of the tables in base form, each with a number, so that phrases are compared and
/// looked up without their text.
struct LexiconWords: Sendable {
  /// By number.
  private(set) var lemmas: [String] = []
  private var numbers: [String: WordNumber] = [:]
  /// Which of them can name something of a workspace: those that are said for a name, not those
  /// that only names have.
  private(set) var areNameable: [Bool] = []

  /// The words as they are written, in one run: most of them stand in many lines, and are brought
  /// to their base form once.
  private var written: [UInt8] = []
  private var ends: [Int32] = [0]
  private var numbersOfWritten: [WordNumber] = []
  /// Where the written words are found by their bytes: one more than the index, 0 for none.
  private var slots = [Int32](repeating: 0, count: 1 << 15)

  init() {
    numbers.reserveCapacity(8_192)
    lemmas.reserveCapacity(8_192)
    areNameable.reserveCapacity(8_192)
    written.reserveCapacity(1 << 16)
  }

  /// The number of a word in base form; nil where no table has it.
  func number(of lemma: String) -> WordNumber? { numbers[lemma] }

  func text(of phrase: [WordNumber]) -> [String] { phrase.map { lemmas[Int($0)] } }

  /// The number of a word as a table has it.
  mutating func add(_ word: TableText, isNameable: Bool) -> WordNumber {
    var slot = Self.slot(of: word) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if isWritten(word, at: index) {
        let number = numbersOfWritten[index]
        if isNameable { areNameable[Int(number)] = true }
        return number
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = add(lemma: Lemmatizer.lemma(of: word.text), isNameable: isNameable)
    written.append(contentsOf: word)
    ends.append(Int32(written.count))
    numbersOfWritten.append(number)
    slots[slot] = Int32(numbersOfWritten.count)
    return number
  }

  private mutating func add(lemma: String, isNameable: Bool) -> WordNumber {
    if let known = numbers[lemma] {
      if isNameable { areNameable[Int(known)] = true }
      return known
    }
    let number = WordNumber(lemmas.count)
    lemmas.append(lemma)
    areNameable.append(isNameable)
    numbers[lemma] = number
    return number
  }

  private func isWritten(_ word: TableText, at index: Int) -> Bool {
    let start = Int(ends[index])
    guard Int(ends[index + 1]) - start == word.count else { return false }
    for place in 0..<word.count where written[start + place] != word[place] { return false }
    return true
  }

  private static func slot(of word: TableText) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in word { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash ^ hash >> 15)
  }

  /// Phrases between separators, word by word. `/` stands between words of one meaning: each makes
  /// a phrase of its own.
  mutating func phrases(
    _ text: TableText, between separator: Unicode.Scalar, isNameable: Bool
  ) -> [[WordNumber]] {
    var found: [[WordNumber]] = []
    text.forEachPart(between: separator) { phrase in
      let first = found.count
      found.append([])
      phrase.forEachPart(between: " ") { place in
        guard place.contains(UInt8(ascii: "/")) else {
          let word = add(place, isNameable: isNameable)
          for index in first..<found.count { found[index].append(word) }
          return
        }
        let words = place.parts(between: "/").map { add($0, isNameable: isNameable) }
        let combined = found[first...].flatMap { start in words.map { start + [$0] } }
        found.replaceSubrange(first..., with: combined)
      }
      if found[first].isEmpty { found.removeSubrange(first...) }
    }
    return found
  }

  /// The words with blanks between.
  mutating func words(_ text: TableText, isNameable: Bool) -> [WordNumber] {
    var found: [WordNumber] = []
    text.forEachPart(between: " ") { found.append(add($0, isNameable: isNameable)) }
    return found
  }
}

/// The tables, read once, at the first prompt.
///
/// A class because it is large, and all that reads a prompt refers to it.
final class Lexicon: Sendable {
  static let tables = Lexicon()

  let words: LexiconWords
  let synonyms: SynonymTable.Index
  let frames: EventFrameTable.Index
  let eventConcepts: EventConceptTable.Index
  let fieldConcepts: FieldConceptTable.Index
  let fieldSynonyms: FieldSynonymTable.Index

  private init() {
    var words = LexiconWords()
    synonyms = SynonymTable.Index(&words)
    frames = EventFrameTable.Index(&words, synonyms)
    eventConcepts = EventConceptTable.Index(&words)
    fieldConcepts = FieldConceptTable.Index(&words)
    fieldSynonyms = FieldSynonymTable.Index(&words)
    self.words = words
  }

  /// Lines by the words that they are found by.
  static func postings(_ wordsOfLines: [[WordNumber]], _ words: LexiconWords) -> [[Int]] {
    var lines = [[Int]](repeating: [], count: words.lemmas.count)
    for (line, words) in wordsOfLines.enumerated() {
      for word in words where lines[Int(word)].last != line { lines[Int(word)].append(line) }
    }
    return lines
  }
}

extension [WordNumber] {
  /// The words as a set: ascending, each once.
  var asSet: [WordNumber] {
    guard count > 1 else { return self }
    var set: [WordNumber] = []
    for word in sorted() where set.last != word { set.append(word) }
    return set
  }
}

extension Array where Element: RangeReplaceableCollection {
  /// What is kept of a word; nothing of words that were added after it was.
  subscript(at word: WordNumber) -> Element { Int(word) < count ? self[Int(word)] : Element() }
}
