import AudienceConditions
import AudienceSchema
import AudienceTestSupport
import Testing

@Suite("Edits of a tree")
struct TreeEditingTests {
  /// `a AND (b OR c) AND NOT d`, with ids 1; 2; 3, 4, 5; 6, 7.
  static let tree = ConditionTree(
    .and([leaf("a"), ConditionNode(.or([leaf("b"), leaf("c")])), ConditionNode(.not(leaf("d")))]))

  static func leaf(_ name: StaticString) -> ConditionNode {
    ConditionNode(.test(.trait(FieldPath(stringLiteral: name)), .exists))
  }

  /// A tree as ids and names: `1and(2a 3or(4b 5c) 6not(7d))`.
  static func shape(_ node: ConditionNode) -> String {
    let children = node.condition.children.map(shape).joined(separator: " ")
    let word: String
    switch node.condition {
    case .and: word = "and"
    case .or: word = "or"
    case .not: word = "not"
    case .any: word = "any"
    case .all: word = "all"
    case .test(.trait(let path), _): return "\(node.id)\(path)"
    case .test, .compare: word = "where"
    }
    return "\(node.id)\(word)(\(children))"
  }

  typealias Edit = @Sendable (ConditionTree) throws -> ConditionTree

  /// An edit of the tree and its shape after it.
  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    let shape: String
    let edit: Edit
    var testDescription: String { id }

    init(_ id: String, _ shape: String, _ edit: @escaping Edit) {
      self.id = id
      self.shape = shape
      self.edit = edit
    }
  }

  static let cases: [Case] = [
    Case("nothing", "1and(2a 3or(4b 5c) 6not(7d))") { $0 },
    Case("remove a member", "1and(3or(4b 5c) 6not(7d))") { try $0.removing(2) },
    Case("remove one of two", "1and(2a 5c 6not(7d))") { try $0.removing(4) },
    Case("remove an operand with its NOT", "1and(2a 3or(4b 5c))") { try $0.removing(7) },
    Case("remove all but one", "2a") { try $0.removing(3).removing(6) },
    Case("add to a junction", "1and(2a 3or(4b 5c 8e) 6not(7d))") {
      try $0.adding(leaf("e").condition, to: 3)
    },
    Case("add at a position", "1and(8e 2a 3or(4b 5c) 6not(7d))") {
      try $0.adding(leaf("e").condition, to: 1, at: 0)
    },
    Case("add beside a leaf", "1and(8and(2a 9e) 3or(4b 5c) 6not(7d))") {
      try $0.adding(leaf("e").condition, to: 2)
    },
    Case("removed ids are not used again", "1and(3or(4b 5c) 6not(7d) 8e)") {
      try $0.removing(2).adding(leaf("e").condition, to: 1)
    },
    Case("move into another junction", "1and(3or(4b 5c 2a) 6not(7d))") { try $0.moving(2, to: 3) },
    Case("move within a junction", "1and(3or(4b 5c) 6not(7d) 2a)") { try $0.moving(2, to: 1) },
    Case("move within a junction of two", "1and(2a 3or(5c 4b) 6not(7d))") {
      try $0.moving(4, to: 3)
    },
    Case("move to the front of a junction of two", "1and(2a 3or(5c 4b) 6not(7d))") {
      try $0.moving(5, to: 3, at: 0)
    },
    Case("wrap in NOT", "1and(8not(2a) 3or(4b 5c) 6not(7d))") { try $0.wrapping(2, in: .not) },
    Case("wrap in OR", "1and(8or(2a 9e) 3or(4b 5c) 6not(7d))") {
      try $0.wrapping(2, in: .or, with: leaf("e").condition)
    },
    Case("wrap the root", "8any(1and(2a 3or(4b 5c) 6not(7d)))") { try $0.wrapping(1, in: .any) },
    Case("unwrap a NOT", "1and(2a 3or(4b 5c) 7d)") { try $0.unwrapping(6) },
    Case("unwrap a junction in a junction", "1and(2a 4b 5c 6not(7d))") { try $0.unwrapping(3) },
    Case("negate", "1and(2a 8not(3or(4b 5c)) 6not(7d))") { try $0.negating(3) },
    Case("negate a NOT", "1and(2a 3or(4b 5c) 7d)") { try $0.negating(6) },
    Case("negate what a NOT holds", "1and(2a 3or(4b 5c) 7d)") { try $0.negating(7) },
    Case("replace", "1and(2a 8e 6not(7d))") { try $0.replacing(3, with: leaf("e").condition) },
    Case("set", "1and(2a 3and(4b 5c) 6not(7d))") {
      try $0.setting(3, to: .and($0.node(3)?.condition.children ?? []))
    },
  ]

  @Test("an edit keeps the ids of what stays and numbers what is new", arguments: cases)
  func edits(_ item: Case) throws {
    let edited = try item.edit(Self.tree)
    #expect(Self.shape(edited.root) == item.shape)
    #expect(edited.nodes.allSatisfy { $0.id < edited.nextID })
    #expect(edited.nextID >= Self.tree.nextID)
  }

  /// An edit that cannot be done, and why.
  struct Refusal: Sendable, CustomTestStringConvertible {
    let id: String
    let error: TreeEditError
    let edit: Edit
    var testDescription: String { id }

    init(_ id: String, _ error: TreeEditError, _ edit: @escaping Edit) {
      self.id = id
      self.error = error
      self.edit = edit
    }
  }

  static let refusals: [Refusal] = [
    Refusal("no such node", .noSuchNode(99)) { try $0.removing(99) },
    Refusal("the root is all there is", .rootCannotGo) { try $0.removing(1) },
    Refusal("into itself", .intoItself(3)) { try $0.moving(3, to: 4) },
    Refusal("AND needs another", .needsAnother(.and)) { try $0.wrapping(2, in: .and) },
    Refusal("nothing to unwrap", .notAWrapper(2)) { try $0.unwrapping(2) },
    Refusal("a root of several", .severalInside(1)) { try $0.unwrapping(1) },
  ]

  @Test("an edit that cannot be done says why", arguments: refusals)
  func refuses(_ item: Refusal) {
    #expect(throws: item.error) { try item.edit(Self.tree) }
  }
}
