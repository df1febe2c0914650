/// Brings the forms of an English word to one base: `purchases`, `purchased`, `purchasing` and
/// `purchase` are the same.
///
/// The base is a stem, not always a word: prompts, names and tables go through the same rules, so
/// only sameness matters. Irregular forms come from `IrregularForms`.
enum Lemmatizer {
  static func lemma(of word: String) -> String {
    var word = word
    let letters = word.withUTF8 { utf8 in
      utf8.reduce(into: (areAll: true, hasUnderscore: false)) { found, byte in
        if byte < 0x61 || byte > 0x7A { found.areAll = false }
        if byte == UInt8(ascii: "_") { found.hasUnderscore = true }
      }
    }
    if letters.hasUnderscore, let underscore = word.firstIndex(of: "_"), word.last != "_" {
      return lemma(of: String(word[..<underscore])) + word[underscore...]
    }
    guard letters.areAll else { return word }
    if let base = IrregularForms.bases[word] { return stem(base) }
    // "cancellations" as "cancellation"
    if word.utf8.last == UInt8(ascii: "s"), let base = IrregularForms.bases[String(word.dropLast())]
    {
      return stem(base)
    }
    return stem(word)
  }

  private static func stem(_ word: String) -> String {
    var word = word
    let count = word.utf8.count
    if count < 3 || IrregularForms.unchanged.contains(word) { return word }
    return word.withUTF8 { utf8 in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) { letters in
        _ = letters.initialize(from: utf8)
        var count = count
        if endsInPlural(letters, count) { count -= 1 }
        if ends(letters, count, in: "ing") { count -= 3 }
        if ends(letters, count, in: "ed"), letters[count - 3] != UInt8(ascii: "e") { count -= 2 }
        finish(letters, &count)
        return String(decoding: letters[..<count], as: UTF8.self)
      }
    }
  }

  /// Whether a final `s` is an ending: not in "pass", "status", "basis".
  private static func endsInPlural(
    _ letters: UnsafeMutableBufferPointer<UInt8>, _ count: Int
  ) -> Bool {
    count >= 3 && letters[count - 1] == UInt8(ascii: "s")
      && !"sui".utf8.contains(letters[count - 2])
  }

  /// Whether there is an ending behind at least three letters with a vowel among them.
  private static func ends(
    _ letters: UnsafeMutableBufferPointer<UInt8>, _ count: Int, in ending: StaticString
  ) -> Bool {
    let length = ending.utf8CodeUnitCount
    guard count >= length + 3 else { return false }
    for place in 0..<length where letters[count - length + place] != ending.utf8Start[place] {
      return false
    }
    return letters[..<(count - length)].contains(where: isVowel)
  }

  /// Drops a final `e`, turns a final `y` into `i`, and makes a doubled last consonant single.
  private static func finish(_ letters: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int) {
    if count > 3, letters[count - 1] == UInt8(ascii: "e") { count -= 1 }
    if letters[count - 1] == UInt8(ascii: "y") { letters[count - 1] = UInt8(ascii: "i") }
    if count > 3, !isVowel(letters[count - 1]), letters[count - 2] == letters[count - 1] {
      count -= 1
    }
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "y"):
      true
    default: false
    }
  }
}
