import AudienceDiagnostics

extension Session {
  /// `/config`, `/config NAME`, `/config NAME VALUE`: shows settings, or sets one for this session
  /// and the next ones.
  mutating func config(_ line: CommandLine) throws -> Reply {
    let words = line.words
    guard let first = words.first else {
      return .config(
        ConfigReply(
          settings: ReplSettings.Name.allCases.map(setting),
          notes: [
            configuration.map { "kept in \($0.path)" } ?? "kept nowhere: there is no home folder",
            "/config NAME VALUE sets one",
          ]))
    }
    guard let name = ReplSettings.Name(word: first.text) else {
      throw usage(
        .config, line, "there is no setting '\(first.text)'", at: first.span,
        choices: ReplSettings.Name.allCases.map(\.rawValue))
    }
    guard words.count > 1 else {
      return .config(ConfigReply(settings: [setting(name)], notes: [way(to: name)]))
    }
    let earlier = settings[name]
    guard words.count == 2, settings.set(name, to: words[1].text) else {
      throw usage(
        .config, line, "\(name.rawValue) cannot be '\(words[1].text)'", at: words[1].span,
        choices: name.values)
    }
    let place: String
    if let configuration {
      try configuration.keep(name, words[1].text)
      place = "kept in \(configuration.path)"
    } else {
      place = "it holds for this session: there is no home folder to keep it in"
    }
    let wayBack = "/config \(name.rawValue) \(earlier) to go back"
    return .config(ConfigReply(settings: [setting(name)], notes: [place, wayBack]))
  }

  private func setting(_ name: ReplSettings.Name) -> ConfigReply.Setting {
    ConfigReply.Setting(
      name: name.rawValue, value: settings[name], values: name.values, summary: name.summary)
  }

  private func way(to name: ReplSettings.Name) -> String {
    let other = name.values.first { $0 != settings[name] } ?? ""
    return "/config \(name.rawValue) \(other) changes it"
  }
}
