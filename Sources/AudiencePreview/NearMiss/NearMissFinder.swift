package import AudienceConditions
import AudienceEvaluation
import AudienceJSON
import AudienceQueryLanguage
import AudienceSchema

/// The smallest edit that makes a subject a member which one condition alone keeps out.
package struct NearMiss: Sendable {
  /// The condition that keeps the subject out.
  package let nodeID: Int
  /// The line that makes the edit: `/set 2 within 2 days`.
  package let command: String
  /// The tree after the edit.
  package let tree: ConditionTree
  /// How far the edit goes: the change of a number as a share of it; a value put on or off a list
  /// counts like doubling a number, and a condition that goes away more than any change of it.
  package let effort: Double
}

/// Finds near misses: subjects that one condition alone keeps out, and how to let them in.
struct NearMissFinder {
  let evaluator: Evaluator
  let workspace: Workspace
  let tree: ConditionTree

  /// How many edits of one condition are tried at most.
  private static let triedEdits = 400

  /// The smallest edit that lets the subject in; nil for a member, and where no condition alone
  /// stands in the way.
  ///
  /// - Parameter nodeID: the condition that is looked at; nil for all.
  func find(for subject: Subject, keptOutBy nodeID: Int?) -> NearMiss? {
    let pivots = self.pivots(for: subject).filter { nodeID == nil || $0.id == nodeID }
    for node in pivots {
      if let edit = setting(node, for: subject) { return edit }
    }
    for node in pivots {
      if let edit = dropping(node, for: subject) { return edit }
    }
    return nil
  }

  /// The conditions that alone decide: were one of them the other way, a subject that is no member
  /// would be one. None for a member.
  func pivots(for subject: Subject) -> [ConditionNode] {
    let leaves = tree.root.nodesAboutTheSubject.filter(\.condition.isLeafOfSubject)
    var outcomes = Dictionary(
      leaves.map { ($0.id, evaluator.holds($0, for: subject)) },
      uniquingKeysWith: { first, _ in first })
    guard !tree.root.holds(outcomes) else { return [] }
    return leaves.filter { leaf in
      outcomes[leaf.id]?.toggle()
      defer { outcomes[leaf.id]?.toggle() }
      return tree.root.holds(outcomes)
    }
  }

  /// Another number or value in the condition, or in what stands below it.
  private func setting(_ leaf: ConditionNode, for subject: Subject) -> NearMiss? {
    let candidates = NearEdits(evaluator: evaluator, workspace: workspace)
      .candidates(for: leaf, of: subject)
    for candidate in candidates.prefix(Self.triedEdits) {
      guard let node = tree.node(candidate.nodeID),
        let condition = try? FieldEdit.apply(candidate.words, to: node),
        condition != node.condition,
        let changed = try? tree.setting(candidate.nodeID, to: condition),
        evaluator.holds(changed.root, for: subject)
      else { continue }
      return NearMiss(
        nodeID: leaf.id, command: "/set \(candidate.nodeID) \(candidate.words)", tree: changed,
        effort: Self.effort(from: node.condition, to: condition))
    }
    return nil
  }

  /// More than any number changes by.
  private static let dropping = 1e18

  private static func effort(from old: Condition, to new: Condition) -> Double {
    let changed = NodeNumber.numbers(of: new)
    let changes = NodeNumber.numbers(of: old).compactMap { number -> Double? in
      guard let before = number.current?.doubleValue,
        let after = changed.first(where: { $0.kind == number.kind })?.current?.doubleValue,
        before != after
      else { return nil }
      return min(abs(after - before) / max(abs(before), 1), dropping / 2)
    }
    return changes.min() ?? 1
  }

  /// Without the condition, or with its opposite.
  private func dropping(_ leaf: ConditionNode, for subject: Subject) -> NearMiss? {
    if let changed = try? tree.removing(leaf.id), evaluator.holds(changed.root, for: subject) {
      return NearMiss(
        nodeID: leaf.id, command: "/remove \(leaf.id)", tree: changed, effort: Self.dropping)
    }
    if let changed = try? tree.negating(leaf.id), evaluator.holds(changed.root, for: subject) {
      return NearMiss(
        nodeID: leaf.id, command: "/negate \(leaf.id)", tree: changed, effort: 2 * Self.dropping)
    }
    return nil
  }
}

extension ConditionNode {
  /// Whether the node holds when the conditions below it that are no junctions come out so.
  fileprivate func holds(_ outcomes: [Int: Bool]) -> Bool {
    switch condition {
    case .and(let members): members.allSatisfy { $0.holds(outcomes) }
    case .or(let members): members.contains { $0.holds(outcomes) }
    case .not(let inner): !inner.holds(outcomes)
    case .any, .all, .compare, .test: outcomes[id] ?? false
    }
  }
}

extension Condition {
  /// Whether the condition has no part that is about the subject itself: no junction and no NOT.
  var isLeafOfSubject: Bool {
    switch self {
    case .and, .or, .not: false
    case .any, .all, .compare, .test: true
    }
  }
}
