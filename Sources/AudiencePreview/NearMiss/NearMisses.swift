package import AudienceConditions
package import AudienceDiagnostics
import AudienceEvaluation
package import AudiencePluginAPI

/// Everybody whom one condition alone keeps out of an audience.
package struct NearMisses: Sendable {
  /// Those that one node keeps out.
  package struct Group: Sendable {
    package let nodeID: Int
    package let count: Int
    /// Some of them, those with the smallest edits first.
    package let examples: [Example]
  }

  /// One that is kept out, with the edit that lets it in.
  package struct Example: Sendable {
    package let id: UTF8Text
    package let nearMiss: NearMiss?
  }

  /// One group for each node that keeps somebody out alone, in the order of the tree.
  package let groups: [Group]
  /// How many are kept out by one condition alone; with OR one may be in several groups.
  package let count: Int
  /// How many profiles, or accounts, there are.
  package let total: Int

  /// - Parameters:
  ///   - nodeID: the only node to look at; nil for all.
  ///   - limit: how many examples are made in all, shared out among the groups.
  /// - Throws: `CancellationError`; what the engine throws.
  package init(
    _ request: PreviewRequest, nodeID: Int? = nil, limit: Int, engine: any PreviewEngine,
    work: PreviewWork
  ) throws {
    let tree = request.tree
    let leaves = Self.conditions(of: tree).filter { nodeID == nil || nodeID == $0.id }
    var counter = TreeCounter(
      request, engine: engine, work: work, title: "looking for near misses",
      expected: leaves.count + 2)
    total = try counter.count(nil)
    let outside = ConditionNode(.not(tree.root))
    var found: [(nodeID: Int, condition: Condition, count: Int)] = []
    for leaf in leaves {
      // Those outside that would be inside were this condition alone the other way.
      let flipped = try tree.setting(leaf.id, to: .not(leaf))
      let condition = Condition.and([outside, flipped.root])
      let count = try counter.count(condition)
      if count > 0 { found.append((leaf.id, condition, count)) }
    }
    switch found.count {
    case 0: count = 0
    case 1: count = found[0].count
    default: count = try counter.count(.or(found.map { ConditionNode($0.condition) }))
    }
    var left = limit
    groups = try found.enumerated().map { position, group in
      let remaining = found.count - position
      let share = left / remaining + (left.isMultiple(of: remaining) ? 0 : 1)
      let examples = try Self.examples(
        group.nodeID, group.condition, share, request, engine, work)
      left -= examples.count
      return Group(nodeID: group.nodeID, count: group.count, examples: examples)
    }
  }

  /// The nodes that can keep somebody out alone: those about the subject that hold no others.
  package static func conditions(of tree: ConditionTree) -> [ConditionNode] {
    tree.root.nodesAboutTheSubject.filter(\.condition.isLeafOfSubject)
  }

  /// How many are looked at for each that is shown, the first by their ids.
  private static let lookedAt = 10

  private static func examples(
    _ nodeID: Int, _ condition: Condition, _ limit: Int, _ request: PreviewRequest,
    _ engine: any PreviewEngine, _ work: PreviewWork
  ) throws -> [Example] {
    guard limit > 0 else { return [] }
    var ids: [UTF8Text] = []
    let looked = limit > Int.max / lookedAt ? Int.max : limit * lookedAt
    try engine.members(request.asking(condition), limit: looked, work: work) { ids.append($0) }
    let examples = try ids.enumerated().map { position, id in
      try work.checkCancellation()
      work.progress(
        WorkProgress("explaining near misses", fraction: Double(position) / Double(ids.count)))
      guard
        let population = try engine.excerpt(
          for: id, of: request.level, at: request.now, work: work)
      else { return Example(id: id, nearMiss: nil) }
      let explainer = try WhyExplainer(request, population: population)
      return Example(id: id, nearMiss: explainer.nearMiss(for: id, keptOutBy: nodeID))
    }
    func effort(_ example: Example) -> Double { example.nearMiss?.effort ?? .infinity }
    return Array(
      examples.sorted { (effort($0), $0.id) < (effort($1), $1.id) }.prefix(limit))
  }
}
