import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePreview
import AudienceQueryLanguage
import AudienceSchema
import AudienceSession
import AudienceTime
import TerminalText

extension TextRenderer {
  func analysis(_ reply: AnalysisReply) -> [String] {
    switch reply {
    case .waterfall(let reply): waterfall(reply)
    case .near(let reply): near(reply)
    case .sweep(let reply): sweep(reply)
    case .invented(let reply): invented(reply)
    case .insights(let reply): insights(reply)
    case .distribution(let reply): distribution(reply)
    case .overlap(let reply): overlap(reply)
    case .profile(let reply): profile(reply)
    case .audiences(let reply): audiences(reply)
    }
  }

  // MARK: - Waterfall

  /// The tree with its numbers beside it: alone, in its place, and without the node.
  private func waterfall(_ reply: WaterfallReply) -> [String] {
    let waterfall = reply.waterfall
    let width = max(6, String(waterfall.total).count)
    func right(_ text: String, _ cells: Int) -> String {
      String(repeating: " ", count: max(0, cells - ScreenText.width(text))) + text
    }
    func numbers(_ cells: [String]) -> String {
      right(cells[0], width) + right(cells[1], width + 1) + right(cells[2], width + 3)
        + right(cells[3], width + 1) + right(cells[4], width + 3)
    }
    let numbersWidth = 5 * width + 8
    let treeWidth = max(16, min(60, room - numbersWidth - 1))
    let blank = String(repeating: " ", count: treeWidth + 1)
    var lines = [
      blank + right("alone", 2 * width + 1) + right("in its place", 2 * width + 4)
        + right("without", width + 3),
      blank + numbers(["keeps", "drops", "keeps", "drops", "it"]),
    ].map { margin + screen.paint($0.trimmedRight, .strong) }
    let drawing = TreeDrawing(reply.tree) { (NodeWords(node: $0).summary, []) }
    for row in drawing.rows {
      let words = ScreenText.padded(
        ScreenText.cut(drawing.gutter(row) + row.bars + row.text, to: treeWidth), to: treeWidth)
      var cells = ["", "", "", "", waterfall.without[row.nodeID].map { String($0) } ?? ""]
      if let node = waterfall.rows[row.nodeID] {
        cells[0] = String(node.alone)
        cells[1] = String(waterfall.total - node.alone)
        cells[2] = String(node.kept)
        cells[3] = String(node.dropped)
      }
      lines.append(margin + (words + " " + numbers(cells)).trimmedRight)
    }
    return lines + [
      margin
        + screen.paint(
          "\(waterfall.count) of \(waterfall.total) \(reply.level.noun(waterfall.total))", .faint)
    ]
  }

  // MARK: - Near misses

  private func near(_ reply: NearReply) -> [String] {
    let misses = reply.misses
    let ending = "\(misses.count) of \(misses.total) \(reply.level.noun(misses.total))"
    guard !misses.groups.isEmpty else {
      return [margin + "nobody is kept out by one condition alone", margin + ending]
    }
    let groups = TextTable(
      header: ["node", reply.level.noun(2), "kept out by this condition alone"],
      rows: misses.groups.map { group in
        [
          String(group.nodeID), String(group.count),
          reply.tree.node(group.nodeID).map(Self.words) ?? "",
        ]
      }, widestNote: room)
    let examples = misses.groups.flatMap { group in
      group.examples.map { [$0.id.string, String(group.nodeID), $0.nearMiss?.command ?? "none"] }
    }
    let table = TextTable(
      header: [reply.level.noun(1), "node", "the smallest edit that lets it in"], rows: examples)
    let shown = examples.count < misses.count ? "\(examples.count) shown · " : ""
    return drawn(groups) + [""]
      + drawn(table) + [margin + screen.paint(shown + ending, .faint)]
  }

  /// A node in a line: of ANY and ALL also what the users have to satisfy.
  private static func words(_ node: ConditionNode) -> String {
    let words = NodeWords(node: node).summary
    switch node.condition {
    case .any(let inner), .all(let inner): return "\(words): \(NodeWords(node: inner).summary)"
    case .and, .or, .not, .compare, .test: return words
    }
  }

  /// A table in the room there is, its header strong; where columns had to go, how many.
  func drawn(_ table: TextTable) -> [String] {
    let (lines, dropped) = table.lines(room: room)
    let note = "\(counted(dropped, "column")) left out: no room"
    return lines.enumerated().map { margin + ($0 == 0 ? screen.paint($1, .strong) : $1) }
      + (dropped > 0 ? [margin + note] : [])
  }

  // MARK: - Inventions

  /// The calls, one a line, and what they come to.
  private func invented(_ reply: InventedReply) -> [String] {
    let id = ScreenText.escaped(reply.report.id.string)
    let verdict =
      reply.nodeID.map { "\(id) is not a member: node \($0) alone keeps it out" }
      ?? "\(id) is a member"
    let count = counted(reply.calls.count, "call")
    guard let file = reply.file else {
      return reply.calls.map { ScreenText.escapedJSON($0.compactText) }
        + screen.wrapped(
          "\(count) · \(verdict) · /invent FILE.jsonl writes them", to: room
        ).map { margin + screen.paint($0, .faint) }
    }
    return screen.wrapped(
      "wrote \(count) to \(ScreenText.escaped(file)) · \(verdict) · /why \(ScreenText.escaped(file))",
      to: room
    ).map { margin + $0 }
  }

  // MARK: - Sweep

  /// A bar for each value; the value that the tree has is marked.
  private func sweep(_ reply: SweepReply) -> [String] {
    let sweep = reply.sweep
    let unit = sweep.number.unit.map { $0.rawValue } ?? ""
    func label(_ value: ExactNumber) -> String {
      guard !unit.isEmpty else { return value.text }
      return "\(value.text) \(unit)\(value == ExactNumber(1) ? "" : "s")"
    }
    let labels = sweep.points.map { label($0.value) }
    let node = reply.tree.node(sweep.nodeID).map { NodeWords(node: $0).summary } ?? ""
    let title = "node \(sweep.nodeID): \(ScreenText.escaped(node))"
    let bars = BarChart(
      rows: zip(labels, sweep.points).map { label, point in
        let isNow = sweep.number.current.map { $0 == point.value } ?? false
        return BarChart.Row(label: label, count: point.count, note: isNow ? "now" : "")
      }
    ).lines(room: room)
    let counts = sweep.points.map(\.count)
    let range =
      counts.min() == counts.max()
      ? "\(counts.max() ?? 0)" : "\(counts.min() ?? 0) to \(counts.max() ?? 0)"
    let ending =
      "\(counted(sweep.points.count, "value")) of '\(sweep.number.kind.rawValue)' · "
      + "\(range) of \(sweep.total) \(reply.level.noun(sweep.total))"
    return [margin + screen.paint(ScreenText.cut(title, to: room), .strong)]
      + bars.map { margin + $0 } + [margin + screen.paint(ending, .faint)]
  }
}
