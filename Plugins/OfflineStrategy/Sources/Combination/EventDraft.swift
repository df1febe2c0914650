import AudienceConditions
import AudienceSchema
import AudienceTime

/// An event condition in the making.
///
/// It says much, and readings are looked at and copied often: copies share what they say until one
/// of them is changed.
@dynamicMemberLookup
struct EventDraft: Sendable {
  /// A class because copies share it; only the one draft that refers to it changes it.
  private final class Box: @unchecked Sendable {
    @exclusivity(unchecked) var fields: EventFields

    init(_ fields: EventFields) { self.fields = fields }
  }

  private var box: Box

  init(_ fields: EventFields) { box = Box(fields) }

  subscript<Value>(dynamicMember path: KeyPath<EventFields, Value>) -> Value {
    @inline(__always) get { box.fields[keyPath: path] }
  }

  subscript<Value>(dynamicMember path: WritableKeyPath<EventFields, Value>) -> Value {
    @inline(__always) get { box.fields[keyPath: path] }
    @inline(__always) _modify {
      if !isKnownUniquelyReferenced(&box) { box = Box(box.fields) }
      yield &box.fields[keyPath: path]
    }
  }

  /// The same with the comparison turned to its complement.
  mutating func negate(_ evidence: Evidence) {
    if !isKnownUniquelyReferenced(&box) { box = Box(box.fields) }
    box.fields.negate(evidence)
  }
}

extension EventDraft: Hashable {
  static func == (one: EventDraft, other: EventDraft) -> Bool {
    one.box === other.box || one.box.fields == other.box.fields
  }

  func hash(into hasher: inout Hasher) { hasher.combine(box.fields) }
}

/// What an event condition in the making says.
struct EventFields: Hashable, Sendable {
  /// Into the vocabulary's events.
  var event: Int
  var eventName: EventName
  var name: Evidence
  var filters: [Draft] = []
  var window: Window?
  var windowEvidence = Evidence()
  /// A window that counts from the event before: `within 2 days of that`.
  var following: TimeSpan?
  /// How long after the event before it begins: `between 30 and 60 days later`.
  var followingFrom: TimeSpan?
  /// Words that repeat the verb of the event before, which the window counts from.
  var echoes: TokenSet = []
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
  /// `but hasn't returned since`, `and then ordered`: how far behind the event before it may be.
  var sinceSpan: TimeSpan?
  /// `in the 60 days before that`: how far its window reaches back from where the one before begins.
  var beforeSpan: TimeSpan?
  /// Whether it is named only as what another event is counted from.
  var isAnchor = false

  /// Whether it says that there is none.
  var isNever: Bool {
    measure == .count && symbol == .equal && value == .literal(.integer(0))
  }

  /// Whether it says that there are some.
  var isSome: Bool {
    guard measure == .count, case .literal(let number) = value else { return false }
    switch symbol {
    case .greaterOrEqual, .equal: return number != .integer(0)
    case .greater: return true
    case .notEqual: return number == .integer(0)
    case .less, .lessOrEqual: return false
    }
  }

  /// Whether it says how often in words of its own.
  var hasDefaultTest: Bool {
    measure == .count && symbol == .greaterOrEqual && value == .literal(.integer(1))
  }

  /// Whether its number is compared with that of other events.
  var hasRival: Bool {
    if case .measure = value { true } else { false }
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
