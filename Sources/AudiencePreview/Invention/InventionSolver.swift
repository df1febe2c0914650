import AudienceConditions
import AudienceDiagnostics
import AudienceEvaluation
import AudienceJSON
import AudiencePluginAPI
import AudienceProfiles
import AudienceSchema
import AudienceTime

/// Makes a condition come out as wanted by changing a draft, one condition after the other: a
/// junction's members in turn, until they all are as wanted together.
///
/// Each step gives a few drafts, the smallest first, and each is checked by the reference evaluator
/// before it is gone on with; so what it gives is right, and what it does not find may exist.
struct InventionSolver {
  typealias Scope = InventedWorld.Scope

  let problem: InventionProblem
  let isCancelled: () -> Bool

  /// How many drafts are gone on with at each step.
  static let beam = 6
  /// How many rounds a junction is gone through until its members hold together.
  private static let rounds = 3
  /// How many drafts are looked at in all.
  private static let longestSearch = 6000
  /// How many finished drafts are made smaller.
  private static let finished = 4

  private var looked = 0
  private var wasCancelled = false

  init(_ problem: InventionProblem, isCancelled: @escaping () -> Bool) {
    self.problem = problem
    self.isCancelled = isCancelled
  }

  /// The smallest draft found for which a condition about the whole subject holds.
  mutating func draft(for root: ConditionNode) throws -> Draft? {
    var start = Draft()
    let owner: Draft.Owner
    switch problem.request.level {
    case .users:
      start.people = [Draft.Person()]
      owner = .person(0)
    case .accounts: owner = .account
    }
    let drafts = solutions(root, true, start, Scope(owner: owner))
    if wasCancelled { throw CancellationError() }
    let right = drafts.filter { world($0).holds(root) }
    return right.prefix(Self.finished).map { smaller($0, root) }.min { $0.size < $1.size }
  }

  // MARK: - Looking at drafts

  mutating func look(_ draft: Draft) -> InventedWorld? {
    looked += 1
    if looked % 16 == 0, isCancelled() { wasCancelled = true }
    guard looked <= Self.longestSearch, !wasCancelled else { return nil }
    return world(draft)
  }

  private func world(_ draft: Draft) -> InventedWorld { InventedWorld(draft, problem) }

  /// The drafts of a list in which a condition is as wanted, each once, the smallest first.
  mutating func kept(
    _ drafts: [Draft], _ node: ConditionNode, _ wanted: Bool, _ scope: Scope
  ) -> [Draft] {
    var kept: [Draft] = []
    for draft in drafts where !kept.contains(draft) {
      if look(draft)?.holds(node, in: scope) == wanted { kept.append(draft) }
    }
    return Array(kept.sorted { $0.size < $1.size }.prefix(Self.beam))
  }

  // MARK: - Conditions

  /// Drafts near to one in which a condition comes out as wanted.
  mutating func solutions(
    _ node: ConditionNode, _ wanted: Bool, _ draft: Draft, _ scope: Scope
  ) -> [Draft] {
    guard let world = look(draft) else { return [] }
    if world.holds(node, in: scope) == wanted { return [draft] }
    switch node.condition {
    case .and(let members):
      return wanted ? all(members, true, draft, scope) : some(members, false, draft, scope)
    case .or(let members):
      return wanted ? some(members, true, draft, scope) : all(members, false, draft, scope)
    case .not(let inner):
      return solutions(inner, !wanted, draft, scope)
    case .any(let inner):
      return wanted ? someUser(inner, true, draft) : everyUser(inner, false, draft)
    case .all(let inner):
      return wanted ? everyUser(inner, true, draft) : someUser(inner, false, draft)
    case .compare(let left, let symbol, let right):
      let values = world.values(of: right, in: scope)
      let others = world.values(of: left, in: scope)
      var drafts = ValueTargets.values(left: symbol, values, wanted: wanted, isLiteral: right)
        .flatMap { setting(left, to: $0, draft, scope) }
      if case .literal = right {
      } else {
        drafts += ValueTargets.values(right: symbol, others, wanted: wanted)
          .flatMap { setting(right, to: $0, draft, scope) }
        drafts += bothSides(left, symbol, right, wanted, draft, scope)
      }
      return kept(drafts, node, wanted, scope)
    case .test(let left, let comparator):
      let drafts = ValueTargets.values(
        comparator, wanted: wanted, sample: sample(left, scope), at: problem.request.now
      )
      .flatMap { setting(left, to: $0, draft, scope) }
      return kept(drafts, node, wanted, scope)
    }
  }

  /// Gives the right side a value first where it has none.
  private mutating func bothSides(
    _ left: Scalar, _ symbol: ComparisonSymbol, _ right: Scalar, _ wanted: Bool, _ draft: Draft,
    _ scope: Scope
  ) -> [Draft] {
    guard wanted, look(draft)?.values(of: right, in: scope).isEmpty == true else { return [] }
    return setting(right, to: .integer(1), draft, scope).flatMap { other -> [Draft] in
      let values = look(other)?.values(of: right, in: scope) ?? []
      return ValueTargets.values(left: symbol, values, wanted: true, isLiteral: right)
        .flatMap { setting(left, to: $0, other, scope) }
    }
  }

  /// All members as wanted: one after the other, again where a later one broke an earlier one.
  mutating func all(
    _ members: [ConditionNode], _ wanted: Bool, _ draft: Draft, _ scope: Scope
  ) -> [Draft] {
    var drafts = [draft]
    for round in 0..<Self.rounds {
      for member in round.isMultiple(of: 2) ? members : members.reversed() {
        var next: [Draft] = []
        for draft in drafts {
          for solution in solutions(member, wanted, draft, scope) where !next.contains(solution) {
            next.append(solution)
          }
        }
        drafts = Array(next.prefix(Self.beam))
        if drafts.isEmpty { return [] }
      }
      var done: [Draft] = []
      for draft in drafts {
        guard let world = look(draft) else { return [] }
        if members.allSatisfy({ world.holds($0, in: scope) == wanted }) { done.append(draft) }
      }
      if !done.isEmpty { return done }
    }
    return []
  }

  /// Some member as wanted.
  private mutating func some(
    _ members: [ConditionNode], _ wanted: Bool, _ draft: Draft, _ scope: Scope
  ) -> [Draft] {
    var drafts: [Draft] = []
    for member in members { drafts += solutions(member, wanted, draft, scope) }
    return Array(drafts.sorted { $0.size < $1.size }.prefix(Self.beam))
  }

  // MARK: - Users of an account

  private mutating func someUser(
    _ inner: ConditionNode, _ wanted: Bool, _ draft: Draft
  ) -> [Draft] {
    var drafts: [Draft] = []
    for index in draft.people.indices.prefix(Self.beam) {
      drafts += solutions(inner, wanted, draft, Scope(owner: .person(index)))
    }
    var larger = draft
    larger.people.append(Draft.Person())
    drafts += solutions(inner, wanted, larger, Scope(owner: .person(draft.people.count)))
    return Array(drafts.sorted { $0.size < $1.size }.prefix(Self.beam))
  }

  private mutating func everyUser(
    _ inner: ConditionNode, _ wanted: Bool, _ draft: Draft
  ) -> [Draft] {
    var drafts = [draft]
    for index in draft.people.indices {
      drafts = Array(
        drafts.flatMap { solutions(inner, wanted, $0, Scope(owner: .person(index))) }
          .prefix(Self.beam))
    }
    return drafts
  }

  // MARK: - Making it smaller

  /// The draft without what is not needed for a condition to hold.
  private func smaller(_ draft: Draft, _ root: ConditionNode) -> Draft {
    var draft = draft
    func tryIt(_ change: (inout Draft) -> Void) {
      var other = draft
      change(&other)
      if world(other).holds(root) { draft = other }
    }
    for index in draft.people.indices.reversed() where problem.request.level == .accounts {
      tryIt { $0.people.remove(at: index) }
    }
    for event in draft.people.flatMap(\.events).prefix(200) {
      tryIt { $0.remove(event.number) }
    }
    for index in draft.people.indices {
      for member in draft.people[index].traits.members {
        tryIt { $0.people[index].traits[member.key] = nil }
      }
    }
    for member in draft.accountTraits.members { tryIt { $0.accountTraits[member.key] = nil } }
    for event in draft.people.flatMap(\.events).prefix(200) {
      for member in event.properties.members {
        tryIt { $0.change(event.number) { $0.properties[member.key] = nil } }
      }
      for member in event.context.members {
        tryIt { $0.change(event.number) { $0.context[member.key] = nil } }
      }
    }
    return draft
  }

  /// A value that the workspace has seen for a trait or property, or one of its type.
  private func sample(_ scalar: Scalar, _ scope: Scope) -> JSONValue {
    let workspace = problem.request.workspace
    var lookup = FieldLookup.unknown
    if case .trait(let path) = scalar {
      lookup = workspace.lookUpTrait(path, scope: scope.owner == .account ? .account : .user)
    }
    guard case .declared(let field) = lookup else { return .text("a") }
    if let value = field.values.first?.value { return value }
    if field.path == "email" { return .text("invented@example.com") }
    if field.path == "phone" { return .text("+1 555 0100") }
    return switch field.type {
    case .string: .text("a")
    case .number: .integer(1)
    case .boolean: .boolean(true)
    case .date: .text(problem.request.now.date.text)
    case .array: .array([.text("a")])
    case .object: .object(["a": .integer(1)])
    }
  }
}
