import AudienceConditions
import AudienceDiagnostics
import AudiencePluginAPI
import AudiencePreview
import AudienceSchema

extension Session {
  /// How many members a report shows.
  private static let reportedMembers = 12
  private static let reportedTraits = 4

  /// `/report FILE`: the tree with all that is known of it, as one HTML page.
  func report(_ line: CommandLine, _ work: SessionWork) throws -> Reply {
    let state = try requireState()
    let open = try requireWorkspace()
    guard !line.rest.text.isEmpty else { throw usage(.report, line, "expected a file to write") }
    var waterfall: Waterfall?
    var members: MembersReply?
    if let set = state.members {
      let request = request(state, open.workspace)
      waterfall = try engine(open, work).ask { engine, work in
        try Waterfall(request, engine: engine, work: work)
      }
      let engine = engine(open, work)
      let columns = open.workspace.traits.lazy
        .filter { $0.scope == state.level.traitScope && !$0.field.path.isPersonal }
        .map(\.field.path).prefix(engine.readsProfiles ? Self.reportedTraits : 0)
      members = try MemberTable(
        engine: engine, workspace: open.workspace, now: clock.now
      ).reply(
        set, level: state.level, limit: Self.reportedMembers, columns: Array(columns)
      ).masked
    }
    let page = ReportPage(
      report: Report(
        workspace: open.workspace.name, state: state, now: clock.now,
        assumptions: assumptions(of: state), waterfall: waterfall, members: members,
        sentence: sentence(of: state, in: open, work)))
    if work.isCancelled() { throw CancellationError() }
    try WholeFile.write(Array(page.html.utf8), to: line.rest.text)
    return .text(["wrote \(line.rest.text): one page that needs nothing else"])
  }

  private func assumptions(of state: TreeState) -> [String] {
    guard case .generated(let origin) = state.origin else { return [] }
    return origin.readings[origin.taken].assumptions.map(\.text)
  }

  /// The tree in English; empty where no exporter writes that.
  private func sentence(
    of state: TreeState, in open: OpenWorkspace, _ work: SessionWork
  ) -> String {
    let exported = try? export(
      "english", tree: state.tree, level: state.level, prompt: state.origin.prompt, in: open,
      work: work)
    return exported?.text.split(whereSeparator: \.isNewline).joined(separator: " ") ?? ""
  }
}
