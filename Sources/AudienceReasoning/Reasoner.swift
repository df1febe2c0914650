package import AudienceConditions
import AudienceSchema
package import AudienceTime

/// What is certain about a condition whatever the data are.
package enum Verdict: Hashable, Sendable {
  /// It holds for everybody.
  case always
  /// It holds for nobody.
  case never
}

/// Tells which conditions hold always, never, or wherever others do, at a clock.
///
/// Two-valued logic and absent values are those of SEMANTICS 4, aggregates of nothing those of 6.
/// Whatever it says is certain for every possible call log; where it is silent nothing is known: it
/// knows the values that a comparison with literals leaves, windows and funnels that leave no time,
/// and which events are among others, but nothing of two values that are compared with each other.
///
/// How: a condition that is to hold (or not) narrows the values of what it reads, member by member;
/// where nothing is left it cannot. O(conditions × depth); streams that were looked at are kept.
package struct Reasoner {
  /// The clock; nil where it is not known, and nothing of what counts from it.
  let now: Instant?
  /// Whether streams can have events, as far as was asked.
  var streams: [PlacedStream: Bool] = [:]

  /// A stream where it stands.
  struct PlacedStream: Hashable {
    let stream: Stream
    let place: Place
  }

  package init(now: Instant?) { self.now = now }

  // MARK: - About conditions of the same subject

  /// What is certain of a condition about a subject.
  package mutating func verdict(of condition: Condition) -> Verdict? {
    verdict(of: condition, in: .subject)
  }

  /// Whether the second holds wherever the first does.
  package mutating func implies(_ one: Condition, _ other: Condition) -> Bool {
    implies(one, other, in: .subject)
  }

  /// Whether the two never hold together.
  package mutating func exclude(_ one: Condition, _ other: Condition) -> Bool {
    exclude(one, other, in: .subject)
  }

  // MARK: - Where they stand

  mutating func verdict(of condition: Condition, in place: Place) -> Verdict? {
    if !canBe([(condition, true)], in: place) { return .never }
    if !canBe([(condition, false)], in: place) { return .always }
    return nil
  }

  mutating func implies(_ one: Condition, _ other: Condition, in place: Place) -> Bool {
    !canBe([(one, true), (other, false)], in: place)
  }

  mutating func exclude(_ one: Condition, _ other: Condition, in place: Place) -> Bool {
    !canBe([(one, true), (other, true)], in: place)
  }

  /// Whether conditions may come out as wanted, all at once.
  mutating func canBe(_ wanted: [(Condition, Bool)], in place: Place) -> Bool {
    var known = Environment()
    for (condition, isWanted) in wanted {
      guard let more = refined(known, by: condition, isWanted, in: place) else { return false }
      known = more
    }
    return related(known, in: place) != nil
  }

  // MARK: - Narrowing

  /// What is known when a condition holds, or does not, besides what was known; nil where that
  /// cannot be.
  mutating func refined(
    _ known: Environment, by condition: Condition, _ isWanted: Bool, in place: Place
  ) -> Environment? {
    switch condition {
    case .and(let members), .or(let members):
      let isAnd = if case .and = condition { true } else { false }
      return isAnd == isWanted
        ? all(members, isWanted, known, in: place) : some(members, isWanted, known, in: place)
    case .not(let inner): return refined(known, by: inner.condition, !isWanted, in: place)
    case .any(let inner):
      if isWanted, verdict(of: inner.condition, in: .subject) == .never { return nil }
      return learned(condition, isWanted, known)
    case .all(let inner):
      if !isWanted, verdict(of: inner.condition, in: .subject) == .always { return nil }
      return learned(condition, isWanted, known)
    case .compare(let left, let symbol, let right):
      return compared(condition, left, symbol, right, isWanted, known, in: place)
    case .test(let scalar, let comparator):
      return narrowed(
        scalar, to: scalar.outcome(Outcome.of(comparator, now: now), isExistence: comparator),
        condition, isWanted, known, in: place)
    }
  }

  /// Every member holds, or none does: what narrows values comes before what has several ways.
  private mutating func all(
    _ members: [ConditionNode], _ isWanted: Bool, _ known: Environment, in place: Place
  ) -> Environment? {
    var known = known
    let plain = members.filter(\.condition.isPlain)
    for member in plain + members.filter({ !$0.condition.isPlain }) {
      guard let more = refined(known, by: member.condition, isWanted, in: place) else { return nil }
      known = more
    }
    return related(known, in: place)
  }

  /// Some member holds, or some does not.
  private mutating func some(
    _ members: [ConditionNode], _ isWanted: Bool, _ known: Environment, in place: Place
  ) -> Environment? {
    var branches: [Environment] = []
    for member in members {
      if let branch = refined(known, by: member.condition, isWanted, in: place),
        let whole = related(branch, in: place)
      {
        branches.append(whole)
      }
    }
    return Environment.joined(branches)
  }

  private func learned(
    _ condition: Condition, _ isWanted: Bool, _ known: Environment
  ) -> Environment? {
    var known = known
    return known.learn(condition, isWanted) ? known : nil
  }

  // MARK: - Comparisons

  private mutating func compared(
    _ condition: Condition, _ left: Scalar, _ symbol: ComparisonSymbol, _ right: Scalar,
    _ isWanted: Bool, _ known: Environment, in place: Place
  ) -> Environment? {
    if case .literal(let literal) = right {
      return narrowed(
        left, to: left.outcome(Outcome.of(symbol, literal), isExistence: nil), condition, isWanted,
        known, in: place)
    }
    if case .literal(let literal) = left {
      return narrowed(
        right, to: right.outcome(Outcome.of(symbol.mirrored, literal), isExistence: nil),
        condition, isWanted, known, in: place)
    }
    if left == right, left.isSingle {
      switch symbol {
      case .greater, .less, .notEqual:
        return isWanted ? nil : learned(condition, isWanted, known)
      case .equal:
        let same = Outcome(whenTrue: .present, whenFalse: .absent)
        return narrowed(left, to: same, condition, isWanted, known, in: place)
      case .greaterOrEqual, .lessOrEqual: break
      }
    }
    // Two values: where they compare, both are there (SEMANTICS 4).
    let present = Outcome(whenTrue: .present, whenFalse: .all)
    guard let known = narrowed(left, to: present, condition, isWanted, known, in: place) else {
      return nil
    }
    return narrowed(right, to: present, condition, isWanted, known, in: place)
  }

  /// Keeps of a scalar's values those with which a comparison comes out as wanted.
  private mutating func narrowed(
    _ scalar: Scalar, to outcome: Outcome, _ condition: Condition, _ isWanted: Bool,
    _ known: Environment, in place: Place
  ) -> Environment? {
    var known = known
    guard known.learn(condition, isWanted) else { return nil }
    let set = isWanted ? outcome.whenTrue : outcome.whenFalse
    var left = (known.values[scalar] ?? values(of: scalar, in: place)).intersection(set)
    if scalar.isCount { left = left.wholeNumbers }
    if left.isEmpty { return nil }
    known.values[scalar] = left
    return known
  }
}

extension Scalar {
  /// Whether it has one value at most.
  var isSingle: Bool {
    switch self {
    case .literal, .measure: true
    case .trait(let path), .property(let path, of: _), .context(let path): !path.readsElements
    }
  }

  var isCount: Bool {
    switch self {
    case .measure(_, .count), .measure(_, .uniqueCount): true
    case .literal, .trait, .property, .context, .measure: false
    }
  }

  /// The outcome of a comparison for this scalar: of several values some element decides, so that
  /// it tells whether there is one at all, and no more (SEMANTICS 3).
  fileprivate func outcome(_ outcome: Outcome, isExistence comparator: Comparator?) -> Outcome {
    if isSingle { return outcome }
    switch comparator {
    case .exists, .absent: return outcome
    case .omits: return Outcome(whenTrue: .all, whenFalse: .present)
    case .contains, .startsWith, .endsWith, .oneOf, .noneOf, .beforeDate, .afterDate, .withinLast,
      .withinNext, .beforeLast, .afterNext, nil:
      return Outcome(
        whenTrue: outcome.whenTrue.isEmpty ? .none : .present, whenFalse: .all)
    }
  }
}

extension Condition {
  /// Whether it narrows values without a choice.
  fileprivate var isPlain: Bool {
    switch self {
    case .compare, .test, .any, .all: true
    case .not(let inner): inner.condition.isPlain
    case .and, .or: false
    }
  }
}

extension ComparisonSymbol {
  /// The symbol that says the same with the sides exchanged.
  fileprivate var mirrored: ComparisonSymbol {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    }
  }
}
