import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudiencePluginHost
import AudienceRendering
import AudienceSession
import LineEditor
import TerminalText

/// A session with its console: runs lines, prints replies.
struct KitSession {
  let console: Console
  let interrupts: InterruptFlag?
  let bar: ProgressBar
  let printsJSON: Bool
  /// Whether more lines can follow, so that `/apply` can use a suggestion.
  let offersApply: Bool
  /// Whether somebody reads along, so that what is taller than the screen goes through a pager.
  var pages = true
  /// The person's editor; nil without a terminal on both sides.
  private let editor: ExternalEditor?
  /// The environment of programs that are started for the person.
  private let childVariables: [String: String]
  var session: Session

  /// - Parameter isInteractive: whether a plugin library that cannot be loaded is told and left out;
  ///   everything but the REPL at a terminal ends there, so that no script runs with other plugins
  ///   than it was written for.
  init(
    _ context: KitContext, _ options: some SessionOptions, printsJSON: Bool,
    offersApply: Bool = false, isInteractive: Bool = false
  ) throws {
    console = context.console
    interrupts = try? TerminalSignals.install()
    bar = ProgressBar(context.console)
    self.printsJSON = printsJSON
    self.offersApply = offersApply
    childVariables = context.childVariables
    editor =
      Terminal.isTTY(0) && console.isOutputTerminal ? ExternalEditor(childVariables) : nil
    let libraries = PluginLibraries(context.catalog, variables: context.variables)
    let (catalog, faults) = try libraries.catalog(
      options.plugins.libraries, skipsBroken: isInteractive)
    var environment = try options.environment(context)
    environment.isShown = console.isOutputTerminal && !printsJSON
    session = try Session(
      catalog: catalog, environment: environment,
      disabled: DisabledPlugins(output: console.capture))
    console.use(session.settings)
    talk(faults + (try libraries.strangers(to: catalog)))
  }

  /// How commands are cancelled and tell their progress.
  var work: SessionWork {
    let interrupts = interrupts
    let bar = bar
    var editText: (@Sendable (String) throws -> String)?
    if let editor { editText = { try editor.edit($0) } }
    return SessionWork(
      isCancelled: { interrupts?.isInterrupted ?? false }, progress: { bar.show($0) },
      editText: editText)
  }

  /// How commands are cancelled that tell their progress themselves.
  var cancellation: SessionWork {
    let interrupts = interrupts
    return SessionWork(isCancelled: { interrupts?.isInterrupted ?? false })
  }

  /// Opens a workspace.
  mutating func open(_ path: String) throws -> Reply {
    bar.begin()
    defer { bar.end() }
    return try session.open(path: path, work: work)
  }

  /// Opens a workspace for a command that prints something else: what is wrong with it, and the
  /// lines of its call logs that were skipped, are told on standard error.
  mutating func openTalking(_ path: String) throws {
    guard case .opened(let opened) = try open(path) else { return }
    talk(opened.findings)
    for line in opened.load where line.hasPrefix("skipped") {
      console.writeTalk("  warning: " + ScreenText.escaped(line))
    }
  }

  /// Runs one line.
  mutating func run(_ line: String) -> Reply {
    bar.begin()
    defer {
      bar.end()
      interrupts?.reset()
    }
    let reply = session.run(line, work: work)
    console.use(session.settings)
    return reply
  }

  /// Why one profile is a member or not.
  mutating func why(id: String) -> Reply {
    bar.begin()
    defer { bar.end() }
    return session.why(id: id, work: work)
  }

  /// Generates a prompt, also one that begins with `/`.
  mutating func generate(_ prompt: String) -> Reply {
    bar.begin()
    defer { bar.end() }
    return session.generate(prompt: prompt, work: work)
  }

  /// Takes a query text as the tree.
  mutating func take(query: String) -> Reply {
    bar.begin()
    defer { bar.end() }
    return session.take(query: query, work: work)
  }

  /// Prints a reply: data to standard output; an error to standard error, on a terminal to the
  /// same screen.
  func show(_ reply: Reply) {
    if printsJSON {
      console.write(ScreenText.escapedJSON(ReplyJSON.json(reply).compactText))
      if !console.isOutputTerminal { console.flush() }
      return
    }
    if case .failed = reply {
      let renderer = TextRenderer(
        console.talkScreen, offersApply: offersApply, inShell: !offersApply)
      for line in renderer.lines(reply) { console.writeTalk(line) }
      return
    }
    if case .copied(let exported) = reply, !console.copy(exported.text) {
      console.write(data: exported.text)
      return
    }
    guard let lines = lines(reply, console.screen) else { return tellCancelled() }
    if pages, page(reply, lines) { return }
    for line in lines {
      // A long answer at a terminal takes longer to be shown than to be made.
      if console.isOutputTerminal, interrupts?.isInterrupted == true { return tellCancelled() }
      console.write(line)
    }
  }

  private func tellCancelled() { console.write("  … cancelled") }

  /// Draws a reply; nil where Ctrl-C was pressed before it was done.
  ///
  /// A long answer takes its time to be drawn too. At a terminal that is done on a thread that
  /// nobody waits for any more then.
  private func lines(_ reply: Reply, _ screen: Screen) -> [String]? {
    let renderer = TextRenderer(screen, offersApply: offersApply, inShell: !offersApply)
    guard console.isOutputTerminal, let interrupts else { return renderer.lines(reply) }
    return try? BackgroundWork.run(
      isCancelled: { interrupts.isInterrupted }, onProgress: { _ in }
    ) { _, _ in renderer.lines(reply) }
  }

  /// Shows what is taller than the screen through a pager; false where it is not, or there is none.
  private func page(_ reply: Reply, _ lines: [String]) -> Bool {
    // Lines that were typed ahead are for the session: a pager would take them as its keys.
    guard let rows = console.rowsToRead, let pager = Pager(childVariables),
      Self.takes(lines, moreRowsThan: rows, of: console.screen.columns), !Terminal.hasInput(0)
    else { return false }
    let screen = console.screen
    let isPlain = screen.hasColour && !pager.showsColour
    let plain = Screen(columns: screen.columns, isASCII: screen.isASCII)
    guard let shown = isPlain ? self.lines(reply, plain) : lines else {
      tellCancelled()
      return true
    }
    console.flush()
    return pager.show(shown.map { $0 + "\n" }.joined(), interrupts: interrupts)
  }

  /// Whether lines take more than so many rows of a screen.
  private static func takes(_ lines: [String], moreRowsThan rows: Int, of columns: Int) -> Bool {
    // A line takes one at least.
    let taken = lines.prefix(rows + 1).reduce(0) {
      $0 + max(1, (ScreenText.width($1) + columns - 1) / columns)
    }
    return taken > rows
  }

  /// Prints all findings as talk, their number behind them.
  func talkAll(_ findings: [Finding]) {
    guard !findings.isEmpty else { return }
    let reply = Reply.findings(FindingsReply(findings: findings, tree: nil))
    let renderer = TextRenderer(console.talkScreen, offersApply: offersApply, inShell: !offersApply)
    for line in renderer.lines(reply) { console.writeTalk(line) }
  }

  /// Prints findings as talk.
  func talk(_ findings: [Finding]) {
    guard !findings.isEmpty else { return }
    let reply = Reply.failed(FailedReply(findings: findings, offersApply: false))
    let renderer = TextRenderer(console.talkScreen, offersApply: offersApply, inShell: !offersApply)
    for line in renderer.lines(reply) { console.writeTalk(line) }
  }
}

extension KitCommand {
  /// Runs a body, turning what it throws into a message and an exit status.
  func reporting(_ context: KitContext, _ body: () throws -> Int32) -> Int32 {
    do {
      return try body()
    } catch let error as FindingError {
      let reply = Reply.failed(FailedReply(findings: error.findings, offersApply: false))
      let renderer = TextRenderer(
        context.console.talkScreen, offersApply: false, inShell: true)
      for line in renderer.lines(reply) {
        context.console.writeTalk(line)
      }
      return reply.exitStatus
    } catch {
      context.console.writeTalk(
        "error[unknown]: Something went wrong: " + ScreenText.escaped("\(error)"))
      return 1
    }
  }
}

extension Reply {
  /// The findings of opening a workspace.
  var openFindings: [Finding] {
    if case .opened(let reply) = self { reply.findings } else { [] }
  }
}
