internal import CLibedit

/// Text as it may be shown on a terminal.
///
/// Control, bidirectional, zero-width and other formatting characters are replaced by escapes such
/// as `\u{1B}`, so that data cannot move the cursor, change colours, or reorder what stands beside
/// it.
package struct VisibleText: Hashable, Sendable, CustomStringConvertible {
  /// The text without such characters.
  package let description: String

  package init(_ text: String) {
    var shown = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": shown += "\\n"
      case "\r": shown += "\\r"
      case "\t": shown += "\\t"
      case _ where Self.isHidden(scalar):
        shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: shown.unicodeScalars.append(scalar)
      }
    }
    description = shown
  }

  /// The number of terminal cells the text takes.
  package var width: Int {
    description.reduce(0) { $0 + Self.width(of: $1) }
  }

  /// The text cut to a number of cells, with `…` in the last one if something was cut off.
  package func fitted(to cells: Int) -> String {
    guard width > cells else { return description }
    guard cells > 0 else { return "" }
    var kept = ""
    var used = 0
    for character in description {
      used += Self.width(of: character)
      guard used < cells else { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// Whether a terminal would obey this character, or hide it, instead of drawing it.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  private static func width(of character: Character) -> Int {
    var widest = 0
    for scalar in character.unicodeScalars {
      widest = scalar == "\u{FE0F}" ? 2 : max(widest, Int(cle_scalar_width(scalar.value)))
    }
    return widest
  }
}
