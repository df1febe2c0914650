import AudienceConditions
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
    /// The nearest event that one kind of filter kept out, and which.
    case keptOut(EventEvidence, by: KeptOut)
    /// What the measure came to; nil: absent.
    case measured(JSONValue?)
    /// How far the value is from satisfying the comparison, where it does not.
    case distance(Distance)
  }

  /// What kept an event out of a stream.
  package enum KeptOut: Hashable, Sendable {
    case filter
    case sources
    /// So long before the window begins, or after it ends; nil for a window that no event can be in.
    case window(Outside?)

    /// The word for it.
    package var word: String {
      switch self {
      case .filter: "filter"
      case .sources: "sources"
      case .window: "window"
      }
    }
  }

  /// How far an event is from a window.
  package enum Outside: Hashable, Sendable {
    /// Microseconds before the window begins.
    case tooEarly(Int64)
    /// Microseconds after the window ends.
    case tooLate(Int64)
  }

  /// How far a number is from satisfying a comparison.
  package struct Distance: Hashable, Sendable {
    /// How much more, or less, it would have to be; 0 where the limit itself is not allowed.
    package let amount: ExactNumber
    /// Whether more is needed, and not less.
    package let needsMore: Bool
    /// Whether the number is exactly the limit, which the comparison does not allow.
    package var isOnLimit: Bool { amount == ExactNumber(0) }

    /// nil where the number satisfies the comparison, and where no number is nearer than another.
    init?(from value: ExactNumber, _ symbol: ComparisonSymbol, _ limit: ExactNumber) {
      switch symbol {
      case .greater, .greaterOrEqual:
        guard value < limit || (value == limit && symbol == .greater) else { return nil }
        needsMore = true
      case .less, .lessOrEqual:
        guard value > limit || (value == limit && symbol == .less) else { return nil }
        needsMore = false
      case .equal:
        guard value != limit else { return nil }
        needsMore = value < limit
      case .notEqual: return nil
      }
      guard let amount = Self.difference(value, limit) else { return nil }
      self.amount = amount
    }

    /// The distance of two numbers; of integers exactly, else to six decimals.
    private static func difference(_ a: ExactNumber, _ b: ExactNumber) -> ExactNumber? {
      if let x = a.integerValue, let y = b.integerValue {
        let (difference, overflow) = x.subtractingReportingOverflow(y)
        if !overflow, difference != .min { return .integer(abs(difference)) }
      }
      let difference = abs(a.doubleValue - b.doubleValue)
      return ExactNumber(difference < 1e9 ? (difference * 1e6).rounded() / 1e6 : difference)
    }
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
