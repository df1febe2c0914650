import TerminalText

/// Pieces of an HTML page whose texts cannot become markup.
enum HTML {
  /// A text as it stands between tags or in a quoted attribute; control characters shown escaped.
  static func text(_ text: String) -> String {
    var escaped = ""
    for scalar in ScreenText.escaped(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A table with a head row; the cells are texts.
  static func table(_ header: [String], _ rows: [[String]]) -> String {
    let head = header.map { "<th>\(text($0))</th>" }.joined()
    let body = rows.map { row in
      "<tr>" + row.map(cell).joined() + "</tr>"
    }.joined(separator: "\n")
    return "<div class=\"wide\"><table><thead><tr>\(head)</tr></thead>\n<tbody>\n\(body)\n"
      + "</tbody></table></div>"
  }

  /// The longest cell that stays on one line: an instant, an id, a name.
  private static let longestWhole = 24

  /// A cell of a table. A short one is not broken: the table is scrolled on a narrow screen.
  private static func cell(_ content: String) -> String {
    let isWhole = content.count <= longestWhole
    return "<td\(isWhole ? " class=\"whole\"" : "")>\(text(content))</td>"
  }
}
