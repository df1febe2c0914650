extension ScreenText {
  /// A drawn line with ASCII in place of what the drawings are made of: bars, ticks, dots, arrows.
  /// Other characters, those of names and values, stay.
  ///
  /// - Parameter columns: the width of the screen, which a line does not grow beyond.
  package static func ascii(_ line: String, columns: Int) -> String {
    guard line.utf8.contains(where: { $0 >= 0x80 }) else { return line }
    let isFull = width(line) >= columns - 2
    let characters = Array(line)
    var result = ""
    for (index, character) in characters.enumerated() {
      switch character {
      case "…":
        // Where a cell or a line was cut there is room for one character.
        let isCell = characters[(index + 1)...].prefix(2) == [" ", " "]
        result += isCell || index == characters.count - 1 && isFull ? "~" : "..."
      case "→": result += result.allSatisfy { $0 == " " } ? ">" : "->"
      case "←": result += "<-"
      default: result.append(asciiDrawing[character] ?? character)
      }
    }
    return result
  }

  private static let asciiDrawing: [Character: Character] = [
    "├": "|", "└": "`", "│": "|", "─": "-", "✓": "v", "✗": "x", "·": "-", "−": "-", "–": "-",
    "❯": ">", "█": "#", "▉": "#", "▊": "#", "▋": "#", "▌": "=", "▍": "-", "▎": "-", "▏": "-",
    "░": ".", "•": "*",
  ]
}
