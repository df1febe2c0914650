import AudienceConditions
import AudienceJSON
import AudienceSchema

/// Two conditions that nobody can meet together: `ordered and never ordered`.
enum Contradiction {
  /// Whether two members of the condition exclude each other. Numbers of a value with several
  /// elements may differ, so that only counts and other measures are looked at.
  static func isIn(_ condition: Condition) -> Bool {
    guard case .and(let members) = condition else { return false }
    return members.indices.contains { place in
      members[..<place].contains { exclude($0.condition, members[place].condition) }
    }
  }

  private static func exclude(_ one: Condition, _ other: Condition) -> Bool {
    if let first = text(one), let second = text(other), first.of == second.of {
      return first.value != second.value
    }
    guard let first = range(one), let second = range(other), first.of == second.of else {
      return false
    }
    return first.low > second.high || second.low > first.high
  }

  /// The text that a trait is: one value is no other. A path into the elements of an array has many.
  private static func text(_ condition: Condition) -> (of: FieldPath, value: Literal)? {
    guard case .compare(.trait(let path), .equal, .literal(let value)) = condition,
      case .string = value, !path.readsElements
    else { return nil }
    return (path, value)
  }

  /// The numbers that a measure may have.
  private static func range(_ condition: Condition) -> (of: Scalar, low: Double, high: Double)? {
    guard case .compare(let scalar, let symbol, .literal(.number(let number))) = condition,
      case .measure = scalar
    else { return nil }
    let value = number.doubleValue
    switch symbol {
    case .equal: return (scalar, value, value)
    case .greater: return (scalar, value.nextUp, .infinity)
    case .greaterOrEqual: return (scalar, value, .infinity)
    case .less: return (scalar, -.infinity, value.nextDown)
    case .lessOrEqual: return (scalar, -.infinity, value)
    case .notEqual: return nil
    }
  }
}
