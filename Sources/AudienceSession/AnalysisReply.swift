package import AudienceConditions
package import AudienceJSON
package import AudiencePreview
package import AudienceSchema

/// What the commands answer that look into a tree and its members.
package enum AnalysisReply: Sendable {
  case waterfall(WaterfallReply)
  case near(NearReply)
  case sweep(SweepReply)
  case invented(InventedReply)
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
