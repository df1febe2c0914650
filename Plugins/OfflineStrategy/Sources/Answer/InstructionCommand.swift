/// What an instruction asks for, and the text that remains when the asking words are blanked out,
/// of the same length so that places in it are places in the instruction.
struct InstructionCommand {
  enum Kind {
    case add, alternative, remove, change
  }

  let kind: Kind
  let rest: String

  private static let table: [(word: String, kind: Kind)] = [
    ("remove", .remove), ("drop", .remove), ("delete", .remove), ("take out", .remove),
    ("and also", .add), ("and", .add), ("also", .add), ("add", .add), ("plus", .add),
    ("but", .add), ("only", .add), ("who", .add), ("with", .add), ("without", .add),
    ("or", .alternative), ("change it to", .change), ("change the window to", .change),
    ("change to", .change), ("make it", .change), ("make that", .change), ("set it to", .change),
    ("use", .change), ("change", .change), ("instead", .change),
  ]

  /// Words that stay in the text that is read: they carry meaning of their own.
  private static let kept: Set<String> = ["who", "with", "without", "only", "but"]

  init(_ text: String) {
    let lowered = text.lowercased()
    let match = Self.table.filter { lowered == $0.word || lowered.hasPrefix($0.word + " ") }
      .max { $0.word.utf8.count < $1.word.utf8.count }
    guard let match else {
      kind = .change
      rest = text
      return
    }
    kind = match.kind
    let length = match.word.utf8.count
    rest =
      Self.kept.contains(match.word)
      ? text
      : String(repeating: " ", count: length)
        + String(decoding: text.utf8.dropFirst(length), as: UTF8.self)
  }
}
