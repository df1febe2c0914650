import AudienceDiagnostics
import AudienceFiles
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema
import AudienceTime

/// Commands about the lines themselves: the last prompt, the query in an editor, the clipboard,
/// scripts of a session.
extension Session {
  /// `/again`: the last prompt, to be edited on the line.
  func again() throws -> Reply {
    guard let lastPrompt else {
      throw FindingError(
        Finding(
          .noTree, at: .whole, "no prompt was typed yet",
          help: "/examples shows prompts that work here"))
    }
    return .draft(lastPrompt)
  }

  /// `/edit`: the query text in an editor. What does not parse is kept for the next time.
  mutating func edit(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    guard let editText = work.editText else {
      throw FindingError(
        Finding(
          .usage, at: .whole, "there is no terminal to edit on",
          help: "/query TEXT takes a query text as the tree"))
    }
    let current = state.map { QueryPrinter.text($0.tree) } ?? ""
    let edited = try editText((unfinishedEdit ?? current) + "\n")
    let text = edited.split(whereSeparator: \.isNewline).joined(separator: " ")
      .trimmingBlanks
    if text.isEmpty || text == current {
      unfinishedEdit = nil
      return .text(["nothing changed: the tree is that already"])
    }
    do {
      let reply = try take(query: text, command: "/query \(text)", work)
      unfinishedEdit = nil
      return reply
    } catch let error as FindingError {
      unfinishedEdit = text
      return .failed(
        FailedReply(
          findings: error.findings.enumerated().map { position, finding in
            position > 0
              ? finding
              : Finding(
                finding.code, finding.severity, at: finding.place, finding.message,
                suggestions: [], help: "/edit goes on with what you wrote; the tree is as it was")
          }, offersApply: false))
    }
  }

  /// `/copy`: the tree in one of its forms, for the clipboard.
  func copy(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let open = try requireWorkspace()
    let format = line.rest.text.isEmpty ? "query" : line.rest.text
    let forms = catalog.exporters.map { $0.description.name }
    guard forms.contains(format) else {
      throw usage(
        .copy, line, "there is no exporter '\(format)'", at: line.rest.span, choices: forms)
    }
    let exported = try export(
      format, tree: state.tree, level: state.level, prompt: state.origin.prompt, in: open,
      work: work)
    return .copied(
      ExportedText(exported.text.trimmingBlanks, notes: exported.notes))
  }

  // MARK: - Scripts

  /// `/session save FILE`, `/session run FILE`, `/session resume`
  mutating func session(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let (action, file) = line.splitFirst()
    let actions = ["save", "run", "resume"]
    guard actions.contains(action.text) else {
      throw usage(
        .session, line, "expected what to do with a session", at: action.span, choices: actions)
    }
    if action.text == "resume" { return try runScript(leftover(line), line, work) }
    guard !file.text.isEmpty else {
      throw usage(.session, line, "expected a file to \(action.text)")
    }
    if action.text == "run" { return try runScript(file.text, line, work) }
    let script = script
    guard !script.isEmpty else {
      throw FindingError(
        Finding(.noTree, at: .whole, "there is no step to save yet", help: "/log lists the steps"))
    }
    let folder = FileSystem.folder(of: file.text)
    guard FileSystem.kind(of: folder) == .folder else {
      throw FindingError(
        Finding(.file, at: .file(file.text, nil), "there is no folder '\(folder)'"))
    }
    do {
      try SafeFile(path: file.text, access: .owner).replace(with: Array(script.utf8))
    } catch {
      throw FindingError(
        Finding(.file, at: .file(file.text, nil), "the file cannot be written: \(error)"))
    }
    let count = script.split(separator: "\n").count { !$0.hasPrefix("#") }
    return .text(
      [
        "wrote \(count) \(count == 1 ? "line" : "lines") to \(file.text)",
        "/session run \(file.text) runs them",
      ]
        + (leftSteps
          ? ["the steps before /open are not among them: they belong to that workspace"] : []))
  }

  /// The lines that lead to the tree at hand, each step that was not taken back; empty without a
  /// tree.
  package var script: String {
    guard let state, let open else { return "" }
    var lines = ["# audience \(open.path)"]
    if let clockOverride { lines.append("/at \(clockOverride.text)") }
    let states = past.compactMap(\.self) + [state]
    if let level = states.first?.chosenLevel { lines.append("/level \(level.rawValue)") }
    lines += states.map(\.command)
    // Last, so that the tree is there even where the warehouse is not.
    if let first = catalog.engines.first?.description.name, engineChoice.words != first {
      lines.append("/engine \(engineChoice.words)")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The script of a session that a crash ended.
  private func leftover(_ line: CommandLine) throws(FindingError) -> String {
    let path = PersonalFolders(environment.variables).leftoverSession
    guard let path, FileSystem.kind(of: path) == .file else {
      throw usage(
        .session, line, "no session ended without having been left", at: line.rest.span)
    }
    return path
  }

  /// Runs the lines of a file up to the first that fails; the steps before it stay.
  private mutating func runScript(
    _ file: String, _ line: CommandLine, _ work: SessionWork
  ) throws -> Reply {
    guard !isInScript else {
      throw usage(.session, line, "a script cannot run another one", at: line.rest.span)
    }
    let bytes = try WholeFile.read(file)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw FindingError(
        Finding(.input, at: .file(file, nil), "the script is not UTF-8"))
    }
    isInScript = true
    defer { isInScript = false }
    var steps: [ScriptStep] = []
    for line in text.split(whereSeparator: \.isNewline).map(String.init) {
      let trimmed = line.drop(while: \.isWhitespace)
      if trimmed.isEmpty || trimmed.hasPrefix("#") { continue }
      let reply = run(line, work: work)
      if case .quit = reply { break }
      steps.append(ScriptStep(line: EngineAddress.withoutPasswords(line), reply: reply))
      if case .failed = reply { break }
    }
    return .series(steps)
  }
}
