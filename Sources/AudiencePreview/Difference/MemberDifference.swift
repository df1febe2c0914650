import AudienceConditions
package import AudienceDiagnostics
import AudienceEvaluation
package import AudiencePluginAPI
import AudienceProfiles
package import AudienceTime

/// Who is in one audience and not in another: two trees, or one tree at two clocks.
package struct MemberDifference: Sendable {
  /// One who is on one side only, with the node that made the difference.
  package struct Witness: Sendable {
    package let id: UTF8Text
    /// Whether it is in the second audience and not in the first.
    package let isGained: Bool
    /// The node that made the difference; nil where the subject is not there at one of the clocks.
    package let node: DecidingNode?
    /// What the node came to in the first audience; nil where it is not there.
    package let before: WhyReport.Verdict?
    package let after: WhyReport.Verdict?
    /// The events that the node counted before and does not count after.
    package let left: [WhyReport.EventEvidence]
    /// The events that the node counts after and did not count before.
    package let entered: [WhyReport.EventEvidence]
  }

  /// The clocks of the two sides.
  package let clocks: (before: Instant, after: Instant)
  /// In byte order.
  package let gained: [UTF8Text]
  /// In byte order.
  package let lost: [UTF8Text]
  /// Some of each side.
  package let witnesses: [Witness]

  /// One side.
  package struct Side: Sendable {
    package let request: PreviewRequest
    /// The members, in byte order.
    package let members: [UTF8Text]

    package init(_ request: PreviewRequest, members: [UTF8Text]) {
      self.request = request
      self.members = members
    }
  }

  /// - Parameters:
  ///   - sharesIDs: whether an id names the same node in both trees.
  ///   - witnessCount: how many witnesses are made of each side.
  /// - Throws: `CancellationError`; what the engine throws.
  package init(
    from before: Side, to after: Side, sharesIDs: Bool, witnessCount: Int,
    engine: any PreviewEngine, work: PreviewWork
  ) throws {
    clocks = (before.request.now, after.request.now)
    gained = Self.missing(after.members, in: before.members)
    lost = Self.missing(before.members, in: after.members)
    let maker = WitnessMaker(
      before: before.request, after: after.request, sharesIDs: sharesIDs, engine: engine,
      work: work)
    witnesses =
      try gained.prefix(witnessCount).map { try maker.witness($0, isGained: true) }
      + lost.prefix(witnessCount).map { try maker.witness($0, isGained: false) }
  }

  /// The ids of one ordered list that another does not have. O(n).
  private static func missing(_ ids: [UTF8Text], in others: [UTF8Text]) -> [UTF8Text] {
    var missing: [UTF8Text] = []
    var position = 0
    for id in ids {
      while position < others.count, others[position] < id { position += 1 }
      if position == others.count || others[position] != id { missing.append(id) }
    }
    return missing
  }
}

/// Explains one subject on both sides.
private struct WitnessMaker {
  let before: PreviewRequest
  let after: PreviewRequest
  let sharesIDs: Bool
  let engine: any PreviewEngine
  let work: PreviewWork

  func witness(_ id: UTF8Text, isGained: Bool) throws -> MemberDifference.Witness {
    try work.checkCancellation()
    guard let first = try explainer(before, id), let second = try explainer(after, id),
      let old = first.report(for: id), let new = second.report(for: id)
    else {
      return MemberDifference.Witness(
        id: id, isGained: isGained, node: nil, before: nil, after: nil, left: [], entered: [])
    }
    let node = DecidingNode.find(
      from: (before.tree, old), to: (after.tree, new), sharesIDs: sharesIDs)
    let (left, entered) = movedEvents(node, first, second, id)
    let sharesNode = sharesIDs || before.tree == after.tree
    return MemberDifference.Witness(
      id: id, isGained: isGained, node: node,
      before: node.side == .before || sharesNode ? old.verdicts[node.nodeID] : nil,
      after: node.side == .after || sharesNode ? new.verdicts[node.nodeID] : nil,
      left: left, entered: entered)
  }

  private func explainer(_ request: PreviewRequest, _ id: UTF8Text) throws -> WhyExplainer? {
    guard
      let population = try engine.excerpt(
        for: id, of: request.level, at: request.now, work: work)
    else { return nil }
    return try WhyExplainer(request, population: population)
  }

  /// The events that the node's stream lost and won, where it is the same event on both sides.
  private func movedEvents(
    _ node: DecidingNode, _ first: WhyExplainer, _ second: WhyExplainer, _ id: UTF8Text
  ) -> (left: [WhyReport.EventEvidence], entered: [WhyReport.EventEvidence]) {
    guard sharesIDs, let old = before.tree.node(node.nodeID),
      let new = after.tree.node(node.nodeID), old.condition.source == new.condition.source
    else { return ([], []) }
    let counted = first.countedEvents(of: old, id: id)
    let counting = second.countedEvents(of: new, id: id)
    let oldOrders = Set(counted.map(\.event.order))
    let newOrders = Set(counting.map(\.event.order))
    return (
      counted.filter { !newOrders.contains($0.event.order) },
      counting.filter { !oldOrders.contains($0.event.order) }
    )
  }
}

extension Condition {
  /// What the stream on the left side is made of.
  fileprivate var source: Stream.Source? {
    switch self {
    case .compare(.measure(let stream, _), _, _), .test(.measure(let stream, _), _):
      stream.source
    case .and, .or, .not, .any, .all, .compare, .test: nil
    }
  }
}
