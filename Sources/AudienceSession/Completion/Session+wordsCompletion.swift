import AudienceConditions
import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceSchema

extension Session {
  /// Completes the words behind `/set ID`, which begin at an offset of the line: the forms of an
  /// edit of that node; between quotes, names and values.
  func wordsCompletion(_ head: LineHead, from start: Int, node id: Int?) -> Completion {
    let typed = head.typed(from: start)
    guard let path = id.flatMap({ state?.tree.path(to: $0) }) else {
      return Completion(head.span(from: head.cursor))
    }
    if typed.contains("(") { return queryCompletion(head, from: start) }
    if let quoted = OpenQuote(typed) {
      return quotedWords(quoted, head, from: start + quoted.offset, path)
    }
    let forms = FieldEdit.completions(for: path.node).map { form in
      // What stands in quotes in a form is an example: the next Tab offers what can stand there.
      let end = form.text.contains("'") ? form.text.firstIndex(of: "'") : nil
      let isExample = form.description != "as it is now"
      let text = end.map { isExample ? String(form.text[...$0]) : form.text } ?? form.text
      return Completion.Candidate(text, label: form.text, form.description)
    }
    let span = head.span(from: start)
    let found = Completion(span, of: forms, typed: typed) { $0.label }
    guard let open, !typed.isEmpty else { return found }
    let (names, count) = open.names.matches(.everything, typed, limit: Completion.limit)
    return found.followed(
      by: Completion(
        span, names.map { Completion.Candidate(open.names.words($0), open.names.note($0)) },
        count: count))
  }

  private func quotedWords(
    _ quoted: OpenQuote, _ head: LineHead, from start: Int, _ path: NodePath
  ) -> Completion {
    let span = head.span(from: start)
    let typed = head.typed(from: start)
    let writer = QuotedText(quote: quoted.quote, behind: head.behind).closing("")
    guard let names = open?.names else { return Completion(span) }
    let kind: WorkspaceNames.Kind
    switch quoted.wordBefore {
    case "event": kind = .events
    case "trait": kind = .traits((state?.level ?? .users).traitScope)
    case "property", "of", "smallest", "largest", "first", "last", "frequent", "different":
      kind = Self.event(of: path).map { .properties(of: $0) } ?? .allProperties
    default:
      return values(of: Self.subject(of: path), span, typed, writer)
    }
    let (found, count) = names.matches(kind, typed, limit: Completion.limit)
    return Completion(
      span, found.map { writer.candidate(names.path($0), note: names.note($0)) }, count: count)
  }

  /// The event whose properties a node reads: its own, or that of the `where` around it.
  private static func event(of path: NodePath) -> EventName? {
    path.nodes.reversed().lazy.compactMap(\.condition.streamEvent).first
  }

  /// What the values of a node are values of.
  private static func subject(of path: NodePath) -> QueryPosition.Subject {
    guard let scalar = path.node.condition.leftScalar else { return .other }
    switch scalar {
    case .trait(let field): return .trait(field)
    case .property(let field, _): return .property(field, of: event(of: path))
    case .measure(_, let measure):
      guard case .property(let field)? = measure.field else { return .other }
      return .property(field, of: event(of: path))
    case .literal, .context: return .other
    }
  }
}

/// A quote that nothing closes, in words as trees show them.
struct OpenQuote {
  let quote: UInt8
  /// Where the text behind it begins.
  let offset: Int
  /// The word before it, in lower case.
  let wordBefore: String

  /// Nil where every quote is closed; an apostrophe inside a word is none.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    var open: Int?
    for (index, byte) in bytes.enumerated() {
      let previous = index > 0 ? bytes[index - 1] : 0x20
      if let start = open {
        if byte == bytes[start], previous != UInt8(ascii: "\\") { open = nil }
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\""), previous == 0x20 {
        open = index
      }
    }
    guard let open else { return nil }
    quote = bytes[open]
    offset = open + 1
    let before = String(decoding: bytes[..<open], as: UTF8.self)
    wordBefore = before.split(separator: " ").last.map { $0.lowercased() } ?? ""
  }
}

extension Condition {
  /// What stands on the left of a comparison.
  fileprivate var leftScalar: Scalar? {
    switch self {
    case .compare(let scalar, _, _), .test(let scalar, _): scalar
    case .and, .or, .not, .any, .all: nil
    }
  }
}
