package import AudienceConditions
package import AudienceDiagnostics
import AudiencePluginAPI
import AudienceQueryLanguage
package import AudienceSchema

extension Session {
  /// The open workspace.
  ///
  /// - Throws: code `no-workspace`.
  package func requireOpen() throws(FindingError) -> OpenWorkspace { try requireWorkspace() }

  /// The level that was set for the whole session; nil where the words decide.
  package var chosenLevel: AudienceLevel? { levelOverride }

  /// Whether prompts with personal data are generated all the same.
  package var allowsPersonalData: Bool { environment.allowsPersonalData }

  /// The tree of a query text.
  ///
  /// - Throws: code `syntax`, `structure`, `depth` or `entity`.
  package func tree(ofQuery text: String, level: AudienceLevel) throws(FindingError)
    -> ConditionTree
  {
    let query = try QueryParser.parse(text)
    let findings = query.structureFindings(level: level)
    if let first = findings.first { throw FindingError(first, Array(findings.dropFirst())) }
    guard case .audience(let tree) = query.definition else {
      throw FindingError(
        Finding(
          .structure, at: .text(query.source, Span(0, text.utf8.count)),
          "expected a condition, not a value"))
    }
    return tree
  }

  /// Who satisfies a query text, without its findings.
  ///
  /// - Throws: what keeps it from being evaluated; code `no-profiles` without samples.
  package func members(
    ofQuery text: String, level: AudienceLevel, work: SessionWork
  ) throws -> MemberSet {
    let open = try requireWorkspace()
    let tree = try tree(ofQuery: text, level: level)
    return try engine(open, work).members(
      PreviewRequest(tree: tree, level: level, now: clock.now, workspace: open.workspace))
  }

  /// The members of the current tree as a table.
  ///
  /// - Parameters:
  ///   - limit: how many rows; nil for all.
  package func table(limit: Int?, work: SessionWork) throws -> MembersReply {
    let state = try requireState()
    let open = try requireWorkspace()
    let members = try requireMembers(state)
    return try MemberTable(
      engine: engine(open, work), workspace: open.workspace, now: clock.now
    ).reply(members, level: state.level, limit: limit ?? .max, columns: [])
  }
}
