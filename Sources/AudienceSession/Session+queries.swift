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
  ///   - columns: the traits; those that the workspace lists first where there are none.
  package func table(
    limit: Int?, columns: [FieldPath], order: MemberOrder?, work: SessionWork
  ) throws -> MembersReply {
    let state = try requireState()
    let table = try memberTable(work).reply(
      requireMembers(state), level: state.level, limit: limit ?? .max, columns: columns,
      order: order)
    return settings.masksPersonalData ? table.masked : table
  }

  /// The members of the current tree as lines for a program or a spreadsheet; personal data is
  /// masked where that is set, which without a terminal it never is by itself.
  package func export(
    _ format: MemberExport.Format, limit: Int?, columns: [FieldPath], order: MemberOrder?,
    work: SessionWork
  ) throws -> MemberExport {
    let state = try requireState()
    let members = try memberTable(work).export(
      requireMembers(state), level: state.level, limit: limit, columns: columns, order: order,
      format: format)
    return settings.masksPersonalData ? members.masked : members
  }

  /// The traits of a list of names.
  ///
  /// - Throws: code `unknown-trait` with the nearest names for one the workspace does not have.
  package func traits(named names: [String]) throws(FindingError) -> [FieldPath] {
    let workspace = try requireWorkspace().workspace
    let scope = try requireState().level.traitScope
    for name in names where workspace.lookUpTrait(FieldPath(name), scope: scope) == .unknown {
      let nearest = workspace.traits(near: name, scope: scope).map { "'\($0)'" }
      throw FindingError(
        Finding(
          .unknownTrait, at: .whole, "workspace '\(workspace.name)' has no trait '\(name)'",
          help: nearest.isEmpty ? nil : "did you mean \(nearest.joined(separator: ", "))?"))
    }
    return names.map { FieldPath($0) }
  }

  private func memberTable(_ work: SessionWork) throws -> MemberTable {
    let open = try requireWorkspace()
    return MemberTable(engine: engine(open, work), workspace: open.workspace, now: clock.now)
  }
}
