internal import CLibedit

extension EditLine {
  /// The most characters of a paste that are taken.
  private static var longestPaste: Int { 65_536 }

  /// Does what a key means, while libedit waits.
  func handle(_ key: cle_key) -> cle_after_key {
    switch key {
    case CLE_KEY_COMPLETE: complete(forward: true)
    case CLE_KEY_COMPLETE_BACK: complete(forward: false)
    case CLE_KEY_FORWARD: forward(.character)
    case CLE_KEY_FORWARD_WORD: forward(.word)
    case CLE_KEY_END: forward(.end)
    case CLE_KEY_PASTE: paste()
    case CLE_KEY_OLDER: recall { navigator.older(than: $0, in: historyLines) }
    case CLE_KEY_NEWER: recall { navigator.newer(than: $0, in: historyLines) }
    default: CLE_AFTER_BEEP
    }
  }

  private func complete(forward: Bool) -> cle_after_key {
    let (line, cursor) = current
    if var cycle, let step = cycle.next(in: line, cursor, forward: forward) {
      replace(step.range, with: step.text)
      cycle.shown(in: current.line, current.cursor)
      self.cycle = cycle
      return CLE_AFTER_REFRESH
    }
    cycle = nil
    guard let completer else { return CLE_AFTER_BEEP }
    let result = completer(line, cursor)
    switch CompletionStep(line: line, result: result) {
    case .replace(let range, let text):
      replace(range, with: text)
      return CLE_AFTER_REFRESH
    case .list:
      let list = CompletionList(
        result, in: Terminal.size(), hasColour: hasColour, isASCII: isASCII)
      printBelow(list.rows)
      cycle = CompletionCycle(result, line: line, cursor: cursor)
      return CLE_AFTER_REFRESH
    case .beep:
      return CLE_AFTER_BEEP
    }
  }

  /// Takes everything up to the mark that ends a bracketed paste, and inserts it as one line.
  private func paste() -> cle_after_key {
    let end = Array("\u{1B}[201~".unicodeScalars)
    var pasted: [Unicode.Scalar] = []
    var matched = 0
    while matched < end.count, let scalar = nextScalar() {
      if scalar == end[matched] {
        matched += 1
        continue
      }
      // Of the mark only the first character can begin it anew.
      let unmatched = end[..<matched]
      matched = scalar == end[0] ? 1 : 0
      guard pasted.count < Self.longestPaste else { continue }
      pasted += unmatched
      if matched == 0 { pasted.append(scalar) }
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: pasted)
    let cursor = current.cursor
    replace(cursor..<cursor, with: PastedText(String(text)).oneLine)
    return CLE_AFTER_REFRESH
  }

  private func recall(_ find: (String) -> String?) -> cle_after_key {
    let line = current.line
    guard let found = find(line) else { return CLE_AFTER_BEEP }
    replace(0..<line.utf8.count, with: found)
    return CLE_AFTER_REFRESH
  }
}
