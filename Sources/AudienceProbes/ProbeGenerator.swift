package import AudienceConditions
import AudienceDiagnostics
package import AudienceEvaluation
package import AudienceJSON
import AudienceProfiles
package import AudienceSchema
package import AudienceTime

/// A tree that probes are made for.
package struct ProbeTree: Hashable, Sendable {
  package let tree: ConditionTree
  package let level: AudienceLevel

  package init(_ tree: ConditionTree, level: AudienceLevel) {
    self.tree = tree
    self.level = level
  }
}

/// Makes up a call log whose people and companies lie on the boundaries of some trees: two trees
/// that do not mean the same select different members of it.
///
/// Every profile hangs on few conditions of one tree: of an OR one member holds, of an AND one
/// fails; counts are at the threshold or beside it; events stand on the edges of windows or a
/// microsecond off, each missing one filter at most; values are the constants of the trees, their
/// neighbours (one more, another case, a part of the text), other listed values, or absent. What
/// another tree reads besides is drawn at random. Deterministic: the same trees and seed give the
/// same log.
package struct ProbeGenerator: Sendable {
  private let trees: [ProbeTree]
  private let maker: ProbeMaker

  /// - Parameters:
  ///   - trees: what is to be told apart, at least one; none with `entity()`.
  ///   - workspace: for types and listed values.
  ///   - computed: the audiences whose members follow from a definition, because no call sets
  ///     their trait: the made-up calls do not set it either.
  ///   - now: the clock of the trees.
  package init(
    _ trees: [ProbeTree], workspace: Workspace,
    computed: [Memberships.AudienceDefinition] = [], at now: Instant, seed: UInt64 = 1
  ) {
    let definitions = computed.compactMap { definition in
      definition.tree.map { (definition.key, $0, definition.level) }
    }
    self.trees = trees
    let population = ProfileStore(calls: []).population(at: now)
    maker = ProbeMaker(
      pools: ValuePools(
        trees + definitions.map { ProbeTree($1, level: $2) }, workspace: workspace, now: now),
      evaluator: Evaluator(
        population, memberships: Memberships(readBy: [], definitions: [], population: population)),
      computed: Dictionary(
        definitions.map { ($0.0, $0.1) }, uniquingKeysWith: { first, _ in first }),
      random: SeededRandom(seed: seed))
  }

  /// The calls of that many profiles for each level that the trees are about; an account has up
  /// to four users besides.
  package func calls(count: Int = 2_000) -> [JSONValue] {
    var maker = maker
    var writer = ProbeLog(now: maker.now)
    for level in AudienceLevel.allCases {
      let trees = trees.filter { $0.level == level }
      guard !trees.isEmpty else { continue }
      for number in 0..<count {
        let main = trees[number % trees.count]
        let other = maker.random.pick(trees) ?? main
        var demands =
          maker.random.percent(12)
          ? maker.random.arbitraryDemands(main.tree.root)
          : maker.random.demands(main.tree.root, maker.random.percent(50))
        let extra =
          other != main && maker.random.percent(50)
          ? maker.random.arbitraryDemands(other.tree.root) : []
        switch level {
        case .users:
          var draft = maker.profile(demands)
          maker.meet(extra.filter { !$0.touches(draft) }, .user, in: &draft)
          writer.add(draft, accountTraits: accountTraits(&maker))
        case .accounts:
          demands += extra.filter { maker.random.percent(30) && $0.measuresEvents }
          writer.add(maker.account(demands))
        }
      }
    }
    return writer.calls
  }

  /// Now and then a company for a person, with what may be an account audience's trait.
  private func accountTraits(_ maker: inout ProbeMaker) -> JSONObject? {
    guard maker.random.percent(10) else { return nil }
    var traits = JSONObject()
    for path in maker.pools.traits(of: .account) + maker.pools.traits(of: .user) {
      guard maker.random.percent(50), path.audienceKey.map({ maker.computed[$0] == nil }) ?? true
      else { continue }
      let scope: TraitScope = maker.random.percent(50) ? .user : .account
      traits.put(maker.random.pick(maker.pools.values(of: .trait(scope, path))) ?? [], at: path)
    }
    return traits
  }
}

extension Demand {
  /// Whether it reads events that a draft has already: more of them would undo what was met.
  fileprivate func touches(_ draft: ProfileDraft) -> Bool {
    scalars.contains { scalar in
      guard case .measure(let stream, _) = scalar, case .event(let name) = stream.source else {
        return false
      }
      return draft.events.contains { $0.name == name }
    }
  }
}
