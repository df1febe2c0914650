import AudienceConditions

/// What is known of the values and of the comparisons that conditions about one subject, or about
/// one event, read.
struct Environment {
  /// Upper bounds of values that are at most one.
  var values: [Scalar: ValueSet] = [:]
  /// Comparisons that hold, or do not.
  var truths: [Condition: Bool] = [:]

  /// What is known where one of several is known to be so; nil for none.
  static func joined(_ branches: [Environment]) -> Environment? {
    guard var joined = branches.first else { return nil }
    for branch in branches.dropFirst() {
      var values: [Scalar: ValueSet] = [:]
      for (scalar, set) in joined.values {
        if let other = branch.values[scalar] { values[scalar] = set.union(other) }
      }
      joined.values = values
      joined.truths = joined.truths.filter { branch.truths[$0.key] == $0.value }
    }
    return joined
  }

  /// Learns whether a comparison holds.
  ///
  /// - Returns: whether that can be so.
  mutating func learn(_ condition: Condition, _ holds: Bool) -> Bool {
    let (key, isSame) = condition.withoutNegation
    let truth = holds == isSame
    return truths.updateValue(truth, forKey: key) != !truth
  }
}

extension Condition {
  /// One of the conditions that say the same or the opposite, and whether it is the same: `omits`
  /// is not `contains`, `absent` not `exists`, and all do what no user fails to do.
  fileprivate var withoutNegation: (key: Condition, isSame: Bool) {
    switch self {
    case .test(let scalar, .omits(let literals)): (.test(scalar, .contains(literals)), false)
    case .test(let scalar, .absent): (.test(scalar, .exists), false)
    case .all(let inner):
      if case .not(let positive) = inner.condition {
        (.any(positive), false)
      } else {
        (.any(ConditionNode(.not(inner))), false)
      }
    case .and, .or, .not, .any, .compare, .test: (self, true)
    }
  }
}
