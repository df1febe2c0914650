import AudienceConditions
import AudienceSchema

/// What a condition without AND, OR and NOT is to come to.
struct Demand {
  /// A comparison, a test, ANY or ALL.
  let node: ConditionNode
  let isWanted: Bool

  /// The values that are compared; none for ANY and ALL.
  var scalars: [Scalar] {
    switch node.condition {
    case .compare(let left, _, let right): [left, right]
    case .test(let scalar, _): [scalar]
    case .and, .or, .not, .any, .all: []
    }
  }

  /// Whether some side measures events.
  var measuresEvents: Bool {
    scalars.contains { scalar in
      if case .measure = scalar { true } else { false }
    }
  }

  /// The traits that are read directly.
  var traits: [FieldPath] {
    scalars.compactMap { scalar in
      if case .trait(let path) = scalar { path } else { nil }
    }
  }

  /// The fields of the event itself that are read directly.
  func fields(of event: EventName) -> [Field] {
    scalars.compactMap { scalar in
      switch scalar {
      case .property(let path, of: .thisEvent): .property(event, path)
      case .context(let path): .context(event, path)
      case .literal, .trait, .property(_, of: .parentEvent), .measure: nil
      }
    }
  }

  /// Whether every side is a literal or one of these fields of an event.
  var readsEventAlone: Bool {
    scalars.allSatisfy { scalar in
      switch scalar {
      case .literal, .context, .property(_, of: .thisEvent): true
      case .trait, .measure, .property(_, of: .parentEvent): false
      }
    }
  }
}

extension SeededRandom {
  /// Demands on the leaves of a condition under which it comes to what is wanted.
  ///
  /// Where one member of a junction is enough, one alone is chosen mostly, so that the whole hangs
  /// on it.
  mutating func demands(_ node: ConditionNode, _ isWanted: Bool) -> [Demand] {
    switch node.condition {
    case .compare, .test, .any, .all: return [Demand(node: node, isWanted: isWanted)]
    case .not(let inner): return demands(inner, !isWanted)
    case .and(let members): return demands(members, isWanted, needsAll: isWanted)
    case .or(let members): return demands(members, isWanted, needsAll: !isWanted)
    }
  }

  private mutating func demands(
    _ members: [ConditionNode], _ isWanted: Bool, needsAll: Bool
  ) -> [Demand] {
    guard !needsAll, !members.isEmpty else {
      return members.flatMap { demands($0, isWanted) }
    }
    let decisive = below(members.count)
    let isAlone = percent(80)
    return members.indices.flatMap { index in
      demands(
        members[index], index == decisive || (!isAlone && percent(50)) ? isWanted : !isWanted)
    }
  }

  /// Demands that are as likely as not for each leaf.
  mutating func arbitraryDemands(_ node: ConditionNode) -> [Demand] {
    switch node.condition {
    case .compare, .test, .any, .all: [Demand(node: node, isWanted: percent(50))]
    case .not(let inner): arbitraryDemands(inner)
    case .and(let members), .or(let members): members.flatMap { arbitraryDemands($0) }
    }
  }
}
