import AudienceConditions
import AudienceReasoning
import AudienceTime

/// The ORs of negations that let everybody through, or everybody who has a value at all: nobody is
/// in the US and in Canada, so whoever is not in the one *or* not in the other is everybody.
struct NegatedDisjunctions {
  struct Found {
    let node: ConditionNode
    /// Whose value it is about, where only those who have one are let through.
    let value: Scalar?
  }

  private(set) var found: [Found] = []

  init(in tree: ConditionTree, now: Instant) {
    for node in tree.nodes {
      guard case .or(let members) = node.condition, members.count > 1,
        members.allSatisfy(\.condition.isNegative)
      else { continue }
      if let pair = Self.pair(of: members, now) {
        found.append(Found(node: node, value: pair.isOfPresent ? pair.value : nil))
      }
    }
  }

  /// Two members of which one lets through whoever the other does not.
  private static func pair(
    of members: [ConditionNode], _ now: Instant
  ) -> (value: Scalar, isOfPresent: Bool)? {
    var reasoner = Reasoner(now: now)
    for (position, member) in members.enumerated() {
      for other in members[..<position] {
        let first = other.condition.affirmed
        let second = member.condition.affirmed
        guard let value = first.value, value == second.value, reasoner.exclude(first, second)
        else { continue }
        return (value, other.condition.needsValue && member.condition.needsValue)
      }
    }
    return nil
  }
}

extension Condition {
  /// Whether it says that something is not so.
  var isNegative: Bool {
    switch self {
    case .not, .compare(_, .notEqual, _), .test(_, .noneOf), .test(_, .omits): true
    case .and, .or, .any, .all, .compare, .test: false
    }
  }

  /// What a negation denies; the condition itself where it denies nothing.
  fileprivate var affirmed: Condition {
    switch self {
    case .not(let inner): inner.condition
    case .compare(let left, .notEqual, let right): .compare(left, .equal, right)
    case .test(let left, .noneOf(let literals)): .test(left, .oneOf(literals))
    case .test(let left, .omits(let literals)): .test(left, .contains(literals))
    case .and, .or, .any, .all, .compare, .test: self
    }
  }

  /// The value that it is about.
  fileprivate var value: Scalar? {
    switch self {
    case .compare(let left, _, _), .test(let left, _): left
    case .and, .or, .not, .any, .all: nil
    }
  }

  /// Whether the negation holds of present values only (SEMANTICS 4).
  fileprivate var needsValue: Bool {
    switch self {
    case .compare(_, .notEqual, _), .test(_, .noneOf): true
    case .and, .or, .not, .any, .all, .compare, .test: false
    }
  }
}
