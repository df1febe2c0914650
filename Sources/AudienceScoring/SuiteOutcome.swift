package import AudienceConditions
package import AudienceDiagnostics
package import AudienceSchema

/// How one row came out with one strategy.
package struct SuiteOutcome: Sendable {
  /// What an outcome is worth.
  package enum Verdict: String, Sendable, CaseIterable {
    /// The same members as one gold, or the refusal that is due.
    case right
    /// Other members, another level, or an answer where a refusal is due.
    case wrong
    /// A refusal where an answer is due, or one of another code.
    case refused
  }

  /// What the strategy came to.
  package enum Answer: Sendable {
    case tree(ConditionTree, level: AudienceLevel)
    case refusal(Finding)
  }

  package let row: SuiteRow
  package let answer: Answer
  package let verdict: Verdict
  /// How the members differ from those of the nearest gold; nil where they are not compared.
  package let difference: MemberDifference?

  /// Whether the strategy gave an answer, right or wrong.
  package var isAnswered: Bool {
    if case .tree = answer { true } else { false }
  }
}

/// Whom an answer selects too many and too few, against a gold.
package struct MemberDifference: Sendable {
  /// Members of one side only.
  package struct Side: Sendable {
    /// The ids that the answer has and the gold does not, in byte order.
    package let gained: [UTF8Text]
    /// The ids that the gold has and the answer does not, in byte order.
    package let lost: [UTF8Text]

    package var count: Int { gained.count + lost.count }
  }

  /// Among the sample profiles; nil for a workspace without.
  package let onData: Side?
  /// Among the generated profiles.
  package let onProbes: Side
  /// The simplest generated profile or account that makes the difference, in words; empty where
  /// there is none.
  package let witness: Witness?

  /// One generated profile that only one side selects.
  package struct Witness: Sendable {
    package let isGained: Bool
    /// Its traits and its events, a line each.
    package let lines: [String]
  }

  package var isNone: Bool { (onData?.count ?? 0) == 0 && onProbes.count == 0 }
  var count: Int { (onData?.count ?? 0) + onProbes.count }
}
