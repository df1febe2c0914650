package import AudienceConditions
package import AudiencePluginAPI
package import AudienceSchema

/// How a tree's members overlap with audiences of the workspace.
package struct Overlap: Sendable {
  /// One audience.
  package struct Row: Sendable {
    package let audience: AudienceEntry
    /// How many are in it.
    package let size: Int
    /// How many are in it and satisfy the tree.
    package let both: Int
  }

  /// The most overlap first.
  package let rows: [Row]
  package let count: Int
  package let total: Int

  /// - Throws: `CancellationError`; what the engine throws.
  package init(
    _ request: PreviewRequest, audiences: [AudienceEntry], engine: any PreviewEngine,
    work: PreviewWork
  ) throws {
    var counter = TreeCounter(
      request, engine: engine, work: work, title: "comparing audiences",
      expected: 2 * audiences.count + 2)
    total = try counter.count(nil)
    count = try counter.count(request.tree.condition)
    var rows: [Row] = []
    for audience in audiences {
      let member = Self.membership(of: audience)
      rows.append(
        Row(
          audience: audience, size: try counter.count(member.condition),
          both: try counter.count(.and([request.tree.root, member]))))
    }
    self.rows = rows.sorted { ($1.both, $0.audience.key) < ($0.both, $1.audience.key) }
  }

  /// The condition that says who is in an audience (SEMANTICS 1.10).
  package static func membership(of audience: AudienceEntry) -> ConditionNode {
    ConditionNode(.compare(.trait(audience.key.traitPath), .equal, .literal(.text("true"))))
  }
}
