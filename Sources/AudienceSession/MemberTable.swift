import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudienceProfiles
import AudienceSchema
import AudienceTime

/// Makes a table of members with some of their traits.
struct MemberTable {
  let engine: EngineHost
  let workspace: Workspace
  let now: Instant

  /// How many traits are shown where none were chosen.
  private static let defaultColumns = 4

  func reply(
    _ members: MemberSet, level: AudienceLevel, limit: Int, columns: [FieldPath]
  ) throws -> MembersReply {
    let columns = columns.isEmpty ? defaultColumns(level) : columns
    let shown = members.ids.prefix(limit)
    var rows: [MembersReply.Row] = []
    for id in shown {
      let traits = try traits(of: id, level)
      rows.append(
        MembersReply.Row(
          id: id,
          cells: columns.map { path in
            path.values(in: traits).map(\.comparedText.string).joined(separator: ", ")
          }))
    }
    return MembersReply(
      level: level, columns: columns.map(\.description), rows: rows, count: members.ids.count,
      total: members.total)
  }

  private func traits(of id: UTF8Text, _ level: AudienceLevel) throws -> JSONObject {
    let population = try engine.excerpt(for: id, of: level, at: now)
    switch level {
    case .users: return population?.profile(id)?.traits ?? JSONObject()
    case .accounts: return population?.account(id)?.traits ?? JSONObject()
    }
  }

  /// The first active traits that the workspace declares, arrays and objects left out.
  private func defaultColumns(_ level: AudienceLevel) -> [FieldPath] {
    workspace.traits.lazy
      .filter { $0.scope == level.traitScope }
      .filter { $0.field.type != .array && $0.field.type != .object }
      .filter { workspace.activity(lastSeen: $0.field.lastSeen) != .inactive }
      .map(\.field.path).prefix(Self.defaultColumns).map { $0 }
  }
}
