/// A whole condition, its nodes numbered.
///
/// Ids are given in pre-order when the tree is made, also inside `where( … )`; they survive every
/// edit and are never used again in the tree's history: new nodes get numbers from `nextID`.
/// What is known about a node (provenance, findings, counts) lives in tables keyed by id.
public struct ConditionTree: Hashable, Sendable {
  public let root: ConditionNode
  /// The first id that no node of this tree's history has had.
  public let nextID: Int

  /// Numbers a condition afresh, from 1.
  public init(_ condition: Condition) {
    self.init(condition, firstID: 1)
  }

  /// Numbers a condition afresh, from `firstID`.
  public init(_ condition: Condition, firstID: Int) {
    var numbering = Numbering(nextID: firstID)
    root = numbering.number(ConditionNode(condition), keepingIDs: false)
    nextID = numbering.nextID
  }

  /// Keeps the ids that nodes have and numbers those that have none, or one seen already.
  ///
  /// - Parameter nextID: the first number to give.
  public init(keeping root: ConditionNode, nextID: Int) {
    var numbering = Numbering(nextID: nextID)
    self.root = numbering.number(root, keepingIDs: true)
    self.nextID = numbering.nextID
  }

  /// The condition without its ids.
  public var condition: Condition { root.condition }

  /// Equal when the conditions are; ids and `nextID` do not matter.
  public static func == (left: ConditionTree, right: ConditionTree) -> Bool {
    left.root == right.root
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(root) }
}

/// Gives ids in pre-order.
struct Numbering {
  var nextID: Int
  var seen: Set<Int> = []

  mutating func number(_ node: ConditionNode, keepingIDs: Bool) -> ConditionNode {
    let id: Int
    if keepingIDs, node.id > 0, node.id < nextID, seen.insert(node.id).inserted {
      id = node.id
    } else {
      id = nextID
      nextID += 1
    }
    let condition = node.condition.mappingChildren { child in
      number(child, keepingIDs: keepingIDs)
    }
    return ConditionNode(condition, id: id)
  }
}
