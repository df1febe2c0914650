import ArgumentParser
import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceRendering
import AudienceSession

/// `audience generate`: prompts to trees.
struct GenerateCommand: DrawingCommand {
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

  @Option(help: "A query that the text is an instruction for: make it 14 days.")
  var refine: String?

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
      let reply = try refine.map { try refined($0, by: prompt, &kit) } ?? kit.generate(prompt)
      let state: TreeState
      switch reply {
      case .generated(let generated): state = generated.state
      case .changed(let changed): state = changed.after
      default:
        kit.show(reply)
        return reply.exitStatus
      }
      switch format {
      case .tree, .json: kit.show(reply)
      case .query: context.console.write(data: QueryPrinter.text(state.tree))
      }
      if format == .query { kit.talk(state.findings) }
      return reply.exitStatus
    }
  }
}

extension GenerateCommand {
  /// The query as an instruction changes it.
  private func refined(
    _ query: String, by instruction: String, _ kit: inout KitSession
  ) throws -> Reply {
    let taken = kit.take(query: query)
    if case .failed = taken { return taken }
    return kit.run("/refine \(instruction)")
  }
}
