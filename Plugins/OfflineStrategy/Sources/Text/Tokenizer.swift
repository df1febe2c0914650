import AudienceDiagnostics
import AudienceJSON
import AudienceTime

/// Cuts a prompt into tokens with their places.
///
/// Contractions are split (`haven't` → `have`, `n't`), hyphens separate words, `$50`, `1,000` and
/// `1.5k` are numbers, quoted text is one literal, and a verb with its particle (`signed in`) is
/// one token.
struct Tokenizer {
  private let text: String
  private let characters: [Character]
  /// The UTF-8 offset of each character, and of the end.
  private let offsets: [Int]
  private var tokens: [Token] = []

  static func tokens(of text: String) -> [Token] {
    var tokenizer = Tokenizer(text)
    tokenizer.run()
    return PhrasalVerbs.merging(tokenizer.tokens)
  }

  private init(_ text: String) {
    self.text = text
    characters = Array(text)
    var offset = 0
    var offsets: [Int] = []
    for character in characters {
      offsets.append(offset)
      offset += character.utf8.count
    }
    self.offsets = offsets + [offset]
  }

  private mutating func run() {
    var index = 0
    while index < characters.count {
      let character = characters[index]
      if character.isWhitespace {
        index += 1
      } else if let end = endOfQuote(from: index) {
        add(.quoted, index..<end, String(characters[(index + 1)..<(end - 1)]))
        index = end
      } else if let end = version(from: index) ?? number(from: index) {
        index = end
      } else if let end = slashed(from: index) {
        index = end
      } else if Self.isWordCharacter(character) || startsHandle(at: index) {
        index = word(from: index)
      } else {
        if !isHyphen(at: index) { add(.mark, index..<(index + 1), String(character)) }
        index += 1
      }
    }
  }

  /// A hyphen or underscore inside a compound: `At-Risk`, `article_read`, `30-day`; not a hyphen
  /// between two numbers.
  private func isHyphen(at index: Int) -> Bool {
    guard ["-", "_"].contains(characters[index]), index > 0, index + 1 < characters.count,
      Self.isWordCharacter(characters[index - 1]), Self.isWordCharacter(characters[index + 1])
    else { return false }
    return !isDigit(index - 1) || !isDigit(index + 1)
  }

  private static func isWordCharacter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber
  }

  /// `@gmail.com`, `.edu`: the end of an address.
  private func startsHandle(at index: Int) -> Bool {
    guard index + 1 < characters.count else { return false }
    if characters[index] == "." {
      return characters[index + 1].isLetter && (index == 0 || characters[index - 1].isWhitespace)
    }
    return characters[index] == "@" && Self.isWordCharacter(characters[index + 1])
  }

  /// `w/`, `w/o`, `A/B`: letters about a slash that are one word.
  private mutating func slashed(from start: Int) -> Int? {
    guard start + 1 < characters.count, characters[start].isLetter, characters[start + 1] == "/",
      start == 0 || !Self.isWordCharacter(characters[start - 1])
    else { return nil }
    var end = start + 2
    while end < characters.count, Self.isWordCharacter(characters[end]) { end += 1 }
    let text = String(characters[start..<end])
    let words = ["w/": "with", "w/o": "without", "w/out": "without", "b/c": "because"]
    let folded = Folding.fold(text)
    if let word = words[folded] {
      add(.word, start..<end, text, as: word)
      return end
    }
    guard end == start + 3 else {
      // "w/phone": the slash ends the word.
      guard folded.hasPrefix("w/") else { return nil }
      add(.word, start..<(start + 2), String(characters[start..<(start + 2)]), as: "with")
      return start + 2
    }
    add(.word, start..<end, text, as: folded.replacing("/", with: ""))
    return end
  }

  /// `7.2.0`: digits with more than one point are no number.
  private mutating func version(from start: Int) -> Int? {
    guard isDigit(start) else { return nil }
    var end = start
    var points = 0
    while end < characters.count {
      if characters[end] == ".", end + 1 < characters.count, isDigit(end + 1) {
        points += 1
      } else if !isDigit(end) {
        break
      }
      end += 1
    }
    guard points >= 2 else { return nil }
    add(.word, start..<end, String(characters[start..<end]))
    return end
  }

  /// - Parameter word: what the text stands for, where that is another word.
  private mutating func add(
    _ kind: Token.Kind, _ range: Range<Int>, _ text: String, as word: String? = nil
  ) {
    let folded = word ?? Folding.fold(text)
    let lemma: String
    switch kind {
    case .word: lemma = Lemmatizer.lemma(of: folded)
    case .number, .date, .quoted, .mark: lemma = folded
    }
    tokens.append(
      Token(
        kind: kind, text: text, folded: folded, lemma: lemma,
        span: Span(offsets[range.lowerBound], offsets[range.upperBound])))
  }

  /// The index behind a closing quote, if a quoted text starts here.
  private func endOfQuote(from index: Int) -> Int? {
    let closings: [Character: Character] = [
      "\"": "\"", "'": "'", "\u{201C}": "\u{201D}", "\u{2018}": "\u{2019}", "`": "`",
    ]
    guard let closing = closings[characters[index]],
      index == 0 || !Self.isWordCharacter(characters[index - 1])
    else { return nil }
    var end = index + 1
    while end < characters.count {
      let isClosed =
        characters[end] == closing
        && (end + 1 == characters.count || !Self.isWordCharacter(characters[end + 1]))
      if isClosed { return end > index + 1 ? end + 1 : nil }
      end += 1
    }
    return nil
  }

  // MARK: - Words

  private static let negatedAuxiliaries: Set<String> = [
    "havent", "hasnt", "hadnt", "dont", "doesnt", "didnt", "isnt", "arent", "wasnt", "werent",
    "wont", "cant", "couldnt", "wouldnt", "shouldnt",
  ]

  private mutating func word(from start: Int) -> Int {
    var end = start + 1
    while end < characters.count {
      let character = characters[end]
      let isJoined =
        (character == "." || character == "@") && end + 1 < characters.count
        && characters[end + 1].isLetter && !characters[end - 1].isWhitespace
      guard Self.isWordCharacter(character) || isJoined else { break }
      end += 1
    }
    let isApostrophe = end < characters.count && ["'", "\u{2019}"].contains(characters[end])
    guard isApostrophe else {
      let word = String(characters[start..<end])
      // "havent", "didnt": the apostrophe left out.
      if Self.negatedAuxiliaries.contains(word.lowercased()) {
        add(.word, start..<(end - 2), String(characters[start..<(end - 2)]))
        add(.word, (end - 2)..<end, "n't")
      } else {
        add(.word, start..<end, word)
      }
      return end
    }
    var tail = end + 1
    while tail < characters.count, characters[tail].isLetter { tail += 1 }
    let ending = String(characters[(end + 1)..<tail]).lowercased()
    if ending == "t", characters[end - 1].lowercased() == "n", end - 1 > start {
      add(.word, start..<(end - 1), String(characters[start..<(end - 1)]))
      add(.word, (end - 1)..<tail, "n't")
      return tail
    }
    add(.word, start..<end, String(characters[start..<end]))
    let contracted = ["ve": "have", "re": "are", "s": "'s", "d": "had", "ll": "will", "m": "am"]
    add(.word, end..<tail, contracted[ending] ?? "'s")
    return tail
  }

  // MARK: - Numbers

  /// Reads a number or a date in digits; nil when there is none, or when letters follow (`5star`
  /// is read, `2FA` is a word).
  private mutating func number(from start: Int) -> Int? {
    var index = start
    let isMoney = ["$", "€", "£", "¥"].contains(characters[index])
    if isMoney { index += 1 }
    guard index < characters.count, isDigit(index) else { return nil }
    if !isMoney, let end = date(from: start) { return end }
    var digits = ""
    while index < characters.count {
      if isDigit(index) {
        digits.append(characters[index])
      } else if characters[index] == ",", groupOfThree(after: index) {
        index += 1
        continue
      } else if characters[index] == ".", !digits.contains("."), index + 1 < characters.count,
        isDigit(index + 1)
      {
        digits.append(".")
      } else {
        break
      }
      index += 1
    }
    var factor = 1.0
    var end = index
    while end < characters.count, characters[end].isLetter { end += 1 }
    switch String(characters[index..<end]).lowercased() {
    case "": break
    case "k": factor = 1_000
    case "m", "mm": factor = 1_000_000
    case "st", "nd", "rd", "th": break
    case let unit where Self.gluedUnits.contains(unit): end = index
    default:
      return nil
    }
    guard let value = Double(digits), let number = ExactNumber(value * factor) else { return nil }
    add(
      .number(number, isMoney: isMoney), start..<end, String(characters[start..<end]))
    return end
  }

  /// Units that may stand right behind their number: `30d`, `100mb`, `3x`.
  private static let gluedUnits: Set<String> = [
    "x", "d", "h", "w", "y", "day", "days", "hr", "hrs", "hour", "hours", "h.", "wk", "wks", "week",
    "weeks", "mo", "mos", "mth", "mths", "month", "months", "yr", "yrs", "year", "years", "min",
    "mins", "minute", "minutes", "sec", "secs", "seconds", "kb", "mb", "gb", "tb", "kg", "kgs",
    "lb", "lbs", "km", "kms", "mi", "miles", "cm", "ml", "ms", "kwh", "mbps", "gbps", "pct", "pts",
    "usd", "eur", "gbp", "bucks", "stars",
  ]

  private func isDigit(_ index: Int) -> Bool {
    characters[index].isASCII && characters[index].isNumber
  }

  private func groupOfThree(after index: Int) -> Bool {
    let end = index + 4
    guard end <= characters.count, (index + 1..<end).allSatisfy(isDigit) else { return false }
    return end == characters.count || !isDigit(end)
  }

  /// `2025-01-15`, and `1/15/2025` as month, day, year.
  private mutating func date(from start: Int) -> Int? {
    var end = start
    while end < characters.count, isDigit(end) || characters[end] == "-" || characters[end] == "/" {
      end += 1
    }
    let text = String(characters[start..<end])
    let dashed = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    let slashed = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    let parts: [Int?]
    if dashed.count == 3 {
      parts = dashed
    } else if slashed.count == 3 {
      parts = [slashed[2], slashed[0], slashed[1]]
    } else {
      return nil
    }
    guard let year = parts[0], let month = parts[1], let day = parts[2], year >= 1000,
      CalendarDate(year: year, month: month, day: day) != nil
    else { return nil }
    add(.date(year: year, month: month, day: day), start..<end, text)
    return end
  }
}
