import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
package import AudienceSession
import TerminalText

/// Turns replies into the lines a person reads.
package struct TextRenderer: Sendable {
  package let screen: Screen
  /// Blanks before every line, as the REPL draws them.
  let margin = "  "

  /// Whether there is a session in which `/apply` can use a suggestion.
  let offersApply: Bool

  /// Whether the person is at a shell, where commands are subcommands and options.
  let isInShell: Bool

  package init(_ screen: Screen, offersApply: Bool = true, inShell: Bool = false) {
    self.screen = screen
    isInShell = inShell
    self.offersApply = offersApply
  }

  /// The lines of a reply, without line ends.
  package func lines(_ reply: Reply) -> [String] {
    let lines = undrawn(reply)
    return reply.isExact ? lines : lines.map(screen.drawn)
  }

  /// The lines in all the characters that there are.
  private func undrawn(_ reply: Reply) -> [String] {
    switch reply {
    case .generated(let reply): generated(reply)
    case .tree(let reply): tree(reply)
    case .changed(let reply): changed(reply)
    case .explanation(let reply): explanation(reply)
    case .readings(let origin): readings(origin)
    case .members(let reply): members(reply)
    case .count(let reply):
      [margin + "\(reply.count) of \(reply.total) \(reply.level.noun(reply.total))"]
    case .why(let reply): why(reply)
    case .findings(let reply): findings(reply)
    case .schema(let reply): schema(reply)
    case .status(let reply): status(reply)
    case .opened(let reply): opened(reply)
    case .plugins(let listings): plugins(listings)
    case .plugin(let listing): plugin(listing)
    case .outgoing(let reply): outgoing(reply)
    case .comparison(let reply): comparison(reply)
    case .help(let reply): help(reply)
    case .log(let entries): log(entries)
    case .exported(let exported):
      self.exported(exported)
    case .copied(let exported):
      [margin + "copied \(counted(exported.text.count, "character")) to the clipboard"]
    case .draft(let line): [margin + ScreenText.escaped(line)]
    case .series(let steps):
      steps.flatMap { step in
        [screen.paint(screen.drawn("audience ❯ ") + ScreenText.escaped(step.line), .strong)]
          + lines(step.reply)
      }
    case .analysis(let reply): analysis(reply)
    case .examples(let reply): examples(reply)
    case .config(let reply): config(reply)
    case .text(let lines): text(lines)
    case .failed(let reply): failed(reply)
    case .quit: []
    }
  }

  /// Lines as they are; one too long for the screen is broken, with its indentation.
  private func text(_ lines: [String]) -> [String] {
    lines.flatMap { line -> [String] in
      let words = ScreenText.escaped(line)
      guard ScreenText.width(words) > room else { return [(margin + words).trimmedRight] }
      let indent = String(words.prefix { $0 == " " })
      return screen.wrapped(String(words.dropFirst(indent.count)), to: room - indent.count)
        .map { margin + indent + $0 }
    }
  }

  /// An exported text as it can be shown; where something had to be escaped, how to get it exactly.
  private func exported(_ exported: ExportedText) -> [String] {
    let lines = exported.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init).dropLastIfEmpty
    let isJSON = exported.text.hasPrefix("{")
    let shown = lines.map { isJSON ? ScreenText.escapedJSON($0) : ScreenText.escaped($0) }
    let isExact = isJSON || shown == lines
    let notes =
      exported.notes + (isExact ? [] : ["shown escaped; /export FORMAT FILE writes it exactly"])
    return shown
      + notes.flatMap { note in
        screen.wrapped(ScreenText.escaped(note), to: room).map { margin + screen.paint($0, .faint) }
      }
  }

  // MARK: - Trees

  private func generated(_ reply: GeneratedReply) -> [String] {
    let state = reply.state
    var lines = TreeDrawing(state.tree).lines(screen, margin: margin)
    let reading = reply.origin.readings[reply.origin.taken]
    lines += reading.assumptions.flatMap {
      screen.wrapped("assumed: " + ScreenText.escaped($0.text), to: room).map {
        margin + screen.paint($0, .faint)
      }
    }
    lines += reading.notes.flatMap { broken($0) }.map { screen.paint($0, .faint) }
    if let question = reply.origin.question {
      lines += screen.wrapped(ScreenText.escaped(question.text), to: room).map { margin + $0 }
      lines += question.choices.enumerated().flatMap { position, choice in
        let parts = screen.wrapped(ScreenText.escaped(choice), to: max(20, room - 11))
        let mark = position == reply.origin.taken ? "taken" : "/take \(position + 1)"
        return parts.enumerated().map {
          margin + ScreenText.padded($0 == 0 ? "  \(mark)" : "", to: 11) + $1
        }
      }
    }
    if reply.replacedEdits > 0 {
      lines.append(
        margin + "replaced \(reply.replacedEdits) hand \(plural("edit", reply.replacedEdits))"
          + " · /undo brings them back")
    }
    lines += treeFindingLines(state.findings, state.tree)
    return lines + footer(state, reply.origin)
  }

  /// `offline · 1 reading · 0 findings · 41 of 200 profiles`
  private func footer(_ state: TreeState, _ origin: TreeOrigin.GeneratedOrigin) -> [String] {
    var parts = [
      origin.strategy,
      "\(origin.readings.count) \(plural("reading", origin.readings.count))",
      "\(state.findings.count) \(plural("finding", state.findings.count))",
    ]
    parts.append(members(of: state))
    return screen.wrapped(parts.joined(separator: " · "), to: room).map {
      margin + screen.paint($0, .faint)
    }
  }

  private func members(of state: TreeState) -> String {
    guard let members = state.members else { return "no sample profiles" }
    return "\(members.ids.count) of \(members.total) \(state.level.noun(members.total))"
  }

  private func tree(_ reply: TreeReply) -> [String] {
    let state = reply.state
    switch reply.view {
    case .tree:
      let prompt = state.origin.prompt
      let head = prompt.isEmpty ? [] : screen.wrapped(ScreenText.escaped(prompt), to: room)
      return head.map { margin + screen.paint($0, .strong) }
        + TreeDrawing(state.tree).lines(screen, margin: margin)
        + treeFindingLines(state.findings, state.tree)
        + [margin + screen.paint("\(state.level.rawValue) · \(members(of: state))", .faint)]
    case .query:
      return [ScreenText.escaped(QueryPrinter.text(state.tree))]
    case .json:
      return ScreenText.escapedJSON(state.tree.json.indentedText).split(separator: "\n")
        .map(String.init)
    }
  }

  private func readings(_ origin: TreeOrigin.GeneratedOrigin) -> [String] {
    origin.readings.enumerated().flatMap { position, reading -> [String] in
      let mark = position == origin.taken ? "taken" : "/take \(position + 1)"
      let percent = Int((reading.confidence * 100).rounded())
      var head = "\(position + 1)  \(mark) · confidence \(percent) %"
      if !reading.difference.isEmpty { head += " · " + ScreenText.escaped(reading.difference) }
      let heads = screen.wrapped(head, to: room - 3).enumerated().map { $0 == 0 ? $1 : "   " + $1 }
      return heads.map { margin + screen.paint($0, .strong) }
        + TreeDrawing(reading.tree).lines(screen, margin: margin + "   ")
    }
  }

  // MARK: - Parts

  /// The cells behind the margin.
  var room: Int { screen.columns - margin.count }

  /// `1 event`, `2 events`
  func counted(_ count: Int, _ word: String) -> String { "\(count) \(plural(word, count))" }

  func plural(_ word: String, _ count: Int) -> String { count == 1 ? word : word + "s" }
}

extension Reply {
  /// Whether it is text that is taken elsewhere, to the byte.
  fileprivate var isExact: Bool {
    switch self {
    // The steps of a series are drawn one by one.
    case .exported, .copied, .draft, .outgoing, .series: true
    case .tree(let reply): reply.view != .tree
    case .generated, .changed, .explanation, .readings, .members, .count, .why, .findings,
      .schema, .status, .opened, .plugins, .plugin, .help, .log, .analysis, .comparison,
      .examples, .config, .text, .failed, .quit:
      false
    }
  }
}

extension Array where Element == String {
  /// The lines without an empty last one.
  var dropLastIfEmpty: [String] { last == "" ? Array(dropLast()) : self }
}
