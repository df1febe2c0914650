/// A word of a prompt, as language is told by it.
struct PromptWord {
  /// In lower case, a typographic apostrophe as a plain one.
  let text: String
  let isCapitalized: Bool
}

/// The words of a text, with the letters counted by script.
struct PromptWords {
  var words: [PromptWord] = []
  /// Letters of the Latin script.
  private(set) var latinLetters = 0
  /// Letters of scripts that English is not written in.
  private(set) var otherLetters = 0
  /// Those of them that write a syllable or a word with one sign.
  private(set) var syllableLetters = 0

  /// - Parameter quoted: whether what stands in quotes counts too.
  init(_ text: String, quoted: Bool = false) {
    let characters = Array(text)
    var word = ""
    var index = 0
    while index < characters.count {
      let character = characters[index]
      let previous = index > 0 ? characters[index - 1] : " "
      if Self.isLetter(character) {
        word.append(character)
        count(character)
      } else if !quoted, let closing = Self.closingQuote(for: character, after: previous),
        let end = characters[(index + 1)...].firstIndex(of: closing)
      {
        finish(&word)
        index = end
      } else if Self.isApostrophe(character), previous.isLetter {
        word.append("'")
      } else if character == "/", word.lowercased() == "w" {
        // "w/" and "w/o" are English, not letters of another language.
        let isWithout = index + 1 < characters.count && ["o", "O"].contains(characters[index + 1])
        word = isWithout ? "without" : "with"
        index += isWithout ? 1 : 0
        finish(&word)
      } else {
        finish(&word)
      }
      index += 1
    }
    finish(&word)
  }

  /// What ends a quote that a character begins. An apostrophe begins one only before a word; a
  /// quote that nothing ends is none.
  private static func closingQuote(for open: Character, after previous: Character) -> Character? {
    switch open {
    case "\"": "\""
    case "'" where !previous.isLetter && !previous.isNumber: "'"
    case "‘" where !previous.isLetter: "’"
    case "“": "”"
    case "„": "“"
    case "«": "»"
    case "`": "`"
    case "「": "」"
    default: nil
    }
  }

  /// Whether it is a letter, which of most characters of most texts their byte tells.
  private static func isLetter(_ character: Character) -> Bool {
    guard let byte = character.asciiValue else { return character.isLetter }
    return (0x61...0x7A).contains(byte | 0x20)
  }

  private static func isApostrophe(_ character: Character) -> Bool {
    character == "'" || character == "’"
  }

  private mutating func count(_ character: Character) {
    guard let scalar = character.unicodeScalars.first else { return }
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xAA...0x24F, 0x1E00...0x1EFF, 0xFF21...0xFF5A:
      latinLetters += 1
    case 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0x20000...0x3FFFF:
      otherLetters += 1
      syllableLetters += 1
    default:
      if scalar.properties.isAlphabetic { otherLetters += 1 }
    }
  }

  private mutating func finish(_ word: inout String) {
    while word.hasSuffix("'") { word.removeLast() }
    if let first = word.first {
      words.append(PromptWord(text: word.lowercased(), isCapitalized: first.isUppercase))
    }
    word = ""
  }
}
