import AudienceConditions
import AudienceSchema
import AudienceTestSupport
import AudienceTime
import Testing

@Suite("Differences of trees")
struct TreeDiffTests {
  /// An edit of `a AND (b OR c) AND NOT d` and what it changed.
  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    let changes: [TreeDiff.Change]
    let edit: TreeEditingTests.Edit
    var testDescription: String { id }

    init(
      _ id: String, _ changes: [TreeDiff.Change], _ edit: @escaping TreeEditingTests.Edit
    ) {
      self.id = id
      self.changes = changes
      self.edit = edit
    }
  }

  private static let added = Condition.test(.trait("e"), .exists)

  static let cases: [Case] = [
    Case("nothing", []) { $0 },
    Case("a removed member", [.removed(2)]) { try $0.removing(2) },
    Case("a junction that is gone", [.removed(3), .removed(4)]) { try $0.removing(4) },
    Case("a new member", [.added(8)]) { try $0.adding(added, to: 1, at: 0) },
    Case("a new NOT", [.added(8)]) { try $0.negating(2) },
    Case("other words", [.changed(2)]) { try $0.setting(2, to: added) },
    Case("AND to OR", [.changed(1)]) { try $0.setting(1, to: .or($0.root.condition.children)) },
    Case("a move to another junction", [.moved(2)]) { try $0.moving(2, to: 3) },
    Case("the first goes last", [.moved(2)]) { try $0.moving(2, to: 1) },
    Case("the last goes first", [.moved(6)]) { try $0.moving(6, to: 1, at: 0) },
    Case("an unwrapped junction", [.removed(3)]) { try $0.unwrapping(3) },
  ]

  @Test("a difference names what an edit did, no more", arguments: cases)
  func changes(_ item: Case) throws {
    let tree = TreeEditingTests.tree
    let diff = TreeDiff(from: tree, to: try item.edit(tree))
    #expect(diff.changes == item.changes)
    #expect(diff.isEmpty == item.changes.isEmpty)
  }

  @Test("a change inside where( … ) is a change of the condition there only")
  func filters() throws {
    let inner = ConditionNode(.test(.property("x", of: .thisEvent), .exists))
    let stream = Stream.event("A", [.condition(inner), .window(.last(.days(3)))])
    let tree = ConditionTree(.compare(.measure(stream, .count), .greater, .literal(.integer(0))))
    let edited = try tree.setting(2, to: .test(.property("y", of: .thisEvent), .exists))
    #expect(TreeDiff(from: tree, to: edited).changes == [.changed(2)])
  }

  @Test("equal trees have no difference, and an addition is undone by a removal")
  func laws() throws {
    var generator = RandomConditions(seed: 41, level: .accounts)
    for _ in 0..<TestSettings.cases {
      let tree = generator.nextTree()
      #expect(TreeDiff(from: tree, to: tree).isEmpty)
      let node = generator.random.pick(tree.nodes)
      let edited = try tree.adding(generator.next(), to: node.id)
      let there = TreeDiff(from: tree, to: edited).changes
      #expect(there == edited.nodes.map(\.id).filter { $0 >= tree.nextID }.map { .added($0) })
      let back = TreeDiff(from: edited, to: tree).changes
      #expect(Set(back.map(\.id)) == Set(there.map(\.id)))
    }
  }

  @Test("a junction of tens of thousands is compared too")
  func large() throws {
    let member = ConditionNode(.test(.trait("a"), .exists))
    let tree = ConditionTree(.and(Array(repeating: member, count: 20_000)))
    let edited = try tree.moving(2, to: 1)
    #expect(TreeDiff(from: tree, to: edited).changes == [.moved(2)])
  }
}
