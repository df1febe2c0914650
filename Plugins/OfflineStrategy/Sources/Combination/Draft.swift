import AudienceConditions
import AudienceJSON
import AudienceSchema
import AudienceTime

/// The words behind a part of a tree, and why they made it.
struct Evidence: Hashable, Sendable {
  var tokens: TokenSet = []
  var reason = ""
}

/// A typed partial tree: what a stretch of the prompt says, with the words behind each part.
indirect enum Draft: Hashable, Sendable {
  case event(EventDraft)
  /// A condition on a trait, an audience, or a property.
  case condition(Condition, Evidence)
  case junction(Junction, [Draft], Evidence)
  case not(Draft, Evidence)
  case quantified(Quantifier, Draft, Evidence)
}

enum Junction: Hashable, Sendable {
  case and, or
}

/// An event condition in the making.
struct EventDraft: Hashable, Sendable {
  /// Into the vocabulary's events.
  var event: Int
  var eventName: EventName
  var name: Evidence
  var filters: [Draft] = []
  var window: Window?
  var windowEvidence = Evidence()
  /// A window that counts from the event before: `within 2 days of that`.
  var following: TimeSpan?
  /// Whether the window can count from nothing but the event before.
  var isAnchored = false
  var measure = Measure.count
  var symbol = ComparisonSymbol.greaterOrEqual
  var value = Scalar.literal(.integer(1))
  /// The upper end where the comparison is with a range; `value` is its lower end.
  var upperBound: Quantity.Bound?
  /// The words of the comparison; empty where it is the default.
  var test = Evidence()
  /// Whether the same words of an earlier clause were copied into this one.
  var isCopied = false
  /// `at any time`: no window that is said for others holds for it.
  var isAnyTime = false
  /// Whether its object (`created or completed a task`) or its verb (`opened a push or an email`)
  /// stands in the clause beside it.
  var isElliptic = false
  /// Whether its object is unsaid, and so that of the clause before: `neither opened nor …`.
  var isObjectUnsaid = false
  /// Whether its noun alone names it, where its action does not go without saying.
  var isVerbless = false
  /// `their last order`: it is told apart from the others, and shares nothing with them.
  var isOrdinal = false
  /// Whether its words name another event as well: they do not tell which is meant.
  var isTied = false
  /// `that year`: the window of the event before.
  var usesEarlierWindow = false
  /// `but not since`: from where the window of the event before ends.
  var isSinceThen = false
  /// `the same product`: the words that tie it to the event before.
  var sameAsParent: Evidence?

  /// `After signing up, …`: how long what follows may come behind it.
  var prelude: TimeSpan?
  /// `but hasn't returned since`: how far behind the event before it may be.
  var sinceSpan: TimeSpan?
  /// Whether it is named only as what another event is counted from.
  var isAnchor = false

  /// Whether it says that there is none.
  var isNever: Bool {
    measure == .count && symbol == .equal && value == .literal(.integer(0))
  }

  /// Whether it says how often in words of its own.
  var hasDefaultTest: Bool {
    measure == .count && symbol == .greaterOrEqual && value == .literal(.integer(1))
  }

  /// The same with the comparison turned to its complement.
  mutating func negate(_ evidence: Evidence) {
    test.tokens.formUnion(evidence.tokens)
    test.reason = evidence.reason
    if isNever {
      symbol = .greaterOrEqual
      value = .literal(.integer(1))
      return
    }
    if hasDefaultTest {
      symbol = .equal
      value = .literal(.integer(0))
      return
    }
    switch symbol {
    case .equal: symbol = .notEqual
    case .notEqual: symbol = .equal
    case .greater: symbol = .lessOrEqual
    case .greaterOrEqual: symbol = .less
    case .less: symbol = .greaterOrEqual
    case .lessOrEqual: symbol = .greater
    }
  }
}

/// One way to read a stretch of the prompt.
struct Partial: Sendable {
  /// Nil where the stretch names the subject only.
  var draft: Draft?
  var score: Double
  /// Content words that nothing used.
  var unresolved: TokenSet = []
  var assumptions: [AssumptionDraft] = []
  /// The last event named, as a draft: an event is large, and readings are copied often.
  var lastDraft: Draft?
  /// What was said of a list that follows: `any of these:`.
  var header: ListHeader?
  /// A window that was said apart from any event: `In the last 30 days, customers who …`.
  var openWindow: OpenWindow?
  /// Whether its window stands before its verb, and so holds for what follows too.
  var leadsWithWindow = false
  /// What joins with it depend on; nil where it says nothing, or where that was not looked at.
  var joint: Joint?

  /// The last event named, for what follows without one of its own.
  var lastEvent: EventDraft? {
    get {
      if case .event(let event)? = lastDraft { event } else { nil }
    }
    set { lastDraft = newValue.map(Draft.event) }
  }
}

/// A window whose events are named elsewhere.
struct OpenWindow: Hashable, Sendable {
  let window: Window
  let tokens: TokenSet
}

struct AssumptionDraft: Hashable, Sendable {
  var text: String
  var tokens: TokenSet
}
