package import AudienceConditions
package import AudiencePreview
package import AudienceSchema

/// What the commands answer that look into a tree and its members.
package enum AnalysisReply: Sendable {
  case waterfall(WaterfallReply)
  case near(NearReply)
  case sweep(SweepReply)
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
