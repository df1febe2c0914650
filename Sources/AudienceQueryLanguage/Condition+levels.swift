import AudienceConditions

extension Condition {
  /// Whether the condition's query text has more levels than allowed (SEMANTICS 2): parentheses
  /// that it needs, NOT, ANY, ALL, `where(`, nested `event(`.
  ///
  /// It looks no deeper than the limit, so that no depth of a tree takes the stack.
  func exceeds(levels: Int, inWhere: Bool) -> Bool {
    if levels < 0 { return true }
    switch self {
    case .and(let members), .or(let members):
      return members.contains { member in
        let own = member.condition.needsParentheses(in: self) ? 1 : 0
        return member.condition.exceeds(levels: levels - own, inWhere: inWhere)
      }
    case .not(let inner), .any(let inner), .all(let inner):
      let own = inner.condition.needsParentheses(in: self) ? 2 : 1
      return inner.condition.exceeds(levels: levels - own, inWhere: inWhere)
    case .compare(let left, _, let right):
      return left.exceeds(levels: levels, inWhere: inWhere)
        || right.exceeds(levels: levels, inWhere: inWhere)
    case .test(let scalar, _):
      return scalar.exceeds(levels: levels, inWhere: inWhere)
    }
  }
}

extension Scalar {
  fileprivate func exceeds(levels: Int, inWhere: Bool) -> Bool {
    switch self {
    case .literal, .trait, .property, .context: return false
    case .measure:
      let own = inWhere ? 1 : 0
      if levels < own { return true }
      return conditions.contains { node in
        node.condition.exceeds(levels: levels - own - 1, inWhere: true)
      }
    }
  }
}
