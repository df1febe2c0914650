import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSchema
import AudienceSession
import AudienceTime
import TerminalText

extension TextRenderer {
  func members(_ reply: MembersReply) -> [String] {
    let table = TextTable(
      header: [reply.level == .users ? "profile" : "account"] + reply.columns,
      rows: reply.rows.map { [$0.id.string] + $0.cells })
    let result = drawn(table)
    let shown = reply.rows.count < reply.count ? "\(reply.rows.count) shown · " : ""
    return result + [
      margin + shown + "\(reply.count) of \(reply.total) \(reply.level.noun(reply.total))"
    ]
  }

  func schema(_ reply: SchemaReply) -> [String] {
    var lines: [String] = []
    switch reply.topic {
    case .overview, .search:
      lines += section("events", reply.events)
      lines += section("traits", reply.traits)
      lines += section("audiences", reply.audiences)
    case .event(let event):
      lines += head("event '\(event.name)'", event.summary, reply.events)
      lines += section("properties", reply.traits)
    case .trait(let trait):
      lines += head("trait '\(trait.field.path)'", trait.field.summary, reply.traits)
      if !trait.field.values.isEmpty {
        lines.append(
          margin + "values: "
            + ScreenText.cut(
              ScreenText.escaped(reply.traits.first?.note ?? ""), to: room - 8))
      }
    case .audience(let audience):
      lines += head("audience '\(audience.key)'", audience.name, reply.audiences)
      if let query = audience.query {
        lines += screen.wrapped(ScreenText.escaped(query), to: room).map { margin + $0 }
      }
    }
    return lines
  }

  private func head(
    _ title: String, _ summary: String?, _ rows: [SchemaReply.Row]
  ) -> [String] {
    var line = title
    if let row = rows.first {
      line += " · \(row.kind)"
      if row.activity == .inactive { line += " · inactive" }
      if let seen = row.lastSeen { line += " · last seen \(seen.date.text)" }
    }
    let summaryLines = summary.map {
      screen.wrapped(ScreenText.escaped($0), to: room).map { margin + $0 }
    }
    return screen.wrapped(ScreenText.escaped(line), to: room).map { margin + $0 }
      + (summaryLines ?? [])
  }

  private func section(_ title: String, _ rows: [SchemaReply.Row]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let table = TextTable(
      header: [title, "kind", "last seen", ""],
      rows: rows.map { row in
        [row.name, row.kind, seen(row), row.note]
      })
    let inactive = rows.filter { $0.activity == .inactive }.count
    let one = title.hasSuffix("ies") ? title.dropLast(3) + "y" : title.dropLast()
    let noun = rows.count == 1 ? String(one) : title
    let count = "\(rows.count) \(noun)" + (inactive == 0 ? "" : ", \(inactive) inactive")
    return drawn(table) + [margin + screen.paint(count, .faint), ""]
  }

  private func seen(_ row: SchemaReply.Row) -> String {
    guard let lastSeen = row.lastSeen else { return "" }
    return lastSeen.date.text + (row.activity == .inactive ? " inactive" : "")
  }

  func plugins(_ listings: [PluginListing]) -> [String] {
    let rows = listings.map { listing -> (head: String, text: String) in
      let marks =
        (listing.isInUse ? " · in use" : "")
        + (listing.description.usesNetwork ? " · uses the network" : "")
        + (listing.description.sendsDataOut ? " · sends data out" : "")
      let description = listing.description
      return (
        ScreenText.padded(listing.kind, to: 10) + " " + description.name + " "
          + description.version, description.summary + marks
      )
    }
    let column = min(room / 2, rows.map { ScreenText.width($0.head) }.max() ?? 0) + 2
    return rows.flatMap { entry($0.head, $0.text, column: column) }
  }

  /// A head in a column and a text behind it, broken in its own column; below the head where the
  /// head is too long.
  func entry(_ head: String, _ text: String, column: Int) -> [String] {
    let head = ScreenText.escaped(head)
    let parts = screen.wrapped(ScreenText.escaped(text), to: max(20, room - column))
    let indent = String(repeating: " ", count: column)
    if ScreenText.width(head) >= column {
      return [margin + head] + parts.map { margin + indent + $0 }
    }
    return parts.enumerated().map { position, part in
      margin + (position == 0 ? ScreenText.padded(head, to: column) : indent) + part
    }
  }

  func log(_ entries: [LogEntry]) -> [String] {
    if entries.isEmpty { return [margin + "no steps yet"] }
    return entries.map { entry in
      let mark = entry.isCurrent ? "→" : " "
      let count = entry.count.map { " (\($0))" } ?? ""
      let start = "\(mark) \(entry.step)  "
      let space = room - ScreenText.width(start) - ScreenText.width(count)
      return margin + start + ScreenText.cut(ScreenText.escaped(entry.command), to: space) + count
    }
  }

  func help(_ reply: HelpReply) -> [String] {
    switch reply {
    case .overview(let specs):
      var lines: [String] = []
      for group in CommandSpec.Group.allCases {
        lines.append(margin + screen.paint(group.rawValue, .strong))
        for spec in specs where spec.group == group {
          let usage = "/\(spec.name.rawValue) \(spec.arguments)".trimmedRight
          lines += entry("  " + usage, spec.summary, column: 33)
        }
      }
      let notes = [
        "every other line is a prompt: 20 to 300 characters of English",
        "/help COMMAND shows an example · Tab completes · Ctrl-C cancels",
      ]
      return lines + notes.flatMap { screen.wrapped($0, to: room).map { margin + $0 } }
    case .found(let word, let specs, let codes):
      let commands = specs.flatMap { spec in
        entry(
          "  " + "/\(spec.name.rawValue) \(spec.arguments)".trimmedRight, spec.summary, column: 33)
      }
      let pages = codes.flatMap { entry("  " + $0.code.rawValue, $0.headline, column: 33) }
      return [margin + screen.paint("help with '\(ScreenText.escaped(word))'", .strong)]
        + commands + pages
    case .command(let spec):
      return [margin + "/\(spec.name.rawValue) \(spec.arguments)".trimmedRight]
        + indented([spec.summary, "example: " + spec.example])
    case .code(let code):
      return [margin + "\(code.code) (\(code.kind.rawValue), exit status \(code.exitStatus))"]
        + indented([code.headline] + paragraphs(of: code.page))
    }
  }

  /// Each prompt with its count before it, broken in its own column.
  func examples(_ reply: ExamplesReply) -> [String] {
    let counts = reply.rows.map { $0.count.map { String($0) } ?? "" }
    let digits = counts.map(\.count).max() ?? 0
    let kinds = reply.rows.map { ScreenText.width($0.kind) }.max() ?? 0
    let what = reply.rows.contains { $0.count != nil } ? ", with their members" : ""
    let title = "Prompts that work in workspace '\(ScreenText.escaped(reply.workspace))'\(what):"
    return screen.wrapped(title, to: room).map { margin + screen.paint($0, .strong) }
      + zip(reply.rows, counts).flatMap { row, count in
        entry(
          "  " + String(repeating: " ", count: digits - count.count) + count + "  " + row.kind,
          row.prompt, column: digits + kinds + 6)
      }
  }

  func config(_ reply: ConfigReply) -> [String] {
    reply.settings.flatMap { setting in
      entry(
        ScreenText.padded(setting.name, to: 8) + setting.value,
        "\(setting.summary) (\(setting.values.joined(separator: ", ")))", column: 16)
    }
      + reply.notes.flatMap { note in
        screen.wrapped(ScreenText.escaped(note), to: room).map { margin + screen.paint($0, .faint) }
      }
  }

  /// The paragraphs of a page: its lines joined, but for those that are empty or indented.
  private func paragraphs(of page: String) -> [String] {
    page.split(separator: "\n", omittingEmptySubsequences: false).reduce(into: []) { result, line in
      if let last = result.last, !last.isEmpty, !line.isEmpty, !line.hasPrefix(" "),
        !last.hasPrefix(" ")
      {
        result[result.count - 1] = last + " " + line
      } else {
        result.append(String(line))
      }
    }
  }

  /// Texts a step behind the margin, each broken where it is too long.
  private func indented(_ texts: [String]) -> [String] {
    texts.flatMap { screen.wrapped($0, to: room - 2) }.map { margin + "  " + $0 }
  }

  func status(_ reply: StatusReply) -> [String] {
    let profiles =
      reply.profiles.map { count in
        counted(count, "profile") + ", " + counted(reply.accounts ?? 0, "account")
      } ?? "no sample profiles"
    return [
      ("workspace", reply.workspace.map { "\($0) (\(reply.path ?? ""))" } ?? "none: /open PATH"),
      ("clock", "\(reply.now.text) (\(reply.clockSource.rawValue))"),
      ("level", reply.level?.rawValue ?? "auto: the words decide"),
      ("strategy", reply.strategy),
      ("engine", reply.engine),
      ("samples", profiles),
      ("prompt", reply.prompt.isEmpty ? "none" : reply.prompt),
      ("steps", String(reply.steps)),
    ].map { name, value in
      margin
        + ScreenText.cut(
          ScreenText.padded(name, to: 11) + ScreenText.escaped(value), to: room)
    }
  }

  func opened(_ reply: OpenedReply) -> [String] {
    let workspace = reply.workspace
    var lines = [
      "workspace '\(workspace.name)'" + (workspace.settings.title.map { " · \($0)" } ?? ""),
      [
        counted(workspace.events.count, "event"), counted(workspace.traits.count, "trait"),
        counted(workspace.audiences.count, "audience"),
      ].joined(separator: ", "),
      "clock \(reply.now.text) (\(reply.clockSource.rawValue))",
    ].flatMap { screen.wrapped(ScreenText.escaped($0), to: room).map { margin + $0 } }
    lines += findingLines(reply.findings, nil)
    lines += reply.load.flatMap {
      screen.wrapped(ScreenText.escaped($0), to: room).map { margin + $0 }
    }
    if let profiles = reply.profiles {
      lines.append(
        margin + counted(profiles, "profile") + ", " + counted(reply.accounts ?? 0, "account"))
    } else {
      lines.append(margin + "no sample profiles: schema and generation work, previews do not")
    }
    if let query = reply.leftQuery {
      lines += screen.wrapped("left behind: /query " + ScreenText.escaped(query), to: room)
        .map { margin + $0 }
    }
    return lines
  }
}

extension TextRenderer {
  /// The audiences of a workspace, each with its size and who reads it.
  func audiences(_ reply: AudiencesReply) -> [String] {
    guard !reply.rows.isEmpty else {
      return [
        margin + "workspace '\(ScreenText.escaped(reply.workspace))' has no audiences",
        margin + "/save NAME makes the tree at hand one",
      ]
    }
    let table = TextTable(
      header: ["audience", "name", "level", "size", "read by"],
      rows: reply.rows.map { row in
        [
          row.audience.key.description, row.audience.name, row.audience.level.rawValue,
          row.count.map { String($0) } ?? "", row.readers.joined(separator: ", "),
        ]
      })
    return drawn(table) + [margin + screen.paint(counted(reply.rows.count, "audience"), .faint)]
  }
}
