import AudienceConditions
import AudienceSchema
import AudienceTestSupport
import Testing

@Suite("Laws of edits")
struct TreeEditLawTests {
  private static func ids(_ tree: ConditionTree) -> [Int] { tree.nodes.map(\.id) }

  /// Calls `body` with generated trees, a node of each, and another condition.
  private func forEachTree(
    seed: UInt64,
    _ body: (ConditionTree, ConditionNode, Condition, inout SplitMix64) throws -> Void
  ) rethrows {
    var generator = RandomConditions(seed: seed, level: .accounts)
    for _ in 0..<TestSettings.cases {
      let tree = generator.nextTree()
      let other = generator.next()
      let node = generator.random.pick(tree.nodes)
      try body(tree, node, other, &generator.random)
    }
  }

  @Test("a new tree is numbered in pre-order from 1")
  func numbering() {
    forEachTree(seed: 31) { tree, _, _, _ in
      #expect(Self.ids(tree) == Array(1...tree.nodes.count))
      #expect(tree.nextID == tree.nodes.count + 1)
    }
  }

  @Test("negating twice changes nothing")
  func negation() throws {
    try forEachTree(seed: 32) { tree, node, _, _ in
      // In NOT NOT c, negating c twice gives c, which means the same.
      let above = try #require(tree.path(to: node.id)).nodes.suffix(3).dropLast()
      let nots = above.filter { if case .not = $0.condition { true } else { false } }
      if case .not = node.condition { return }
      if nots.count == 2 { return }
      let twice = try tree.negating(node.id).negating(node.id)
      // A NOT that was there is a new one now; all other ids are the same.
      #expect(twice == tree)
      #expect(twice.node(node.id) == node)
    }
  }

  @Test("wrapping and unwrapping changes nothing", arguments: [Wrapper.not, .any, .all])
  func wrapping(wrapper: Wrapper) throws {
    try forEachTree(seed: 33) { tree, node, _, _ in
      let wrapped = try tree.wrapping(node.id, in: wrapper)
      let back = try wrapped.unwrapping(tree.nextID)
      #expect(back == tree)
      #expect(Self.ids(back) == Self.ids(tree))
    }
  }

  @Test("removing what was added changes nothing")
  func addition() throws {
    try forEachTree(seed: 34) { tree, node, other, random in
      let position = random.below(4)
      let added = try tree.adding(other, to: node.id, at: position)
      let isJunction = node.condition.junctionMembers != nil
      // Beside a leaf the new AND has the first new id, its new member the second.
      let back = try added.removing(tree.nextID + (isJunction ? 0 : 1))
      #expect(back == tree)
      #expect(Self.ids(back) == Self.ids(tree))
    }
  }

  @Test("setting the old condition back undoes any edit of a node")
  func setting() throws {
    try forEachTree(seed: 35) { tree, node, other, _ in
      let edited = try tree.replacing(node.id, with: other)
      let added = edited.nodes.filter { !Self.ids(tree).contains($0.id) }
      let root = try #require(added.first)
      #expect(root.condition == other)
      #expect(try edited.replacing(root.id, with: node.condition) == tree)
      let same = try tree.setting(node.id, to: node.condition)
      #expect(Self.ids(same) == Self.ids(tree))
    }
  }

  @Test("over any history ids are unique, and none is ever used again")
  func history() {
    forEachTree(seed: 36) { tree, _, other, random in
      var current = tree
      var retired: Set<Int> = []
      for _ in 0..<8 {
        let id = random.pick(current.nodes).id
        let target = random.pick(current.nodes).id
        let before = Set(Self.ids(current))
        let next: ConditionTree?
        switch random.below(6) {
        case 0: next = try? current.removing(id)
        case 1: next = try? current.adding(other, to: id)
        case 2: next = try? current.moving(id, to: target, at: random.below(3))
        case 3: next = try? current.negating(id)
        case 4: next = try? current.unwrapping(id)
        default: next = try? current.wrapping(id, in: .or, with: other)
        }
        guard let next else { continue }
        let after = Set(Self.ids(next))
        #expect(after.count == next.nodes.count)
        #expect(after.isDisjoint(with: retired))
        #expect(after.subtracting(before).allSatisfy { $0 >= current.nextID })
        retired.formUnion(before.subtracting(after))
        current = next
      }
    }
  }

  @Test("every node is found by its id, with the way to it")
  func paths() throws {
    try forEachTree(seed: 37) { tree, node, _, _ in
      let path = try #require(tree.path(to: node.id))
      #expect(path.nodes.first?.id == tree.root.id)
      #expect(path.node.id == node.id)
      for (parent, child) in zip(path.nodes, path.nodes.dropFirst()) {
        #expect(parent.condition.children.contains { $0.id == child.id })
      }
    }
  }
}
