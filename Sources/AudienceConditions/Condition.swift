public import AudienceTime

/// A boolean statement about a profile or an account, or, inside `where( … )`, about an event.
///
/// Junctions are n-ary and stay as written. Equality and hashing are structural and ignore ids.
/// What each case means is in SEMANTICS 2 to 7; the query text each case prints:
public indirect enum Condition: Hashable, Sendable {
  /// All hold. At least two conditions.
  ///
  ///     trait('vip') = 'true' AND event('Order Completed').count() >= 1
  case and([ConditionNode])
  /// At least one holds. At least two conditions.
  ///
  ///     trait('plan') = 'pro' OR trait('plan') = 'team'
  case or([ConditionNode])
  /// The condition is false.
  ///
  ///     NOT trait('country') = 'US'
  case not(ConditionNode)
  /// Some user of the account satisfies it; account level only.
  ///
  ///     ANY event('Signed In').count() >= 1
  case any(ConditionNode)
  /// No user of the account fails it; account level only.
  ///
  ///     ALL NOT event('Signed In').count() >= 1
  case all(ConditionNode)
  /// Two values are compared by a symbol.
  ///
  ///     event('Order Completed').within(30 days).count() >= 1
  case compare(Scalar, ComparisonSymbol, Scalar)
  /// A value is tested by a named comparator.
  ///
  ///     trait('email').ends_with('.org')
  case test(Scalar, Comparator)
}

/// A condition with its id in a tree. Equality and hashing ignore the id.
public struct ConditionNode: Hashable, Sendable {
  /// Given in pre-order when a tree is made, stable over edits, never used again; from 1. Zero
  /// until a `ConditionTree` has numbered it.
  public let id: Int
  public let condition: Condition

  public init(_ condition: Condition, id: Int = 0) {
    self.id = id
    self.condition = condition
  }

  public static func == (left: ConditionNode, right: ConditionNode) -> Bool {
    left.condition == right.condition
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(condition) }
}

/// A comparison by symbol; `==` in text is `=`.
public enum ComparisonSymbol: String, Hashable, Sendable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case greater = ">"
  case greaterOrEqual = ">="
  case less = "<"
  case lessOrEqual = "<="
}

/// A comparator that is written as a function behind a value (SEMANTICS 4).
public enum Comparator: Hashable, Sendable {
  case exists
  case absent
  /// Some of the texts occur in the value's text. At least one literal.
  case contains([Literal])
  /// None of the texts occurs in the value's text; true of an absent value.
  case omits([Literal])
  case startsWith(Literal)
  case endsWith(Literal)
  /// The value equals one of the literals. At least one.
  case oneOf([Literal])
  /// The value exists and equals none of the literals. At least one.
  case noneOf([Literal])
  case beforeDate(Literal)
  case afterDate(Literal)
  case withinLast(TimeSpan)
  case withinNext(TimeSpan)
  case beforeLast(TimeSpan)
  case afterNext(TimeSpan)
}
