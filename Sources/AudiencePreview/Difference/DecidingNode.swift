import AudienceConditions
import AudienceEvaluation

/// The node that makes one subject a member of one audience and not of another.
package struct DecidingNode: Hashable, Sendable {
  /// Which of the two trees the node's id and words belong to.
  package enum Side: String, Sendable {
    case before, after
  }

  package let nodeID: Int
  package let side: Side

  /// Finds the node: the lowest one that comes out otherwise and has nothing below it that explains
  /// it; where the trees have no common history, what keeps the subject out of the one it is not in.
  static func find(
    from before: (tree: ConditionTree, report: WhyReport),
    to after: (tree: ConditionTree, report: WhyReport), sharesIDs: Bool
  ) -> DecidingNode {
    let old = Outcomes(before.tree, before.report)
    let new = Outcomes(after.tree, after.report)
    if sharesIDs, before.tree.root.id == after.tree.root.id {
      return common(before.tree.root, after.tree.root, old, new)
    }
    let isGained = after.report.isMember
    let (tree, outcomes, side): (ConditionTree, Outcomes, Side) =
      isGained ? (before.tree, old, .before) : (after.tree, new, .after)
    return DecidingNode(
      nodeID: deciding(tree.root, wanted: true, outcomes).id, side: side)
  }

  /// Whether nodes about the subject hold.
  private struct Outcomes {
    private var outcomes: [Int: Bool] = [:]

    init(_ tree: ConditionTree, _ report: WhyReport) {
      for node in tree.root.nodesAboutTheSubject {
        if case .holds(let holds)? = report.verdicts[node.id]?.outcome { outcomes[node.id] = holds }
      }
    }

    subscript(node: ConditionNode) -> Bool { outcomes[node.id] ?? false }
  }

  /// Goes down two trees of one history, where a node came out otherwise.
  private static func common(
    _ old: ConditionNode, _ new: ConditionNode, _ before: Outcomes, _ after: Outcomes
  ) -> DecidingNode {
    let oldParts = old.partsAboutTheSubject
    let newParts = new.partsAboutTheSubject
    for part in newParts {
      guard let earlier = oldParts.first(where: { $0.id == part.id }) else { continue }
      if before[earlier] != after[part] { return common(earlier, part, before, after) }
    }
    // What was added or taken away decides when it alone can have turned the junction round.
    let isGained = after[new]
    for part in newParts where !oldParts.contains(where: { $0.id == part.id }) {
      if after[part] == isGained {
        return DecidingNode(
          nodeID: deciding(part, wanted: !isGained, after).id, side: .after)
      }
    }
    for part in oldParts where !newParts.contains(where: { $0.id == part.id }) {
      if before[part] != isGained {
        return DecidingNode(
          nodeID: deciding(part, wanted: isGained, before).id, side: .before)
      }
    }
    return DecidingNode(nodeID: new.id, side: .after)
  }

  /// The node below one that keeps it from coming out as wanted.
  private static func deciding(
    _ node: ConditionNode, wanted: Bool, _ outcomes: Outcomes
  ) -> ConditionNode {
    switch node.condition {
    case .and(let members) where wanted:
      return members.first { !outcomes[$0] }.map { deciding($0, wanted: true, outcomes) } ?? node
    case .or(let members) where !wanted:
      return members.first { outcomes[$0] }.map { deciding($0, wanted: false, outcomes) } ?? node
    case .not(let inner):
      return deciding(inner, wanted: !wanted, outcomes)
    case .and, .or, .any, .all, .compare, .test:
      return node
    }
  }
}

extension ConditionNode {
  /// The nodes directly below that speak about the same subject.
  fileprivate var partsAboutTheSubject: [ConditionNode] {
    switch condition {
    case .and(let members), .or(let members): members
    case .not(let inner): [inner]
    case .any, .all, .compare, .test: []
    }
  }
}
