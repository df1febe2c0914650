import TerminalText

/// A table that fits a width: columns are cut, and dropped from the middle where there is no room;
/// what was dropped is said.
struct TextTable {
  let header: [String]
  let rows: [[String]]
  /// The most cells of the last column.
  var widestNote = 40

  private static let gap = 2
  private static let narrowest = 6
  private static let widest = 40
  /// The last column gives way first, down to this.
  private static let narrowestNote = 16

  /// The lines, the header first, and how many columns are missing.
  func lines(room: Int) -> (lines: [String], dropped: Int) {
    let cells = ([header] + rows).map { $0.map(ScreenText.escaped) }
    var columns = Array(header.indices)
    var widths = columns.map { column in
      min(
        column == columns.last ? widestNote : Self.widest,
        cells.map { ScreenText.width($0[column]) }.max() ?? 0)
    }
    while total(widths) > room {
      if let last = widths.indices.last, last > 0, widths[last] > Self.narrowestNote {
        widths[last] -= 1
      } else if let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
        widths[widest] > max(Self.narrowest, 16)
      {
        widths[widest] -= 1
      } else if columns.count > 2 {
        let middle = columns.count / 2
        columns.remove(at: middle)
        widths.remove(at: middle)
      } else {
        break
      }
    }
    let lines = cells.map { row in
      zip(columns, widths).map { column, width in
        ScreenText.padded(ScreenText.cut(row[column], to: width), to: width)
      }.joined(separator: String(repeating: " ", count: Self.gap)).trimmedRight
    }
    return (lines, header.count - columns.count)
  }

  private func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + Self.gap * max(0, widths.count - 1)
  }
}

extension String {
  /// The text without blanks at its end.
  var trimmedRight: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
