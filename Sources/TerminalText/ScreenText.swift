/// Text made safe for a terminal, and its width in cells (DESIGN.md, "Terminal").
package enum ScreenText {
  /// The text with every character that could act on a terminal shown escaped: C0, DEL, C1,
  /// bidirectional and zero-width characters, line and paragraph separators.
  package static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isUnsafe(scalar) {
        result += escape(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }

  /// Whether a terminal would obey this character, or hide it, instead of drawing it.
  package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: break
    }
    switch scalar.value {
    // Letters and marks that Unicode lets a terminal draw as nothing (Default_Ignorable).
    case 0x034F, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x3164, 0xFE00...0xFE0E,
      0xFFA0, 0xFFF0...0xFFF8, 0xE0000...0xE0FFF:
      return true
    default: return false
    }
  }

  /// The number of terminal cells that a text takes, escaped text assumed.
  package static func width(_ text: String) -> Int {
    text.reduce(0) { $0 + width($1) }
  }

  private static func width(_ character: Character) -> Int {
    var width = 0
    for scalar in character.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark: continue
      default: width = max(width, isWide(scalar) ? 2 : 1)
      }
    }
    return character.unicodeScalars.contains("\u{FE0F}") ? 2 : max(width, 0)
  }

  /// East Asian Width W and F (Unicode Standard Annex 11), in coarse ranges, and emoji.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x23F0, 0x23F3,
      0x25FD...0x25FE, 0x2614...0x2615, 0x2648...0x2653, 0x267F, 0x2693, 0x26A1, 0x26AA...0x26AB,
      0x26BD...0x26BE, 0x26C4...0x26C5, 0x26CE, 0x26D4, 0x26EA, 0x26F2...0x26F3, 0x26F5, 0x26FA,
      0x26FD, 0x2705, 0x270A...0x270B, 0x2728, 0x274C, 0x274E, 0x2753...0x2755, 0x2757,
      0x2795...0x2797, 0x27B0, 0x27BF, 0x2B1B...0x2B1C, 0x2B50, 0x2B55, 0x2E80...0x303E,
      0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F004, 0x1F0CF, 0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F64F,
      0x1F680...0x1F6FF, 0x1F7E0...0x1F7EB, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// The text cut to a number of cells, with `…` at the end where something is missing.
  package static func cut(_ text: String, to cells: Int) -> String {
    guard width(text) > cells else { return text }
    guard cells > 0 else { return "" }
    var result = ""
    var used = 0
    for character in text {
      let next = width(character)
      if used + next > cells - 1 { break }
      result.append(character)
      used += next
    }
    return result + "…"
  }

  /// The text with blanks behind it up to a number of cells.
  package static func padded(_ text: String, to cells: Int) -> String {
    text + String(repeating: " ", count: max(0, cells - width(text)))
  }
}

extension ScreenText {
  /// JSON text whose strings show unsafe characters as `\u` escapes: the same value, safe to print.
  package static func escapedJSON(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0 != "\n" && isUnsafe($0) }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "\n" || !isUnsafe(scalar) {
        result.unicodeScalars.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return result
  }

  /// The text with what could act on a terminal escaped, but for tabs and line ends: for a cell of
  /// a file in which those have their place.
  package static func escapedCell(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      if isUnsafe(scalar), !["\t", "\r", "\n"].contains(scalar) {
        result += escape(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }

  /// A text of any length shortened in its middle to some characters, so that a message that
  /// quotes a whole file stays a message.
  package static func shortened(_ text: String, to count: Int = 400) -> String {
    guard text.utf8.count > count, text.count > count else { return text }
    return text.prefix(count * 3 / 4) + " … " + text.suffix(count / 4)
  }
}
