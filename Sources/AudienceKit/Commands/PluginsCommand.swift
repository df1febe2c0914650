import ArgumentParser
import AudienceSession

/// `audience plugins`: what is installed.
struct PluginsCommand: DrawingCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugins", abstract: "List what is installed, with each plugin's settings.")

  @OptionGroup var shared: SharedOptions

  @Option(help: "How plugins are printed.")
  var format: TextOrJSON = .text

  func run(_ context: KitContext) -> Int32 {
    reporting(context) {
      let kit = try KitSession(
        context, shared, printsJSON: format == .json)
      kit.show(.plugins(kit.session.plugins))
      return 0
    }
  }
}
