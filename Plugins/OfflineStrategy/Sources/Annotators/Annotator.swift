/// Finds the mentions of one kind. All annotators run over every prompt, and all that they find is
/// kept, overlaps included; what is used is decided later.
protocol Annotator {
  func mentions(in prompt: PromptContext) -> [Mention]
}

/// What annotators look at.
///
/// A class because the readers of numbers and times all refer to the one prompt.
final class PromptContext: Sendable {
  let tokens: [Token]
  let calendar: LocalCalendar
  /// What the workspace calls its accounts, in base form.
  let accountNouns: Set<String>
  /// Phrases that the workspace defines as a window, word by word in lower case.
  let windows: [(phrase: [String], time: TimeExpression)]

  init(
    tokens: [Token], calendar: LocalCalendar, accountNouns: Set<String> = WordLists.accounts,
    windows: [(phrase: [String], time: TimeExpression)] = []
  ) {
    self.tokens = tokens
    self.calendar = calendar
    self.accountNouns = accountNouns
    self.windows = windows
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
    guard tokens.indices.contains(index) else { return nil }
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

  init(arrayLiteral phrases: [String]...) {
    for phrase in phrases { byOpening[phrase[0], default: []].append(phrase) }
  }

  /// - Parameter table: the phrases with a bar between two.
  init(_ table: String) {
    let phrases = table.split(separator: "|").map { $0.split(separator: " ").map(String.init) }
      .sorted { $0.count > $1.count }
    for phrase in phrases { byOpening[phrase[0], default: []].append(phrase) }
  }

  fileprivate func beginning(with word: String) -> [[String]] { byOpening[word] ?? [] }
}

/// A table of phrases, with a bar between two.
func phrases(_ table: String) -> Phrases { Phrases(table) }
