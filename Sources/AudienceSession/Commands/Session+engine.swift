import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema

extension Session {
  /// `/engine`: which engine is asked and what there is; another one, with its settings. The tree at
  /// hand is evaluated anew, as for another clock; a choice that does not answer leaves everything as
  /// it was.
  mutating func chooseEngine(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let words = line.quotedWords.map(\.text)
    if words.isEmpty { return .text(engineList) }
    let earlier = engineChoice
    engineChoice = try EngineChoice(words, catalog)
    engineChanges += 1
    guard let opened = open else {
      return .text(["the engine is \(engineChoice.words), for the workspace that is opened next"])
    }
    let changed = opened.with(
      try engineChoice.engine(opened.source, pluginSettings, disabled), engineChoice)
    open = changed
    let told = "the engine is \(engineChoice.words)"
    guard changed.hasProfiles else { return .text([told, "the workspace has no sample profiles"]) }
    let engine = engine(changed, work)
    let profiles = try engine.total(of: .users, at: clock.now)
    let accounts = try engine.total(of: .accounts, at: clock.now)
    guard let state else {
      return .text([told, "\(profiles.counted("profile")), \(accounts.counted("account"))"])
    }
    let after = try evaluated(state, in: changed, work: work)
    self.state = after
    return .changed(
      ChangedReply(
        before: state, after: after, wayBack: "\(told) · /engine \(earlier.words) to go back"))
  }

  /// The engine in use, and what every engine is chosen by.
  private var engineList: [String] {
    let engines = catalog.engines.map { type in
      let description = type.description
      let names = description.addresses.isEmpty ? [description.name] : description.addresses
      return (names: names, summary: description.summary)
    }
    return ["the engine is \(engineChoice.words)"]
      + engines.flatMap { engine in
        engine.names.map { "/engine \($0)" } + ["  \(engine.summary)"]
      }
  }
}

extension Int {
  /// `1 profile`, `200 profiles`.
  fileprivate func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
