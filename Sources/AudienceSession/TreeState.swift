package import AudienceConditions
package import AudienceDiagnostics
package import AudiencePluginAPI
package import AudienceSchema
package import AudienceTime

/// A condition tree at one point of a session, with all that is known of it.
package struct TreeState: Sendable {
  package var tree: ConditionTree
  package var level: AudienceLevel
  package var provenance: ProvenanceTable
  package var origin: TreeOrigin
  package var findings: [Finding] = []
  /// Who satisfies it; nil where there are no sample profiles.
  package var members: MemberSet?
  /// The clock that members and findings were made at.
  package var evaluatedAt: Instant?
  /// How often the engine had been changed then.
  var engineChanges = 0
  /// How many hand edits led from what was generated to this.
  package var handEdits = 0
  /// The level that `/level` had set when it was made: a step back goes back to it.
  package var chosenLevel: AudienceLevel?
  /// The line that made it.
  package var command: String
}

/// What a session's tree began with.
package enum TreeOrigin: Sendable {
  case generated(GeneratedOrigin)
  case query(String)

  /// The prompt it came from; empty where it came from none.
  package var prompt: String {
    switch self {
    case .generated(let origin): origin.prompt.text
    case .query: ""
    }
  }

  /// A prompt with the readings that a strategy gave.
  package struct GeneratedOrigin: Sendable {
    package let prompt: SourceText
    package let strategy: String
    package let readings: [Reading]
    /// Which reading is taken, from 0.
    package var taken: Int
    package let question: Question?
  }
}

/// The members of a tree among the samples.
package struct MemberSet: Hashable, Sendable {
  /// The ids in byte order.
  package let ids: [UTF8Text]
  /// How many profiles, or accounts, there are.
  package let total: Int

  package init(ids: [UTF8Text], total: Int) {
    self.ids = ids
    self.total = total
  }

  /// How many are in one set and not in the other. O(n).
  package func gainedAndLost(to other: MemberSet) -> (gained: Int, lost: Int) {
    var common = 0
    var position = 0
    for id in ids {
      while position < other.ids.count, other.ids[position] < id { position += 1 }
      if position < other.ids.count, other.ids[position] == id { common += 1 }
    }
    return (other.ids.count - common, ids.count - common)
  }
}
