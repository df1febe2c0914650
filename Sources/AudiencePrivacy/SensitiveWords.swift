package import AudienceDiagnostics

/// Words about what the law protects most: a prompt that has them is not sent to anybody before the
/// analyst confirms it.
///
/// The kinds are those of article 9 (1) and article 10 of the General Data Protection Regulation
/// (EU) 2016/679; the words are the plain English ones, and only those that mean little else.
package enum SensitiveWords {
  /// What a word is about.
  package struct Mention: Hashable, Sendable {
    /// `health`, `religion or belief`
    package let kind: String
    package let span: Span
  }

  /// The mentions of a text, in its order.
  package static func mentions(in text: String) -> [Mention] {
    let lower = Array(text.utf8).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    var mentions: [Mention] = []
    for (kind, words) in table {
      for word in words {
        for start in places(of: Array(word.utf8), in: lower) {
          let end = lower[start...].dropFirst(word.utf8.count).firstIndex { !isLetter($0) }
          mentions.append(Mention(kind: kind, span: Span(start, end ?? lower.count)))
        }
      }
    }
    return mentions.sorted { $0.span < $1.span }
  }

  /// What the name of an event, a trait or a property is about, by its words in any spelling
  /// (`hivStatus`, `union_member`); nil for most.
  package static func kind(ofName name: String) -> String? {
    let words = words(of: name)
    if let mention = mentions(in: words.joined(separator: " ")).first { return mention.kind }
    return names.first { $0.1.contains(words.joined(separator: " ")) }?.0
  }

  /// Words in small letters: parted at what is no letter, and before a capital behind a small one.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var wasSmall = false
    var isInWord = false
    for character in name {
      let startsWord = character.isUppercase && wasSmall || !isInWord
      wasSmall = character.isLowercase
      isInWord = character.isLetter
      guard isInWord else { continue }
      if startsWord { words.append("") }
      words[words.count - 1] += character.lowercased()
    }
    return words
  }

  /// Whole names that say it, of words that mean other things in a sentence.
  private static let names: [(String, Set<String>)] = [
    ("race or ethnic origin", ["race", "ethnic group", "skin"]),
    ("religion or belief", ["faith", "church", "denomination"]),
    ("sex life or orientation", ["orientation", "gender identity", "sexual preference"]),
    ("politics", ["party affiliation", "voter registration", "political view"]),
    ("trade union membership", ["union", "union membership"]),
    ("health", ["allergies", "blood type", "medical condition", "health condition"]),
    ("children", ["is child", "is minor", "minor", "underage", "under age"]),
  ]

  /// Where a word stands on its own; an ending that makes a plural may follow.
  private static func places(of word: [UInt8], in text: [UInt8]) -> [Int] {
    guard word.count <= text.count else { return [] }
    return (0...(text.count - word.count)).filter { start in
      guard text[start...].starts(with: word), start == 0 || !isLetter(text[start - 1])
      else { return false }
      let rest = text[(start + word.count)...].prefix { isLetter($0) }
      return rest.isEmpty || rest.elementsEqual("s".utf8)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || byte >= 0x80 || (0x30...0x39).contains(byte)
  }

  private static let table: [(String, [String])] = [
    (
      "health",
      [
        "pregnant", "pregnancy", "miscarriage", "abortion", "diabetes", "diabetic", "cancer",
        "hiv", "aids patient", "disability", "disabilities", "disabled people", "disabled customer",
        "depression", "depressed", "anxiety", "mental health", "mental illness", "diagnosis",
        "diagnosed", "medication", "prescription", "patient", "disease", "illness", "health record",
        "addiction", "addicted", "alcoholic", "genetic", "infertility",
      ]
    ),
    (
      "religion or belief",
      [
        "religion", "religious", "christian", "catholic", "protestant", "muslim", "islamic",
        "jewish", "hindu", "buddhist", "sikh", "atheist", "churchgoer", "belief",
      ]
    ),
    (
      "sex life or orientation",
      [
        "gay", "lesbian", "bisexual", "homosexual", "heterosexual", "transgender", "queer", "lgbt",
        "lgbtq", "sexual orientation", "sexuality", "sex life",
      ]
    ),
    (
      "race or ethnic origin",
      ["ethnicity", "ethnic", "racial", "skin color", "skin colour", "race of"]
    ),
    (
      "politics",
      [
        "political", "political party", "democrats", "republicans", "voted for", "left-wing",
        "right-wing", "conservative voter", "political opinion",
      ]
    ),
    ("trade union membership", ["trade union", "labor union", "labour union", "union member"]),
    ("biometric data", ["biometric", "fingerprint", "face recognition", "dna"]),
    (
      "criminal convictions",
      ["criminal record", "convicted", "conviction", "felony", "felon", "ex-convict", "in prison"]
    ),
  ]
}
