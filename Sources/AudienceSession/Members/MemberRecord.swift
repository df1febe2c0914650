package import AudienceDiagnostics
import AudienceEvaluation
package import AudienceJSON
import AudiencePluginAPI
import AudiencePreview
import AudienceProfiles
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
  /// How many members are read before the progress is told.
  private static let batch = 64

  /// The records of some members, in the order of their ids' list.
  func records(
    _ ids: [UTF8Text], level: AudienceLevel, at now: Instant, in workspace: Workspace
  ) throws -> [MemberRecord] {
    try ask { engine, work in
      var records: [MemberRecord] = []
      records.reserveCapacity(ids.count)
      for (position, id) in ids.enumerated() {
        if position % Self.batch == 0 {
          try work.checkCancellation()
          work.progress(
            WorkProgress("reading members", fraction: Double(position) / Double(ids.count)))
        }
        let population = try engine.excerpt(for: id, of: level, at: now, work: work)
        records.append(MemberRecord(id, level, population, workspace))
      }
      return records
    }
  }
}

extension MemberRecord {
  /// - Parameter population: the excerpt that has the member; nil where it is not there any more.
  fileprivate init(
    _ id: UTF8Text, _ level: AudienceLevel, _ population: Population?, _ workspace: Workspace
  ) {
    var identifiers: [(name: String, values: [JSONValue])]
    let all: JSONObject
    switch level {
    case .users:
      let profile = population?.profile(id)
      all = profile?.traits ?? JSONObject()
      identifiers = [
        ("user_id", [.string(id)]),
        ("anonymous_id", profile?.anonymousIDs.map { .string($0) } ?? []),
      ]
    case .accounts:
      all = population?.account(id)?.traits ?? JSONObject()
      identifiers = [("group_id", [.string(id)])]
    }
    for (name, path) in IdentifierBreakdown.traits(of: workspace, level.traitScope) {
      identifiers.append((name, path.values(in: all)))
    }
    var traits = JSONObject()
    for member in all.members where member.value != .null { traits[member.key] = member.value }
    self.init(id: id, identifiers: identifiers, traits: traits)
  }
}
