import TerminalText

/// The list of candidates that is printed below the line, one a row.
struct CompletionList {
  /// The most candidates that are shown.
  static let mostRows = 20

  /// The rows, without line ends, each narrower than the terminal.
  let rows: [String]

  /// Lays the list out for a terminal, leaving room on it for the prompt and the line.
  init(
    _ result: CompletionResult, in size: Terminal.Size, hasColour: Bool = false,
    isASCII: Bool = false
  ) {
    let candidates = result.candidates
    let limit = max(1, min(Self.mostRows, size.rows - 4))
    // Of one candidate too many, the note that it was left out would take its row.
    let shown = result.count <= limit + 1 ? candidates[...] : candidates.prefix(limit)
    let room = max(8, size.columns - 1)
    let texts = shown.map { ScreenText.escaped($0.label) }
    let hasDescriptions = shown.contains { !$0.description.isEmpty }
    let widest = texts.map(ScreenText.width).max() ?? 0
    let column = hasDescriptions ? min(widest, max(6, (room - 4) * 3 / 5)) : min(widest, room - 2)
    func faint(_ text: String) -> String {
      hasColour && !text.isEmpty ? "\u{1B}[2m\(text)\u{1B}[0m" : text
    }

    var rows: [String] = []
    for (text, candidate) in zip(texts, shown) {
      let name = ScreenText.cut(text, to: column)
      guard !candidate.description.isEmpty else {
        rows.append("  " + name)
        continue
      }
      let padding = String(repeating: " ", count: column - ScreenText.width(name) + 2)
      let description = ScreenText.cut(
        ScreenText.escaped(candidate.description), to: room - column - 4)
      rows.append("  " + name + padding + faint(description))
    }
    if shown.count < result.count {
      rows.append(faint("  … \(result.count - shown.count) more"))
    }
    self.rows = isASCII ? rows.map { ScreenText.ascii($0, columns: size.columns) } : rows
  }
}
