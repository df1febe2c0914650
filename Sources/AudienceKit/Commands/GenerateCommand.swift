import ArgumentParser
import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceRendering
import AudienceSession

/// `audience generate`: prompts to trees.
struct GenerateCommand: KitCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Turn a prompt, or a file of them, into condition trees.",
    discussion: """
      --prompts reads rows {"id","prompt"} as JSON lines (with "query" too: a refinement of it) and \
      prints in the same order {"id","level","query"} or {"id","error":{"code","message"}}.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case tree, query, json
  }

  @OptionGroup var shared: SharedOptions

  @Option(help: "A file of prompts as JSON lines; - for standard input.")
  var prompts: String?

  @Option(help: "How the tree is printed.")
  var format: Format = .tree

  @Argument(help: "[WORKSPACE] PROMPT")
  var arguments: [String] = []

  func run(_ context: KitContext) -> Int32 {
    reporting(context) {
      let (path, rest) = try shared.split(arguments, after: prompts == nil ? 1 : 0)
      var kit = try KitSession(
        context, shared, printsJSON: format == .json)
      try kit.openTalking(path)
      if let prompts { return try GenerateBatch(kit: kit).run(prompts) }
      guard rest.count == 1, let prompt = rest.first else {
        throw SharedOptions.usage("expected one prompt in quotes")
      }
      let reply = kit.generate(prompt)
      guard case .generated(let generated) = reply else {
        kit.show(reply)
        return reply.exitStatus
      }
      switch format {
      case .tree, .json: kit.show(reply)
      case .query: context.console.write(data: QueryPrinter.text(generated.state.tree))
      }
      if format == .query { kit.talk(generated.state.findings) }
      return reply.exitStatus
    }
  }
}
