import AudienceConditions
import AudienceJSON
import AudienceQueryLanguage
import AudienceSchema

/// Puts a statement that was read of an instruction in the place of what a tree says of the same
/// event or trait.
struct ClauseMerger {
  enum Manner {
    /// `only …`: more of what is there.
    case narrow
    /// `make it …`: in place of what is there.
    case restate
  }

  let tree: ConditionTree
  let manner: Manner

  /// One place where the statement can stand.
  struct Place {
    let tree: ConditionTree
    let node: Int
  }

  /// The trees with a statement in its place, in the order of the places.
  func places(for condition: Condition) -> [Place] {
    let (core, isNegated) = condition.core
    guard let subject = core.subject else { return [] }
    switch subject {
    case .trait: return traitPlaces(subject, condition, core)
    case .measure(let stream, _):
      guard !isNegated, case .event(let name) = stream.source else { return [] }
      return tree.nodes.filter { $0.condition.eventName == name }.compactMap { node in
        merged(node, core).map { Place(tree: $0, node: node.id) }
      }
    case .property, .context, .literal: return []
    }
  }

  // MARK: - Traits

  private func traitPlaces(
    _ subject: Scalar, _ condition: Condition, _ core: Condition
  ) -> [Place] {
    tree.nodes.filter { $0.condition.subject == subject }.compactMap { node in
      guard manner == .restate || node.condition.family == core.family else { return nil }
      var target = node.id
      if let parent = tree.path(to: node.id)?.parent, case .not = parent.condition {
        target = parent.id
      }
      guard let edited = try? tree.setting(target, to: condition.unquantified) else { return nil }
      return Place(tree: edited, node: target)
    }
  }

  // MARK: - Events

  /// The node with the filters, the window and the comparison that the statement has.
  func merged(_ node: ConditionNode, _ said: Condition) -> ConditionTree? {
    guard case .measure(let old, _)? = node.condition.subject,
      case .measure(let new, _)? = said.subject
    else { return nil }
    var stream = old
    let filters = new.filters.flatMap { filter -> [ConditionNode] in
      guard case .condition(let node) = filter else { return [] }
      if case .and(let members) = node.condition { return members }
      return [node]
    }
    for filter in filters { stream.add(filter) }
    if let window = new.window {
      stream.filters.removeAll { $0.isWindow }
      stream.filters.append(.window(window))
    }
    return try? tree.setting(node.id, to: comparison(node.condition, said, stream))
  }

  /// How it is compared: as the statement says, or as before where it says nothing of it.
  private func comparison(
    _ old: Condition, _ said: Condition, _ stream: AudienceConditions.Stream
  ) -> Condition {
    let isSaid = !said.isDefaultTest || manner == .restate && old.isNever
    let kept = isSaid ? said : old
    guard case .measure(_, let measure)? = kept.subject else { return old }
    let subject = Scalar.measure(stream, measure)
    switch kept {
    case .compare(_, let symbol, let right): return .compare(subject, symbol, right)
    case .test(_, let test): return .test(subject, test)
    case .and, .or, .not, .any, .all: return old
    }
  }
}

extension AudienceConditions.Stream {
  /// Adds a filter; one that says the same of its property another way goes.
  mutating func add(_ filter: ConditionNode) {
    let place = filters.firstIndex { if case .condition = $0 { true } else { false } }
    guard let place, case .condition(let now) = filters[place] else {
      let window = filters.firstIndex { $0.isWindow } ?? filters.count
      filters.insert(.condition(filter), at: window)
      return
    }
    var members = [now]
    if case .and(let all) = now.condition { members = all }
    if members.contains(filter) { return }
    if let same = members.firstIndex(where: { $0.condition.saysTheSame(as: filter.condition) }) {
      members[same] = ConditionNode(filter.condition, id: members[same].id)
    } else {
      members.append(filter)
    }
    if members.count == 1 {
      filters[place] = .condition(members[0])
    } else if case .and = now.condition {
      filters[place] = .condition(ConditionNode(.and(members), id: now.id))
    } else {
      filters[place] = .condition(ConditionNode(.and(members)))
    }
  }
}

extension Condition {
  /// What a comparison or test is of: of two of a family one takes the other's place.
  enum Family: Hashable {
    case equality, lower, upper, presence, text, pastDate, nextDate, other
  }

  var family: Family {
    switch core.condition {
    case .compare(_, let symbol, _):
      switch symbol {
      case .equal, .notEqual: .equality
      case .greater, .greaterOrEqual: .lower
      case .less, .lessOrEqual: .upper
      }
    case .test(_, let test):
      switch test {
      case .oneOf, .noneOf: .equality
      case .exists, .absent: .presence
      case .contains, .omits, .startsWith, .endsWith: .text
      case .withinLast, .beforeLast, .beforeDate, .afterDate: .pastDate
      case .withinNext, .afterNext: .nextDate
      }
    case .and, .or, .not, .any, .all: .other
    }
  }

  fileprivate func saysTheSame(as other: Condition) -> Bool {
    core.condition.subject != nil && core.condition.subject == other.core.condition.subject
      && family == other.family && family != .other
  }

  /// Without NOT, ANY and ALL around it; whether it was negated.
  var core: (condition: Condition, isNegated: Bool) {
    switch self {
    case .not(let inner): return (inner.condition.core.condition, !inner.condition.core.isNegated)
    case .any(let inner), .all(let inner): return inner.condition.core
    case .and, .or, .compare, .test: return (self, false)
    }
  }

  /// Without ANY and ALL around it.
  var unquantified: Condition {
    switch self {
    case .any(let inner), .all(let inner): inner.condition.unquantified
    case .and, .or, .not, .compare, .test: self
    }
  }
}
