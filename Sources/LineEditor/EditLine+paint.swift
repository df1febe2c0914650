internal import CLibedit
internal import Glibc

extension EditLine {
  /// Paints over the line before a key is waited for, and takes away what is not part of it before
  /// the key is obeyed.
  func paint(_ moment: cle_paint) {
    switch moment {
    case CLE_PAINT_DRAW:
      guard let painter else { return }
      let (line, cursor) = current
      let painted = PaintedLine(
        line, cursor: cursor, painter(line, cursor),
        PaintedLine.Place(
          prompt: promptWidth, size: Terminal.size(), hasRightPrompt: hasRightPrompt))
      pendingErase = painted.erase
      // An incremental search puts its own row below the line; libedit draws both when it ends.
      let isSearching = line.utf8.contains(UInt8(ascii: "\n"))
      if painted.draw.isEmpty, isPainted, !isSearching { redraw() }
      isPainted = !painted.draw.isEmpty
      cle_write_output(painted.draw, painted.draw.utf8.count)
    default:
      cle_buffer_output(pendingErase, pendingErase.utf8.count)
      pendingErase = ""
    }
  }

  /// Goes forward, or at the end of the line takes the hint, or the first word of it.
  func forward(_ step: ForwardStep) -> cle_after_key {
    let (line, cursor) = current
    guard cursor < line.utf8.count else { return takeHint(line, isWord: step == .word) }
    let rest = String(decoding: Array(line.utf8)[cursor...], as: UTF8.self).unicodeScalars
    switch step {
    case .character: move(by: 1)
    case .word: move(by: Self.word(rest).count)
    case .end: move(by: rest.count)
    }
    return CLE_AFTER_REFRESH
  }

  enum ForwardStep { case character, word, end }

  private func takeHint(_ line: String, isWord: Bool) -> cle_after_key {
    let end = line.utf8.count
    guard let paint = painter?(line, end), paint.takesHint, !paint.hint.isEmpty else {
      return CLE_AFTER_BEEP
    }
    let text = isWord ? String(Self.word(paint.hint.unicodeScalars)) : paint.hint
    replace(end..<end, with: text)
    return CLE_AFTER_REFRESH
  }

  /// Blanks and signs at the beginning, and the word behind them.
  private static func word(_ text: String.UnicodeScalarView) -> String.UnicodeScalarView.SubSequence
  {
    func isPart(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    let start = text.firstIndex(where: isPart) ?? text.endIndex
    let end = text[start...].firstIndex { !isPart($0) } ?? text.endIndex
    return text[..<end]
  }
}
