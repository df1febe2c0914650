import ArgumentParser
import AudienceDiagnostics
import AudienceSession

/// `audience workspace`: what a workspace has, what is wrong with it, and new ones.
struct WorkspaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workspace", abstract: "Show, check or make a workspace.",
    subcommands: [
      WorkspaceShowCommand.self, WorkspaceCheckCommand.self, WorkspaceInferCommand.self,
      WorkspaceImportCommand.self,
    ])
}

/// `audience workspace show`: its names.
struct WorkspaceShowCommand: DrawingCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "List events, traits and audiences, or one of them.")

  @OptionGroup var shared: SharedOptions

  @Option(help: "How names are printed.")
  var format: TextOrJSON = .text

  @Argument(help: "[WORKSPACE] [NAME]")
  var arguments: [String] = []

  func run(_ context: KitContext) -> Int32 {
    reporting(context) {
      let (path, rest) = try shared.split(arguments, after: 0)
      var kit = try KitSession(
        context, shared, printsJSON: format == .json)
      try kit.openTalking(path)
      let reply = kit.run("/schema \(rest.joined(separator: " "))")
      kit.show(reply)
      return reply.exitStatus
    }
  }
}

/// `audience workspace check`: what is wrong with its files.
struct WorkspaceCheckCommand: DrawingCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Report everything wrong in workspace.json and the call logs.")

  @OptionGroup var shared: SharedOptions

  @Option(help: "How findings are printed.")
  var format: TextOrJSON = .text

  @Argument(help: "[WORKSPACE]")
  var arguments: [String] = []

  func run(_ context: KitContext) -> Int32 {
    reporting(context) {
      let (path, _) = try shared.split(arguments, after: 0)
      var kit = try KitSession(
        context, shared, printsJSON: format == .json)
      let reply = try kit.open(path)
      kit.show(reply)
      return reply.openFindings.contains { $0.severity == .error } ? 3 : 0
    }
  }
}
