import AudienceConditions
import AudienceSchema

/// More about the same event: `checked their score and scored 750 or higher`.
extension Join {
  /// The event of the left side with the filters that the right side adds without naming an event.
  ///
  /// What names another value of the same property is another event: `bought shoes and hats`.
  func merged(_ one: Draft, _ other: Draft) -> Partial? {
    guard let coordinator, coordinator.kind == .and || coordinator.kind == .then,
      case .event(let second) = other, second.isCopied, second.hasDefaultTest,
      !second.filters.isEmpty, second.window == nil, second.following == nil,
      !second.usesEarlierWindow, !second.isAnyTime,
      case .event(var first) = one.lastClause, first.event == second.event, first.hasDefaultTest
    else { return nil }
    let paths = first.filters.map(Self.paths)
    let added = second.filters.map(Self.paths)
    guard added.allSatisfy({ !$0.isEmpty }),
      Set(added.flatMap { $0 }).isDisjoint(with: paths.flatMap { $0 })
    else { return nil }
    var partial = base
    first.filters += second.filters
    partial.lastEvent = first
    partial.draft = one.replacingLastClause(with: .event(first))
    partial.score += 0.4
    return partial
  }

  /// The properties that a filter is of.
  private static func paths(_ filter: Draft) -> [FieldPath] {
    guard case .condition(let condition, _) = filter else { return [] }
    return paths(condition)
  }

  private static func paths(_ condition: Condition) -> [FieldPath] {
    switch condition {
    case .compare(.property(let path, of: .thisEvent), _, _), .test(.property(let path, of: .thisEvent), _):
      [path]
    case .not(let inner): paths(inner.condition)
    case .and(let inner), .or(let inner): inner.flatMap { paths($0.condition) }
    case .compare, .test, .any, .all: []
    }
  }
}
