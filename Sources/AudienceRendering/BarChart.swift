import TerminalText

/// Bars of whole and eighth cells, the longest as long as there is room for.
struct BarChart {
  struct Row {
    let label: String
    let count: Int
    /// What stands behind the bar.
    var note = ""
  }

  let rows: [Row]
  /// What the longest bar stands for; the greatest count where nil.
  var scale: Int?

  private static let longest = 60
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  func lines(room: Int) -> [String] {
    let labels = rows.map { ScreenText.escaped($0.label) }
    let labelWidth = min(room / 3, labels.map { ScreenText.width($0) }.max() ?? 0)
    let countWidth = rows.map { String($0.count).count }.max() ?? 1
    let noteWidth = rows.map { ScreenText.width($0.note) }.max() ?? 0
    let cells = max(
      8,
      min(
        Self.longest, room - labelWidth - countWidth - 4 - (noteWidth == 0 ? 0 : noteWidth + 4)))
    let most = scale ?? rows.map(\.count).max() ?? 0
    return zip(rows, labels).map { row, label in
      let label = ScreenText.cut(label, to: labelWidth)
      let count = String(row.count)
      let start =
        String(repeating: " ", count: labelWidth - ScreenText.width(label)) + label + "  "
        + String(repeating: " ", count: countWidth - count.count) + count
      let bar = Self.bar(row.count, of: most, cells: cells)
      let note = row.note.isEmpty ? "" : "  ← " + ScreenText.escaped(row.note)
      return start + (bar.isEmpty ? "" : "  " + bar) + note
    }
  }

  /// A bar; what is more than nothing has at least a sliver.
  static func bar(_ count: Int, of most: Int, cells: Int) -> String {
    guard count > 0, most > 0 else { return "" }
    let units = max(1, Int((Double(count) / Double(most) * Double(cells * 8)).rounded()))
    return String(repeating: "█", count: units / 8) + eighths[units % 8]
  }
}
