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
    func add(_ words: String, _ bit: UInt32) {
      for word in words.split(separator: " ") { tables[String(word), default: 0] |= bit }
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
  /// - Parameter names: names and values of the workspace; asked for only when the text looks
  ///   foreign.
  package func otherLanguage(of text: String, names: @autoclosure () -> [String] = []) -> String? {
    let words = PromptWords(text)
    guard let language = otherLanguage(of: words) else { return nil }
    let known = words.removing(names: names())
    return known.words.count == words.words.count ? language : otherLanguage(of: known)
  }

  private func otherLanguage(of text: PromptWords) -> String? {
    let evidence = evidence(in: text)
    if text.otherLetters > text.latinLetters { return "another script" }
    // One sign of these scripts says as much as three letters.
    if text.syllableLetters * 3 > text.latinLetters, evidence.english < 2 {
      return "another script"
    }
    let most = evidence.others.indices.max { evidence.others[$0] < evidence.others[$1] }
    guard let most else { return nil }
    let count = evidence.others[most]
    if count >= 2, count > evidence.english { return LanguageWords.others[most].name }
    let strange = count + evidence.accented
    return strange >= 3 && strange > 2 * evidence.english ? "another language" : nil
  }

  private struct Evidence {
    var english = 0
    var others: [Int]
    /// Words of no table that have letters English does without.
    var accented = 0
  }

  private func evidence(in text: PromptWords) -> Evidence {
    var evidence = Evidence(others: LanguageWords.others.map { _ in 0 })
    let words = text.words
    let capitals = words.count(where: \.isCapitalized)
    let caseTells = words.count < 4 || capitals * 5 < words.count * 3
    for (index, word) in words.enumerated() {
      let isName = caseTells && (index > 0 && word.isCapitalized || isParticle(index, of: words))
      if Self.contractions.contains(where: word.text.hasSuffix) {
        evidence.english += 1
        continue
      }
      let bits = bits(of: word.text)
      if bits == Self.english {
        evidence.english += 1
      } else if bits == 0 {
        if !isName, !word.text.utf8.allSatisfy({ $0 < 0x80 }) { evidence.accented += 1 }
      } else if bits & Self.english == 0 {
        for (position, language) in LanguageWords.others.enumerated()
        where bits & Self.english << UInt32(position + 1) != 0 {
          // German writes its nouns with a capital.
          let isNoun = language.capitalizesNouns && word.isCapitalized
          if !isName || isNoun { evidence.others[position] += 1 }
        }
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
    "al", "d", "da", "das", "de", "degli", "dei", "del", "della", "den", "der", "di", "do", "dos",
    "du", "e", "el", "et", "het", "il", "l", "la", "las", "le", "les", "los", "ter", "un", "van",
    "von", "y", "zu",
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
