import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSession
import TerminalText

extension TextRenderer {
  /// Which words made which part: one block for each text that parts came from.
  func explanation(_ reply: ExplanationReply) -> [String] {
    let blocks = ExplanationBlock.blocks(of: reply.state)
    var lines = blocks.flatMap { block in
      block.lines(room: room).map { margin + $0 }
    }
    let rules = reply.state.tree.nodes.flatMap { node in
      (reply.state.provenance[node.id] ?? []).compactMap { entry -> String? in
        guard case .rule(let rule) = entry.origin else { return nil }
        return "\(node.id) \(entry.part): \(rule)"
      }
    }
    lines += (rules.map { "default: " + $0 } + reply.assumptions.map { "assumed: " + $0.text })
      .flatMap { screen.wrapped(ScreenText.escaped($0), to: room).map { margin + $0 } }
    if case .generated(let origin) = reply.state.origin, !reply.unusedWords.isEmpty {
      let words = Self.merged(reply.unusedWords, in: origin.prompt)
        .map { ScreenText.escaped(origin.prompt.substring($0)) }
      lines += screen.wrapped("not used: " + words.joined(separator: ", "), to: room)
        .map { margin + $0 }
    }
    return lines
  }

  /// Spans with nothing but blanks between them joined into one.
  private static func merged(_ spans: [Span], in source: SourceText) -> [Span] {
    var merged: [Span] = []
    for span in spans.sorted() {
      if let last = merged.last,
        source.substring(Span(last.end, span.start)).allSatisfy(\.isWhitespace)
      {
        merged[merged.count - 1] = last.union(span)
      } else {
        merged.append(span)
      }
    }
    return merged
  }
}

/// A text with the words marked that made parts of the tree.
struct ExplanationBlock {
  let source: SourceText
  /// The marked spans in order, each with what it made.
  let marks: [(span: Span, entries: [(nodeID: Int, part: String, reason: String)])]

  /// The blocks of a state: the prompt or query first, then the edits in the order they were made.
  static func blocks(of state: TreeState) -> [ExplanationBlock] {
    var sources: [SourceText] = []
    var marks: [SourceText: [Span: [(nodeID: Int, part: String, reason: String)]]] = [:]
    for node in state.tree.nodes {
      for entry in state.provenance[node.id] ?? [] {
        guard let source = entry.origin.text else { continue }
        if !sources.contains(source) { sources.append(source) }
        guard let first = entry.spans.sorted().first else { continue }
        marks[source, default: [:]][first, default: []].append(
          (node.id, entry.part, entry.reason))
        for other in entry.spans.sorted().dropFirst() {
          marks[source]?[other, default: []].append((node.id, entry.part, ""))
        }
      }
    }
    let prompt = state.origin.prompt
    sources.sort { a, b in a.text == prompt && b.text != prompt }
    return sources.map { source in
      ExplanationBlock(
        source: source,
        marks: (marks[source] ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }
  }

  /// The text with carets and letters below it, then a line for each letter.
  func lines(room: Int) -> [String] {
    let labels = marks.indices.map(Self.label)
    var lines = markedText(room: room, labels: labels)
    let width =
      marks.flatMap { $0.entries }.map { "\($0.nodeID) \($0.part)" }
      .map { ScreenText.width(ScreenText.escaped($0)) }.max() ?? 0
    let column = min(width, room / 2)
    for (label, mark) in zip(labels, marks) {
      for entry in mark.entries {
        let part = ScreenText.escaped("\(entry.nodeID) \(entry.part)")
        let reason = ScreenText.escaped(entry.reason)
        let line =
          reason.isEmpty ? part : ScreenText.padded(part, to: column) + " " + reason
        lines.append(ScreenText.cut("\(label)  \(line)", to: room))
      }
    }
    return lines
  }

  /// a … z, then aa, ab …
  private static func label(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index % 26)))
    return index < 26 ? letter : label(index / 26 - 1) + letter
  }

  /// The text in rows of at most `room` cells, each with its carets and labels.
  private func markedText(room: Int, labels: [String]) -> [String] {
    var text = ""
    var carets = ""
    var letters = ""
    var lines: [String] = []
    func flush() {
      lines.append(text)
      if carets.contains("^") {
        lines.append(carets.trimmed)
        lines.append(letters.trimmed)
      }
      (text, carets, letters) = ("", "", "")
    }
    var offset = 0
    for character in source.text {
      let shown = ScreenText.escaped(String(character))
      let width = ScreenText.width(shown)
      if ScreenText.width(text) + width > room { flush() }
      let covering = marks.firstIndex { $0.span.start <= offset && offset < $0.span.end }
      let starting = marks.firstIndex { $0.span.start == offset }
      let column = ScreenText.width(text)
      if let starting, letters.count <= column {
        letters += String(repeating: " ", count: column - letters.count) + labels[starting]
      }
      text += shown
      let isBlankAtEdge = covering == nil
      carets += String(repeating: isBlankAtEdge ? " " : "^", count: width)
      offset += String(character).utf8.count
    }
    flush()
    return lines
  }
}

extension String {
  fileprivate var trimmed: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
