import ArgumentParser

/// `audience`: the REPL, and one subcommand for each thing a script wants.
struct AudienceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audience",
    abstract: "An audience condition playground: English in, condition trees out.",
    discussion: """
      audience Samples/shop opens the REPL. Type what audience you want, or /help.

      Exit status:
        0    done
        1    done, with error findings; a refused prompt; not a member
        2    wrong usage, or query text that does not parse
        3    an input cannot be read, or there is no such profile
        4    a strategy or engine is unavailable
        130  interrupted
      """,
    version: "1.0.0",
    subcommands: [
      ReplCommand.self, GenerateCommand.self, CheckCommand.self, PreviewCommand.self,
      WhyCommand.self, ExportCommand.self, ExportProfilesCommand.self, EvaluateCommand.self,
      WorkspaceCommand.self, PluginsCommand.self, PluginCommand.self, ManualCommand.self,
      CompletionsCommand.self,
    ],
    defaultSubcommand: ReplCommand.self)
}

/// How a subcommand prints its answer, where it has a choice of text and JSON.
enum TextOrJSON: String, ExpressibleByArgument, CaseIterable {
  case text, json
}
