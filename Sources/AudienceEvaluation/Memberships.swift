package import AudienceConditions
package import AudienceDiagnostics
import AudienceJSON
package import AudienceProfiles
package import AudienceSchema

/// Who is in the workspace's audiences at a population's clock, where no call says so itself
/// (SEMANTICS 1.10, 1.16 and 7).
package struct Memberships: Sendable {
  /// The members of the audiences whose definitions were evaluated, by id.
  private var members: [AudienceKey: Set<UTF8Text>]
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
  /// in turn. An audience whose definition leads back to itself has no computed members; which
  /// those are, `keysInCycles` says.
  package init(
    readBy trees: [ConditionTree], definitions: [AudienceDefinition], population: Population
  ) {
    let computed = Self.computed(definitions, isTraitSet: population.setsTrait)
    let cycles = Self.keysInCycles(readBy: trees, definitions: definitions, population: population)
    var known = Memberships(
      members: [:],
      levels: Dictionary(
        definitions.map { ($0.key, $0.level) }, uniquingKeysWith: { first, _ in first }),
      population: population)
    func visit(_ tree: ConditionTree) {
      for key in tree.audienceKeys {
        guard let (level, tree) = computed[key], known.members[key] == nil, !cycles.contains(key)
        else { continue }
        visit(tree)
        known.members[key] = known.members(of: tree, at: level)
      }
    }
    trees.forEach(visit)
    self = known
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
  /// An account audience is read from the user's accounts unless a call set it on the user.
  func value(at path: FieldPath, of profile: Profile) -> [JSONValue]? {
    guard let key = path.audienceKey, let level = levels[key] else { return nil }
    switch level {
    case .users:
      return members[key].map { $0.contains(profile.id) ? [.boolean(true)] : [] }
    case .accounts:
      let own = path.values(in: profile.traits)
      if !own.isEmpty { return own }
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

  // MARK: - Which are computed

  /// Of the audiences that conditions read, in the end, those whose definitions lead back to
  /// themselves, so that nobody can say who is in them (SEMANTICS 1.10). A definition that is not
  /// evaluated, because calls set the trait, leads nowhere.
  package static func keysInCycles(
    readBy trees: [ConditionTree], definitions: [AudienceDefinition], population: Population
  ) -> Set<AudienceKey> {
    keysInCycles(
      readBy: trees, definitions: definitions, isTraitSet: population.setsTrait)
  }

  /// The same where `isTraitSet` tells whether some call sets a trait on anybody.
  package static func keysInCycles(
    readBy trees: [ConditionTree], definitions: [AudienceDefinition],
    isTraitSet: (UTF8Text) -> Bool
  ) -> Set<AudienceKey> {
    let reads = computed(definitions, isTraitSet: isTraitSet).mapValues { $0.tree.audienceKeys }
    func reached(from keys: [AudienceKey]) -> Set<AudienceKey> {
      var seen: Set<AudienceKey> = []
      var waiting = keys
      while let key = waiting.popLast() {
        guard let next = reads[key], seen.insert(key).inserted else { continue }
        waiting += next
      }
      return seen
    }
    return reached(from: trees.flatMap(\.audienceKeys)).filter { key in
      reached(from: reads[key] ?? []).contains(key)
    }
  }

  /// The definitions that tell who is a member: those of audiences that no call sets on anybody.
  package static func computed(
    _ definitions: [AudienceDefinition], isTraitSet: (UTF8Text) -> Bool
  ) -> [AudienceKey: (level: AudienceLevel, tree: ConditionTree)] {
    var computed: [AudienceKey: (level: AudienceLevel, tree: ConditionTree)] = [:]
    for definition in definitions where !isTraitSet(definition.key.text) {
      guard let tree = definition.tree, computed[definition.key] == nil else { continue }
      computed[definition.key] = (definition.level, tree)
    }
    return computed
  }
}

extension Population {
  /// Whether some call sets a trait on any user or account.
  fileprivate func setsTrait(_ key: UTF8Text) -> Bool {
    TraitScope.allCases.contains { isTraitSet(key, scope: $0) }
  }
}

extension ConditionTree {
  /// The keys of the audiences that the tree would read, if there are such.
  fileprivate var audienceKeys: [AudienceKey] { traitPaths.compactMap(\.audienceKey) }
}

extension FieldPath {
  /// The audience key that this path would name: a path of one name.
  package var audienceKey: AudienceKey? {
    guard steps.count == 1, case .name(let name) = steps[0] else { return nil }
    return AudienceKey(name.string)
  }
}
