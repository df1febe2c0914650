package import AudienceConditions
package import AudienceDiagnostics
package import AudienceJSON
package import AudiencePreview
package import AudienceSchema
package import AudienceTime

/// What the commands answer that look into a tree and its members.
package enum AnalysisReply: Sendable {
  case waterfall(WaterfallReply)
  case near(NearReply)
  case sweep(SweepReply)
  case invented(InventedReply)
  case insights(InsightsReply)
  case distribution(DistributionReply)
  case overlap(OverlapReply)
  case profile(ProfileReply)
  case audiences(AudiencesReply)
}

/// The audiences of a workspace.
package struct AudiencesReply: Sendable {
  package let workspace: String
  package let rows: [Row]

  package struct Row: Sendable {
    package let audience: AudienceEntry
    /// How many are in it; nil without samples, or where it cannot be evaluated.
    package let count: Int?
    /// The definitions that read it, in words.
    package let readers: [String]
  }
}

/// How many each node keeps and drops.
package struct WaterfallReply: Sendable {
  package let tree: ConditionTree
  package let level: AudienceLevel
  package let waterfall: Waterfall
}

/// Whom one condition alone keeps out.
package struct NearReply: Sendable {
  package let tree: ConditionTree
  package let level: AudienceLevel
  package let misses: NearMisses
}

/// The size of the audience while a number varies.
package struct SweepReply: Sendable {
  package let tree: ConditionTree
  package let level: AudienceLevel
  package let sweep: Sweep
}

/// A profile, or account, that was made up.
package struct InventedReply: Sendable {
  package let tree: ConditionTree
  package let level: AudienceLevel
  /// The node that alone keeps it out; nil where it is a member.
  package let nodeID: Int?
  /// The calls of the Segment Spec that tell of it.
  package let calls: [JSONValue]
  /// Why it is a member or not, as the reference evaluator says.
  package let report: WhyReport
  /// The file that the calls were written to.
  package let file: String?
}

/// Who the members are.
package struct InsightsReply: Sendable {
  package let level: AudienceLevel
  package let identifiers: IdentifierBreakdown
  package let overlap: Overlap
}

/// How a tree's members overlap with audiences.
package struct OverlapReply: Sendable {
  package let level: AudienceLevel
  package let overlap: Overlap
}

/// How the values of a trait or property are spread.
package struct DistributionReply: Sendable {
  package let field: FieldArgument
  /// Whether members are told from others; else everybody is in `others`.
  package let isOfMembers: Bool
  /// How many members there are, or everybody.
  package let count: Int
  package let total: Int
  package let distribution: FieldDistribution
  /// Whether the values themselves must not be shown: how many there are can be.
  package var isMasked = false

  init(
    field: FieldArgument, isOfMembers: Bool, count: Int, total: Int,
    distribution: FieldDistribution
  ) {
    self.field = field
    self.isOfMembers = isOfMembers
    self.count = count
    self.total = total
    self.distribution = distribution
  }
}

/// One profile, or account: traits and events.
package struct ProfileReply: Sendable {
  package let id: UTF8Text
  package let level: AudienceLevel
  /// What it is joined with, by what that is: anonymous ids, accounts, users.
  package let links: [(name: String, ids: [UTF8Text])]
  package let traits: [Trait]
  /// How many events of each name, the most frequent first.
  package let eventCounts: [(name: EventName, count: Int)]
  /// The newest events, the newest first.
  package let events: [Event]
  /// How many events there are.
  package let eventTotal: Int

  package struct Trait: Sendable {
    package let name: UTF8Text
    package let value: JSONValue
    /// When it got the value.
    package let since: Instant?
  }

  package struct Event: Sendable {
    package let time: Instant
    package let name: EventName
    package let properties: JSONObject
    /// The units that the workspace declares for properties.
    package let units: [UTF8Text: String]
  }
}
