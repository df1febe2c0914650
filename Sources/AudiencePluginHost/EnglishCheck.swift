/// Tells whether a description is written in another language than English.
///
/// What counts is which language's function words it has most of, so that an English sentence
/// with foreign names stays English, and a row of keys (`asdf qwer`) is no language at all. Quoted
/// parts and names of the workspace do not count.
package struct EnglishCheck: Sendable {
  /// Which tables each word is in: bit 0 for English, then the others in order.
  private let tables: [String: UInt32]

  private static let english: UInt32 = 1

  package init() {
    var tables: [String: UInt32] = [:]
    tables.reserveCapacity(4_096)
    func add(_ words: String, _ bit: UInt32) {
      // By bytes: nobody waits for characters to be told apart before the first prompt.
      for word in words.utf8.split(separator: UInt8(ascii: " ")) {
        tables[String(Substring(word)), default: 0] |= bit
      }
    }
    add(LanguageWords.english, Self.english)
    for (position, language) in LanguageWords.others.enumerated() {
      add(language.words, Self.english << UInt32(position + 1))
    }
    // People leave accents out; an English word stays what it is.
    for (word, bits) in tables where !word.utf8.allSatisfy({ $0 < 0x80 }) {
      let plain = Self.withoutAccents(word)
      if tables[plain].map({ $0 & Self.english == 0 }) ?? true { tables[plain, default: 0] |= bits }
    }
    self.tables = tables
  }

  /// The language a text is written in where that is not English: `Spanish`, or `another
  /// language` where only that much can be told; nil for English and for what is no language.
  ///
  /// - Parameter names: the names and values of the workspace; asked for only when the text looks
  ///   foreign.
  package func otherLanguage(
    of text: String, names: @autoclosure () -> NameSpellings = NameSpellings()
  ) -> String? {
    var words = PromptWords(text)
    // A sentence that is one quote altogether is not quoted in anything.
    if words.words.count < 2 { words = PromptWords(text, quoted: true) }
    guard let language = otherLanguage(of: words) else { return nil }
    var own = words
    own.words = names().removed(from: words.words)
    return own.words.count == words.words.count ? language : otherLanguage(of: own)
  }

  private func otherLanguage(of text: PromptWords) -> String? {
    let evidence = evidence(in: text)
    if text.otherLetters > text.latinLetters { return "another script" }
    // One sign of these scripts says as much as three letters.
    if text.syllableLetters * 3 > text.latinLetters, evidence.english < 2 * Evidence.own {
      return "another script"
    }
    guard let most = evidence.others.indices.max(by: { evidence.others[$0] < evidence.others[$1] })
    else { return nil }
    let weight = evidence.others[most]
    // A word of a language and one it shares will do where next to nothing is English.
    let isEnough = weight >= (evidence.english <= Evidence.shared ? 3 : 4)
    if isEnough, weight > evidence.english, evidence.hasOwn[most] {
      return LanguageWords.others[most].name
    }
    let strange = weight + evidence.accented
    return strange >= (evidence.english == 0 ? 4 : 6) && strange > 2 * evidence.english
      ? "another language" : nil
  }

  /// What the words of a text say for each language.
  private struct Evidence {
    /// The weight of a word that only one side has, and of one that English shares.
    static let own = 2
    static let shared = 1

    var english = 0
    var others = LanguageWords.others.map { _ in 0 }
    /// Whether there is a word that English does not have.
    var hasOwn = LanguageWords.others.map { _ in false }
    /// Words of no table that have letters English does without.
    var accented = 0
  }

  private func evidence(in text: PromptWords) -> Evidence {
    var evidence = Evidence()
    let words = text.words
    let capitals = words.count(where: \.isCapitalized)
    // In a title, and in capitals, the case of a word says nothing.
    let caseTells = words.count < 4 || capitals * 5 < words.count * 4
    for (index, word) in words.enumerated() {
      if Self.contractions.contains(where: word.text.hasSuffix) {
        evidence.english += Evidence.own
        continue
      }
      let bits = bits(of: word.text)
      if bits == 0 {
        let isName = word.isCapitalized && index > 0 && capitals < words.count
        if !isName, !word.text.utf8.allSatisfy({ $0 < 0x80 }) { evidence.accented += Evidence.own }
        continue
      }
      let isEnglish = bits & Self.english != 0
      let weight = bits == Self.english || !isEnglish ? Evidence.own : Evidence.shared
      if isEnglish { evidence.english += weight }
      let isName = caseTells && (index > 0 && word.isCapitalized || isParticle(index, of: words))
      for (position, language) in LanguageWords.others.enumerated()
      where bits & Self.english << UInt32(position + 1) != 0 {
        if isName && !(language.capitalizesNouns && word.isNoun) { continue }
        evidence.others[position] += weight
        if !isEnglish { evidence.hasOwn[position] = true }
      }
    }
    return evidence
  }

  /// The tables of a word; of `l'utente`, those of its halves.
  private func bits(of word: String) -> UInt32 {
    if let bits = tables[word] ?? tables[Self.withoutAccents(word)] { return bits }
    return word.split(separator: "'").dropLast().reduce(0) { $0 | (tables[String($1)] ?? 0) }
  }

  /// Whether a word is the `de la` of `Crème de la Mer`: particles up to a capital.
  private func isParticle(_ index: Int, of words: [PromptWord]) -> Bool {
    guard Self.particles.contains(words[index].text) else { return false }
    let next = words[index...].first { !Self.particles.contains($0.text) || $0.isCapitalized }
    return next?.isCapitalized == true
  }

  private static let contractions = ["n't", "'re", "'ve", "'ll", "'m"]

  private static let particles: Set<String> = [
    "à", "al", "alla", "d", "da", "dalla", "das", "de", "degli", "dei", "del", "della", "dello",
    "den", "der", "des", "di", "do", "dos", "du", "e", "el", "et", "het", "il", "l", "la", "las",
    "le", "les", "los", "nella", "ter", "un", "van", "von", "y", "zu",
  ]

  private static func withoutAccents(_ word: String) -> String {
    if word.utf8.allSatisfy({ $0 < 0x80 }) { return word }
    var plain = ""
    for character in word {
      plain += foldings[character] ?? String(character)
    }
    return plain
  }

  private static let foldings: [Character: String] = {
    var foldings: [Character: String] = ["ß": "ss", "æ": "ae", "œ": "oe"]
    for (plain, accented) in [
      ("a", "àáâãäåăąā"), ("c", "çćč"), ("d", "ďđ"), ("e", "èéêëęěē"), ("g", "ğ"),
      ("i", "ìíîïıī"), ("l", "łľ"), ("n", "ñńň"), ("o", "òóôõöøőō"), ("r", "řŕ"), ("s", "śšşș"),
      ("t", "ťţț"), ("u", "ùúûüůűū"), ("y", "ýÿ"), ("z", "źżž"),
    ] {
      for character in accented { foldings[character] = plain }
    }
    return foldings
  }()
}

extension LanguageWords {
  fileprivate var capitalizesNouns: Bool { name == "German" }
}

extension PromptWord {
  /// Whether it may be a noun as German writes it; its articles are shorter.
  fileprivate var isNoun: Bool { isCapitalized && text.count > 3 }
}
