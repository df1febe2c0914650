import AudienceConditions

/// Gives the nodes of a refined tree the ids of the nodes they were before, so that a difference
/// shows what the instruction changed: equal nodes first, then nodes about the same thing in the
/// same place.
enum TreeAlignment {
  static func aligned(
    _ tree: ConditionTree, to old: ConditionTree
  ) -> (tree: ConditionTree, ids: [Int: Int]) {
    var pairs: [Int: Int] = [:]
    match(tree.root, old.root, &pairs)
    var ids: [Int: Int] = [:]
    var next = old.nextID
    let root = renumbered(tree.root, pairs, &ids, &next)
    return (ConditionTree(keeping: root, nextID: next), ids)
  }

  /// Pairs a new node with an old one, and their children.
  private static func match(
    _ node: ConditionNode, _ old: ConditionNode, _ pairs: inout [Int: Int]
  ) {
    guard kind(node.condition) == kind(old.condition) else {
      // What was there may now stand below, or stand alone.
      if let child = node.condition.children.first(where: { $0 == old })
        ?? node.condition.children.first(where: { kind($0.condition) == kind(old.condition) })
      {
        match(child, old, &pairs)
      } else if let child = old.condition.children.first(where: { $0 == node })
        ?? old.condition.children.first(where: { kind($0.condition) == kind(node.condition) })
      {
        match(node, child, &pairs)
      }
      return
    }
    pairs[node.id] = old.id
    var rest = old.condition.children
    var open: [ConditionNode] = []
    for child in node.condition.children {
      if let position = rest.firstIndex(where: { $0 == child }) {
        match(child, rest.remove(at: position), &pairs)
      } else {
        open.append(child)
      }
    }
    for child in open {
      guard let position = rest.firstIndex(where: { kind($0.condition) == kind(child.condition) })
      else { continue }
      match(child, rest.remove(at: position), &pairs)
    }
  }

  /// What a condition is about, its values and windows aside.
  private enum Kind: Hashable {
    case and, or, not, any, all
    case about(Subject)

    enum Subject: Hashable {
      case stream(Stream.Source)
      case scalar(Scalar)
    }
  }

  private static func kind(_ condition: Condition) -> Kind {
    switch condition {
    case .and: .and
    case .or: .or
    case .not: .not
    case .any: .any
    case .all: .all
    case .compare(let scalar, _, _), .test(let scalar, _):
      if case .measure(let stream, _) = scalar {
        .about(.stream(stream.source))
      } else {
        .about(.scalar(scalar))
      }
    }
  }

  private static func renumbered(
    _ node: ConditionNode, _ pairs: [Int: Int], _ ids: inout [Int: Int], _ next: inout Int
  ) -> ConditionNode {
    let id: Int
    if let old = pairs[node.id] {
      id = old
    } else {
      id = next
      next += 1
    }
    ids[node.id] = id
    let condition = node.condition.mappingChildren { child in
      renumbered(child, pairs, &ids, &next)
    }
    return ConditionNode(condition, id: id)
  }
}
