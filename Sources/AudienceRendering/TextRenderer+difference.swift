import AudienceConditions
import AudienceDiagnostics
import AudiencePreview
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSchema
import AudienceSession
import AudienceTime
import TerminalText

extension TextRenderer {
  /// Who enters and who leaves, each side with witnesses and the node that made the difference.
  func difference(_ difference: MemberDifference, in reply: ChangedReply) -> [String] {
    side("gained", difference.gained, difference, reply)
      + side("lost", difference.lost, difference, reply)
  }

  private func side(
    _ word: String, _ ids: [UTF8Text], _ difference: MemberDifference, _ reply: ChangedReply
  ) -> [String] {
    guard !ids.isEmpty else { return [] }
    let head = "\(word) \(ids.count): "
    let lines =
      screen.wrapped(head + list(ids, room: room - ScreenText.width(head)), to: room)
      .map { margin + $0 }
    let witnesses = difference.witnesses.filter { $0.isGained == (word == "gained") }
    return lines + witnesses.flatMap { witness($0, difference, reply) }
  }

  /// As many ids as fit one line, and how many more there are.
  private func list(_ ids: [UTF8Text], room: Int) -> String {
    var text = ""
    for (position, id) in ids.enumerated() {
      let next = (text.isEmpty ? "" : ", ") + ScreenText.escaped(id.string)
      let rest = ids.count - position - 1
      let ending = rest > 0 ? " and \(rest) more" : ""
      if position > 0, ScreenText.width(text + next + ending) > room {
        return text + " and \(rest + 1) more"
      }
      text += next
    }
    return text
  }

  private func witness(
    _ witness: MemberDifference.Witness, _ difference: MemberDifference, _ reply: ChangedReply
  ) -> [String] {
    let sign = witness.isGained ? screen.paint("+", .good) : screen.paint("−", .error)
    let id = ScreenText.escaped(witness.id.string)
    func cut(_ text: String, indent: Int) -> String {
      margin + String(repeating: " ", count: indent)
        + ScreenText.cut(ScreenText.escaped(text), to: room - indent)
    }
    guard let node = witness.node else {
      let when = witness.isGained ? "had no call before" : "has no call yet then"
      return [margin + "  \(sign) \(id) \(when)"]
    }
    let tree = node.side == .before ? reply.before?.tree ?? reply.after.tree : reply.after.tree
    let words = tree.node(node.nodeID).map { NodeWords(node: $0).summary } ?? ""
    let other = node.side == .before && !reply.sharesIDs ? " (before)" : ""
    let start = "\(id)  node \(node.nodeID)\(other) "
    var lines = [
      margin + "  \(sign) " + start
        + ScreenText.cut(ScreenText.escaped(words), to: room - 4 - ScreenText.width(start))
    ]
    lines += evidence("was", witness.before, cut) + evidence("is", witness.after, cut)
    let (earlier, later) = difference.clocks
    guard earlier != later else { return lines }
    if let event = witness.left.last {
      let reason =
        event.event.time > later
        ? "not yet happened" : earlier < later ? "aged out" : "not in the window yet"
      lines.append(cut("\(reason): " + EvidenceWords.words(event), indent: 6))
    }
    if let event = witness.entered.last {
      let reason =
        event.event.time > earlier
        ? "happened since" : earlier > later ? "not yet aged out" : "in the window now"
      lines.append(cut("\(reason): " + EvidenceWords.words(event), indent: 6))
    }
    return lines
  }

  /// What the node came to on one side.
  private func evidence(
    _ word: String, _ verdict: WhyReport.Verdict?, _ cut: (String, Int) -> String
  ) -> [String] {
    guard let verdict else { return [] }
    let words = EvidenceWords(verdict)
    let text = ([words.aside] + words.below.prefix(1)).filter { !$0.isEmpty }
      .joined(separator: " · ")
    let mark = verdict.outcome.passes ? "✓" : "✗"
    return [cut("\(ScreenText.padded(word, to: 3)) \(mark) \(text)".trimmedRight, 6)]
  }
}
