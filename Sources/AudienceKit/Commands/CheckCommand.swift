import ArgumentParser
import AudienceDiagnostics
import AudienceQueryLanguage
import AudienceRendering
import AudienceSession

/// `audience check`: parses and validates a query.
struct CheckCommand: DrawingCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Parse and validate query text; list the findings.")

  @OptionGroup var shared: SharedOptions

  @Option(help: "How findings are printed.")
  var format: TextOrJSON = .text

  @Argument(help: "[WORKSPACE] QUERY")
  var arguments: [String] = []

  func run(_ context: KitContext) -> Int32 {
    reporting(context) {
      let (path, rest) = try shared.split(arguments, after: 1)
      guard rest.count == 1, let query = rest.first, !query.isBlank else {
        throw SharedOptions.usage("expected one query in quotes")
      }
      var kit = try KitSession(
        context, shared, printsJSON: format == .json)
      try kit.openTalking(path)
      let reply = kit.take(query: query)
      guard case .changed(let changed) = reply else {
        kit.show(reply)
        return reply.exitStatus
      }
      let findings = Reply.findings(
        FindingsReply(
          findings: changed.after.findings, tree: changed.after.tree,
          query: try? QueryParser.parse(query)))
      kit.show(findings)
      return findings.exitStatus
    }
  }
}
