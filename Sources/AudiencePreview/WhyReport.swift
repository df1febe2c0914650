package import AudienceDiagnostics
package import AudienceJSON
package import AudienceProfiles
package import AudienceSchema

/// Why one subject is a member of an audience, or is not: pass or fail per node with evidence.
package struct WhyReport: Sendable {
  package let id: UTF8Text
  package let level: AudienceLevel
  package let isMember: Bool
  /// What is known of each node, by id; nodes inside nested streams have nothing.
  package let verdicts: [Int: Verdict]

  /// What is known of one node for the subject.
  package struct Verdict: Sendable {
    package let outcome: Outcome
    package let evidence: [Evidence]
  }

  /// Whether the node holds.
  package enum Outcome: Hashable, Sendable {
    /// Of the subject itself.
    case holds(Bool)
    /// Of some of the events that the stream could count, for a node in `where`.
    case ofEvents(Int, total: Int)
    /// Of some of the account's users, for a node under ANY or ALL.
    case ofUsers(Int, total: Int)

    /// Whether it counts as passed in a drawing.
    package var passes: Bool {
      switch self {
      case .holds(let holds): holds
      case .ofEvents(let count, _), .ofUsers(let count, _): count > 0
      }
    }
  }

  /// What the outcome rests on.
  package enum Evidence: Sendable {
    /// How many members of a junction hold.
    case members(holding: Int, total: Int)
    /// How many users of the account satisfy the operand; some ids of those that decide.
    case users(satisfying: Int, total: Int, examples: [UTF8Text])
    /// The values that a path yields; none: absent.
    case values([JSONValue])
    /// The events that counted, newest last, with the fields that matter.
    case found([EventEvidence])
    /// The nearest event that did not count, and what kept it out.
    case keptOut(EventEvidence, by: KeptOut)
    /// What the measure came to; nil: absent.
    case measured(JSONValue?)
  }

  /// What kept an event out of a stream.
  package enum KeptOut: String, Sendable {
    case filter, window, sources
  }

  /// An event as evidence.
  package struct EventEvidence: Sendable {
    package let event: ProfileEvent
    /// The fields that matter, with their values.
    package let fields: [Field]

    package struct Field: Sendable {
      package let name: String
      package let value: JSONValue
      /// The unit the workspace declares for it.
      package let unit: String?
    }
  }
}
