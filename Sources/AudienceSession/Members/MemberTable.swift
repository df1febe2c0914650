import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudiencePreview
import AudienceSchema
import AudienceTime

/// Makes tables and exports of members with some of their traits.
struct MemberTable {
  let engine: EngineHost
  let workspace: Workspace
  let now: Instant

  /// How many traits are shown where none were chosen.
  private static let defaultColumns = 4

  /// - Parameter order: by which trait the members are sorted; by their ids where nil.
  func reply(
    _ members: MemberSet, level: AudienceLevel, limit: Int, columns: [FieldPath],
    order: MemberOrder? = nil
  ) throws -> MembersReply {
    var columns = columns.isEmpty ? defaultColumns(level) : columns
    // What the table is sorted by is seen in it.
    if let trait = order?.trait, !columns.contains(trait) { columns.insert(trait, at: 0) }
    let records =
      columns.isEmpty
      ? try bare(members, level, limit, order) : try records(members, level, limit, order)
    let shown = columns
    let rows = try engine.work.inBackground {
      records.map { record in
        MembersReply.Row(
          id: record.id,
          cells: shown.map { path in
            path.values(in: record.traits).map(\.comparedText.string).joined(separator: ", ")
          })
      }
    }
    return MembersReply(
      level: level, columns: columns.map(\.description), rows: rows, count: members.ids.count,
      total: members.total)
  }

  func export(
    _ members: MemberSet, level: AudienceLevel, limit: Int?, columns: [FieldPath],
    order: MemberOrder?, format: MemberExport.Format
  ) throws -> MemberExport {
    let chosen = columns.isEmpty ? defaultColumns(level) : columns
    // Traits that are identifiers have their columns already.
    let identifiers = IdentifierBreakdown.traits(of: workspace, level.traitScope).map(\.path)
    let shown =
      format == .csv ? chosen.filter { !identifiers.contains($0) } : chosen
    let records: [MemberRecord]
    switch format {
    case .ids:
      records = try bare(members, level, limit ?? .max, order)
    case .csv, .csvUnformatted, .jsonl:
      records = try self.records(members, level, limit ?? .max, order)
    }
    return MemberExport(
      format: format, columns: shown,
      writesAllTraits: columns.isEmpty, records: records)
  }

  private func ids(
    _ members: MemberSet, _ level: AudienceLevel, _ limit: Int, _ order: MemberOrder?
  ) throws -> [UTF8Text] {
    guard let order else { return Array(members.ids.prefix(limit)) }
    let now = now
    return try engine.askProfiles { engine, work in
      Array(
        try order.sorted(members.ids, level: level, at: now, engine: engine, work: work)
          .prefix(limit))
    }
  }

  /// The ids alone, which no profile has to be read for.
  private func bare(
    _ members: MemberSet, _ level: AudienceLevel, _ limit: Int, _ order: MemberOrder?
  ) throws -> [MemberRecord] {
    try ids(members, level, limit, order).map {
      MemberRecord(id: $0, identifiers: [], traits: JSONObject())
    }
  }

  private func records(
    _ members: MemberSet, _ level: AudienceLevel, _ limit: Int, _ order: MemberOrder?
  ) throws -> [MemberRecord] {
    try engine.records(
      ids(members, level, limit, order), level: level, at: now, in: workspace)
  }

  /// The first active traits that the workspace declares, arrays and objects left out; none where
  /// the engine does not read profiles.
  private func defaultColumns(_ level: AudienceLevel) -> [FieldPath] {
    guard engine.readsProfiles else { return [] }
    return workspace.traits.lazy
      .filter { $0.scope == level.traitScope }
      .filter { $0.field.type != .array && $0.field.type != .object }
      .filter { workspace.activity(lastSeen: $0.field.lastSeen) != .inactive }
      .map(\.field.path).prefix(Self.defaultColumns).map { $0 }
  }
}
