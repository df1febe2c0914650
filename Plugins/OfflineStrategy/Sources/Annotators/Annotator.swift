/// Finds the mentions of one kind. All annotators run over every prompt, and all that they find is
/// kept, overlaps included; what is used is decided later.
protocol Annotator {
  func mentions(in prompt: PromptContext) -> [Mention]
}

/// What annotators look at.
struct PromptContext: Sendable {
  let tokens: [Token]
  let calendar: LocalCalendar
  /// What the workspace calls its accounts, in base form.
  var accountNouns: Set<String> = WordLists.accounts
  /// Phrases that the workspace defines as a window, word by word in lower case.
  var windows: [(phrase: [String], time: TimeExpression)] = []

  func token(_ index: Int) -> Token? {
    tokens.indices.contains(index) ? tokens[index] : nil
  }

  func folded(_ index: Int) -> String { token(index)?.folded ?? "" }

  /// The end of the first of the phrases that stands at an index; nil when none does. Phrases are
  /// compared as written, in lower case.
  func end(ofAny phrases: [[String]], at index: Int) -> Int? {
    for phrase in phrases {
      let end = index + phrase.count
      if end <= tokens.count, (0..<phrase.count).allSatisfy({ folded(index + $0) == phrase[$0] }) {
        return end
      }
    }
    return nil
  }
}

/// Splits a table of phrases, one a bar.
func phrases(_ table: String) -> [[String]] {
  table.split(separator: "|").map { $0.split(separator: " ").map(String.init) }
    .sorted { $0.count > $1.count }
}
