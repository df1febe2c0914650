import AudienceConditions
import AudienceSchema
import AudienceTime

/// Two neighbouring stretches and what stands between them.
///
/// A class because much is asked of it, in parts that would each have a copy.
final class Join {
  let analysis: PromptAnalysis
  let left: Partial
  let right: Partial
  let joints: (left: Joint, right: Joint)
  let neighbours: Neighbours
  /// Whether both sides together may ask for two values of a trait.
  let mayContradict: Bool
  /// The clause that the left side ends with.
  let leftEnd: Draft?
  /// What a reading has to be better than to be of use, and where the join comes among all.
  let bar: Beam.Bar
  let order: Int

  var coordinator: (kind: Coordinator, tokens: Range<Int>)? { neighbours.coordinator }
  var leftTokens: Range<Int> { neighbours.leftTokens }
  var rightTokens: Range<Int> { neighbours.rightTokens }

  init(
    analysis: PromptAnalysis, neighbours: Neighbours, left: Partial, right: Partial,
    joints: (left: Joint, right: Joint), mayContradict: Bool, bar: Beam.Bar, order: Int
  ) {
    self.analysis = analysis
    self.neighbours = neighbours
    self.left = left
    self.right = right
    self.joints = joints
    self.mayContradict = mayContradict
    leftEnd = left.draft?.lastClause
    self.bar = bar
    self.order = order
  }

  /// The readings of both together; of those that are of no use not all.
  func results() -> [Partial] {
    guard let one = left.draft else { return onlyRight() }
    guard let other = right.draft else { return onlyLeft() }
    if joints.right.isAnchor, let merged = counted(one, other) { return [merged] }
    if joints.right.isCondition, let merged = describing(one, other) { return [merged] }
    var results: [Partial] = []
    if isOfEvents {
      if let funnel = funnel(one, other) { results.append(funnel) }
      if let merged = merged(one, other) { results.append(merged) }
    }
    if let plain = plain(one, other) { results.append(plain) }
    if results.count == 2, results[0].unresolved.count <= results[1].unresolved.count {
      results.removeLast()
    }
    var spread: [Partial] = []
    let maySayTwoValues: Bool =
      switch coordinator?.kind {
      case .and, .then, nil: mayContradict
      case .or, .andNot: true
      }
    for result in results {
      for partial in spreadingWindow(result)
      where !contradictsItself(partial, maySayTwoValues: maySayTwoValues) {
        spread.append(partial)
      }
    }
    return spread
  }

  /// Whether an event stands right behind another.
  private var isOfEvents: Bool {
    joints.left.last == .event && joints.right.isSingle && joints.right.first == .event
  }

  /// Whether a reading may be of use: a window that is spread adds a little to its score.
  private func isOfUse(_ score: Double) -> Bool {
    if joints.left.last == .event, joints.right.endsWithEvent { return score + 0.06 >= bar.score }
    return bar.admits(score, order: order)
  }

  var base: Partial { Partial(left, right) }

  /// The left side names the subject only.
  func onlyRight() -> [Partial] {
    var partial = base
    partial.draft = right.draft
    partial.leadsWithWindow = right.leadsWithWindow
    // "at least one user who …" says of whom the rest is.
    if neighbours.quantifiesUsers { partial.score -= 1.5 }
    if let header = left.header, let draft = partial.draft {
      partial.draft = heading(header, draft, &partial)
    }
    takeWindow(left.openWindow, &partial)
    if left.openWindow != nil, partial.openWindow == nil { partial.leadsWithWindow = true }
    if let coordinator {
      partial.score -= 0.3
      if coordinator.kind == .andNot, let draft = partial.draft {
        partial.draft = .not(draft, Evidence(tokens: TokenSet(coordinator.tokens)))
      }
    }
    return [partial]
  }

  func onlyLeft() -> [Partial] {
    var partial = base
    partial.draft = left.draft
    if right.header == .notAll {
      if let one = oneOfThem() {
        partial.draft = one
        partial.score += 1
      } else {
        // Two conditions, of which nothing was said that could be both.
        partial.unresolved.formUnion(TokenSet(rightTokens))
      }
      partial.header = nil
    }
    if coordinator != nil || partial.draft?.junction == nil {
      takeWindow(right.openWindow, &partial)
    }
    partial.score -= coordinator == nil || right.openWindow != nil ? 0.1 : 1
    return [partial]
  }

  /// `opened or clicked, but not both`, `used Alerts or Exports but not both`: one of them, and not the
  /// others as well. Nil where no alternatives stand before it.
  private func oneOfThem() -> Draft? {
    guard let one = left.draft, let end = leftEnd else { return nil }
    let said = Evidence(tokens: TokenSet(rightTokens))
    let members: [Draft]
    var evidence = Evidence()
    switch end {
    case .junction(.or, let alternatives, let own): (members, evidence) = (alternatives, own)
    case .event(let event): members = event.alternatives
    case .junction, .condition, .not, .quantified: members = []
    }
    guard members.count > 1 else { return nil }
    return one.replacingLastClause(
      with: .junction(
        .and,
        [
          .junction(.or, members, evidence),
          .not(.junction(.and, members, said), said),
        ], Evidence(tokens: coordinator.map { TokenSet($0.tokens) } ?? [])))
  }

  /// What holds of a list: `none of these`, `not both`.
  private func heading(_ header: ListHeader, _ draft: Draft, _ partial: inout Partial) -> Draft {
    let evidence = Evidence(
      tokens: TokenSet(leftTokens), reason: "\"\(words(TokenSet(leftTokens)))\"")
    partial.score += draft.junction == nil ? 0 : 0.5
    switch header {
    case .any, .all: return draft
    case .none:
      guard case .junction(.or, let members, let own) = draft else {
        return negated(draft, evidence)
      }
      return .junction(.and, members.map { negated($0, evidence) }, own)
    case .notAll: return .not(draft, evidence)
    }
  }

  // MARK: - And, or

  func plain(_ one: Draft, _ other: Draft) -> Partial? {
    var partial = base
    let evidence = Evidence(tokens: coordinator.map { TokenSet($0.tokens) } ?? [])
    var other = other
    if let event = right.lastEvent ?? quantifiedEvent(other), event.usesEarlierWindow,
      let window = earlierWindow(for: event)
    {
      if right.lastEvent != nil { partial.lastEvent = event.with(window: window) }
      other = other.mappingEvents { $0.usesEarlierWindow ? $0.with(window: window) : $0 }
    }
    if isOfEvents {
      other = takingUp(one, in: other, &partial)
      other = sameOccurrence(other, &partial)
      other = amongThose(other, &partial)
      if let noun = unsharedVerb(one, other) { partial.unresolved.formUnion(noun) }
    }
    if isOfEvents, let coordinator, isOfBoth(one, other) {
      if let neither = notBoth(one, other, evidence) {
        partial.draft = neither
        return partial
      }
      partial.unresolved.formUnion(coordinator.tokens)
    }
    let kind = neighbours.kind(joints.right)
    let sum = partial.score
    if kind == .or {
      if left.header != nil { partial.score -= 1.5 }
      if let both = neither(one, other, evidence, &partial) {
        partial.draft = both
        return partial
      }
    }
    partial.score = neighbours.score(
      sum, joints.left, joints.right, details(one, other, kind))
    guard isOfUse(partial.score) else { return nil }
    partial.draft =
      switch kind {
      case .or:
        isOfLastClause(one)
          ? one.replacingLastClause(with: .join(.or, leftEnd ?? one, other, evidence))
          : .join(.or, one, other, evidence)
      case .andNot:
        leavingOutOccurrences(one, other)
          ?? .join(.and, one, excluded(other, evidence), evidence)
      case .and, .then, nil:
        succession(one, other) ?? lackingBoth(one, other, evidence)
          ?? .join(.and, one.settlingWindows(), other, evidence)
      }
    return partial
  }

  /// `booked a class and either cancelled it or never attended it`: where a clause alone does not tell
  /// what is meant, what "either" begins with is read with what stands before, and parted from it here.
  private func isOfLastClause(_ one: Draft) -> Bool {
    guard neighbours.isEitherInside, case .junction(.and, let members, _) = one,
      let last = members.last, case .event(let event) = last, event.isElliptic || event.isCopied,
      let either = analysis.joiningWords.either.intersection(TokenSet(leftTokens)).min(),
      let first = event.name.tokens.min()
    else { return false }
    return either < first && first - either <= 4
  }

  /// The event of `nobody quarantined a test`.
  private func quantifiedEvent(_ draft: Draft) -> EventDraft? {
    guard case .quantified(_, .event(let event), _) = draft else { return nil }
    return event
  }

  private func details(_ one: Draft, _ other: Draft, _ kind: Coordinator?) -> Neighbours.Details {
    var details = Neighbours.Details()
    if kind == .andNot { return details }
    details.narrowness = narrowQuantifier(one, other)
    if kind == .or {
      details.isOfLastClause = isOfLastClause(one)
      details.splitsList = splitsList(one, other)
      details.splitsFilters = splitsFilters(other)
      return details
    }
    if coordinator == nil {
      if neighbours.startsWithPreposition, case .event(let event)? = leftEnd {
        details.tellsOfEvent = tellsOf(event, other)
      }
      details.clash = clashOfEvents(one, other)
    }
    if neighbours.isComma { details.isNamedByProperty = isNamedByProperty(other) }
    details.repeats = repeatsProperty(one, other) || repeatsTrait(one, other)
    return details
  }

  /// `finished 5 articles but fewer than 10 podcasts`: the podcasts were finished, too, so that an
  /// event of theirs with another action is not meant. The words of its name.
  private func unsharedVerb(_ one: Draft, _ other: Draft) -> TokenSet? {
    guard coordinator != nil, case .event(let event) = other, event.isVerbless, !event.isElliptic,
      !event.isNever, case .event(let before)? = leftEnd, !before.isVerbless,
      let first = rightTokens.first, !neighbours.startsClause,
      !["with", "made", "did", "do", "got", "having"].contains(analysis.tokens[first].folded),
      analysis.vocabulary.events[before.event].hasAction(
        among: before.name.tokens.map { analysis.tokens[$0].lemma })
    else { return nil }
    return event.name.tokens
  }

  /// `haven't booked a flight and a hotel`: not both, or neither, and certainly not the second.
  private func isOfBoth(_ one: Draft, _ other: Draft) -> Bool {
    guard coordinator?.kind == .and, case .event(let before)? = leftEnd, before.isNever,
      case .event(let event) = other, event.hasDefaultTest, let coordinator,
      event.isElliptic && !event.isObjectUnsaid || isVerbless(event) || negatedBoth != nil
    else { return false }
    return coordinator.tokens.allSatisfy { ["and", "&"].contains(analysis.tokens[$0].folded) }
  }

  /// The "both" of `have not both signed and downloaded it`, right behind the negation.
  private var negatedBoth: Int? {
    leftTokens.last { index in
      analysis.tokens[index].folded == "both" && leftTokens.contains(index - 1)
        && analysis.mention(at: index - 1)?.meaning == .negation
    }
  }

  /// Whether the right stretch begins with the noun that an event is of, or with a value of it, so
  /// that the verb before is its verb.
  private func isVerbless(_ event: EventDraft) -> Bool {
    guard !neighbours.startsClause, let first = rightTokens.first(where: analysis.isContent)
    else { return false }
    let (vocabulary, token) = (analysis.vocabulary, analysis.tokens[first])
    if event.name.tokens.contains(first) {
      let own = vocabulary.events[event.event].words.filter { $0.lemma == token.lemma }
      return !own.isEmpty && !own.contains(where: \.isAction) && !token.folded.hasSuffix("ed")
    }
    return analysis.saidValues.of(event: event.event).contains {
      $0.tokens.lowerBound == first
    }
  }

  /// `never booked both a flight and a hotel`: one of them, or none, but not both.
  private func notBoth(_ one: Draft, _ other: Draft, _ evidence: Evidence) -> Draft? {
    guard case .event(var first) = one,
      let both = leftTokens.last(where: { analysis.tokens[$0].folded == "both" })
    else { return nil }
    let negation = Evidence(
      tokens: first.test.tokens.union([both]),
      reason: "\"\(words(first.test.tokens))\" negates both")
    first.negate(Evidence())
    first.test = Evidence()
    return .not(.join(.and, .event(first), other, evidence), negation)
  }

  /// Whether a word of the event's own name that was not said before is among some words: in
  /// "unsubscribed from an email list", where that is `Email Unsubscribed`, it is of the event.
  private func isNamed(_ event: EventDraft, by tokens: TokenSet) -> Bool {
    let said = Set(event.name.tokens.map { analysis.tokens[$0].lemma })
    let open = analysis.vocabulary.events[event.event].words.filter {
      !$0.isOptional && !said.contains($0.lemma)
    }
    return tokens.contains { index in
      rightTokens.contains(index) && open.contains { $0.lemma == analysis.tokens[index].lemma }
    }
  }

  /// `left a review with a 1 star rating`: the event has a property of just that name, and no trait
  /// has.
  private func isOfProperty(_ event: EventDraft, _ tokens: TokenSet) -> Bool {
    func isSaid(_ mention: FieldMention) -> Bool {
      let field = analysis.vocabulary.fields[mention.field]
      return mention.quality == 1 && tokens.isSuperset(of: TokenSet(mention.tokens))
        && field.activity != .inactive && field.name.words.count <= mention.tokens.count
    }
    return analysis.saidFields.of(event: event.event).contains(where: isSaid)
      && !analysis.saidFields.ofTraits.contains(where: isSaid)
  }

  /// Whether a value of a trait is a value of the event, too: "paid with PayPal" tells of the
  /// payment.
  private func tellsOf(_ event: EventDraft, _ other: Draft) -> Bool {
    guard case .condition(_, let evidence) = other.firstClause else { return false }
    if isNamed(event, by: evidence.tokens) || isOfProperty(event, evidence.tokens) { return true }
    return analysis.saidValues.of(event: event.event).contains { value in
      evidence.tokens.isSuperset(of: TokenSet(value.tokens))
    }
  }

  /// Two events with nothing between them are two only where a relative clause says so.
  func clashOfEvents(_ one: Draft, _ other: Draft) -> Double {
    if case .quantified? = leftEnd, case .quantified = other.firstClause {
      return neighbours.startsWithPronoun && !neighbours.startsWithWhich ? 0 : 1.5
    }
    guard case .event(let first)? = leftEnd, case .event(let second) = other.firstClause
    else {
      return 0
    }
    if first.event == second.event {
      // "one-time buyers who haven't ordered in 90 days" are told the same event twice.
      let isNone = second.symbol == .equal && second.value == .literal(.integer(0))
      return neighbours.startsWithWho && isNone && !first.test.tokens.isEmpty ? 0 : 2.5
    }
    return neighbours.startsWithPronoun ? 0 : 1.2
  }

  /// "every user has done this or that": what follows is of the same users.
  func narrowQuantifier(_ one: Draft, _ other: Draft) -> Double {
    guard case .quantified? = leftEnd, case .event(let event) = other.firstClause else {
      return 0
    }
    return coordinator?.kind == .and && hasSubject(event) ? -0.3 : 1.6
  }

  /// `… and payment never failed`: the event's noun stands before its verb.
  private func hasSubject(_ event: EventDraft) -> Bool {
    guard let noun = rightTokens.first(where: analysis.isContent),
      event.name.tokens.contains(noun)
    else { return false }
    let words = analysis.vocabulary.events[event.event].words
    let isVerb = words.contains {
      ($0.isAction || $0.isWeakVerb) && $0.lemma == analysis.tokens[noun].lemma
    }
    return !isVerb && event.name.tokens.count > 1
  }

  /// `viewed lamps and not shades`: what repeats the property goes on with the event.
  private func repeatsProperty(_ one: Draft, _ other: Draft) -> Bool {
    guard case .event(let before)? = leftEnd, case .event(let event) = other.firstClause,
      event.isCopied
    else { return false }
    func paths(_ event: EventDraft) -> [FieldPath] { event.filters.compactMap(Self.pathOfValues) }
    return paths(event).contains(where: paths(before).contains)
  }

  /// `a luxury or van rental at least twice`: how often is of both values, not of the last alone.
  private func splitsList(_ one: Draft, _ other: Draft) -> Bool {
    guard case .event(let before)? = leftEnd, case .event(let event) = other.firstClause,
      before.event == event.event, before.hasDefaultTest, !event.hasDefaultTest, !event.isNever
    else { return false }
    let paths = before.filters.compactMap(Self.pathOfValues)
    return !paths.isEmpty && paths == event.filters.compactMap(Self.pathOfValues)
  }

  /// `reviewed a product, rating 4 or better`: a noun that is a property of the event before.
  private func isNamedByProperty(_ other: Draft) -> Bool {
    guard case .event(let event) = other, case .event(let before)? = leftEnd,
      event.event != before.event, !neighbours.startsClause
    else { return false }
    return analysis.saidFields.of(event: before.event).contains { property in
      property.quality >= 0.8 && event.name.tokens.isSubset(of: TokenSet(property.tokens))
    }
  }

  /// `VIP or early bird tickets worth over $200`: what else is said is of both values.
  private func splitsFilters(_ other: Draft) -> Bool {
    guard case .event(let before)? = leftEnd, case .event(let event) = other.firstClause,
      before.event == event.event, before.filters.count < event.filters.count
    else { return false }
    let paths = before.filters.compactMap(Self.pathOfValues)
    return !paths.isEmpty && paths == event.filters.compactMap(Self.pathOfValues)
      && !neighbours.startsClause
  }

  /// `products include Savings but not Investing`: another value of the same trait.
  private func repeatsTrait(_ one: Draft, _ other: Draft) -> Bool {
    guard coordinator != nil, case .condition(let before, _)? = leftEnd,
      case .condition(let condition, let evidence) = other, let path = before.traitPath,
      condition.traitPath == path, condition.isNegative, !before.isNegative
    else { return false }
    return !neighbours.startsClause
      && rightTokens.filter(analysis.isContent).allSatisfy(evidence.tokens.contains)
  }

  /// What is left out: `excluding homeowners and students` leaves out both groups.
  private func excluded(_ draft: Draft, _ evidence: Evidence) -> Draft {
    guard case .junction(let kind, let members, let own) = draft,
      kind == .or
        || analysis.joiningWords.clauseOpenings.isDisjoint(with: TokenSet(rightTokens))
          && !own.tokens.isEmpty
    else { return negated(draft, evidence) }
    return .junction(.and, members.map { negated($0, evidence) }, own)
  }

  func negated(_ draft: Draft, _ evidence: Evidence) -> Draft {
    switch draft {
    case .event(var event):
      event.negate(
        Evidence(tokens: evidence.tokens, reason: "\"\(words(evidence.tokens))\" negates the event")
      )
      return .event(event)
    case .condition(let condition, var own):
      own.tokens.formUnion(evidence.tokens)
      return .condition(EventReading.complement(of: condition), own)
    case .junction, .not, .quantified:
      return .not(draft, evidence)
    }
  }

  func words(_ tokens: TokenSet) -> String {
    tokens.sorted().map { analysis.tokens[$0].text }.joined(separator: " ")
  }

  /// `haven't bought or returned`: the negation reaches over the OR.
  func neither(
    _ one: Draft, _ other: Draft, _ evidence: Evidence, _ partial: inout Partial
  ) -> Draft? {
    let saysNor = evidence.tokens.contains { analysis.tokens[$0].folded == "nor" }
    guard let start = rightTokens.first, saysNor || !isAuxiliary(start) else { return nil }
    switch (leftEnd ?? one, other) {
    case (.event(let first), .event(var second)):
      // "did not complete or create more than 3", but not "either cancelled it or never came"
      let isSame =
        first.isElliptic && !first.hasDefaultTest && !second.hasDefaultTest
        && first.test != second.test
      guard
        isSame
          || first.symbol == .equal && first.value == .literal(.integer(0))
            && second.hasDefaultTest
      else { return nil }
      second.negate(Evidence(tokens: first.test.tokens, reason: first.test.reason))
      partial.lastEvent = second
      partial.score += 0.2
      return .join(.and, one, .event(second), evidence)
    case (.condition(let first, _), .condition(let second, let own)):
      guard first.isNegative, saysNor || rightTokens.count <= 3, !second.isNegative else {
        return nil
      }
      let complement = EventReading.complement(of: second)
      partial.score += 0.2
      return .join(.and, one, .condition(complement, own), evidence)
    case (.event, _), (.condition, _), (.junction, _), (.not, _), (.quantified, _):
      return nil
    }
  }

  func isAuxiliary(_ index: Int) -> Bool {
    ["have", "has", "had", "are", "is", "did", "who", "do", "were", "was"].contains(
      analysis.tokens[index].folded)
  }
}
