internal import CLibedit
import TerminalText

/// The sequences that paint over a line which libedit has drawn, and that take the hint and the
/// note away again. The cursor is where it was after both.
///
/// A line with characters whose place on the screen is not certain cannot be painted, and one that
/// is taller than the screen neither.
struct PaintedLine {
  /// Where things are, in cells counted from the beginning of the prompt.
  struct Place {
    /// The width of the prompt.
    var prompt: Int
    /// The columns and rows of the terminal.
    var size: Terminal.Size
    /// Whether there is something at the right edge already.
    var hasRightPrompt = false
  }

  /// What paints; empty for a line that cannot be painted.
  let draw: String
  let erase: String

  private static let reset = "\u{1B}[0m"

  /// - Parameter cursor: a UTF-8 offset.
  init(_ line: String, cursor: Int, _ paint: LinePaint, _ place: Place) {
    let columns = place.size.columns
    guard let (before, end) = Self.cells(line, cursor, place),
      end < columns || end / columns + 2 < place.size.rows
    else {
      (draw, erase) = ("", "")
      return
    }
    let isOneRow = end < columns
    let isAtEnd = cursor == line.utf8.count
    let room = columns - 1 - end
    let hasHint =
      isAtEnd && isOneRow && room > 1 && !paint.hint.isEmpty && !place.hasRightPrompt
      && !paint.hint.unicodeScalars.contains(where: ScreenText.isUnsafe)
    let hint = hasHint ? ScreenText.cut(paint.hint, to: room) : ""

    // Printed in one go the text folds itself as it stands; a text that ends at the edge leaves the
    // terminal on the row it filled.
    var draw = Self.move(from: before / columns, to: 0, column: place.prompt % columns)
    draw += Self.coloured(line, paint.parts)
    if !hint.isEmpty {
      draw += "\u{1B}[\(LinePaint.Ink.faint.rawValue)m" + ScreenText.escaped(hint) + Self.reset
    }
    if isOneRow, !place.hasRightPrompt { draw += "\u{1B}[K" }
    var row = end > 0 && end % columns == 0 ? end / columns - 1 : end / columns
    if !paint.note.isEmpty, !place.hasRightPrompt {
      draw += Self.note(paint, end: end, columns, &row)
    }
    draw += Self.move(from: row, to: before / columns, column: before % columns)
    self.draw = draw
    erase =
      hint.isEmpty && paint.note.isEmpty
      ? ""
      : Self.move(from: before / columns, to: end / columns, column: end % columns) + "\u{1B}[J"
        + Self.move(from: end / columns, to: before / columns, column: before % columns)
  }

  /// The note at the right edge of the last row, or of one more.
  private static func note(
    _ paint: LinePaint, end: Int, _ columns: Int, _ row: inout Int
  ) -> String {
    let note = ScreenText.escaped(paint.note)
    let width = ScreenText.width(note)
    guard width + 2 < columns else { return "" }
    var text = move(from: row, to: end / columns, column: 0)
    row = end / columns
    if end % columns + width + 2 > columns {
      // A line feed makes a row where there is none below.
      text += "\n\r"
      row += 1
    }
    text += "\u{1B}[\(columns - width)G"
    text += paint.noteInk.map { "\u{1B}[\($0.rawValue)m" + note + reset } ?? note
    return text
  }

  /// The cells of the cursor and of the line's end; nil where they are not certain.
  ///
  /// A wide character that a row has no room for begins the next one: terminals fold so, and libedit
  /// draws so.
  private static func cells(
    _ line: String, _ cursor: Int, _ place: Place
  ) -> (cursor: Int, end: Int)? {
    let columns = place.size.columns
    guard columns > 1 else { return nil }
    var cell = place.prompt
    var offset = 0
    var cursorCell: Int?
    for scalar in line.unicodeScalars {
      let width = Int(cle_scalar_width(scalar.value))
      guard width > 0, !ScreenText.isUnsafe(scalar) else { return nil }
      if cell % columns + width > columns { cell += columns - cell % columns }
      if cursorCell == nil, offset >= cursor { cursorCell = cell }
      cell += width
      offset += UTF8.width(scalar)
    }
    return (cursorCell ?? cell, cell)
  }

  private static func coloured(_ line: String, _ parts: [LinePaint.Part]) -> String {
    let bytes = Array(line.utf8)
    var text = ""
    var index = 0
    func append(_ end: Int) {
      text += String(decoding: bytes[index..<end], as: UTF8.self)
      index = end
    }
    for part in parts where part.range.lowerBound >= index && part.range.upperBound <= bytes.count {
      append(part.range.lowerBound)
      text += "\u{1B}[\(part.ink.rawValue)m"
      append(part.range.upperBound)
      text += reset
    }
    append(bytes.count)
    return text
  }

  private static func move(from row: Int, to target: Int, column: Int) -> String {
    var text = ""
    if target < row { text += "\u{1B}[\(row - target)A" }
    if target > row { text += "\u{1B}[\(target - row)B" }
    text += "\r"
    if column > 0 { text += "\u{1B}[\(column)C" }
    return text
  }
}
