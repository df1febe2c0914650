import ArgumentParser
import AudienceDiagnostics
import AudienceFiles
import AudienceSession
import LineEditor

/// `audience repl`: the REPL at a terminal; a script otherwise.
struct ReplCommand: DrawingCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl",
    abstract: "Open the REPL, or run a script.",
    discussion: """
      With standard input not a terminal, or -f, or -c, the lines are a script: one command or \
      prompt a line, # begins a comment, and it stops at the first error.
      """)

  @Argument(help: "The workspace; the REPL opens without one too.")
  var path: String?

  @OptionGroup var shared: SharedOptions

  @Option(name: [.customShort("f"), .customLong("file")], help: "Run the lines of a file.")
  var files: [String] = []

  @Option(name: [.customShort("c"), .customLong("command")], help: "Run these lines.")
  var commands: [String] = []

  @Flag(name: .customLong("no-editor"), help: "Read plain lines, without libedit.")
  var isPlain = false

  @Option(help: "How replies are printed.")
  var format: TextOrJSON = .text

  func run(_ context: KitContext) -> Int32 {
    reporting(context) {
      let isScript =
        !files.isEmpty || !commands.isEmpty || !Terminal.isTTY(0)
      var kit = try KitSession(
        context, shared, printsJSON: format == .json,
        offersApply: true, isInteractive: !isScript)
      var opening: Reply?
      if let workspace = shared.place.workspace ?? path {
        try refuseMistypedSubcommand(workspace)
        if isScript {
          try kit.openTalking(workspace)
        } else {
          // At a terminal a workspace that cannot be opened, or a load that was cancelled, leaves
          // the analyst in the REPL.
          let reply = kit.run("/open \(workspace)")
          kit.show(reply)
          opening = reply
        }
      }
      if isScript { return try runScript(&kit) }
      return try ReplLoop(context, usesEditor: !isPlain, opening: opening).run(&kit)
    }
  }

  /// A word that is no path may be a subcommand mistyped.
  private func refuseMistypedSubcommand(_ workspace: String) throws(FindingError) {
    let names = AudienceCommand.configuration.subcommands.compactMap {
      $0.configuration.commandName
    }
    guard shared.place.workspace == nil, FileSystem.kind(of: workspace) == nil,
      let nearest = EditDistance.nearest(to: workspace, in: names, count: 1).first
    else { return }
    throw FindingError(
      Finding(
        .file, at: .file(workspace, nil), "there is no such file or folder",
        help: "did you mean the subcommand 'audience \(nearest)'?"))
  }

  private func runScript(_ kit: inout KitSession) throws -> Int32 {
    kit.pages = false
    for text in commands {
      for line in text.split(whereSeparator: \.isNewline) {
        if let status = ScriptRunner.run(String(line), &kit) { return status }
      }
    }
    for file in files {
      var reader = try ScriptRunner.reader(file)
      if let status = try ScriptRunner.run(&reader, file, &kit) { return status }
    }
    if files.isEmpty && commands.isEmpty {
      var reader = PlainLineReader(fileDescriptor: 0)
      if let status = try ScriptRunner.run(&reader, "standard input", &kit) { return status }
    }
    return 0
  }
}
