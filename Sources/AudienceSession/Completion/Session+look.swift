import AudienceConditions
package import AudienceDiagnostics
import AudienceQueryLanguage

/// How a part of a typed line is drawn.
package struct LookPart: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case command
    case unknownCommand
    /// The number of a node of the tree.
    case node
    /// A number where a node is expected and the tree has none of it.
    case unknownNode
    /// A text in quotes.
    case text
    /// `=`, `AND`, and the like.
    case sign
    /// A name of the workspace that a prompt mentions.
    case mention
  }

  package let span: Span
  package let kind: Kind
}

extension Session {
  /// What a typed line is made of, for colouring it at every key; O(n) in the line, whatever the
  /// size of the workspace.
  package func look(of line: String) -> [LookPart] {
    let command = CommandLine(line)
    guard command.isCommand else { return mentions(in: line, from: 0) }
    guard let name = command.name, let spec = CommandTable.spec(name) else {
      // A word that may still become a command is no mistake yet.
      let isOpen = command.wordSpan.end == line.utf8.count
      let begins = CommandName.allCases.contains { "/\($0.rawValue)".hasPrefix(command.word) }
      return isOpen && begins ? [] : [LookPart(span: command.wordSpan, kind: .unknownCommand)]
    }
    return [LookPart(span: command.wordSpan, kind: .command)] + arguments(spec, command)
  }

  private func arguments(_ spec: CommandSpec, _ command: CommandLine) -> [LookPart] {
    if spec.name == .refine {
      return mentions(in: command.rest.text, from: command.rest.span.start)
    }
    var parts: [LookPart] = []
    var start = command.rest.span.start
    for (word, kind) in zip(command.words, spec.completes) {
      guard kind == .node, let id = Int(word.text) else { break }
      let isKnown = state?.tree.node(id) != nil
      parts.append(LookPart(span: word.span, kind: isKnown ? .node : .unknownNode))
      start = word.span.end
    }
    guard !spec.completes.contains(.path) else { return parts }
    return parts + quotesAndSigns(in: command.source, from: start)
  }

  private func quotesAndSigns(in source: SourceText, from start: Int) -> [LookPart] {
    let text = source.substring(Span(start, source.text.utf8.count))
    let bytes = Array(text.utf8)
    var lexer = QueryLexer(SourceText(text))
    var parts: [LookPart] = []
    while true {
      let token = lexer.next()
      let span = Span(token.span.start + start, token.span.end + start)
      switch token.kind {
      case .end: return parts
      case .string: parts.append(LookPart(span: span, kind: .text))
      // A text that nothing closes yet.
      case .fault where bytes[token.span.start] == 0x27 || bytes[token.span.start] == 0x22:
        parts.append(LookPart(span: span, kind: .text))
      case .comparison: parts.append(LookPart(span: span, kind: .sign))
      case .word("AND"), .word("OR"), .word("NOT"), .word("ANY"), .word("ALL"):
        parts.append(LookPart(span: span, kind: .sign))
      case .word, .number, .date, .timestamp, .sign, .fault: break
      }
    }
  }

  /// The names that a text mentions; none as long as the workspace's names are being prepared.
  private func mentions(in text: String, from start: Int) -> [LookPart] {
    (open?.names.recognizer?.mentions(in: text) ?? []).map {
      LookPart(span: Span($0.start + start, $0.end + start), kind: .mention)
    }
  }

  /// Prepares what completion and colouring look up, on another thread where that takes more than
  /// a moment; what is ready already is not prepared again.
  package func prepareNames() { open?.names.prepare() }
}
