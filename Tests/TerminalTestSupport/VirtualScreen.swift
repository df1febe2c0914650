import TerminalText

/// The screen of a terminal such as xterm, cell by cell, for the sequences that the programs here
/// write (ECMA-48, and xterm's own for what it lacks).
///
/// A sequence it does not know is a mistake of the program, or calls for a line more here: it is
/// kept in ``unknown``.
package struct VirtualScreen {
  private struct Cell: Equatable {
    /// Empty behind a wide character.
    var text = " "
    /// A letter for the colour: see ``lastInks(_:)``.
    var ink: Character = "."
  }

  private struct Row {
    var cells: [Cell]
    /// Whether the text goes on in the next row.
    var isFolded = false
  }

  private var grid: [Row]
  private var columns: Int
  private var row = 0
  private var column = 0
  /// A character was written into the last column; the next one folds the line.
  private var folds = false
  private var ink: Character = "."
  private var pending: [UInt8] = []
  package private(set) var unknown: [String] = []
  package private(set) var bells = 0

  package init(columns: Int, rows: Int) {
    self.columns = columns
    grid = Array(repeating: Row(cells: Array(repeating: Cell(), count: columns)), count: rows)
  }

  // MARK: - Looking

  /// The rows as text, without blanks at their ends.
  package var rows: [String] {
    grid.map { Self.trimmed($0.cells.map(\.text).joined()) }
  }

  /// The last rows down to the one with the cursor or the last text, whichever is lower.
  package func lastRows(_ count: Int) -> [String] { Array(rows[..<bottom].suffix(count)) }

  /// The colours of those rows, a letter for each cell that has text: `.` none, `f` faint, `s`
  /// strong, else the first letter of red, green, yellow, blue, magenta, cyan.
  package func lastInks(_ count: Int) -> [String] {
    grid[..<bottom].suffix(count).map { row in
      let length = Self.trimmed(row.cells.map(\.text).joined()).isEmpty ? 0 : row.cells.count
      let inks = row.cells[..<length].map { $0.text == " " ? " " : String($0.ink) }.joined()
      return Self.trimmed(inks)
    }
  }

  /// Where the cursor is, counted from the last row that is in use.
  package var cursor: (row: Int, column: Int) { (row - bottom + 1, column) }

  private var bottom: Int {
    max(row, rows.lastIndex { !$0.isEmpty } ?? 0) + 1
  }

  private static func trimmed(_ text: String) -> String {
    guard let last = text.lastIndex(where: { $0 != " " }) else { return "" }
    return String(text[...last])
  }

  // MARK: - Writing

  package mutating func write(_ bytes: [UInt8]) {
    pending += bytes
    while let length = nextLength() {
      let piece = Array(pending[..<length])
      pending.removeFirst(length)
      obey(piece)
    }
  }

  /// The bytes of the next character or sequence; nil while it is not whole.
  private func nextLength() -> Int? {
    guard let first = pending.first else { return nil }
    if first == 0x1B {
      guard pending.count > 1 else { return nil }
      switch pending[1] {
      case UInt8(ascii: "["):
        return pending.dropFirst(2).firstIndex { (0x40...0x7E).contains($0) }.map { $0 + 1 }
      case UInt8(ascii: "("), UInt8(ascii: ")"): return pending.count > 2 ? 3 : nil
      default: return 2
      }
    }
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    return pending.count >= length ? length : nil
  }

  private mutating func obey(_ piece: [UInt8]) {
    switch piece[0] {
    case 0x07: bells += 1
    case 0x08:
      column = max(0, column - 1)
      folds = false
    case 0x09: column = min(columns - 1, (column / 8 + 1) * 8)
    case 0x0A: lineFeed()
    case 0x0D:
      column = 0
      folds = false
    case 0x1B where piece[1] == UInt8(ascii: "["): control(piece)
    case 0x1B:
      if ![UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "(")].contains(piece[1]) {
        unknown.append(String(decoding: piece, as: UTF8.self))
      }
    case 0..<0x20, 0x7F: unknown.append(String(decoding: piece, as: UTF8.self))
    default: put(String(decoding: piece, as: UTF8.self))
    }
  }

  private mutating func put(_ text: String) {
    let width = ScreenText.width(text)
    if width == 0 {
      // A combining mark joins the character before it.
      if column > 0 { grid[row].cells[column - 1].text += text }
      return
    }
    if folds || column + width > columns {
      grid[row].isFolded = true
      column = 0
      lineFeed()
    }
    grid[row].cells[column] = Cell(text: text, ink: ink)
    if width == 2 { grid[row].cells[column + 1] = Cell(text: "", ink: ink) }
    column += width
    folds = column == columns
    if folds { column = columns - 1 }
  }

  private mutating func lineFeed() {
    folds = false
    if row + 1 < grid.count {
      row += 1
    } else {
      grid.removeFirst()
      grid.append(Row(cells: Array(repeating: Cell(), count: columns)))
    }
  }

  // MARK: - Sequences

  private mutating func control(_ piece: [UInt8]) {
    let body = String(decoding: piece[2..<(piece.count - 1)], as: UTF8.self)
    let final = Character(Unicode.Scalar(piece[piece.count - 1]))
    if body.hasPrefix("?") { return mode(body + String(final)) }
    let numbers = body.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let count = max(1, numbers.first ?? 1)
    if final != "m" { folds = false }
    switch final {
    case "A": row = max(0, row - count)
    case "B": row = min(grid.count - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(columns, count) - 1
    case "H":
      row = min(grid.count, count) - 1
      column = min(columns, max(1, numbers.count > 1 ? numbers[1] : 1)) - 1
    case "J":
      erase(numbers.first == 2 ? 0 : column, to: columns, inRow: row)
      for below in grid.indices where below > row || numbers.first == 2 {
        erase(0, to: columns, inRow: below)
      }
    case "K": erase(numbers.first == 2 ? 0 : column, to: columns, inRow: row)
    case "P":
      let taken = min(count, columns - column)
      grid[row].cells.removeSubrange(column..<(column + taken))
      grid[row].cells += Array(repeating: Cell(), count: taken)
    case "@":
      let added = min(count, columns - column)
      grid[row].cells.insert(contentsOf: Array(repeating: Cell(), count: added), at: column)
      grid[row].cells.removeLast(added)
    case "m": for number in numbers { colour(number) }
    default: unknown.append(String(decoding: piece, as: UTF8.self))
    }
  }

  private mutating func mode(_ text: String) {
    // The cursor's shape, application keys, bracketed paste: nothing of it is seen.
    if !["?2004h", "?2004l", "?1h", "?1l", "?25h", "?25l", "?12l"].contains(text) {
      unknown.append(text)
    }
  }

  private mutating func colour(_ number: Int) {
    switch number {
    case 0, 22, 39: ink = "."
    case 1: if ink == "." { ink = "s" }
    case 2: ink = "f"
    case 31...36: ink = Array("rgybmc")[number - 31]
    default: unknown.append("colour \(number)")
    }
  }

  private mutating func erase(_ start: Int, to end: Int, inRow row: Int) {
    for column in start..<end { grid[row].cells[column] = Cell() }
    if end == columns { grid[row].isFolded = false }
  }

  // MARK: - Size

  /// Gives the screen another size; lines that folded are folded anew, and the cursor stays on its
  /// character.
  package mutating func resize(columns: Int, rows: Int) {
    var lines: [[Cell]] = []
    var place = (line: 0, offset: 0)
    var joins = false
    for (index, row) in grid.enumerated() {
      if !joins { lines.append([]) }
      if index == self.row {
        place = (lines.count - 1, lines[lines.count - 1].count + column + (folds ? 1 : 0))
      }
      lines[lines.count - 1] += row.cells
      joins = row.isFolded
    }
    var folded: [Row] = []
    for (index, line) in lines.enumerated() {
      let used = (line.lastIndex { $0 != Cell() } ?? -1) + 1
      let length = max(used, index == place.line ? place.offset + 1 : 0)
      let parts = max(1, (length + columns - 1) / columns)
      if index == place.line {
        row = folded.count + place.offset / columns
        column = place.offset % columns
      }
      for part in 0..<parts {
        var cells = Array(
          line[min(line.count, part * columns)..<min(line.count, (part + 1) * columns)])
        cells += Array(repeating: Cell(), count: columns - cells.count)
        folded.append(Row(cells: cells, isFolded: part + 1 < parts))
      }
    }
    // What is above the screen is gone; what is below the last text was never there.
    while folded.count > rows, let last = folded.last, row < folded.count - 1,
      last.cells.allSatisfy({ $0 == Cell() })
    {
      folded.removeLast()
    }
    let above = max(0, folded.count - rows)
    folded.removeFirst(above)
    row -= above
    while folded.count < rows {
      folded.append(Row(cells: Array(repeating: Cell(), count: columns)))
    }
    (grid, self.columns, folds) = (folded, columns, false)
  }
}
