/// What text is rendered for: a width, and whether colour is wanted.
package struct Screen: Hashable, Sendable {
  /// The number of cells of a row; at least 40 are used.
  package let columns: Int
  package let hasColour: Bool

  package init(columns: Int = 80, hasColour: Bool = false) {
    self.columns = max(40, columns)
    self.hasColour = hasColour
  }

  /// A colour, by what it says; the text says it too.
  package enum Ink: String, Sendable {
    case error = "31"
    case good = "32"
    case warning = "33"
    case name = "36"
    case faint = "2"
    case strong = "1"
  }

  /// The text in a colour, or as it is where colour is not wanted.
  package func paint(_ text: String, _ ink: Ink) -> String {
    hasColour && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// Breaks a text at blanks into lines of at most `cells`; a longer word is cut through.
  func wrapped(_ text: String, to cells: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
      let joined = line.isEmpty ? word : line + " " + word
      if ScreenText.width(joined) <= cells {
        line = joined
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = word
      while ScreenText.width(line) > cells {
        let head = Self.head(line, cells)
        lines.append(head)
        line = String(line.dropFirst(head.count))
      }
    }
    lines.append(line)
    return lines
  }

  private static func head(_ text: String, _ cells: Int) -> String {
    var head = ""
    for character in text {
      if !head.isEmpty, ScreenText.width(head + String(character)) > cells { break }
      head.append(character)
    }
    return head
  }
}
