import AudienceDiagnostics
import AudiencePluginAPI

extension Session {
  /// Completes what follows `/plugin`: the plugins, what can be done, settings and their values.
  func pluginCompletion(_ head: LineHead, from start: Int) -> Completion {
    let words = CommandLine(head.text).words
    let position = head.endsWithBlank ? words.count : max(0, words.count - 1)
    let first = words.first?.text
    guard position > 0, first == "set" || first == "unset" else {
      if position > 0 { return Completion(head.span(from: head.cursor)) }
      let actions = [
        Completion.Candidate("set ", label: "set", "change a setting"),
        Completion.Candidate("unset ", label: "unset", "take a setting back"),
      ]
      let typed = head.typed(from: start)
      return Completion(
        head.span(from: start), of: actions + plugins.map { candidate($0, "") }, typed: typed)
    }
    if position == 1 {
      let begin = head.endsWithBlank ? head.cursor : words[1].span.start
      return Completion(
        head.span(from: begin),
        of: plugins.filter { !$0.settings.isEmpty }.map { candidate($0, " ") },
        typed: head.typed(from: begin))
    }
    guard let listing = try? plugin(named: words[1].text) else {
      return Completion(head.span(from: head.cursor))
    }
    return settingCompletion(of: listing, head, takesValues: first == "set")
  }

  /// Completes the settings behind `/strategy NAME`.
  func settingCompletion(_ head: LineHead, from start: Int) -> Completion {
    guard let name = CommandLine(head.text).words.first?.text,
      let listing = plugins.first(where: { $0.kind == .strategy && $0.description.name == name })
    else { return Completion(head.span(from: head.cursor)) }
    return settingCompletion(of: listing, head, takesValues: true)
  }

  private func candidate(_ listing: PluginListing, _ end: String) -> Completion.Candidate {
    let isUnique = plugins.count { $0.description.name == listing.description.name } == 1
    let text = isUnique ? listing.description.name : listing.plugin.path
    return Completion.Candidate(text + end, label: text, listing.description.summary)
  }

  /// Completes the last word: a setting, or behind its `=` the values it can have.
  private func settingCompletion(
    of listing: PluginListing, _ head: LineHead, takesValues: Bool
  ) -> Completion {
    let words = CommandLine(head.text).words
    let begin = head.endsWithBlank ? head.cursor : words.last?.span.start ?? head.cursor
    let typed = head.typed(from: begin)
    if takesValues, let sign = typed.utf8.firstIndex(of: UInt8(ascii: "=")) {
      let name = typed[..<sign]
      guard let setting = listing.settings.first(where: { $0.setting.name == name }) else {
        return Completion(head.span(from: head.cursor))
      }
      let offset = begin + typed.utf8.distance(from: typed.startIndex, to: sign) + 1
      return Completion(
        head.span(from: offset), of: setting.setting.kind.candidates(now: setting.value),
        typed: head.typed(from: offset))
    }
    return Completion(
      head.span(from: begin),
      of: listing.settings.filter { !takesValues || $0.setting.kind != .secret }.map { setting in
        Completion.Candidate(
          setting.setting.name + (takesValues ? "=" : " "), label: setting.setting.name,
          setting.setting.summary)
      }, typed: typed)
  }
}

extension PluginSetting.Kind {
  /// The values that can be offered.
  fileprivate func candidates(now value: String?) -> [Completion.Candidate] {
    let texts: [String] =
      switch self {
      case .choice(let choices): choices
      case .boolean: ["true", "false"]
      case .text, .integer, .number: value.map { [$0] } ?? []
      case .secret: []
      }
    return texts.map { Completion.Candidate($0, $0 == value ? "as it is now" : "") }
  }
}
