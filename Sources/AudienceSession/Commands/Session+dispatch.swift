import AudienceConditions
import AudienceDiagnostics

extension Session {
  /// Runs one command of the table.
  mutating func run(_ name: CommandName, _ line: CommandLine, _ work: SessionWork) throws -> Reply {
    switch name {
    case .open: try open(line, work)
    case .schema: try schema(line)
    case .define: try define(line)
    case .status: try status(work)
    case .at: try setClock(line, work)
    case .engine: try chooseEngine(line, work)
    case .plugin: try plugins(line, work)
    case .examples: try examples(work)
    case .tips: .text(HelpPages.tips)
    case .again: try again()
    case .level: try setLevel(line, work)
    case .refine: try refine(line, work)
    case .readings: try readings()
    case .take: try take(line, work)
    case .explain: try explain()
    case .confirm: try confirm(work)
    case .strategy: try chooseStrategy(line)
    case .consent: try consent(line)
    case .request: try request(line, work)
    case .compare: try compare(line, work)
    case .show: try show(line, work)
    case .query: try takeQuery(line, work)
    case .edit: try edit(line, work)
    case .set: try set(line, work)
    case .add: try add(line, work)
    case .where: try addFilter(line, work)
    case .remove: try remove(line, work)
    case .move: try move(line, work)
    case .wrap: try wrap(line, work)
    case .unwrap: try unwrap(line, work)
    case .negate: try negate(line, work)
    case .replace: try replace(line, work)
    case .undo: try undo(work)
    case .redo: try redo(work)
    case .log: .log(log)
    case .diff: try diff(line, work)
    case .validate: try validate()
    case .apply: try apply(line, work)
    case .preview: try preview(line, work)
    case .count: try count()
    case .why: try why(line, work)
    case .near: try near(line, work)
    case .waterfall: try waterfall(work)
    case .sweep: try sweep(line, work)
    case .invent: try invent(line, work)
    case .insights: try insights(line, work)
    case .overlap: try overlap(line, work)
    case .values: try values(line, work)
    case .profile: try profile(line, work)
    case .save: try save(line)
    case .audiences: try audiences(work)
    case .rename: try rename(line)
    case .delete: try delete(line)
    case .load: try load(line, work)
    case .copy: try copy(line, work)
    case .report: try report(line, work)
    case .session: try session(line, work)
    case .export: try export(line, work)
    case .help: try help(line)
    case .learn: try learn(line, work)
    case .config: try config(line)
    case .quit: .quit
    }
  }

  // MARK: - Arguments

  /// A missing or unfit argument: what the command takes, what there is to choose from, and an
  /// example.
  func usage(
    _ name: CommandName, _ line: CommandLine, _ message: String, at span: Span? = nil,
    choices: [String] = [], suggestions: [Suggestion] = []
  ) -> FindingError {
    let spec = CommandTable.spec(name)
    var suggestions = suggestions
    if suggestions.isEmpty, let span, span.start < span.end {
      suggestions = EditDistance.nearest(to: line.source.substring(span), in: choices).map {
        Suggestion("did you mean '\($0)'?", .replaceText(span, $0))
      }
    }
    var help = choices.isEmpty ? "" : "one of: \(choices.joined(separator: ", ")) · "
    help += "example: \(spec?.example ?? "/help")"
    let end = line.source.text.utf8.count
    return FindingError(
      Finding(
        .usage, at: .text(line.source, span ?? Span(end, end)), message,
        suggestions: suggestions, help: help))
  }

  /// The number in an argument that names a node of the current tree.
  func nodeID(
    _ argument: CommandLine.Argument, _ name: CommandName, _ line: CommandLine,
    of state: TreeState
  ) throws(FindingError) -> Int {
    if argument.text.isEmpty {
      throw usage(
        name, line, "expected the number of a node",
        choices: state.tree.nodes.prefix(20).map { String($0.id) })
    }
    guard let id = Int(argument.text), id > 0 else {
      throw usage(
        name, line, "expected the number of a node, not '\(argument.text)'", at: argument.span,
        choices: state.tree.nodes.prefix(20).map { String($0.id) })
    }
    guard state.tree.node(id) != nil else {
      throw FindingError(
        Finding(
          .unknownNode, at: .text(line.source, argument.span), "the tree has no node \(id)",
          help:
            "its nodes: \(state.tree.nodes.prefix(20).map { String($0.id) }.joined(separator: ", "))"
        ))
    }
    return id
  }
}
