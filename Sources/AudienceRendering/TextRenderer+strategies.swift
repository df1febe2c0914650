import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudienceSession
import TerminalText

extension TextRenderer {
  // MARK: - What would be sent

  /// The exact bytes in one piece, with to whom they would go; or the names that are left out.
  func outgoing(_ reply: OutgoingReply) -> [String] {
    let data = reply.data
    if reply.showsLeftOut {
      guard !data.leftOutNames.isEmpty else { return [margin + "every name would be sent"] }
      return data.leftOutNames.flatMap { broken($0) } + [
        margin + "\(data.leftOutNames.count) not sent: \(data.leftOut.joined(separator: ", "))"
      ]
    }
    let body = String(decoding: data.bytes, as: UTF8.self)
    let shown = ScreenText.escapedJSON(body)
    var lines = ([data.destination] + data.headers).flatMap { broken($0) }
    lines += ["", shown, ""]
    if shown != body {
      lines.append(margin + "shown with escapes: the text has what a terminal obeys")
    }
    lines.append(margin + "\(data.bytes.count) bytes; nothing was sent")
    if !data.leftOut.isEmpty {
      lines += broken(
        "left out: \(data.leftOut.joined(separator: ", ")) · /request --left-out lists them")
    }
    return lines
  }

  /// A text in lines that fit, made safe.
  func broken(_ text: String) -> [String] {
    screen.wrapped(ScreenText.escaped(text), to: room).map { margin + $0 }
  }

  // MARK: - Two strategies

  /// The trees side by side where there is room, else one below the other.
  func comparison(_ reply: ComparisonReply) -> [String] {
    let half = (room - Self.gap.count) / 2
    var lines = broken(reply.prompt).map { screen.paint($0, .strong) }
    if half >= Self.narrowestColumn, reply.sides.count == 2 {
      let columns = reply.sides.map { side(of: $0, Screen(columns: half)) }
      for row in 0..<max(columns[0].count, columns[1].count) {
        let left = row < columns[0].count ? columns[0][row] : ""
        let right = row < columns[1].count ? columns[1][row] : ""
        lines.append((margin + ScreenText.padded(left, to: half) + Self.gap + right).trimmedRight)
      }
    } else {
      for side in reply.sides {
        lines += self.side(of: side, Screen(columns: room)).map { margin + $0 }
      }
    }
    return lines + outcome(reply)
  }

  private static let gap = "   "
  /// Narrower columns would break nearly every line of a tree.
  private static let narrowestColumn = 40

  private func side(
    of side: (strategy: String, outcome: Result<TreeState, FindingError>), _ screen: Screen
  ) -> [String] {
    switch side.outcome {
    case .success(let state):
      [side.strategy] + TreeDrawing(state.tree).lines(screen, margin: "")
    case .failure(let error):
      [side.strategy]
        + TextRenderer(screen, offersApply: false).findingLines(error.findings, limit: 1)
        .map { $0.hasPrefix(margin) ? String($0.dropFirst(margin.count)) : $0 }
    }
  }

  private func outcome(_ reply: ComparisonReply) -> [String] {
    guard let changed = reply.difference, let before = changed.before else { return [] }
    if before.tree == changed.after.tree { return [margin + "the same tree"] }
    guard let old = before.members, let new = changed.after.members else {
      return [margin + "different trees; no sample profiles to compare members on"]
    }
    let names = reply.sides.map(\.strategy)
    let (gained, lost) = old.gainedAndLost(to: new)
    if gained == 0, lost == 0 {
      return [
        margin + "different trees, the same members: \(new.ids.count) of \(new.total) "
          + changed.after.level.noun(new.total)
      ]
    }
    return broken(
      "\(names[0]) \(old.ids.count), \(names[1]) \(new.ids.count) of \(new.total) "
        + "\(changed.after.level.noun(new.total)): \(gained) only in \(names[1]), "
        + "\(lost) only in \(names[0])")
      + (changed.difference.map { difference($0, in: changed) } ?? [])
  }

  // MARK: - One plugin

  /// What a plugin says of itself: settings, label and terms.
  func plugin(_ listing: PluginListing) -> [String] {
    let description = listing.description
    var lines = broken(
      "\(listing.kind.rawValue) \(description.name) \(description.version)"
        + (listing.isInUse ? " · in use" : "")
        + (listing.offBecause.map { " · off until restart: it \($0)" } ?? ""))
    lines += broken(description.summary)
    lines += section(
      "label", description.label.map { ($0.title, $0.text) })
    lines += section(
      "settings", listing.settings.map { ("\($0.setting.name) = \($0.shownValue)", $0.explanation) }
    )
    if let terms = description.terms {
      lines += broken("terms \(terms.version) for \(terms.recipient): /consent show")
    }
    return lines
  }

  private func section(_ title: String, _ rows: [(head: String, text: String)]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let column = min(room / 2, rows.map { ScreenText.width($0.head) }.max() ?? 0) + 4
    return [margin + screen.paint(title, .strong)]
      + rows.flatMap { entry("  " + $0.head, $0.text, column: column) }
  }
}

extension PluginListing.Setting {
  /// The value as it would be typed; `none` where there is none.
  var shownValue: String {
    guard let value else { return setting.kind == .secret ? "none" : "not set" }
    return value.isEmpty ? "''" : value
  }

  /// What it does, what it takes, and where its value comes from.
  fileprivate var explanation: String {
    let source =
      switch source {
      case .typed: "set here"
      case .environment: "from \(setting.environmentVariable ?? "the environment")"
      case .configuration: "from config.json"
      case .plugin: setting.defaultValue == nil ? "no default" : "the default"
      }
    let variable = self.source == .environment ? nil : setting.environmentVariable
    return "\(setting.summary) · \(setting.kind.expected) · \(source)"
      + (variable.map { " · or \($0)" } ?? "")
  }
}
