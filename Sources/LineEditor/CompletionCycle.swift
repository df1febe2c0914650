import TerminalText

/// The candidates that one Tab after the other puts on the line, once they have been listed.
struct CompletionCycle {
  private let candidates: [String]
  private var range: Range<Int>
  private var position: Int?
  private var line: String
  private var cursor: Int

  /// Nil where none of the candidates can be put on a line.
  init?(_ result: CompletionResult, line: String, cursor: Int) {
    candidates = result.candidates.map(\.text).filter {
      !$0.unicodeScalars.contains(where: ScreenText.isUnsafe)
    }
    guard !candidates.isEmpty else { return nil }
    range = result.replace
    self.line = line
    self.cursor = cursor
  }

  /// What comes next: the text, and what of the line it replaces. Nil where the line was changed.
  mutating func next(
    in line: String, _ cursor: Int, forward: Bool
  ) -> (range: Range<Int>, text: String)? {
    guard line == self.line, cursor == self.cursor else { return nil }
    let step = forward ? 1 : candidates.count - 1
    let next =
      position.map { ($0 + step) % candidates.count } ?? (forward ? 0 : candidates.count - 1)
    position = next
    let replaced = range
    range = range.lowerBound..<(range.lowerBound + candidates[next].utf8.count)
    return (replaced, candidates[next])
  }

  /// Remembers the line with the candidate on it.
  mutating func shown(in line: String, _ cursor: Int) {
    self.line = line
    self.cursor = cursor
  }
}
