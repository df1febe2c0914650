import AudienceConditions
package import AudiencePreview
package import AudienceTime

/// All that a report tells about a tree.
package struct Report: Sendable {
  package let workspace: String
  package let state: TreeState
  package let now: Instant
  package let assumptions: [String]
  /// How many each node keeps and drops; nil without samples.
  package let waterfall: Waterfall?
  /// Some members, personal data masked; nil without samples.
  package let members: MembersReply?
  /// The tree as an English sentence, where an exporter writes one.
  package let sentence: String
}
