import AudienceConditions
import AudienceSchema
import AudienceSession
import TerminalText

extension TextRenderer {
  /// An edit: the rows that changed, with the node they belong to, and the counts.
  func changed(_ reply: ChangedReply) -> [String] {
    let after = TreeDrawing(reply.after.tree)
    guard let before = reply.before else {
      return after.lines(screen, margin: margin)
        + treeFindingLines(reply.after.findings, reply.after.tree) + counts(reply)
    }
    let head = reply.title.isEmpty ? [] : [margin + screen.paint(reply.title, .strong)]
    let differs = reply.difference.map { difference($0, in: reply) } ?? []
    guard reply.sharesIDs else {
      return head + after.lines(screen, margin: margin) + notes(reply) + counts(reply) + differs
    }
    let rows = TreeChangeRows(from: TreeDrawing(before.tree), to: after).rows
    return head + rows.map { screen.paint($0.line, $0.ink) }
      + notes(reply)
      + treeFindingLines(reply.after.findings, reply.after.tree) { !before.findings.contains($0) }
      + counts(reply) + differs
  }

  private func notes(_ reply: ChangedReply) -> [String] {
    reply.notes.flatMap { broken($0) }.map { screen.paint($0, .faint) }
  }

  /// `41 → 58 profiles (+17 −0) · /undo to go back`
  private func counts(_ reply: ChangedReply) -> [String] {
    var parts: [String] = []
    if let members = reply.after.members {
      let noun = reply.after.level.noun(members.ids.count)
      if let before = reply.before?.members, reply.before?.level == reply.after.level {
        let (gained, lost) = before.gainedAndLost(to: members)
        parts.append("\(before.ids.count) → \(members.ids.count) \(noun) (+\(gained) −\(lost))")
      } else {
        parts.append(
          "\(members.ids.count) of \(members.total) \(reply.after.level.noun(members.total))")
      }
    } else {
      parts.append("no sample profiles")
    }
    if !reply.wayBack.isEmpty { parts.append(reply.wayBack) }
    return screen.wrapped(parts.joined(separator: " · "), to: room).map {
      margin + screen.paint($0, .faint)
    }
  }
}

/// The rows of two drawings that differ, each node's headline with them.
struct TreeChangeRows {
  /// One line of a change.
  struct Row {
    let line: String
    let ink: Screen.Ink
  }

  private(set) var rows: [Row] = []

  init(from old: TreeDrawing, to new: TreeDrawing) {
    let difference = new.rows.map(\.key).difference(from: old.rows.map(\.key))
    var removed: [Int: TreeRow] = [:]
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed[offset] = old.rows[offset]
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var oldPosition = 0
    var shownHeads: Set<Int> = []
    // Before a new row come the old ones of its node, and of nodes that are gone.
    let stayingIDs = Set(new.rows.map(\.nodeID))
    func flushRemoved(before next: TreeRow? = nil) {
      while let row = removed[oldPosition] {
        if let next, row.nodeID != next.nodeID, stayingIDs.contains(row.nodeID) { return }
        showHead(row.nodeID)
        rows.append(Row(line: Self.line("-", row, old), ink: .error))
        oldPosition += 1
      }
    }
    func showHead(_ id: Int) {
      guard shownHeads.insert(id).inserted,
        let position = new.rows.firstIndex(where: { $0.nodeID == id && $0.isHeadline }),
        !inserted.contains(position)
      else { return }
      rows.append(Row(line: Self.line(" ", new.rows[position], new), ink: .faint))
    }
    for (position, row) in new.rows.enumerated() {
      flushRemoved(before: inserted.contains(position) ? row : nil)
      if inserted.contains(position) {
        if !row.isHeadline { showHead(row.nodeID) }
        rows.append(Row(line: Self.line("+", row, new), ink: .good))
      } else {
        // What a new wrapper holds is shown inside it.
        if row.isHeadline, position > 0, inserted.contains(position - 1),
          new.rows[position - 1].isHeadline, row.bars.count > new.rows[position - 1].bars.count
        {
          showHead(row.nodeID)
        }
        oldPosition += 1
      }
    }
    flushRemoved()
  }

  /// A row behind its mark, laid out as DESIGN.md draws an edit.
  private static func line(_ mark: String, _ row: TreeRow, _ drawing: TreeDrawing) -> String {
    let start = "     \(mark) "
    if row.isHeadline { return start + drawing.gutter(row) + row.bars + row.text }
    let trimmed = row.bars.trimmingTrailingBlanks
    return start
      + ScreenText.padded(trimmed, to: drawing.idWidth + 2 + row.bars.count - 1) + row.text
  }
}

extension TreeRow {
  /// What makes two rows the same: the node and the words; not the bars, which follow from others.
  fileprivate var key: TreeRow {
    TreeRow(nodeID: nodeID, isHeadline: isHeadline, bars: "", text: text)
  }
}

extension String {
  fileprivate var trimmingTrailingBlanks: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
