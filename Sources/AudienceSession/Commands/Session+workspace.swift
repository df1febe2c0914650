import AudienceDiagnostics
import AudiencePluginAPI
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

extension Session {
  mutating func open(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let (first, rest) = line.splitFirst()
    let infers = first.text == "--infer"
    let path = infers ? rest.text : line.rest.text
    if path.isEmpty { throw usage(.open, line, "expected the path of a workspace") }
    return infers ? try openInferred(folder: path, work) : try open(path: path, work: work)
  }

  /// Makes the workspace.json of a folder of call logs, and opens it.
  ///
  /// - Throws: code `unconfirmed` where the folder has one; what making and opening throw.
  private mutating func openInferred(folder: String, _ work: SessionWork) throws -> Reply {
    let file = folder.hasSuffix("/") ? folder + "workspace.json" : folder + "/workspace.json"
    guard !WholeFile.isThere(file) else {
      throw FindingError(
        Finding(
          .unconfirmed, at: .file(file, nil), "the folder has a workspace.json",
          help: "/open \(folder) opens it"))
    }
    let made = try inferWorkspace(
      logs: CallLogPaths([folder]), until: environment.clock ?? environment.systemNow, name: nil,
      work: work)
    try WholeFile.write(made.bytes, to: file)
    let reply = try open(path: folder, work: work)
    guard case .opened(let opened) = reply else { return reply }
    return .opened(opened.adding(made.findings, made: "made \(file): \(made.summary)"))
  }

  /// Opens a workspace: the tree and its history belong to the one before and go; the reply tells
  /// the tree as query text, so that it can be taken up again.
  package mutating func open(path: String, work: SessionWork) throws -> Reply {
    let opened = try WorkspaceOpener(
      environment: environment, choice: engineChoice, settings: pluginSettings,
      disabled: disabled, work: work
    ).open(path)
    let leftQuery = state.map { QueryPrinter.text($0.tree) }
    open = opened
    if state != nil || !past.isEmpty { leftSteps = true }
    refusedPrompt = nil
    state = nil
    past = []
    future = []
    clockOverride = nil
    keepAcceptance(in: opened)
    let totals = try self.totals(work)
    return .opened(
      OpenedReply(
        workspace: opened.workspace, findings: opened.findings + (totals?.failure ?? []),
        load: opened.load ?? [], profiles: totals?.profiles, accounts: totals?.accounts,
        now: clock.now, clockSource: clock.source, leftQuery: leftQuery))
  }

  /// How many profiles and accounts there are; nil without any to preview on. A warehouse that does
  /// not answer is said, and keeps nobody from the rest.
  private func totals(
    _ work: SessionWork
  ) throws -> (profiles: Int?, accounts: Int?, failure: [Finding])? {
    guard let open, open.hasProfiles else { return nil }
    let engine = engine(open, work)
    do {
      return (
        try engine.total(of: .users, at: clock.now),
        try engine.total(of: .accounts, at: clock.now), []
      )
    } catch let error as FindingError where error.first.code == .warehouse {
      let finding = error.first
      return (
        nil, nil,
        [Finding(finding.code, .warning, at: finding.place, finding.message, help: finding.help)]
      )
    }
  }

  func status(_ work: SessionWork) throws -> Reply {
    let totals = try self.totals(work)
    return .status(
      StatusReply(
        workspace: open?.workspace.name, path: open?.path, now: clock.now,
        clockSource: clock.source, level: levelOverride, strategy: strategyName,
        engine: engineChoice.words
          + (totals?.failure.first.map { ": \($0.message)" } ?? ""),
        profiles: totals?.profiles, accounts: totals?.accounts, prompt: state?.origin.prompt ?? "",
        steps: past.count))
  }

  /// Sets the clock; the tree at hand is evaluated anew.
  mutating func setClock(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let text = line.rest.text
    let earlier = clock
    switch text {
    case "": return .text(["the clock is \(clock.now.text) (\(clock.source.rawValue))"])
    case "auto": clockOverride = nil
    default:
      guard let value = TimestampReader.value(text) else {
        let now = clock.now.text
        throw usage(
          .at, line,
          "expected an instant or a day, \(now) or \(now.prefix(10)), or auto, not '\(text)'",
          at: line.rest.span)
      }
      clockOverride = value.instant
    }
    guard let state, let open else {
      return .text(["the clock is \(clock.now.text) (\(clock.source.rawValue))"])
    }
    let after = try evaluated(state, in: open, work: work)
    self.state = after
    let wayBack = earlier.source == .command ? earlier.now.text : "auto"
    return .changed(
      try telling(
        ChangedReply(
          before: state, after: after,
          wayBack: "the clock is \(clock.now.text) · /at \(wayBack) to go back"), work))
  }
}
