import AudienceJSON
import TerminalText

/// Comma-separated values (RFC 4180), safe for spreadsheets (DESIGN.md, "CSV").
package enum CSV {
  /// One line without its end.
  package static func line(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",")
  }

  /// A cell: with an apostrophe before what a spreadsheet would take as a formula; in quotes where
  /// it has a comma, a quote or a line end.
  private static func cell(_ text: String) -> String {
    let text = ScreenText.escapedCell(text)
    let safe = isFormula(text) ? "'" + text : text
    let needsQuotes = safe.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    guard needsQuotes else { return safe }
    return "\""
      + safe.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// Whether a spreadsheet would take a cell as a formula, so that it is written with an apostrophe.
  static func isFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    switch first {
    case "=", "+", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}":
      return true
    case "-": return ExactNumber(Array(text.utf8)) == nil
    default: return false
    }
  }
}
