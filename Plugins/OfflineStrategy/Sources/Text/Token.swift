import AudienceDiagnostics
import AudienceJSON

/// One word, number, quoted text or mark of a prompt.
///
/// A class because everything that reads a prompt looks at its tokens again and again.
final class Token: Sendable {
  enum Kind: Hashable, Sendable {
    case word
    case number(ExactNumber, isMoney: Bool)
    /// A calendar date in digits: `2025-01-15`.
    case date(year: Int, month: Int, day: Int)
    /// What stood between quotes: always a literal.
    case quoted
    /// Punctuation.
    case mark
  }

  let kind: Kind
  /// As written, without quotes.
  let text: String
  /// Lower case, without diacritics.
  let folded: String
  /// The base form: `orders` → `order`, `bought` → `buy`; of a phrasal verb `sign_in`.
  let lemma: String
  /// Where it stands, in UTF-8 offsets.
  let span: Span
  /// Whether it begins with a capital letter.
  let isCapitalised: Bool
  /// Whether it looks like a code or a name rather than an English word: `VIP20`, `example.org`.
  let looksLikeCode: Bool
  /// Whether it is a word with a grammatical job only (`WordLists.functions`).
  let isFunction: Bool
  /// Whether it is of `WordLists.heads`, of `WordLists.light`, and of `WordLists.lightVerbs`.
  let isHead: Bool
  let isLight: Bool
  let isLightVerb: Bool

  init(kind: Kind, text: String, folded: String, lemma: String, span: Span) {
    self.kind = kind
    self.text = text
    self.folded = folded
    self.lemma = lemma
    self.span = span
    let shape = Self.shape(of: text)
    isCapitalised = shape.isCapitalised
    if case .word = kind { looksLikeCode = shape.isCode } else { looksLikeCode = false }
    isFunction = WordLists.functions.contains(folded)
    isHead = WordLists.heads.contains(lemma)
    isLight = WordLists.light.contains(lemma)
    isLightVerb = WordLists.lightVerbs.contains(lemma)
  }

  private static func shape(of text: String) -> (isCapitalised: Bool, isCode: Bool) {
    func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
    let utf8 = text.utf8
    guard utf8.allSatisfy({ $0 < 0x80 }) else {
      return (
        text.first?.isUppercase == true,
        text.contains { $0.isNumber || $0 == "." || $0 == "@" || $0 == "_" }
          || (text.count > 1 && text.allSatisfy { $0.isUppercase })
      )
    }
    let hasSign = utf8.contains { byte in
      byte >= 0x30 && byte <= 0x39 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "@")
        || byte == UInt8(ascii: "_")
    }
    return (utf8.first.map(isUpper) == true, hasSign || utf8.count > 1 && utf8.allSatisfy(isUpper))
  }

  var number: ExactNumber? {
    if case .number(let value, _) = kind { value } else { nil }
  }

  var isMoney: Bool {
    if case .number(_, let isMoney) = kind { isMoney } else { false }
  }

  var isWord: Bool {
    if case .word = kind { true } else { false }
  }
}
