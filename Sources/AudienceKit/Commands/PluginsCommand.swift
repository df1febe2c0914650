import ArgumentParser
import AudienceSession

/// `audience plugins`: what is installed.
struct PluginsCommand: DrawingCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugins",
    abstract: "List what is installed; with a name, that plugin's settings and label.")

  @OptionGroup var shared: SharedOptions

  @Option(help: "How plugins are printed.")
  var format: TextOrJSON = .text

  @Argument(help: "A plugin: openai.")
  var name: String?

  func run(_ context: KitContext) -> Int32 {
    reporting(context) {
      let kit = try KitSession(
        context, shared, printsJSON: format == .json)
      kit.show(
        try name.map { .plugin(try kit.session.plugin(named: $0)) } ?? .plugins(kit.session.plugins)
      )
      return 0
    }
  }
}
