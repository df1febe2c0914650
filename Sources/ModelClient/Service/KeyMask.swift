import NetworkClient
import TerminalText

/// Takes keys out of texts that come from a server or from the system, and makes them fit for one
/// line of a message.
struct KeyMask: Sendable {
  private let key: Secret?

  init(_ key: Secret?) { self.key = key }

  /// The text without the key, and without anything that looks like one: servers repeat a refused
  /// key, cut or starred.
  func masked(_ text: String) -> String {
    var text = text
    if let key { text = text.replacing(key.revealed, with: Secret.mark) }
    return text.replacing(/\b[a-z]{2,4}[\-_][A-Za-z0-9_\-]*\*+[A-Za-z0-9_\-*]*/, with: Secret.mark)
      .replacing(/\bsk-[A-Za-z0-9_\-*]{6,}/, with: Secret.mark)
  }

  /// The same, escaped for a terminal, on one line and cut.
  func line(_ text: String, to count: Int = 200) -> String {
    // Cut first: a text of megabytes is not to be searched for keys.
    let start = String(text.prefix(4 * count))
    let line = ScreenText.escaped(masked(start).trimmingBlanks)
    return line.count > count ? line.prefix(count - 1) + "…" : line
  }
}
