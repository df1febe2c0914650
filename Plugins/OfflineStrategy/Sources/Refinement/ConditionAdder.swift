import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
import AudiencePluginAPI
import AudienceQueryLanguage
import AudienceSchema

/// Joins what was read of an instruction to a tree, at its root.
struct ConditionAdder {
  let tree: ConditionTree
  let source: SourceText

  /// One condition to join, its nodes with the ids of the reading they came from.
  struct Part {
    let node: ConditionNode
    /// The reading's table, and the words of a negation around it.
    var provenance: ProvenanceTable
    var negation: [Span] = []

    /// All words that made it.
    var spans: [Span] {
      Set(negation + provenance.values.flatMap { $0.flatMap(\.spans) }).sorted()
    }
  }

  /// The tree with every condition of a reading holding too.
  func adding(_ reading: Reading) -> TreeChange? {
    let root = reading.tree.root
    if case .and(let members) = root.condition {
      return join(members.map { Part(node: $0, provenance: reading.provenance) }, isOr: false)
    }
    return join([Part(node: root, provenance: reading.provenance)], isOr: false)
  }

  /// The tree or the reading's condition.
  func alternative(_ reading: Reading) -> TreeChange? {
    let root = reading.tree.root
    if case .or(let members) = root.condition {
      return join(members.map { Part(node: $0, provenance: reading.provenance) }, isOr: true)
    }
    return join([Part(node: root, provenance: reading.provenance)], isOr: true)
  }

  /// The tree without those of the reading: without each of its conditions where they are a list,
  /// else without those for whom all hold.
  func excluding(_ reading: Reading, asList: Bool, words: [Span]) -> TreeChange? {
    let root = reading.tree.root
    switch root.condition {
    case .or(let members):
      return join(members.map { negated($0, reading, words) }, isOr: false)
    case .and(let members) where asList:
      return join(members.map { negated($0, reading, words) }, isOr: false)
    case .and, .not, .any, .all, .compare, .test:
      return join([negated(root, reading, words)], isOr: false)
    }
  }

  private func negated(_ node: ConditionNode, _ reading: Reading, _ words: [Span]) -> Part {
    let table = reading.provenance
    switch node.condition {
    case .compare(let left, .greaterOrEqual, .literal(.number(let number)))
    where left.isEventCount && number.integerValue == 1:
      let never = Condition.compare(left, .equal, .literal(.integer(0)))
      var changed = table
      let parts = NodeWords(never).parts
      changed[node.id] = (table[node.id] ?? []).filter { entry in
        parts.contains { $0.words == entry.part }
      }
      if let part = parts.first(where: { $0.kind == .measure }) {
        changed[node.id, default: []].append(
          Provenance(part.words, from: .instruction(source), spans: words, reason: "it is excluded")
        )
      }
      return Part(node: ConditionNode(never, id: node.id), provenance: changed)
    case .not(let inner): return Part(node: inner, provenance: table)
    case .test(let scalar, .exists):
      return Part(
        node: ConditionNode(.test(scalar, .absent), id: node.id), provenance: [:], negation: words)
    case .test(let scalar, .absent):
      return Part(
        node: ConditionNode(.test(scalar, .exists), id: node.id), provenance: [:], negation: words)
    case .compare, .test, .and, .or, .any, .all:
      return Part(node: ConditionNode(.not(node)), provenance: table, negation: words)
    }
  }

  /// What the tree has the opposite of is turned round: both together could not hold.
  private func reversed(_ part: Part, among present: [ConditionNode]) -> TreeChange? {
    if case .not(let inner) = part.node.condition,
      let node = present.first(where: { $0.condition == inner.condition }),
      let edited = try? tree.wrapping(node.id, in: .not)
    {
      var change = TreeChange(edited)
      if let wrapper = edited.path(to: node.id)?.parent {
        change.words[wrapper.id] = [(part.spans, "it negates what stood there")]
      }
      return change
    }
    if let node = present.first(where: {
      if case .not(let inner) = $0.condition { inner.condition == part.node.condition } else { false }
    }), let edited = try? tree.negating(node.id), case .not(let inner) = node.condition {
      var change = TreeChange(edited)
      change.words[inner.id] = [(part.spans, "it is asked for after all")]
      return change
    }
    guard let opposite = part.node.condition.opposite,
      let node = present.first(where: { $0.condition == opposite }),
      let edited = try? tree.setting(node.id, to: part.node.condition)
    else { return nil }
    var change = TreeChange(edited)
    change.words[node.id] = [(part.spans, "it says the opposite of what stood there")]
    return change
  }

  /// `phone or email` where a phone is asked for: either will do now, since both together would
  /// say no more than the tree does.
  private func widened(_ part: Part, among present: [ConditionNode]) -> TreeChange? {
    guard case .or(let members) = part.node.condition,
      let known = present.first(where: { members.contains($0) })
    else { return nil }
    var edited: ConditionTree? = tree
    var place = known.id
    for member in members where member != known {
      guard let tree = edited else { return nil }
      if place == known.id {
        edited = try? tree.wrapping(known.id, in: .or, with: member.condition)
        place = edited?.path(to: known.id)?.parent?.id ?? known.id
      } else {
        edited = try? tree.adding(member.condition, to: place)
      }
    }
    guard let edited, place != known.id else { return nil }
    var change = TreeChange(edited)
    for node in edited.nodes where tree.node(node.id) == nil {
      change.words[node.id] = [(part.spans, "it will do as well")]
    }
    return change
  }

  func join(_ parts: [Part], isOr: Bool) -> TreeChange? {
    let present: [ConditionNode]
    switch (tree.condition, isOr) {
    case (.and(let members), false), (.or(let members), true): present = members
    case (.and, true), (.or, false), (.not, _), (.any, _), (.all, _), (.compare, _), (.test, _):
      present = [tree.root]
    }
    if !isOr, parts.count == 1, let change = reversed(parts[0], among: present) { return change }
    if !isOr, parts.count == 1, let change = widened(parts[0], among: present) { return change }
    let new = parts.filter { !present.contains($0.node) }
    guard let first = new.first else { return nil }
    var edited: ConditionTree?
    if present.count == 1, present[0].id == tree.root.id {
      edited = try? tree.wrapping(tree.root.id, in: isOr ? .or : .and, with: first.node.condition)
    } else {
      edited = try? tree.adding(first.node.condition, to: tree.root.id)
    }
    for part in new.dropFirst() {
      guard let tree = edited else { return nil }
      edited = try? tree.adding(part.node.condition, to: tree.root.id)
    }
    guard let edited, let members = edited.condition.junctionMembers else { return nil }
    var change = TreeChange(edited)
    for (member, part) in zip(members.suffix(new.count), new) {
      for (node, old) in zip(member.inOrder, part.node.inOrder) {
        let known = part.provenance[old.id] ?? []
        if !known.isEmpty {
          change.added[node.id] = known
        } else if !part.negation.isEmpty {
          change.added[node.id] = NodeWords(node: node).parts.map {
            Provenance(
              $0.words, from: .instruction(source), spans: part.negation, reason: "it is excluded")
          }
        }
      }
    }
    return change
  }
}

extension ConditionNode {
  /// The node and all below it in pre-order.
  var inOrder: [ConditionNode] { [self] + condition.children.flatMap(\.inOrder) }
}

extension Scalar {
  fileprivate var isEventCount: Bool {
    if case .measure(_, .count) = self { true } else { false }
  }
}
