package import AudienceDiagnostics
import AudienceEvaluation
package import AudienceJSON
import AudiencePluginAPI
import AudiencePreview
import AudienceSchema
import AudienceTime

/// One member with its identifiers and traits, as tables and exports show it.
package struct MemberRecord: Sendable {
  package let id: UTF8Text
  /// The identifiers by name, each with its values: `user_id`, `anonymous_id`, `email`, `phone`; of
  /// an account `group_id`.
  package let identifiers: [(name: String, values: [JSONValue])]
  /// The latest value of every trait that is there.
  package let traits: JSONObject
}

extension EngineHost {
  /// How many members are read at once; after them the progress is told.
  private static let batch = 256

  /// The records of some members, in the order of their ids' list.
  func records(
    _ ids: [UTF8Text], level: AudienceLevel, at now: Instant, in workspace: Workspace
  ) throws -> [MemberRecord] {
    try askProfiles { engine, work in
      var records: [MemberRecord] = []
      records.reserveCapacity(ids.count)
      for start in stride(from: 0, to: ids.count, by: Self.batch) {
        try work.checkCancellation()
        work.progress(
          WorkProgress("reading members", fraction: Double(start) / Double(ids.count)))
        let block = Array(ids[start..<min(start + Self.batch, ids.count)])
        let found = try engine.traits(of: block, level, at: now, work: work)
        records += block.map { MemberRecord($0, level, found[$0], workspace) }
      }
      return records
    }
  }
}

extension MemberRecord {
  /// - Parameter found: nil where the member is not there any more.
  fileprivate init(
    _ id: UTF8Text, _ level: AudienceLevel, _ found: SubjectTraits?, _ workspace: Workspace
  ) {
    let all = found?.traits ?? JSONObject()
    var identifiers: [(name: String, values: [JSONValue])] =
      switch level {
      case .users:
        [
          ("user_id", [.string(id)]),
          ("anonymous_id", found?.anonymousIDs.map { .string($0) } ?? []),
        ]
      case .accounts: [("group_id", [.string(id)])]
      }
    for (name, path) in IdentifierBreakdown.traits(of: workspace, level.traitScope) {
      identifiers.append((name, path.values(in: all)))
    }
    var traits = JSONObject()
    for member in all.members where member.value != .null { traits[member.key] = member.value }
    self.init(id: id, identifiers: identifiers, traits: traits)
  }
}
