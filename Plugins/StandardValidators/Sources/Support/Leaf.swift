import AudienceConditions
import AudiencePluginAPI
import AudienceSchema

/// A comparison of a tree, with what stands around it.
struct Leaf {
  /// What a value is compared with.
  enum Relation {
    case symbol(ComparisonSymbol, Scalar)
    case comparator(Comparator)
  }

  let node: ConditionNode
  let left: Scalar
  let relation: Relation
  let around: Surroundings
  /// Whether it is about the profile or account itself, so that facts of the samples have it.
  let isAboutSubject: Bool

  /// Both sides, the left first.
  var scalars: [Scalar] {
    switch relation {
    case .symbol(_, let right): [left, right]
    case .comparator: [left]
    }
  }

  /// The literals that the left side is compared with.
  var literals: [Literal] {
    switch relation {
    case .symbol(_, .literal(let literal)): [literal]
    case .symbol: []
    case .comparator(let comparator): comparator.literals
    }
  }

  /// What the workspace declares of the left side: of a trait, a property, or a measure whose
  /// result is a value of its property.
  var field: FieldSchema? {
    let lookup: FieldLookup
    switch left {
    case .trait(let path): lookup = around.workspace.lookUpTrait(path, scope: around.scope)
    case .property(let path, of: .thisEvent): lookup = around.lookUp(path)
    case .property(let path, of: .parentEvent): lookup = around.lookUp(path, levelsOut: 1)
    case .measure(let stream, .first(.property(let path))),
      .measure(let stream, .last(.property(let path))),
      .measure(let stream, .mode(.property(let path), .unstated, _)):
      lookup = around.inside(stream).lookUp(path)
    case .literal, .context, .measure: return nil
    }
    if case .declared(let field) = lookup { return field }
    return nil
  }
}

extension Comparator {
  /// What is written between its parentheses, spans of time left out.
  var literals: [Literal] {
    switch self {
    case .contains(let literals), .omits(let literals), .oneOf(let literals),
      .noneOf(let literals):
      literals
    case .startsWith(let literal), .endsWith(let literal), .beforeDate(let literal),
      .afterDate(let literal):
      [literal]
    case .exists, .absent, .withinLast, .withinNext, .beforeLast, .afterNext: []
    }
  }

  /// The same with each literal replaced.
  func mappingLiterals(_ transform: (Literal) -> Literal) -> Comparator {
    switch self {
    case .contains(let literals): .contains(literals.map(transform))
    case .omits(let literals): .omits(literals.map(transform))
    case .oneOf(let literals): .oneOf(literals.map(transform))
    case .noneOf(let literals): .noneOf(literals.map(transform))
    case .startsWith(let literal): .startsWith(transform(literal))
    case .endsWith(let literal): .endsWith(transform(literal))
    case .beforeDate(let literal): .beforeDate(transform(literal))
    case .afterDate(let literal): .afterDate(transform(literal))
    case .exists, .absent, .withinLast, .withinNext, .beforeLast, .afterNext: self
    }
  }
}

extension ConditionTree {
  /// Every comparison, in pre-order.
  func leaves(_ context: ValidationContext) -> [Leaf] {
    var walk = LeafWalk()
    walk.visit(
      root, Surroundings(workspace: context.workspace, scope: context.level.traitScope),
      isAboutSubject: true)
    return walk.leaves
  }
}

private struct LeafWalk {
  var leaves: [Leaf] = []

  mutating func visit(_ node: ConditionNode, _ around: Surroundings, isAboutSubject: Bool) {
    switch node.condition {
    case .and(let members), .or(let members):
      for member in members { visit(member, around, isAboutSubject: isAboutSubject) }
    case .not(let inner): visit(inner, around, isAboutSubject: isAboutSubject)
    case .any(let inner), .all(let inner):
      var users = around
      users.scope = .user
      visit(inner, users, isAboutSubject: false)
    case .compare(let left, let symbol, let right):
      add(node, left, .symbol(symbol, right), around, isAboutSubject)
    case .test(let left, let comparator):
      add(node, left, .comparator(comparator), around, isAboutSubject)
    }
  }

  private mutating func add(
    _ node: ConditionNode, _ left: Scalar, _ relation: Leaf.Relation, _ around: Surroundings,
    _ isAboutSubject: Bool
  ) {
    let leaf = Leaf(
      node: node, left: left, relation: relation, around: around,
      isAboutSubject: isAboutSubject)
    leaves.append(leaf)
    for scalar in leaf.scalars {
      guard case .measure(let stream, _) = scalar else { continue }
      for filter in stream.filters {
        switch filter {
        case .condition(let condition):
          visit(condition, around.inside(stream), isAboutSubject: false)
        case .window, .excludingSources, .expiresAfter: break
        }
      }
    }
  }
}
