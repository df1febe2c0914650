/// Two neighbouring stretches, and what their words say of the way they belong together.
struct Neighbours {
  let leftTokens: Range<Int>
  let rightTokens: Range<Int>
  let coordinator: (kind: Coordinator, tokens: Range<Int>)?
  /// Whether the right one begins with `only those`, or is joined by `as long as`.
  let isRestricting: Bool
  /// Whether nothing but a comma, or a colon, stands between them.
  let isComma: Bool
  /// `advanced users only: …`: all that follows is of them.
  let isColon: Bool
  /// Whether what stands between them is between whole descriptions.
  let startsAnew: Bool
  let leftSaysEither: Bool
  /// An `either` that is not at the beginning belongs to an inner OR.
  let isEitherInside: Bool
  /// What the right one begins with: a clause of its own, `who`, another relative pronoun, or a
  /// preposition.
  let startsClause: Bool
  let startsWithWho: Bool
  let startsWithPronoun: Bool
  let startsWithWhich: Bool
  let startsWithRelative: Bool
  let startsWithPreposition: Bool
  /// `viewers or guests who commented`: whether the right one begins with a noun of a list of them.
  let startsWithListedRole: Bool
  /// Whether the left one says of which of an account's users the right one is.
  let quantifiesUsers: Bool

  init(
    _ analysis: PromptAnalysis, left: Range<Int>, right: Range<Int>,
    coordinator: (kind: Coordinator, tokens: Range<Int>)?, isOfAccounts: Bool
  ) {
    let words = analysis.joiningWords
    leftTokens = left
    rightTokens = right
    self.coordinator = coordinator
    let joint = coordinator.map { TokenSet($0.tokens) } ?? []
    isRestricting =
      words.restricting.contains(right.lowerBound) || !joint.isDisjoint(with: words.provisos)
    isComma = coordinator?.tokens.count == 1 && !joint.isDisjoint(with: words.commas)
    isColon = coordinator.map { words.colons.contains($0.tokens.lowerBound) } == true
    startsAnew = words.startsAnew(joint)
    let all = TokenSet(left)
    let either = words.either.intersection(all).min()
    leftSaysEither = either != nil
    isEitherInside =
      either.map { !TokenSet(left.lowerBound..<$0).isDisjoint(with: analysis.contentTokens) }
      == true
    let first = right.lowerBound
    startsClause = words.clauseOpenings.contains(first)
    startsWithWho = words.who.contains(first)
    startsWithPronoun = words.pronouns.contains(first)
    startsWithWhich = words.which.contains(first)
    startsWithRelative = words.relatives.contains(first)
    startsWithPreposition = words.prepositions.contains(first)
    startsWithListedRole =
      analysis.contentTokens.intersection(TokenSet(right)).min().map(
        analysis.listedRoles.contains) == true
    quantifiesUsers = isOfAccounts && !words.quantifiers.isDisjoint(with: all)
  }

  /// What of a score depends on the details of what is joined.
  struct Details {
    /// What it costs to leave the users behind that the left one is of.
    var narrowness = 0.0
    /// Whether the OR is of the left one's last clause only: `booked it and either left or stayed`.
    var isOfLastClause = false
    /// Whether values of a list are parted, or filters from values that they are of.
    var splitsList = false
    var splitsFilters = false
    /// Whether the right one tells of the event on the left.
    var tellsOfEvent = false
    /// What it costs that two events, or two sorts of users, have nothing between them.
    var clash = 0.0
    /// Whether the right event's noun is a property of the left one.
    var isNamedByProperty = false
    /// Whether the right one says more of the left one's property or trait.
    var repeats = false
  }

  /// How two readings are joined: by `…, digital or student plan` the "or" is between two values,
  /// not between what the comma parts.
  func kind(_ other: Joint) -> Coordinator? {
    isComma && other.endsOwnList ? .and : coordinator?.kind
  }

  /// What two readings score as two conditions.
  ///
  /// - Parameter sum: what they score apart.
  func score(_ sum: Double, _ one: Joint, _ other: Joint, _ details: Details) -> Double {
    var score = sum
    // A list that was announced reaches to its end.
    if one.hasHeader, coordinator != nil { score -= 1.5 }
    switch kind(other) {
    case .or:
      if isEitherInside, !details.isOfLastClause { score -= 1 }
      if !startsAnew, other.isAnd, leftSaysEither { score -= 0.4 }
      if one.isAnd { score = scoreBesideOr(score, one) }
      if other.isAnd { score = scoreBesideOr(score, other) }
      score -= details.narrowness
      if details.splitsList { score -= 0.6 }
      if details.splitsFilters { score -= 1.5 }
      // What follows is of all of them.
      if other.isAnd, startsWithListedRole { score -= 1.5 }
      score -= 0.1
    case .andNot:
      score -= 0.1
    case .and, .then, nil:
      // "…, but only those in Manchester" is of everybody before it.
      score -= isRestricting ? -0.5 : one.looseness
      if coordinator != nil {
        // "reviewed it and then returned or cancelled it": either came behind it.
        let isBehind = coordinator?.kind == .then && other.looseness < 1
        if !isColon, !isBehind { score -= other.looseness }
      } else if other.isOfPeople {
        score -= 1.1
      }
      score -= coordinator == nil ? softness(one, other, details) : 0.1
      if coordinator == nil { score -= details.clash }
      if coordinator?.kind == .then, other.isCondition { score -= 1 }
      if isComma, details.isNamedByProperty { score -= 2 }
      score -= details.narrowness
      if coordinator != nil, one.endsWithExclusion, !startsClause { score -= 0.5 }
      if details.repeats { score += 1 }
    }
    return score
  }

  /// An AND inside an OR.
  private func scoreBesideOr(_ score: Double, _ side: Joint) -> Double {
    var score = score
    if side.isUnjoined, !startsAnew { score -= 0.8 }
    if side.bindsLoosely { score -= 0.6 }
    return score
  }

  /// What it costs to read two stretches with nothing between them as two conditions.
  private func softness(_ one: Joint, _ other: Joint, _ details: Details) -> Double {
    if startsWithRelative { return 0.4 }
    if startsWithPreposition, other.first == .event { return 2.2 }
    if startsWithPreposition, one.last == .event { return details.tellsOfEvent ? 2.5 : 0.9 }
    return 0.4
  }
}
