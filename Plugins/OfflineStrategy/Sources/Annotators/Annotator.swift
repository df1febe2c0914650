/// Finds the mentions of one kind. All annotators run over every prompt, and all that they find is
/// kept, overlaps included; what is used is decided later.
protocol Annotator {
  func mentions(in prompt: PromptContext) -> [Mention]
}

/// What annotators look at.
///
/// A class because the readers of numbers and times all refer to the one prompt.
final class PromptContext {
  let tokens: [Token]
  /// For each token what `Phrases` tell openings apart by.
  private let openings: [UInt64]
  let calendar: LocalCalendar
  /// What the workspace calls its accounts, in base form.
  let accountNouns: Set<String>
  /// Phrases that the workspace defines as a window, word by word in lower case.
  let windows: [(phrase: [String], time: TimeExpression)]
  /// For each token the number that begins at it: asked for by every reader of times and amounts.
  private(set) var numbers: [NumberReader.Found?] = []

  init(
    tokens: [Token], calendar: LocalCalendar, accountNouns: Set<String> = WordLists.accounts,
    windows: [(phrase: [String], time: TimeExpression)] = []
  ) {
    self.tokens = tokens
    openings = tokens.map { Phrases.trace(of: $0.folded) }
    self.calendar = calendar
    self.accountNouns = accountNouns
    self.windows = windows
    let reader = NumberReader(prompt: self)
    numbers = tokens.indices.map { reader.read(at: $0) }
  }

  func token(_ index: Int) -> Token? {
    tokens.indices.contains(index) ? tokens[index] : nil
  }

  func folded(_ index: Int) -> String {
    tokens.indices.contains(index) ? tokens[index].folded : ""
  }

  /// The end of the first of the phrases that stands at an index; nil when none does. Phrases are
  /// compared as written, in lower case.
  func end(ofAny phrases: Phrases, at index: Int) -> Int? {
    guard tokens.indices.contains(index), phrases.mayBegin(with: openings[index]) else {
      return nil
    }
    for phrase in phrases.beginning(with: tokens[index].folded) {
      let end = index + phrase.count
      if end <= tokens.count,
        (1..<phrase.count).allSatisfy({ tokens[index + $0].folded == phrase[$0] })
      {
        return end
      }
    }
    return nil
  }
}

/// Phrases by their first words, of one opening the longest first.
struct Phrases: Sendable, ExpressibleByArrayLiteral {
  private var byOpening: [String: [[String]]] = [:]
  /// The traces of the openings.
  private var traces: UInt64 = 0

  init(arrayLiteral phrases: [String]...) {
    for phrase in phrases { add(phrase) }
  }

  /// - Parameter table: the phrases with a bar between two.
  init(_ table: String) {
    var phrases: [[String]] = []
    var table = table
    table.withUTF8 { text in
      text.forEachPart(between: "|") { phrase in
        var words: [String] = []
        phrase.forEachWord { words.append($0.text) }
        phrases.append(words)
      }
    }
    phrases.sort { $0.count > $1.count }
    for phrase in phrases { add(phrase) }
  }

  private mutating func add(_ phrase: [String]) {
    byOpening[phrase[0], default: []].append(phrase)
    traces |= Self.trace(of: phrase[0])
  }

  /// One bit for a word, which other words may have as well: most words begin no phrase, and are
  /// told by it.
  static func trace(of word: String) -> UInt64 {
    var utf8 = word.utf8.makeIterator()
    let first = UInt64(utf8.next() ?? 0)
    let second = UInt64(utf8.next() ?? 0)
    return 1 << ((first &* 7 &+ second &* 11 &+ UInt64(word.utf8.count) &* 3) & 63)
  }

  /// Whether a word with a trace may begin one of the phrases.
  func mayBegin(with trace: UInt64) -> Bool { traces & trace != 0 }

  func beginning(with word: String) -> [[String]] { byOpening[word] ?? [] }
}

/// A table of phrases, with a bar between two.
func phrases(_ table: String) -> Phrases { Phrases(table) }
