import AudienceConditions
import AudienceSchema

/// What coordinated verbs share: `opened or clicked the Welcome email in the last 30 days`.
extension Join {
  /// The join in which the left verb has what stands behind the right one: its filters, where the
  /// left event has the property too, how often, and the window.
  func sharingObject() -> Join {
    guard let one = left.draft, case .event(var event)? = leftEnd,
      let other = right.draft?.firstClause.event
    else { return self }
    let paths = analysis.vocabulary.events[event.event].fields.map {
      analysis.vocabulary.fields[$0].field.path
    }
    var shared = left
    if event.filters.isEmpty {
      event.filters = other.filters.filter { filter in
        guard case .condition(let condition, _) = filter else { return false }
        return condition.paths.allSatisfy(paths.contains)
      }
      // A filter that only one of the two events can have leaves the reading in doubt.
      shared.score -= 0.8 * Double(other.filters.count - event.filters.count)
    }
    let isNegated = event.measure == .count && event.value == .literal(.integer(0))
    // "opened a ticket and never had one closed": a negation reaches forwards only.
    if other.measure == .count, !other.hasDefaultTest, !other.isNever,
      event.hasDefaultTest || isNegated
    {
      let negation = event.test
      event.symbol = other.symbol
      event.value = other.value
      event.upperBound = other.upperBound
      event.test = other.test
      if isNegated { event.negate(negation) }
    }
    if event.window == nil, event.following == nil, !event.isAnyTime {
      event.window = other.window
      event.windowEvidence = other.windowEvidence
    }
    shared.draft = one.replacingLastClause(with: .event(event))
    shared.lastEvent = event
    return Join(
      analysis: analysis, neighbours: neighbours, left: shared, right: right, joints: joints,
      mayContradict: mayContradict, bar: bar, order: order)
  }
}

extension Condition {
  /// The properties it reads of its own event.
  fileprivate var paths: [FieldPath] {
    switch self {
    case .and(let nodes), .or(let nodes): nodes.flatMap(\.condition.paths)
    case .not(let node), .any(let node), .all(let node): node.condition.paths
    case .compare(.property(let path, of: .thisEvent), _, _),
      .test(.property(let path, of: .thisEvent), _):
      [path]
    case .compare, .test: []
    }
  }
}
