package import AudienceConditions
package import AudienceJSON
package import AudienceProfiles
package import AudienceTime

/// The reference evaluator: what SEMANTICS says, over one profile or account, in one readable pass.
///
/// A pure function of the population's calls, the clock and the condition. It takes conditions that
/// hold to the language's structure (no `entity()`, quantifiers at account level only); a faster
/// engine is tested against it. Time per condition is linear in the subject's events in the
/// stream's windows, times the events in the inner windows for each level of funnels.
package struct Evaluator: Sendable {
  package let population: Population
  let memberships: Memberships

  /// - Parameter memberships: who is in the audiences that conditions of this evaluator read.
  package init(_ population: Population, memberships: Memberships) {
    self.population = population
    self.memberships = memberships
  }

  /// The clock.
  package var now: Instant { population.now }

  /// Whether a condition about the subject itself holds.
  package func holds(_ node: ConditionNode, for subject: Subject) -> Bool {
    holds(node, for: subject, in: nil)
  }

  /// Whether a condition holds, inside a filter where there is a scope.
  package func holds(
    _ node: ConditionNode, for subject: Subject, in scope: EventScope?
  ) -> Bool {
    switch node.condition {
    case .and(let members):
      members.allSatisfy { holds($0, for: subject, in: scope) }
    case .or(let members):
      members.contains { holds($0, for: subject, in: scope) }
    case .not(let inner):
      !holds(inner, for: subject, in: scope)
    case .any(let inner):
      users(of: subject).contains { holds(inner, for: .user($0), in: nil) }
    case .all(let inner):
      users(of: subject).allSatisfy { holds(inner, for: .user($0), in: nil) }
    case .compare(let left, let symbol, let right):
      compare(
        values(of: left, for: subject, in: scope), symbol,
        values(of: right, for: subject, in: scope))
    case .test(let scalar, let comparator):
      Test.holds(values(of: scalar, for: subject, in: scope), comparator, now: now)
    }
  }

  /// The users a quantifier runs over; a person is the only user of itself.
  package func users(of subject: Subject) -> [Profile] {
    switch subject {
    case .user(let profile): [profile]
    case .account(let account, _): population.members(of: account)
    }
  }

  /// An absent side makes every comparison false; with `$`, some element decides.
  private func compare(
    _ left: [Operand], _ symbol: ComparisonSymbol, _ right: [Operand]
  ) -> Bool {
    left.contains { a in right.contains { b in Comparison.holds(a, symbol, b) } }
  }
}

extension Evaluator {
  /// Whether a condition about one of the subject's events holds, in an outermost filter.
  package func holds(
    _ node: ConditionNode, for subject: Subject, event: ProfileEvent
  ) -> Bool {
    holds(node, for: subject, in: EventScope(event: event, parent: nil))
  }

  /// The values of a scalar in an outermost filter of one of the subject's events.
  package func values(
    of scalar: Scalar, for subject: Subject, event: ProfileEvent
  ) -> [JSONValue] {
    values(of: scalar, for: subject, in: EventScope(event: event, parent: nil)).map(\.value)
  }
}
