import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePluginHost
import AudienceQueryLanguage
import AudienceSchema

extension Session {
  /// The engine over the open workspace.
  func engine(_ open: OpenWorkspace, _ work: SessionWork) -> EngineHost {
    EngineHost(engine: open.engine, disabled: disabled, work: work)
  }

  /// Makes ready what the next prompt will be read with, on a thread that nobody waits for.
  package func prepareStrategy() {
    if let open { strategies.prepare(for: open.workspace) }
  }

  /// What an engine is asked about a state's tree.
  func request(_ state: TreeState, _ workspace: Workspace) -> PreviewRequest {
    PreviewRequest(
      tree: state.tree, level: state.level, now: clock.now, workspace: workspace)
  }

  /// The state with its members and findings made anew: after any change of tree, level or clock.
  ///
  /// - Throws: what keeps the tree from being evaluated: `structure`, `depth`, `entity`.
  func evaluated(
    _ state: TreeState, in open: OpenWorkspace, work: SessionWork
  ) throws -> TreeState {
    let structure = QueryStructure.findings(in: state.tree, level: state.level)
    if let first = structure.first { throw FindingError(first, Array(structure.dropFirst())) }
    var state = state
    var facts: SampleFacts?
    if open.hasProfiles {
      let engine = engine(open, work)
      let request = request(state, open.workspace)
      let members = try engine.members(request)
      state.members = members
      if open.engine.capabilities.contains(.nodeCounts) {
        facts = try SampleQuestions(request: request, engine: engine).facts(total: members.total)
      }
    }
    state.evaluatedAt = clock.now
    state.engineChanges = engineChanges
    state.findings = try validators.findings(
      in: state.tree,
      ValidationContext(
        workspace: open.workspace, level: state.level, now: clock.now, facts: facts),
      isCancelled: work.isCancelled)
    return state
  }

  /// A state of the history as it is at the clock: evaluated anew where the clock was set, or the
  /// engine chosen, since.
  func atClock(_ state: TreeState, work: SessionWork) throws -> TreeState {
    if state.evaluatedAt == clock.now, state.engineChanges == engineChanges { return state }
    return try evaluated(state, in: requireWorkspace(), work: work)
  }

  /// The level of a tree: what was set, what the tree says, or what its state had.
  func level(of tree: ConditionTree, besides level: AudienceLevel?) -> AudienceLevel {
    levelOverride ?? QueryStructure.level(of: tree.condition) ?? level ?? .users
  }

  /// Makes a changed tree the current one and says what changed.
  mutating func change(
    to tree: ConditionTree, from state: TreeState, line: CommandLine, span: Span,
    work: SessionWork
  ) throws -> Reply {
    let open = try requireWorkspace()
    if tree == state.tree, TreeDiff(from: state.tree, to: tree).isEmpty {
      return .text(["nothing changed: the tree is that already"])
    }
    var changed = state
    changed.tree = tree
    changed.provenance = ProvenanceUpdate.table(
      state.provenance, for: tree, origin: .edit(line.source), span: span)
    changed.handEdits += 1
    changed.command = line.source.text
    let after = try evaluated(changed, in: open, work: work)
    try refuseUnknownNames(after, since: state, line: line, span: span)
    push(after)
    var reply = ChangedReply(before: state, after: after, wayBack: "/undo to go back")
    if !tree.hasOrderlyNumbers, state.tree.hasOrderlyNumbers {
      reply.notes = ["new nodes get new numbers: a number is never given to another node"]
    }
    return .changed(reply)
  }

  /// An edit that names what the workspace does not have is refused, with the place in the line.
  private func refuseUnknownNames(
    _ after: TreeState, since before: TreeState, line: CommandLine, span: Span
  ) throws {
    let known = Set(before.findings)
    let codes: Set<FindingCode> = [.unknownEvent, .unknownTrait, .unknownProperty]
    let new = after.findings.filter { codes.contains($0.code) && !known.contains($0) }
    let placed = new.map {
      wayOut(of: $0, before, line).placed(in: line.source, within: span)
    }
    if let first = placed.first { throw FindingError(first, Array(placed.dropFirst())) }
  }

  /// A finding about a node that the line does not write but stood there before: which node needs
  /// the name, and how the edit can be had all the same.
  private func wayOut(of finding: Finding, _ before: TreeState, _ line: CommandLine) -> Finding {
    let edited = line.splitFirst().first.text
    guard case .node(let id, let words?) = finding.place, line.name == .set,
      let node = before.tree.node(id), String(id) != edited,
      line.source.range(of: words.quotedPart ?? words, within: line.rest.span) == nil
    else { return finding }
    return Finding(
      finding.code, finding.severity, at: finding.place, finding.message,
      suggestions: finding.suggestions,
      help: "node \(id) asks for it: \(NodeWords(node: node).summary) · /remove \(id) first, or "
        + "/replace \(edited) CONDITION changes both at once")
  }
}

extension ConditionTree {
  /// Whether the numbers of its nodes rise from line to line, as those of a new tree do.
  fileprivate var hasOrderlyNumbers: Bool {
    let ids = nodes.map(\.id)
    return zip(ids, ids.dropFirst()).allSatisfy(<)
  }
}

extension Finding {
  /// The finding about a node moved to the words of a line that caused it: the quoted name that
  /// its message ends with, where the line has it; with its suggestions turned to that place.
  func placed(in source: SourceText, within span: Span) -> Finding {
    guard case .node(_, let words?) = place else {
      return Finding(
        code, severity, at: .text(source, span), message, suggestions: suggestions, help: help)
    }
    let name = words.quotedPart.flatMap { source.range(of: $0, within: span) }
    let at = name ?? source.range(of: words, within: span) ?? span
    let suggestions = suggestions.map { suggestion -> Suggestion in
      guard name != nil, case .setNode(_, let replacement) = suggestion.action,
        let quoted = replacement.quotedPart
      else { return suggestion }
      return Suggestion(suggestion.title, .replaceText(at, quoted))
    }
    return Finding(
      code, severity, at: .text(source, at), message, suggestions: suggestions, help: help)
  }
}
