public import AudienceConditions

/// Counts primary expressions, of which a definition may have 50 (SEMANTICS 2): every trait,
/// property and context comparison and every reduced stream counts one, those inside `where` and
/// streams on a right side too.
public enum PrimaryExpressions {
  /// The greatest number a definition may have.
  public static let maximum = 50

  /// The number in a condition.
  public static func count(in condition: Condition) -> Int {
    switch condition {
    case .and(let members), .or(let members):
      members.reduce(0) { $0 + count(in: $1.condition) }
    case .not(let inner), .any(let inner), .all(let inner): count(in: inner.condition)
    case .compare(let left, _, let right): countLeft(left) + countStream(right)
    case .test(let scalar, _): countLeft(scalar)
    }
  }

  /// The number in a tree.
  public static func count(in tree: ConditionTree) -> Int { count(in: tree.condition) }

  /// The number in a definition; a computed trait is one stream and what is in it.
  public static func count(in definition: Definition) -> Int {
    switch definition {
    case .audience(let tree): count(in: tree)
    case .computedTrait(let scalar): countLeft(scalar)
    }
  }

  private static func countLeft(_ scalar: Scalar) -> Int {
    switch scalar {
    case .literal: 0
    case .trait, .property, .context: 1
    case .measure: countStream(scalar)
    }
  }

  private static func countStream(_ scalar: Scalar) -> Int {
    switch scalar {
    case .literal, .trait, .property, .context: 0
    case .measure: scalar.conditions.reduce(1) { $0 + count(in: $1.condition) }
    }
  }
}
