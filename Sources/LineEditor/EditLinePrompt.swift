internal import CLibedit
import TerminalText

/// What stands before the line, and at the right edge of its row.
package struct EditLinePrompt: Hashable, Sendable {
  /// How a prompt is drawn.
  package enum Style: Hashable, Sendable {
    case plain, bold, dim, red, green, yellow, blue, magenta, cyan

    /// The parameters of the terminal's "select graphic rendition" sequence.
    var parameters: String? {
      switch self {
      case .plain: nil
      case .bold: "1"
      case .dim: "2"
      case .red: "1;31"
      case .green: "1;32"
      case .yellow: "1;33"
      case .blue: "1;34"
      case .magenta: "1;35"
      case .cyan: "1;36"
      }
    }
  }

  /// The prompt, such as `audience ❯ `. Control characters in it are shown escaped.
  package var text: String
  package var style: Style
  /// A note at the right edge, hidden when the line needs its room; nothing if empty.
  package var right: String
  package var rightStyle: Style

  package init(
    _ text: String, style: Style = .plain, right: String = "", rightStyle: Style = .dim
  ) {
    self.text = text
    self.style = style
    self.right = right
    self.rightStyle = rightStyle
  }

  /// The cells that the prompt takes.
  var width: Int {
    ScreenText.escaped(text).unicodeScalars.reduce(0) { $0 + Int(cle_scalar_width($1.value)) }
      + (style != .plain && !text.hasSuffix(" ") ? 1 : 0)
  }

  /// The prompt as libedit takes it: what takes no room on the screen between `\u{1}` marks.
  var left: String { Self.marked(text, style) }
  /// The note as libedit takes it.
  var rightEdge: String { right.isEmpty ? "" : Self.marked(right, rightStyle) }

  private static func marked(_ text: String, _ style: Style) -> String {
    let shown = ScreenText.escaped(text)
    guard let parameters = style.parameters else { return shown }
    let body = shown.lastIndex { $0 != " " }.map { shown[...$0] } ?? ""
    // libedit drops a sequence at the very end of a prompt, so a blank has to follow.
    let blanks = shown[body.endIndex...].isEmpty ? " " : shown[body.endIndex...]
    return "\u{1}\u{1B}[\(parameters)m\u{1}\(body)\u{1}\u{1B}[0m\u{1}\(blanks)"
  }
}
