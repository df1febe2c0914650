import AudienceConditions
import AudienceSchema

/// What of a reading decides how much joining it with another may earn.
struct Joint: Sendable {
  /// What its first or last clause is.
  enum Clause: Sendable {
    case event, condition, other
  }

  let first: Clause
  let last: Clause
  /// Whether it is one clause, and not several.
  let isSingle: Bool
  /// The event of its last clause.
  let lastEvent: Int?
  /// Whether its last clause has a quantifier.
  let endsWithQuantifier: Bool
  /// Whether its last clause is about the first or the last of its events.
  let endsWithOccurrence: Bool
  /// Whether the event of its first clause is one that was named before.
  let isCopied: Bool
  /// Whether its first clause is an event without filters.
  let isUnfiltered: Bool
  /// Whether it is an event that others are counted from.
  let isAnchor: Bool
  /// Whether it is an event that may count from the one before it, or the event before may lend it
  /// a span.
  let mayCount: Bool
  let lends: Bool
  /// What the condition says that it begins or ends with.
  let firstCondition: ConditionTrait?
  let lastCondition: ConditionTrait?

  /// A condition's trait, and whether it is said not to be there or not to be so.
  struct ConditionTrait: Sendable {
    let path: FieldPath?
    let isNegative: Bool

    init?(_ draft: Draft) {
      guard case .condition(let condition, _) = draft else { return nil }
      path = condition.traitPath
      isNegative = condition.isNegative
    }
  }

  var endsWithCondition: Bool { last == .condition }

  /// Nil of what says nothing.
  init?(of partial: Partial) {
    guard let draft = partial.draft else { return nil }
    let (firstClause, lastClause) = (draft.firstClause, draft.lastClause)
    first = Self.clause(firstClause)
    last = Self.clause(lastClause)
    firstCondition = ConditionTrait(firstClause)
    lastCondition = ConditionTrait(lastClause)
    isSingle = draft.junction == nil
    var lends = partial.lastEvent?.prelude != nil
    if case .event(let event) = lastClause {
      lastEvent = event.event
      switch event.measure {
      case .first, .last: endsWithOccurrence = true
      case .count, .sum, .average, .minimum, .maximum, .mode, .uniqueCount:
        endsWithOccurrence = false
      }
      if event.prelude != nil { lends = true }
    } else {
      lastEvent = nil
      endsWithOccurrence = false
    }
    self.lends = lends
    if case .quantified = lastClause {
      endsWithQuantifier = true
    } else {
      endsWithQuantifier = false
    }
    if case .event(let event) = firstClause {
      isCopied = event.isCopied
      isUnfiltered = event.filters.isEmpty
      isAnchor = event.isAnchor
      mayCount = isSingle && (event.following != nil || event.isSinceThen)
    } else {
      isCopied = false
      isUnfiltered = false
      isAnchor = false
      mayCount = false
    }
  }

  private static func clause(_ draft: Draft) -> Clause {
    switch draft {
    case .event: .event
    case .condition: .condition
    case .junction, .not, .quantified: .other
    }
  }
}

extension Join {
  /// The most that two readings may score together: what their words earn apart, what joining them
  /// may add, and what is charged for words that may be found a use for.
  ///
  /// - Parameter isRestricting: whether the right one begins with `only those`.
  static func bound(
    _ left: Partial, _ right: Partial, _ coordinator: Coordinator?, isRestricting: Bool,
    sharesObject: Bool
  ) -> Double {
    let sum = left.score + right.score + rounding
    guard let one = left.joint, let other = right.joint, !sharesObject else {
      // A side that only names the subject may hold a header, or a window that is taken.
      let open = left.unresolved.count + right.unresolved.count
      return sum + 2 + (mayUse(left, right) ? 5.6 * Double(open) + 2 : 0)
    }
    var gain = coordinator == nil ? -0.4 : -0.1
    if coordinator == .or, other.isSingle, mayNegate(one, other) { gain += 0.3 }
    if isRestricting { gain += 0.5 }
    // A window that is spread.
    gain += 0.05
    if one.endsWithQuantifier { gain += 0.3 }
    if other.isCopied, one.last == .event { gain += 1 }
    // More about the first or the last event.
    if other.isCopied, one.endsWithOccurrence, coordinator == .and { gain += 0.8 }
    if coordinator != nil, other.isSingle, mayRepeat(one, other) { gain += 1 }
    if other.first == .event, one.last == .event {
      if other.isUnfiltered, other.isSingle { gain += 0.2 }
      if other.isSingle {
        if one.lastEvent == other.lastEvent { gain = max(gain, 0.85) }
        if other.isAnchor { gain = max(gain, 0.5) }
        if other.mayCount || one.lends || other.lends {
          let open = left.unresolved.count + right.unresolved.count
          gain = max(gain, 1.05) + 5 * Double(open)
        }
      }
    }
    return sum + gain
  }

  /// Whether a negation on the left may reach over an OR.
  private static func mayNegate(_ one: Joint, _ other: Joint) -> Bool {
    if let left = one.lastCondition, let right = other.firstCondition {
      return left.isNegative && !right.isNegative
    }
    return one.last == .event && other.first == .event
  }

  /// Whether the right one may say of the left one's trait what it is not.
  private static func mayRepeat(_ one: Joint, _ other: Joint) -> Bool {
    guard let left = one.lastCondition, let right = other.firstCondition,
      right.isNegative, !left.isNegative, let path = right.path
    else { return false }
    return left.path == path
  }

  /// More than sums of the same scores in another order differ by.
  private static let rounding = 1e-6

  /// Whether a window that was said apart may be taken, or the event on the right may count from
  /// the one on the left.
  private static func mayUse(_ left: Partial, _ right: Partial) -> Bool {
    if left.openWindow != nil || right.openWindow != nil { return true }
    guard case .event(let child)? = right.draft else { return false }
    return child.following != nil || child.isSinceThen || left.lastEvent?.prelude != nil
      || left.draft?.lastClause.event?.prelude != nil
  }
}
