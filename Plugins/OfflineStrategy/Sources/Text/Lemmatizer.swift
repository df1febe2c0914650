/// Brings the forms of an English word to one base: `purchases`, `purchased`, `purchasing` and
/// `purchase` are the same.
///
/// The base is a stem, not always a word: prompts, names and tables go through the same rules, so
/// only sameness matters. Irregular forms come from `IrregularForms`.
enum Lemmatizer {
  static func lemma(of word: String) -> String {
    if let underscore = word.firstIndex(of: "_"), word.last != "_" {
      return lemma(of: String(word[..<underscore])) + word[underscore...]
    }
    guard word.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { return word }
    if let base = IrregularForms.bases[word] { return stem(base) }
    return stem(word)
  }

  private static func stem(_ word: String) -> String {
    if word.count < 3 || IrregularForms.unchanged.contains(word) { return word }
    var letters = Array(word.utf8)
    strip(ending: "s", of: &letters)
    strip(ending: "ing", of: &letters)
    strip(ending: "ed", of: &letters)
    finish(&letters)
    return String(decoding: letters, as: UTF8.self)
  }

  private static func strip(ending: String, of letters: inout [UInt8]) {
    let bytes = Array(ending.utf8)
    guard letters.count >= bytes.count + 2, letters.suffix(bytes.count).elementsEqual(bytes) else {
      return
    }
    let rest = letters.dropLast(bytes.count)
    if ending == "s" {
      let keeps: [UInt8] = Array("sui".utf8)
      if let last = rest.last, keeps.contains(last) { return }
    } else if rest.count < 3 || !rest.contains(where: isVowel) {
      return
    } else if ending == "ed", rest.last == UInt8(ascii: "e") {
      // "proceed", "speed"
      return
    }
    letters = Array(rest)
  }

  /// Drops a final `e`, turns a final `y` into `i`, and makes a doubled last consonant single.
  private static func finish(_ letters: inout [UInt8]) {
    if letters.count > 3, letters.last == UInt8(ascii: "e") { letters.removeLast() }
    if letters.last == UInt8(ascii: "y") { letters[letters.count - 1] = UInt8(ascii: "i") }
    if letters.count > 3, let last = letters.last, !isVowel(last),
      letters[letters.count - 2] == last
    {
      letters.removeLast()
    }
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    "aeiouy".utf8.contains(letter)
  }
}
