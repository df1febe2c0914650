/// What is painted over a line while it is typed: colours, a hint of how it could go on, a note.
///
/// None of it is part of the line.
package struct LinePaint: Hashable, Sendable {
  package enum Ink: String, Hashable, Sendable {
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case magenta = "35"
    case cyan = "36"
  }

  /// A part of the line in a colour, in UTF-8 offsets.
  package struct Part: Hashable, Sendable {
    package var range: Range<Int>
    package var ink: Ink

    package init(_ range: Range<Int>, _ ink: Ink) {
      self.range = range
      self.ink = ink
    }
  }

  /// Coloured parts, in their order, none overlapping another.
  package var parts: [Part]
  /// Text behind the end of the line, shown faintly while the cursor stands there.
  package var hint: String
  /// Whether Right, End and Ctrl-F put the hint on the line.
  package var takesHint: Bool
  /// A note at the right edge, below the line where the line needs the room.
  package var note: String
  package var noteInk: Ink?

  package init(
    parts: [Part] = [], hint: String = "", takesHint: Bool = true, note: String = "",
    noteInk: Ink? = nil
  ) {
    self.parts = parts
    self.hint = hint
    self.takesHint = takesHint
    self.note = note
    self.noteInk = noteInk
  }
}
