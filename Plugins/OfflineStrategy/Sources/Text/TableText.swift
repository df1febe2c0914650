/// A part of a table's text in its bytes: tables are read at the first prompt, and nobody waits for
/// characters to be told apart in plain ASCII.
typealias TableText = UnsafeBufferPointer<UInt8>

extension UnsafeBufferPointer<UInt8> {
  /// Calls for each part between separators that has anything in it.
  func forEachPart(between separator: Unicode.Scalar, _ use: (TableText) -> Void) {
    let separator = UInt8(ascii: separator)
    var start = 0
    for place in 0...count where place == count || self[place] == separator {
      if place > start { use(TableText(rebasing: self[start..<place])) }
      start = place + 1
    }
  }

  func parts(between separator: Unicode.Scalar) -> [TableText] {
    var parts: [TableText] = []
    forEachPart(between: separator) { parts.append($0) }
    return parts
  }

  /// The words, each with what is no blank or line break.
  func forEachWord(_ use: (TableText) -> Void) {
    forEachPart(between: "\n") { line in line.forEachPart(between: " ", use) }
  }

  /// What stands before the first of a separator and what behind it; all, where there is none.
  func sides(of separator: Unicode.Scalar) -> (before: TableText, behind: TableText?) {
    guard let place = firstIndex(of: UInt8(ascii: separator)) else { return (self, nil) }
    return (
      TableText(rebasing: self[..<place]), TableText(rebasing: self[(place + 1)...])
    )
  }

  var text: String { String(decoding: self, as: UTF8.self) }
}

extension String {
  /// The words of a table's text.
  var tableWords: [String] {
    var words: [String] = []
    var text = self
    text.withUTF8 { $0.forEachWord { words.append($0.text) } }
    return words
  }
}
