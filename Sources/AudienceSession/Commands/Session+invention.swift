import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudiencePreview
import AudienceProfiles
import AudienceQueryLanguage
import AudienceSchema

extension Session {
  /// Makes up the smallest profile that is a member, or that a given node alone keeps out; as calls
  /// on the screen, or into a file that `/why` and `--calls` read.
  func invent(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let open = try requireWorkspace()
    let (first, rest) = line.splitFirst()
    var nodeID: Int?
    var file = line.rest
    if Int(first.text) != nil {
      nodeID = try self.nodeID(first, .invent, line, of: state)
      file = rest
    }
    if !file.text.isEmpty, !file.text.hasSuffix(".jsonl"), !file.text.hasSuffix(".json") {
      throw usage(
        .invent, line,
        "expected the number of a node, or a file to write whose name ends in .jsonl",
        at: file.span)
    }
    let request = request(state, open.workspace)
    work.progress(WorkProgress("making up a profile"))
    let inventor = Inventor(request, isCancelled: work.isCancelled)
    let outcome = try nodeID.map { try inventor.failing(at: $0) } ?? inventor.member()
    let invention: Invention
    switch outcome {
    case .found(let found): invention = found
    case .notFound(let conflict): throw notInvented(conflict, nodeID, state)
    }
    let population = ProfileStore(calls: invention.calls).population(at: clock.now)
    let explainer = try WhyExplainer(request, population: population)
    guard let report = explainer.report(for: invention.id),
      report.isMember == (nodeID == nil)
    else { throw notInvented([], nodeID, state) }
    if !file.text.isEmpty {
      let text = invention.calls.map { $0.compactText + "\n" }.joined()
      try WholeFile.write(Array(text.utf8), to: file.text)
    }
    return .analysis(
      .invented(
        InventedReply(
          tree: state.tree, level: state.level, nodeID: nodeID, calls: invention.calls,
          report: report, file: file.text.isEmpty ? nil : file.text)))
  }

  private func notInvented(_ conflict: [Int], _ nodeID: Int?, _ state: TreeState) -> FindingError {
    let noun = state.level == .users ? "profile" : "account"
    let wanted =
      nodeID.map { "no \(noun) was found that node \($0) alone keeps out" }
      ?? "no \(noun) was found that satisfies the tree"
    func words(_ id: Int) -> String {
      state.tree.node(id).map { "\(id) (\(NodeWords(node: $0).summary))" } ?? String(id)
    }
    let help: String
    switch conflict.count {
    case 1: help = "nothing was found that satisfies node \(words(conflict[0]))"
    case 2:
      help =
        "nothing was found that satisfies both node \(words(conflict[0])) "
        + "and node \(words(conflict[1]))"
    default:
      help =
        nodeID == nil
        ? "the conditions may exclude each other: /waterfall shows what each one keeps"
        : "whatever fails the node may fail another one too"
    }
    return FindingError(
      Finding(.impossible, at: nodeID.map { .node($0, words: nil) } ?? .whole, wanted, help: help))
  }
}
