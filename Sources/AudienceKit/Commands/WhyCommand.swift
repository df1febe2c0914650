import ArgumentParser
import AudienceDiagnostics
import AudienceSession

/// `audience why`: pass or fail per node for one profile.
struct WhyCommand: DrawingCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Show for each node of a query why a profile is a member or not.")

  @OptionGroup var shared: SharedOptions

  @Option(help: "How the reasons are printed.")
  var format: TextOrJSON = .text

  @Argument(help: "[WORKSPACE] QUERY PROFILE")
  var arguments: [String] = []

  func run(_ context: KitContext) -> Int32 {
    reporting(context) {
      let (path, rest) = try shared.split(arguments, after: 2)
      guard rest.count == 2, !rest.contains(where: \.isBlank) else {
        throw SharedOptions.usage("expected a query in quotes and the id of a profile")
      }
      var kit = try KitSession(
        context, shared, printsJSON: format == .json)
      try kit.openTalking(path)
      let taken = kit.take(query: rest[0])
      guard case .changed(let changed) = taken else {
        kit.show(taken)
        return taken.exitStatus
      }
      kit.talk(changed.after.findings)
      let reply = kit.why(id: rest[1])
      kit.show(reply)
      return reply.exitStatus
    }
  }
}
