import AudienceDiagnostics
import AudienceRendering
import AudienceSchema
import AudienceSession
import LineEditor
import TerminalText

/// Reads lines from a terminal and runs them until the analyst leaves.
struct ReplLoop {
  private let console: Console
  private let usesEditor: Bool
  private let historyFile: String?
  private let variables: [String: String]
  private let isDumb: Bool
  /// How the workspace was opened that the arguments name.
  private let opening: Reply?

  init(_ context: KitContext, usesEditor: Bool, opening: Reply?) {
    self.opening = opening
    console = context.console
    isDumb = Terminal.isDumb(environment: context.variables)
    self.usesEditor = usesEditor && !isDumb
    variables = context.variables
    historyFile = PersonalFiles(context.variables).history
  }

  /// - Returns: the exit status.
  func run(_ kit: inout KitSession) throws -> Int32 {
    if kit.session.open == nil { greet() }
    var journal = SessionJournal(variables)
    defer { journal?.end() }
    if journal?.keepLeftover() == true {
      console.write("  a session ended without having been left: /session resume takes it up")
    }
    if usesEditor, let editor = EditLine(programName: "audience", historyFile: historyFile) {
      return try run(&kit, editor, &journal)
    }
    return try runPlain(&kit, &journal)
  }

  private func greet() {
    console.write("  no workspace is open")
    console.write("  /open PATH opens one, /open Samples/shop a sample, /learn teaches")
  }

  private func warn(_ message: String) {
    let finding = Finding(.file, .warning, at: .whole, message)
    let reply = Reply.failed(FailedReply(findings: [finding], offersApply: false))
    for line in TextRenderer(console.talkScreen).lines(reply) { console.writeTalk(line) }
  }

  private func run(
    _ kit: inout KitSession, _ editor: EditLine, _ journal: inout SessionJournal?
  ) throws -> Int32 {
    editor.isPrivate = { PrivateLine.isPrivate($0) }
    do {
      try editor.loadHistory()
    } catch {
      warn("the history was not loaded: \(error)")
    }
    var chooser = NextStepChooser(lines: editor.historyLines)
    if let opening { tellNext(after: opening, "", kit, &chooser) }
    var saves = true
    var prepared: StrategyUse?
    while true {
      let screen = console.screen
      editor.hasColour = screen.hasColour
      editor.isASCII = screen.isASCII
      let prompt = EditLinePrompt(
        screen.drawn("audience ❯ "), style: screen.hasColour ? .cyan : .plain)
      let session = kit.session
      session.prepareNames()
      let use = StrategyUse(strategy: session.strategyName, in: session.open?.workspace.identity)
      if use != prepared {
        prepared = use
        session.prepareStrategy()
      }
      editor.completer = { line, cursor in
        let completion = session.completion(of: line, at: cursor)
        return CompletionResult(
          replace: completion.replace.range,
          candidates: completion.candidates.map {
            CompletionCandidate(text: $0.text, label: $0.label, description: $0.note)
          }, count: completion.count)
      }
      let painter = ReplPainter(
        session: session, history: editor.historyLines, hasColour: screen.hasColour)
      editor.painter = painter.paint
      switch editor.readLine(prompt: prompt) {
      case .interrupted: continue
      case .endOfInput: return 0
      case .line(let line):
        editor.addToHistory(line)
        if saves {
          do {
            try editor.saveHistory()
          } catch {
            saves = false
            warn("\(error); this session's lines are kept in memory")
          }
        }
        let reply = try answer(line, &kit, &journal)
        if case .quit? = reply { return 0 }
        if case .draft(let text)? = reply { editor.preload(text) }
        if let reply { tellNext(after: reply, line, kit, &chooser) }
        if console.hasFailed { return 0 }
      }
    }
  }

  private func runPlain(
    _ kit: inout KitSession, _ journal: inout SessionJournal?
  ) throws -> Int32 {
    var reader = PlainLineReader(fileDescriptor: 0)
    var chooser = NextStepChooser()
    if let opening { tellNext(after: opening, "", kit, &chooser) }
    while true {
      console.writeBytes(Array("audience > ".utf8))
      console.flush()
      let next: PlainLine
      do {
        next = try reader.next()
      } catch {
        throw FindingError(
          Finding(.file, at: .whole, "standard input cannot be read: \(error)"))
      }
      switch next {
      case .interrupted: console.write("")
      case .endOfInput: return 0
      case .tooLong: console.writeTalk("error[input]: the line is longer than 1 MiB")
      case .line(let bytes, _):
        guard let line = String(validating: bytes, as: UTF8.self) else {
          console.writeTalk("error[input]: the line is not UTF-8")
          continue
        }
        let reply = try answer(line, &kit, &journal)
        if case .quit? = reply { return 0 }
        if let reply { tellNext(after: reply, line, kit, &chooser) }
        if console.hasFailed { return 0 }
      }
    }
  }

  /// Which strategy is used in which workspace.
  private struct StrategyUse: Equatable {
    let strategy: String
    let workspace: WorkspaceIdentity?

    init(strategy: String, in workspace: WorkspaceIdentity?) {
      (self.strategy, self.workspace) = (strategy, workspace)
    }
  }

  /// Says in one dim line what could be tried next, where that is wanted.
  private func tellNext(
    after reply: Reply, _ line: String, _ kit: KitSession, _ chooser: inout NextStepChooser
  ) {
    guard console.isOutputTerminal, !kit.printsJSON,
      let step = chooser.choose(
        from: kit.session.settings.showsHints ? kit.session.nextSteps(after: reply) : [],
        after: line)
    else { return }
    let screen = console.screen
    let text = ScreenText.cut("next: " + ScreenText.escaped(step.text), to: screen.columns - 3)
    console.write("  " + screen.paint(screen.drawn(text), .faint))
  }

  /// Runs a line, shows the reply and keeps the steps; nil for a line that says nothing.
  private func answer(
    _ line: String, _ kit: inout KitSession, _ journal: inout SessionJournal?
  ) throws -> Reply? {
    let trimmed = line.drop(while: \.isWhitespace)
    if trimmed.isEmpty || trimmed.hasPrefix("#") { return nil }
    let reply = kit.run(line)
    if case .quit = reply { return reply }
    // With an editor a draft appears on the line itself.
    if case .draft = reply, usesEditor {} else { kit.show(reply) }
    if journal?.keep(kit.session.script) == false {
      warn("the steps of this session cannot be kept for /session resume")
    }
    return reply
  }
}
