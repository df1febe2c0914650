import ArgumentParser

/// `audience completions`: what a shell needs to complete this program's words.
struct CompletionsCommand: KitCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print the completions for a shell.",
    discussion: "bash: source <(audience completions bash)")

  /// The shells that completions can be made for.
  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish
  }

  @Argument(help: "The shell.")
  var shell: Shell

  func run(_ context: KitContext) -> Int32 {
    let known: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    context.console.write(AudienceCommand.completionScript(for: known))
    return 0
  }
}
