package import AudienceConditions
import AudienceDiagnostics
import AudienceJSON
package import AudienceProfiles
package import AudienceSchema

/// Who is in the workspace's audiences at a population's clock, where no call says so itself
/// (SEMANTICS 1.10, 1.16 and 7).
package struct Memberships: Sendable {
  /// The members of the audiences whose definitions were evaluated, by id.
  private let members: [AudienceKey: Set<UTF8Text>]
  private let levels: [AudienceKey: AudienceLevel]
  private let population: Population

  /// The definition of an audience, its query text parsed.
  package struct AudienceDefinition: Sendable {
    package let key: AudienceKey
    package let level: AudienceLevel
    /// nil where the workspace gives none that can be evaluated.
    package let tree: ConditionTree?

    package init(key: AudienceKey, level: AudienceLevel, tree: ConditionTree?) {
      self.key = key
      self.level = level
      self.tree = tree
    }
  }

  /// Evaluates the definitions of the audiences that conditions read, and of those that they read
  /// in turn. An audience whose definition leads back to itself has no computed members.
  package init(
    readBy trees: [ConditionTree], definitions: [AudienceDefinition], population: Population
  ) {
    let byKey = Dictionary(
      definitions.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var members: [AudienceKey: Set<UTF8Text>] = [:]
    var levels: [AudienceKey: AudienceLevel] = [:]
    for definition in definitions { levels[definition.key] = definition.level }
    var open: Set<AudienceKey> = []
    func visit(_ tree: ConditionTree) {
      for key in tree.traitPaths.compactMap(\.audienceKey) {
        guard let definition = byKey[key], let tree = definition.tree, members[key] == nil,
          !population.setsTrait(key.text), open.insert(key).inserted
        else { continue }
        visit(tree)
        open.remove(key)
        let known = Memberships(members: members, levels: levels, population: population)
        members[key] = known.members(of: tree, at: definition.level)
      }
    }
    for key in Self.keysInCycles(byKey) { open.insert(key) }
    trees.forEach(visit)
    self.init(members: members, levels: levels, population: population)
  }

  private init(
    members: [AudienceKey: Set<UTF8Text>], levels: [AudienceKey: AudienceLevel],
    population: Population
  ) {
    self.members = members
    self.levels = levels
    self.population = population
  }

  private func members(of tree: ConditionTree, at level: AudienceLevel) -> Set<UTF8Text> {
    let evaluator = Evaluator(population, memberships: self)
    return Set(
      evaluator.subjects(at: level).lazy.filter { evaluator.holds(tree.root, for: $0) }.map(\.id))
  }

  // MARK: - Reading

  /// The membership that a trait path of a user reads; nil where the path is an ordinary trait.
  func value(at path: FieldPath, of profile: Profile) -> [JSONValue]? {
    guard let key = path.audienceKey, let level = levels[key] else { return nil }
    switch level {
    case .users:
      return members[key].map { $0.contains(profile.id) ? [.boolean(true)] : [] }
    case .accounts:
      if population.userTraitKeys.contains(key.text) { return nil }
      let values = profile.accountIndices.flatMap { index in
        accountValues(key, population.accounts[index])
      }
      return values.first { $0.comparedText == "true" }.map { [$0] } ?? Array(values.prefix(1))
    }
  }

  /// The membership that a trait path of an account reads; nil where it is an ordinary trait.
  func value(at path: FieldPath, of account: Account) -> [JSONValue]? {
    guard let key = path.audienceKey, levels[key] == .accounts, members[key] != nil else {
      return nil
    }
    return accountValues(key, account)
  }

  private func accountValues(_ key: AudienceKey, _ account: Account) -> [JSONValue] {
    if let members = members[key] { return members.contains(account.id) ? [.boolean(true)] : [] }
    return key.traitPath.values(in: account.traits)
  }

  // MARK: - Cycles

  /// The keys of audiences whose definitions lead back to themselves.
  package static func keysInCycles(_ definitions: [AudienceKey: AudienceDefinition]) -> Set<
    AudienceKey
  > {
    func reads(_ key: AudienceKey) -> [AudienceKey] {
      definitions[key]?.tree?.traitPaths.compactMap(\.audienceKey)
        .filter { definitions[$0] != nil } ?? []
    }
    return Set(
      definitions.keys.filter { start in
        var seen: Set<AudienceKey> = []
        var waiting = reads(start)
        while let key = waiting.popLast() {
          if key == start { return true }
          if seen.insert(key).inserted { waiting += reads(key) }
        }
        return false
      })
  }
}

extension Population {
  /// Whether some call sets a trait on any user or account.
  fileprivate func setsTrait(_ key: UTF8Text) -> Bool {
    TraitScope.allCases.contains { isTraitSet(key, scope: $0) }
  }
}

extension FieldPath {
  /// The audience key that this path would name: a path of one name.
  package var audienceKey: AudienceKey? {
    guard steps.count == 1, case .name(let name) = steps[0] else { return nil }
    return AudienceKey(name.string)
  }
}
