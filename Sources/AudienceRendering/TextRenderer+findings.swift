import AudienceConditions
import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceSession
import TerminalText

extension TextRenderer {
  func findings(_ reply: FindingsReply) -> [String] {
    if reply.findings.isEmpty { return [margin + "0 findings"] }
    var number = 0
    return reply.findings.flatMap {
      lines($0, reply.tree, in: reply.query, &number, offersApply: offersApply)
    }
      + [margin + "\(reply.findings.count) \(plural("finding", reply.findings.count))"]
  }

  func failed(_ reply: FailedReply) -> [String] {
    findingLines(reply.findings, offersApply: reply.offersApply)
  }

  /// Findings with their places and suggestions, capped with a note.
  ///
  /// - Parameter offersApply: whether there is a session in which `/apply` can use them.
  func findingLines(
    _ findings: [Finding], limit: Int = 5, offersApply: Bool = true
  ) -> [String] {
    let offersApply = offersApply && self.offersApply
    var lines: [String] = []
    var number = 0
    for finding in findings.prefix(limit) {
      lines += self.lines(finding, nil, in: nil, &number, offersApply: offersApply)
    }
    if findings.count > limit { lines.append(margin + "\(findings.count - limit) more") }
    return lines
  }

  /// The findings below a tree: the gravest in full, as far as a few lines go, the others and the
  /// notes by their number, so that they never bury the tree.
  ///
  /// - Parameters:
  ///   - findings: all of the tree; `/apply` numbers the suggestions of all.
  ///   - isNew: which of them are to be shown.
  func treeFindingLines(
    _ findings: [Finding], _ tree: ConditionTree, limit: Int = 9,
    where isNew: (Finding) -> Bool = { _ in true }
  ) -> [String] {
    let shown = findings.indices.filter { isNew(findings[$0]) }
    var number = 0
    let blocks = findings.map { self.lines($0, tree, in: nil, &number, offersApply: offersApply) }
    var gravest: [Int] = []
    var linesLeft = limit
    for index in shown.filter({ findings[$0].severity != .note })
      .sorted(by: { findings[$0].severity > findings[$1].severity })
    where gravest.isEmpty || blocks[index].count <= linesLeft {
      gravest.append(index)
      linesLeft -= blocks[index].count
    }
    var lines = gravest.sorted().flatMap { blocks[$0] }
    let others = shown.filter { !gravest.contains($0) }.map { findings[$0].severity }
    if !others.isEmpty {
      // 1 error, 2 notes more
      let counts = Severity.allCases.reversed().compactMap { severity -> String? in
        let count = others.filter { $0 == severity }.count
        return count == 0 ? nil : counted(count, severity.rawValue)
      }
      let more = gravest.isEmpty ? "" : " more"
      let way = offersApply ? ": /validate" : ""
      lines.append(
        margin + screen.paint(counts.joined(separator: ", ") + more + way, .faint))
    }
    return lines
  }

  private func lines(
    _ finding: Finding, _ tree: ConditionTree?, in query: ParsedQuery?, _ number: inout Int,
    offersApply: Bool
  ) -> [String] {
    let head = "\(finding.severity.rawValue)[\(finding.code)]:"
    let ink: Screen.Ink = finding.severity == .error ? .error : .warning
    let (told, help) = said(finding)
    let words = ScreenText.escaped(ScreenText.shortened(told))
    let message = screen.wrapped(head + " " + words, to: room)
    var lines = message.enumerated().map { position, line in
      margin
        + (position == 0 && line.hasPrefix(head)
          ? screen.paint(head, ink) + line.dropFirst(head.count) : line)
    }
    lines += place(finding, tree, in: query)
    for suggestion in finding.suggestions {
      number += 1
      lines += self.lines(suggestion, number, offersApply: offersApply)
    }
    if let help, !help.isEmpty {
      let words = ScreenText.escaped(ScreenText.shortened(help, to: 1200))
      lines += screen.wrapped(words, to: room - 2).map { margin + "  " + $0 }
    }
    return lines
  }

  /// What a finding says first, and what below it: the cause before words that say only that
  /// something went wrong; in a shell with the words of the shell.
  private func said(_ finding: Finding) -> (message: String, help: String?) {
    let help = finding.help.map { isInShell ? ShellWords.said($0) : $0 }
    let saysNothing = [.unavailable, .unknown].contains(finding.code)
    if saysNothing, let help, !help.isEmpty,
      finding.message == CodeCatalog.description(of: finding.code)?.headline
    {
      return (help, finding.message)
    }
    return (finding.message, help)
  }

  /// `did you mean 'Order Completed'?   /apply 1 to use it`
  private func lines(
    _ suggestion: Suggestion, _ number: Int, offersApply: Bool
  ) -> [String] {
    let title = ScreenText.escaped(ScreenText.shortened(suggestion.title))
    let apply = offersApply ? "   /apply \(number) to use it" : ""
    if ScreenText.width(title + apply) <= room - 2 {
      return [margin + "  " + title + screen.paint(apply, .faint)]
    }
    return (screen.wrapped(title, to: room - 2) + (offersApply ? [String(apply.dropFirst())] : []))
      .map { margin + "  " + $0 }
  }

  private func place(
    _ finding: Finding, _ tree: ConditionTree?, in query: ParsedQuery?
  ) -> [String] {
    switch finding.place {
    case .whole: return []
    case .text(let source, let span): return excerpt(source, span)
    case .file(let path, let position):
      let at = position.map { ":\($0.line):\($0.column)" } ?? ""
      let shown = ScreenText.escaped(ScreenText.shortened(path))
      return screen.wrapped(shown + at, to: room - 2).map { margin + "  " + $0 }
    case .node(let id, let words):
      if let query { return excerpt(query.source, query.span(ofNode: id, words: words)) }
      let text = words ?? tree?.node(id).map { NodeWords(node: $0).summary } ?? ""
      return [
        margin + "  node \(id)\(text.isEmpty ? "" : ": ")"
          + ScreenText.cut(ScreenText.escaped(text), to: room - 12)
      ]
    }
  }
}

extension TextRenderer {
  private func excerpt(_ source: SourceText, _ span: Span) -> [String] {
    let excerpt = SourceExcerpt(source, span, room: room - 2)
    return [margin + "  " + excerpt.line, margin + "  " + screen.paint(excerpt.carets, .error)]
  }
}

/// The line of a source text that holds a span, cut to a width around it, with carets below.
struct SourceExcerpt {
  let line: String
  let carets: String

  init(_ source: SourceText, _ span: Span, room: Int) {
    let bytes = Array(source.text.utf8)
    let start = min(span.start, bytes.count)
    let lineStart = bytes[..<start].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let lineEnd = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    func text(_ from: Int, _ to: Int) -> String {
      ScreenText.escaped(String(decoding: bytes[from..<max(from, to)], as: UTF8.self))
    }
    let before = text(lineStart, start)
    let marked = text(start, min(span.end, lineEnd))
    let after = text(min(max(span.end, start), lineEnd), lineEnd)
    var shownBefore = before
    let caretWidth = max(1, ScreenText.width(marked))
    if !before.isEmpty, ScreenText.width(before) + caretWidth > room {
      let keep = max(8, room - min(caretWidth, room / 2) - 8)
      shownBefore = "…" + Self.tail(before, keep)
    }
    line = ScreenText.cut(shownBefore + marked + after, to: room)
    let indent = ScreenText.width(shownBefore)
    let count = max(1, min(caretWidth, room - indent))
    carets = String(repeating: " ", count: indent) + String(repeating: "^", count: count)
  }

  private static func tail(_ text: String, _ cells: Int) -> String {
    var tail: [Character] = []
    var used = 0
    for character in text.reversed() {
      used += ScreenText.width(String(character))
      if used > cells { break }
      tail.append(character)
    }
    return String(tail.reversed())
  }
}
