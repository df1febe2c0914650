package import AudienceDiagnostics

/// A line of the REPL taken apart: the command's word and its arguments, each with its place.
package struct CommandLine: Sendable {
  package let source: SourceText
  /// The first word, `/set`; empty for a prompt.
  package let word: String
  package let wordSpan: Span
  /// What follows the word, blanks around it cut off.
  package let rest: Argument

  /// A part of the line.
  package struct Argument: Hashable, Sendable {
    package let text: String
    package let span: Span
  }

  package init(_ line: String) {
    source = SourceText(line)
    let bytes = Array(line.utf8)
    let start = bytes.firstIndex { !Self.isBlank($0) } ?? bytes.count
    let wordEnd = bytes[start...].firstIndex(where: Self.isBlank) ?? bytes.count
    let isCommand = start < bytes.count && bytes[start] == UInt8(ascii: "/")
    wordSpan = isCommand ? Span(start, wordEnd) : Span(start, start)
    word = isCommand ? String(decoding: bytes[start..<wordEnd], as: UTF8.self) : ""
    rest = Self.trimmed(bytes, isCommand ? wordEnd : start, bytes.count)
  }

  /// A text that is an argument as a whole, whatever it begins with.
  package init(argument text: String) {
    source = SourceText(text)
    word = ""
    wordSpan = Span(0, 0)
    rest = Argument(text: text, span: Span(0, text.utf8.count))
  }

  /// Whether the line begins with `/`.
  package var isCommand: Bool { !word.isEmpty }

  /// The command of the word, if there is one.
  package var name: CommandName? { CommandName(rawValue: String(word.dropFirst())) }

  /// The first argument and what follows it.
  package func splitFirst() -> (first: Argument, rest: Argument) { Self.split(rest, in: source) }

  /// Splits the first word off an argument.
  package static func split(
    _ argument: Argument, in source: SourceText
  ) -> (first: Argument, rest: Argument) {
    let bytes = Array(source.text.utf8)
    let span = argument.span
    let end = bytes[span.start..<span.end].firstIndex(where: isBlank) ?? span.end
    return (trimmed(bytes, span.start, end), trimmed(bytes, end, span.end))
  }

  /// Every word of the arguments.
  package var words: [Argument] {
    var words: [Argument] = []
    var rest = rest
    while !rest.text.isEmpty {
      let (first, following) = Self.split(rest, in: source)
      words.append(first)
      rest = following
    }
    return words
  }

  /// Every word of the arguments, where a text in quotes is one word, without its quotes.
  package var quotedWords: [Argument] {
    let bytes = Array(source.text.utf8)
    var words: [Argument] = []
    var index = rest.span.start
    while index < rest.span.end {
      if Self.isBlank(bytes[index]) {
        index += 1
        continue
      }
      let quote = bytes[index]
      let isQuote = quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
      if isQuote,
        let end = bytes[(index + 1)..<rest.span.end].firstIndex(of: quote),
        end + 1 == rest.span.end || Self.isBlank(bytes[end + 1])
      {
        words.append(
          Argument(
            text: String(decoding: bytes[(index + 1)..<end], as: UTF8.self),
            span: Span(index, end + 1)))
        index = end + 1
        continue
      }
      let end = bytes[index..<rest.span.end].firstIndex(where: Self.isBlank) ?? rest.span.end
      words.append(
        Argument(
          text: String(decoding: bytes[index..<end], as: UTF8.self), span: Span(index, end)))
      index = end
    }
    return words
  }

  private static func trimmed(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Argument {
    var low = start
    var high = end
    while low < high, isBlank(bytes[low]) { low += 1 }
    while high > low, isBlank(bytes[high - 1]) { high -= 1 }
    return Argument(
      text: String(decoding: bytes[low..<high], as: UTF8.self), span: Span(low, high))
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}

extension CommandTable {
  /// The command that another tool calls by this word.
  static func synonym(of word: String) -> CommandName? {
    switch word {
    case "exit", "q", "bye": .quit
    case "revert", "back": .undo
    case "list", "events", "traits", "describe", "names": .schema
    case "rm", "drop": .remove
    case "change", "update": .set
    case "filter": .where
    case "and": .add
    case "size", "total": .count
    case "members", "run", "sample": .preview
    case "tree", "print": .show
    case "use": .open
    case "now", "clock", "date": .at
    case "not": .negate
    case "history": .log
    case "check", "lint": .validate
    case "fix": .apply
    case "sql", "write": .export
    case "clipboard", "yank": .copy
    case "last", "repeat": .again
    case "tutorial", "tour": .learn
    case "info": .status
    case "warehouse", "database", "connect": .engine
    case "alternatives": .readings
    case "pick", "choose": .take
    case "terms", "accept": .consent
    case "sent", "outgoing": .request
    case "settings", "options", "preferences", "prefs": .config
    default: nil
    }
  }
}
