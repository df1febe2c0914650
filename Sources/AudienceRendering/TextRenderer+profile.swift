import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceSchema
import AudienceSession
import AudienceTime
import TerminalText

extension TextRenderer {
  /// The traits and the newest events of one profile, or account.
  func profile(_ reply: ProfileReply) -> [String] {
    var lines = [margin + screen.paint(head(reply), .strong)]
    for (name, ids) in reply.links {
      lines += screen.wrapped(
        "\(name): " + ids.prefix(12).map { ScreenText.escaped($0.string) }.joined(separator: ", ")
          + (ids.count > 12 ? " and \(ids.count - 12) more" : ""), to: room
      ).map { margin + $0 }
    }
    if !reply.traits.isEmpty {
      let table = TextTable(
        header: ["trait", "value", "since"],
        rows: reply.traits.map { trait in
          [
            trait.name.string, trait.value.comparedText.string,
            trait.since.map(\.textToMinute) ?? "",
          ]
        })
      lines += [""] + drawn(table)
    }
    if !reply.events.isEmpty {
      let table = TextTable(
        header: ["time", "event", "properties"],
        rows: reply.events.map { event in
          [event.time.textToMinute, event.name.description, properties(event)]
        }, widestNote: room)
      lines += [""] + drawn(table)
    }
    if !reply.eventCounts.isEmpty {
      let counts = reply.eventCounts.map {
        "\($0.count) \(ScreenText.escaped($0.name.description))"
      }
      lines += [""] + screen.wrapped(counts.joined(separator: ", "), to: room).map { margin + $0 }
    }
    let shown = reply.events.count < reply.eventTotal ? "\(reply.events.count) of " : ""
    return lines + [
      margin
        + screen.paint("\(shown)\(counted(reply.eventTotal, "event")), the newest first", .faint)
    ]
  }

  private func head(_ reply: ProfileReply) -> String {
    ScreenText.cut(
      "\(reply.level.noun(1)) " + ScreenText.escaped(reply.id.string), to: room)
  }

  private func properties(_ event: ProfileReply.Event) -> String {
    event.properties.members.filter { $0.value != .null }.map { member in
      "\(member.key) " + EvidenceWords.amount(member.value, unit: event.units[member.key])
    }.joined(separator: ", ")
  }
}
