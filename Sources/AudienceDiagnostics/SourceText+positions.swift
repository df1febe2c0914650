extension SourceText {
  /// The line and column of many offsets, in their order; the text is read once.
  ///
  /// The same positions as `position(at:)` gives for offsets that begin a character.
  public func positions(at offsets: [Int]) -> [TextPosition] {
    let bytes = text.utf8
    var positions = [TextPosition](
      repeating: TextPosition(line: 1, column: 1), count: offsets.count)
    var line = 1
    var column = 1
    var counted = bytes.startIndex
    var index = bytes.startIndex
    var offset = 0
    for entry in offsets.indices.sorted(by: { offsets[$0] < offsets[$1] }) {
      while offset < offsets[entry], index < bytes.endIndex {
        if bytes[index] == 0x0A {
          line += 1
          column = 1
          counted = bytes.index(after: index)
        }
        index = bytes.index(after: index)
        offset += 1
      }
      column += text[counted..<index].count
      counted = index
      positions[entry] = TextPosition(line: line, column: column)
    }
    return positions
  }
}
