/// A pasted text, made into one line.
///
/// Line ends, with the blanks around them, become one space; those at the beginning and the end
/// are dropped; a tab becomes a space; other control characters are dropped.
struct PastedText {
  let oneLine: String

  init(_ text: String) {
    let lines = text.unicodeScalars.split(omittingEmptySubsequences: true) {
      $0 == "\n" || $0 == "\r" || $0 == "\u{85}" || $0 == "\u{2028}" || $0 == "\u{2029}"
    }
    // A paste without a line end is taken as it is: its blanks may belong to the words around it.
    let isOneLine = lines.count == 1 && lines[0].count == text.unicodeScalars.count
    oneLine =
      lines.map { Self.cleaned($0, trims: !isOneLine) }.filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  private static func cleaned(_ line: Substring.UnicodeScalarView, trims: Bool) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in line {
      if scalar == "\t" {
        kept.append(" ")
      } else if scalar.properties.generalCategory != .control {
        kept.append(scalar)
      }
    }
    guard trims else { return String(kept) }
    let body = kept.drop { $0 == " " }
    let end = body.lastIndex { $0 != " " }.map { body.index(after: $0) } ?? body.startIndex
    return String(body[..<end])
  }
}
