import AudienceConditions
import AudienceDiagnostics
import AudienceSchema

/// What of a reading decides how much joining it with another may earn.
///
/// Nothing in it is counted or shared, because it is looked at far more often than anything else.
struct Joint: Sendable {
  /// What its first or last clause is.
  enum Clause: Sendable {
    case event, condition, quantified, other
  }

  let score: Double
  /// How many words nothing used.
  let open: Int
  /// Whether it says something, and not only whom it is of.
  let says: Bool
  /// Whether something was said of the list that it begins, or ends with.
  let hasHeader: Bool
  /// Whether a window was said apart from its events.
  let hasOpenWindow: Bool
  /// Whether it is one event that counts from the one before it.
  let isCounted: Bool
  /// Whether its last event may lend a span.
  let lends: Bool

  let first: Clause
  let last: Clause
  /// Whether it is one clause, and not several.
  let isSingle: Bool
  /// Whether it is a condition alone.
  var isCondition: Bool { isSingle && first == .condition }
  /// Whether what is said last in it is an event, joined to the others by "and" or by "or".
  let endsWithEvent: Bool
  /// The events of its first and its last clause.
  let firstEvent: Int?
  let lastEvent: Int?
  /// Whether its last clause is about the first or the last of its events.
  let endsWithOccurrence: Bool
  /// Whether the event of its first clause is one that was named before.
  let isCopied: Bool
  /// Whether its first clause is an event without filters.
  let isUnfiltered: Bool
  /// Whether it is an event that others are counted from.
  let isAnchor: Bool
  /// Whether it is an event that may count from the one before it.
  let mayCount: Bool
  /// What the condition says that it begins or ends with.
  let firstCondition: ConditionTrait?
  let lastCondition: ConditionTrait?

  /// Whether its parts are joined by "and", and whether no word says so.
  let isAnd: Bool
  let isUnjoined: Bool
  /// Whether what joins them joins more than what stands right before it: a comma, `excluding`.
  let bindsLoosely: Bool
  /// Whether it says what is left out: `excluding …`.
  let endsWithExclusion: Bool
  /// What an OR that is not said as one whole costs inside an AND.
  let looseness: Double
  /// Whether it is an OR that names the people again: `… or customers who …`.
  let isOfPeople: Bool
  /// Whether it is a condition with a list of values of its own: `digital or student plan`.
  let endsOwnList: Bool

  /// A condition's trait, and whether it is said not to be there or not to be so.
  struct ConditionTrait: Sendable {
    /// A number that is the same for the same trait.
    let path: Int?
    let isNegative: Bool

    init?(_ draft: Draft) {
      guard case .condition(let condition, _) = draft else { return nil }
      path = condition.traitPath.map(ValuedTraits.number)
      isNegative = condition.isNegative
    }
  }

  var endsWithCondition: Bool { last == .condition }

  /// - Parameter range: the words of the reading's stretch.
  init(of partial: Partial, in range: Range<Int>, _ words: JoiningWords) {
    score = partial.score
    open = partial.unresolved.count
    hasHeader = partial.header != nil
    hasOpenWindow = partial.openWindow != nil
    let draft = partial.draft
    says = draft != nil
    let (firstClause, lastClause) = (draft?.firstClause, draft?.lastClause)
    first = firstClause.map(Self.clause) ?? .other
    last = lastClause.map(Self.clause) ?? .other
    firstCondition = firstClause.flatMap(ConditionTrait.init)
    lastCondition = lastClause.flatMap(ConditionTrait.init)
    isSingle = draft?.junction == nil
    endsWithEvent = draft?.endsWithEvent == true
    var lends = partial.lastEvent?.prelude != nil
    if case .event(let event)? = lastClause {
      lastEvent = event.event
      switch event.measure {
      case .first, .last: endsWithOccurrence = true
      case .count, .sum, .average, .minimum, .maximum, .mode, .uniqueCount:
        endsWithOccurrence = false
      }
      if event.prelude != nil { lends = true }
    } else {
      lastEvent = nil
      endsWithOccurrence = false
    }
    self.lends = lends
    if case .event(let event)? = firstClause {
      firstEvent = event.event
      isCopied = event.isCopied
      isUnfiltered = event.filters.isEmpty
      isAnchor = event.isAnchor
      mayCount = isSingle && (event.following != nil || event.isSinceThen)
    } else {
      firstEvent = nil
      isCopied = false
      isUnfiltered = false
      isAnchor = false
      mayCount = false
    }
    if case .event? = draft { isCounted = mayCount } else { isCounted = false }
    if case .condition(_, let evidence)? = draft {
      endsOwnList = !evidence.tokens.isDisjoint(with: words.or)
    } else {
      endsOwnList = false
    }
    guard case .junction(let kind, _, let joint)? = draft else {
      isAnd = false
      isUnjoined = false
      bindsLoosely = false
      endsWithExclusion = false
      looseness = 0
      isOfPeople = false
      return
    }
    let tokens = joint.tokens
    isAnd = kind == .and
    isUnjoined = tokens.isEmpty
    bindsLoosely = !tokens.isDisjoint(with: words.loose)
    endsWithExclusion = kind == .and && !tokens.isDisjoint(with: words.exclusions)
    isOfPeople = kind == .or && words.namesPeople(tokens)
    looseness =
      kind == .and || words.saysEither(range) ? 0 : words.startsAnew(tokens) ? 1.1 : 0.5
  }

  private static func clause(_ draft: Draft) -> Clause {
    switch draft {
    case .event: .event
    case .condition: .condition
    case .quantified: .quantified
    case .junction, .not: .other
    }
  }
}

/// The best readings of a stretch, with what their joins depend on.
///
/// A class because every join of a cell refers to two of them.
final class Cell: Sendable {
  let partials: [Partial]
  let joints: [Joint]
  /// The traits that each of them asks for a value of.
  private let traits: [ValuedTraits]

  static let empty = Cell()

  private init() {
    partials = []
    joints = []
    traits = []
  }

  /// - Parameter range: the words of the stretch.
  init(_ partials: [Partial], in range: Range<Int>, _ words: JoiningWords) {
    self.partials = partials
    joints = partials.map { Joint(of: $0, in: range, words) }
    traits = partials.map { ValuedTraits(of: $0.draft) }
  }

  /// Whether one of its readings and one of another stretch may ask for two values of a trait.
  func mayContradict(_ place: Int, _ other: Cell, _ otherPlace: Int) -> Bool {
    let (one, two) = (traits[place], other.traits[otherPlace])
    return one.areTwo || two.areTwo || one.mayContradict(two)
  }
}

extension ValuedTraits {
  init(of draft: Draft?) {
    self.init()
    draft?.forEachValuedTrait { path, value in add(path, value) }
  }
}

extension Draft {
  /// Calls for the trait and the value of each of its conditions that asks for one.
  fileprivate func forEachValuedTrait(_ use: (FieldPath, Literal) -> Void) {
    switch self {
    case .condition(.compare(.trait(let path), .equal, .literal(let value)), _): use(path, value)
    case .junction(.and, let members, _):
      for case .condition(.compare(.trait(let path), .equal, .literal(let value)), _) in members {
        use(path, value)
      }
    case .event, .condition, .junction, .not, .quantified: return
    }
  }

  fileprivate var endsWithEvent: Bool {
    switch self {
    case .event: true
    case .junction(_, let members, _): members.last?.endsWithEvent == true
    case .condition, .not, .quantified: false
    }
  }
}
