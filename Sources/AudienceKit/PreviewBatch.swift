import AudienceDiagnostics
import AudienceJSON
import AudienceSchema
import AudienceSession

/// Previews each row of a file of queries.
struct PreviewBatch {
  let kit: KitSession

  func run(_ path: String) throws -> Int32 {
    try BatchReader(console: kit.console).run(path, interrupts: kit.interrupts) { row in
      let query = try row.string("query")
      let level = try self.level(row)
      let members = try kit.session.members(ofQuery: query, level: level, work: kit.work)
      return [
        "count": .integer(members.ids.count),
        "members": .array(members.ids.map { .string($0) }),
      ]
    }
  }

  /// Users, unless the row says accounts.
  private func level(_ row: BatchRow) throws -> AudienceLevel {
    try row.level() ?? kit.session.chosenLevel ?? .users
  }
}

extension BatchRow {
  /// What the row says of the level.
  ///
  /// - Throws: code `input` when it is no level.
  func level() throws -> AudienceLevel? {
    guard let text = try optionalString("level") else { return nil }
    guard let level = AudienceLevel(rawValue: text) else {
      throw FindingError(
        Finding(.input, at: .whole, "expected 'level' to be users or accounts, not '\(text)'"))
    }
    return level
  }
}
