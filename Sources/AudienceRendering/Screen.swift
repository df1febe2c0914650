import TerminalText

/// What text is rendered for: a width, whether colour is wanted, and which characters.
package struct Screen: Hashable, Sendable {
  /// The number of cells of a row; at least 40 are used.
  package let columns: Int
  package let hasColour: Bool
  /// Whether trees, bars and marks are drawn in ASCII.
  package let isASCII: Bool

  package init(columns: Int = 80, hasColour: Bool = false, isASCII: Bool = false) {
    self.columns = max(40, columns)
    self.hasColour = hasColour
    self.isASCII = isASCII
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

  /// A drawn line in the characters that are wanted.
  package func drawn(_ line: String) -> String {
    isASCII ? ScreenText.ascii(line, columns: columns) : line
  }

  /// Breaks a text at blanks into lines of at most `cells`; a longer word is cut through.
  func wrapped(_ text: String, to cells: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
      let width = ScreenText.width(word)
      if line.isEmpty ? width <= cells : used + 1 + width <= cells {
        used += line.isEmpty ? width : 1 + width
        line += line.isEmpty ? word : " " + word
        continue
      }
      if !line.isEmpty { lines.append(line) }
      let pieces = Self.pieces(word, of: cells)
      lines += pieces.dropLast()
      line = pieces.last ?? ""
      used = ScreenText.width(line)
    }
    lines.append(line)
    return lines
  }

  /// A word in pieces of at most `cells`. O(n).
  private static func pieces(_ word: String, of cells: Int) -> [String] {
    var pieces: [String] = []
    var piece = ""
    var used = 0
    for character in word {
      let width = ScreenText.width(String(character))
      if !piece.isEmpty, used + width > cells {
        pieces.append(piece)
        (piece, used) = ("", 0)
      }
      piece.append(character)
      used += width
    }
    return pieces + [piece]
  }
}
