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
      block.lines(screen, room: room).map { margin + $0 }
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
  func lines(_ screen: Screen, room: Int) -> [String] {
    let labels = marks.indices.map(Self.label)
    var lines = markedText(room: room, labels: labels)
    let letters = labels.last?.count ?? 0
    let width =
      marks.flatMap { $0.entries }.map { "\($0.nodeID) \($0.part)" }
      .map { ScreenText.width(ScreenText.escaped($0)) }.max() ?? 0
    let column = min(width, (room - letters) / 2)
    for (label, mark) in zip(labels, marks) {
      for entry in mark.entries {
        let head = ScreenText.padded(label, to: letters) + "  "
        let indent = String(repeating: " ", count: head.count)
        let part = ScreenText.escaped("\(entry.nodeID) \(entry.part)")
        let reason = ScreenText.escaped(entry.reason)
        let left = room - head.count
        var rows = screen.wrapped(part, to: reason.isEmpty ? left : column)
        if !reason.isEmpty {
          let reasons = screen.wrapped(reason, to: left - column - 1)
          rows += Array(repeating: "", count: max(0, reasons.count - rows.count))
          for (position, words) in reasons.enumerated() {
            rows[position] = ScreenText.padded(rows[position], to: column) + " " + words
          }
        }
        lines += rows.enumerated().map { ($0 == 0 ? head : indent) + $1 }
      }
    }
    return lines
  }

  /// a … z, then aa, ab …
  private static func label(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index % 26)))
    return index < 26 ? letter : label(index / 26 - 1) + letter
  }

  /// A character of the text as it is shown, and where it stands.
  private struct Cell {
    let offset: Int
    let shown: String
    let width: Int

    var isBlank: Bool { shown == " " }
  }

  /// The text in rows of at most `room` cells, broken at blanks, each with the carets and labels of
  /// its words below it.
  private func markedText(room: Int, labels: [String]) -> [String] {
    var offset = 0
    let cells = source.text.map { character in
      let shown = ScreenText.escaped(String(character))
      defer { offset += String(character).utf8.count }
      return Cell(offset: offset, shown: shown, width: ScreenText.width(shown))
    }
    return Self.rows(of: cells, room: room).flatMap { marked($0, labels) }
  }

  private static func rows(of cells: [Cell], room: Int) -> [ArraySlice<Cell>] {
    var rows: [ArraySlice<Cell>] = []
    var start = 0
    while start < cells.count {
      var end = start
      var used = 0
      while end < cells.count, end == start || used + cells[end].width <= room {
        used += cells[end].width
        end += 1
      }
      var next = end
      // The blank that a row breaks at is on neither; a word longer than a row is cut through.
      if end < cells.count, !cells[end].isBlank,
        let blank = cells[start..<end].lastIndex(where: \.isBlank), blank > start
      {
        (end, next) = (blank, blank + 1)
      } else if end < cells.count, cells[end].isBlank {
        next = end + 1
      }
      rows.append(cells[start..<end])
      start = next
    }
    return rows
  }

  /// A row with its carets and labels; words that go on from the row before have their label again.
  private func marked(_ row: ArraySlice<Cell>, _ labels: [String]) -> [String] {
    var (text, carets, letters) = ("", "", "")
    var column = 0
    for cell in row {
      let covering = marks.firstIndex { $0.span.start <= cell.offset && cell.offset < $0.span.end }
      let starting = marks.firstIndex { $0.span.start == cell.offset }
      if let mark = starting ?? (cell.offset == row.first?.offset ? covering : nil),
        letters.count <= column
      {
        letters += String(repeating: " ", count: column - letters.count) + labels[mark]
      }
      text += cell.shown
      carets += String(repeating: covering == nil ? " " : "^", count: cell.width)
      column += cell.width
    }
    return carets.contains("^") ? [text, carets.trimmed, letters.trimmed] : [text]
  }
}

extension String {
  fileprivate var trimmed: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
