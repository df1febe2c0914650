import AudienceDiagnostics
import AudienceRendering
import AudienceSession
import LineEditor

/// Reads lines from a terminal and runs them until the analyst leaves.
struct ReplLoop {
  private let console: Console
  private let usesEditor: Bool
  private let historyFile: String?
  private let variables: [String: String]
  private let isDumb: Bool

  init(_ context: KitContext, usesEditor: Bool) {
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
    let screen = console.screen
    editor.hasColour = screen.hasColour
    editor.isASCII = screen.isASCII
    let prompt = EditLinePrompt(
      screen.drawn("audience ❯ "), style: screen.hasColour ? .cyan : .plain)
    var saves = true
    while true {
      let session = kit.session
      session.prepareNames()
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
        if console.hasFailed { return 0 }
      }
    }
  }

  private func runPlain(
    _ kit: inout KitSession, _ journal: inout SessionJournal?
  ) throws -> Int32 {
    var reader = PlainLineReader(fileDescriptor: 0)
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
        if console.hasFailed { return 0 }
      }
    }
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
