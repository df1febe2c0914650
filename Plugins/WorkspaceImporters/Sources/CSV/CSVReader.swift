import AudienceDiagnostics

/// Reads comma-separated values strictly by RFC 4180: a cell with a comma, a quote or a line end
/// stands in quotes, a quote inside them is doubled; lines end in LF or CRLF; UTF-8, a byte order
/// mark at the start is skipped.
struct CSVReader {
  struct Row {
    /// The line it begins in, from 1.
    let line: Int
    let cells: [Cell]

    /// Whether nothing stands in it.
    var isBlank: Bool { cells.allSatisfy { $0.text.isEmpty } }
  }

  struct Cell {
    let text: String
    /// Where it begins, from 1; a column counts characters.
    let position: TextPosition
  }

  private let text: String
  private let bytes: String.UTF8View
  private let path: String
  private var index: String.Index
  private var line = 1
  private var column = 1
  /// Up to where the columns of this line are counted.
  private var counted: String.Index

  /// - Throws: code `input` for a text that is not UTF-8.
  init(_ bytes: [UInt8], path: String) throws(FindingError) {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      throw FindingError(Finding(.input, at: .file(path, nil), "expected UTF-8"))
    }
    self.text = text
    self.bytes = self.text.utf8
    self.path = path
    index = text.startIndex
    counted = text.startIndex
  }

  /// The next row; nil at the end.
  ///
  /// - Throws: code `input` with line and column where the text breaks the rules.
  mutating func next() throws(FindingError) -> Row? {
    guard index < bytes.endIndex else { return nil }
    let first = line
    var cells: [Cell] = []
    while true {
      let position = position()
      cells.append(Cell(text: try cell(), position: position))
      if take(UInt8(ascii: ",")) { continue }
      _ = take(0x0D)
      if index == bytes.endIndex { return Row(line: first, cells: cells) }
      guard take(0x0A) else { throw failure("expected ',' or the end of the line") }
      beginLine()
      return Row(line: first, cells: cells)
    }
  }

  private mutating func cell() throws(FindingError) -> String {
    guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "\"") else {
      let start = index
      while index < bytes.endIndex {
        switch bytes[index] {
        case UInt8(ascii: ","), 0x0A, 0x0D: return String(text[start..<index])
        case UInt8(ascii: "\""):
          throw failure("a cell with a quote has to stand in quotes, and the quote twice")
        default: index = bytes.index(after: index)
        }
      }
      return String(text[start..<index])
    }
    let start = position()
    index = bytes.index(after: index)
    var content: [UInt8] = []
    while index < bytes.endIndex {
      let byte = bytes[index]
      index = bytes.index(after: index)
      if byte == UInt8(ascii: "\"") {
        guard take(UInt8(ascii: "\"")) else { return String(decoding: content, as: UTF8.self) }
      } else if byte == 0x0A {
        beginLine()
      }
      content.append(byte)
    }
    throw failure("the cell that begins here has no closing quote", at: start)
  }

  /// Where reading is.
  private mutating func position() -> TextPosition {
    column += text[counted..<index].count
    counted = index
    return TextPosition(line: line, column: column)
  }

  private mutating func beginLine() {
    line += 1
    column = 1
    counted = index
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.endIndex, bytes[index] == byte else { return false }
    index = bytes.index(after: index)
    return true
  }

  private mutating func failure(_ message: String, at place: TextPosition? = nil) -> FindingError {
    FindingError(Finding(.input, at: .file(path, place ?? position()), message))
  }
}
