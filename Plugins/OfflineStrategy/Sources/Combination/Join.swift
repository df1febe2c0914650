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
  /// The clause that the left side ends with.
  let leftEnd: Draft?
  let coordinator: (kind: Coordinator, tokens: Range<Int>)?
  let leftTokens: Range<Int>
  let rightTokens: Range<Int>
  /// Whether what is joined is said of accounts.
  let isOfAccounts: Bool
  /// What a reading has to score at least to be of use.
  let threshold: Double

  init(
    analysis: PromptAnalysis, left: Partial, right: Partial,
    coordinator: (kind: Coordinator, tokens: Range<Int>)?, leftTokens: Range<Int>,
    rightTokens: Range<Int>, isOfAccounts: Bool = false, threshold: Double = -.infinity
  ) {
    self.analysis = analysis
    self.left = left
    self.right = right
    leftEnd = left.draft?.lastClause
    self.coordinator = coordinator
    self.leftTokens = leftTokens
    self.rightTokens = rightTokens
    self.isOfAccounts = isOfAccounts
    self.threshold = threshold
  }

  /// The readings of both together; of those that score less than the threshold not all.
  func results() -> [Partial] {
    guard let one = left.draft else { return onlyRight() }
    guard let other = right.draft else { return onlyLeft() }
    if let merged = counted(one, other) { return [merged] }
    var results: [Partial] = []
    if let funnel = funnel(one, other) { results.append(funnel) }
    if let merged = merged(one, other) { results.append(merged) }
    if let plain = plain(one, other) { results.append(plain) }
    if results.count == 2, results[0].unresolved.count <= results[1].unresolved.count {
      results.removeLast()
    }
    var spread: [Partial] = []
    for result in results {
      for partial in spreadingWindow(result) where !contradictsItself(partial) {
        spread.append(partial)
      }
    }
    return spread
  }

  /// Whether a reading may be of use: a window that is spread adds a little to its score.
  private func isOfUse(_ partial: Partial) -> Bool { partial.score + 0.06 >= threshold }

  var base: Partial { Partial(left, right) }

  /// The left side names the subject only.
  func onlyRight() -> [Partial] {
    var partial = base
    partial.draft = right.draft
    partial.leadsWithWindow = right.leadsWithWindow
    // "at least one user who …" says of whom the rest is.
    if isOfAccounts, leftTokens.contains(where: isQuantifier) { partial.score -= 1.5 }
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
    if right.header == .notAll, case .junction(.or, let members, let evidence)? = left.draft {
      let both = Draft.junction(.and, members, Evidence(tokens: TokenSet(rightTokens)))
      partial.draft = .junction(
        .and,
        [.junction(.or, members, evidence), .not(both, Evidence(tokens: TokenSet(rightTokens)))],
        Evidence(tokens: coordinator.map { TokenSet($0.tokens) } ?? []))
      partial.score += 1
      partial.header = nil
    }
    if coordinator != nil || partial.draft?.junction == nil {
      takeWindow(right.openWindow, &partial)
    }
    partial.score -= coordinator == nil || right.openWindow != nil ? 0.1 : 1
    return [partial]
  }

  private func isQuantifier(_ index: Int) -> Bool {
    if case .quantifier? = analysis.mention(at: index)?.meaning { true } else { false }
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

  private var isComma: Bool {
    coordinator.map { $0.tokens.count == 1 && analysis.tokens[$0.tokens.lowerBound].folded == "," }
      == true
  }

  /// `advanced users only: …`: all that follows is of them.
  private var isColon: Bool {
    coordinator.map { analysis.tokens[$0.tokens.lowerBound].folded == ":" } == true
  }

  /// `…, digital or student plan`: the "or" is between two values, not between what the comma
  /// parts.
  private func endsOwnList(_ draft: Draft) -> Bool {
    guard case .condition(_, let evidence) = draft else { return false }
    return evidence.tokens.contains { analysis.tokens[$0].folded == "or" }
  }

  func plain(_ one: Draft, _ other: Draft) -> Partial? {
    var partial = base
    let evidence = Evidence(tokens: coordinator.map { TokenSet($0.tokens) } ?? [])
    var one = one
    var other = other
    if let event = right.lastEvent, event.usesEarlierWindow,
      let window = earlierWindow(for: event)
    {
      partial.lastEvent = event.with(window: window)
      other = other.mappingEvents { $0.usesEarlierWindow ? $0.with(window: window) : $0 }
    }
    other = takingUp(one, in: other, &partial)
    other = sameOccurrence(other, &partial)
    if let noun = unsharedVerb(one, other) { partial.unresolved.formUnion(noun) }
    if let coordinator, isOfBoth(one, other) {
      if let neither = notBoth(one, other, evidence) {
        partial.draft = neither
        return partial
      }
      partial.unresolved.formUnion(coordinator.tokens)
    }
    // A list that was announced reaches to its end.
    if left.header != nil, coordinator != nil { partial.score -= 1.5 }
    switch isComma && endsOwnList(other) ? .and : coordinator?.kind {
    case .or:
      if let both = neither(one, other, evidence, &partial) {
        partial.draft = both
        return partial
      }
      if isEitherInside(leftTokens) { partial.score -= 1 }
      let isWhole = startsAnew(evidence.tokens)
      if !isWhole, other.junction == .and, saysEither(leftTokens) { partial.score -= 0.4 }
      for side in [one, other] {
        guard case .junction(.and, _, let joint) = side else { continue }
        if joint.tokens.isEmpty, !isWhole { partial.score -= 0.8 }
        if joint.tokens.contains(where: bindsLoosely) { partial.score -= 0.6 }
      }
      partial.score -= narrowQuantifier(one, other)
      if splitsList(one, other) { partial.score -= 0.6 }
      if splitsFilters(other) { partial.score -= 1.5 }
      if splitsRoles(other) { partial.score -= 1.5 }
      partial.score -= 0.1
      guard isOfUse(partial) else { return nil }
      partial.draft = .join(.or, one, other, evidence)
    case .andNot:
      partial.draft = .join(.and, one, excluded(other, evidence), evidence)
      partial.score -= 0.1
    case .and, .then, nil:
      // "…, but only those in Manchester" is of everybody before it.
      let isRestricted = rightTokens.first.map(analysis.isRestricting) == true
      partial.score -= isRestricted ? -0.5 : looseness(one, leftTokens)
      if coordinator != nil {
        if !isColon { partial.score -= looseness(other, rightTokens) }
      } else if case .junction(.or, _, let joint) = other, namesPeople(joint.tokens) {
        partial.score -= 1.1
      }
      partial.score -= coordinator == nil ? softness(one, other) : 0.1
      if coordinator == nil { partial.score -= clashOfEvents(one, other) }
      if coordinator?.kind == .then, case .condition = other { partial.score -= 1 }
      if isComma, isNamedByProperty(other) { partial.score -= 2 }
      partial.score -= narrowQuantifier(one, other)
      if coordinator != nil, endsWithExclusion(one), !startsClause(rightTokens) {
        partial.score -= 0.5
      }
      if repeatsProperty(one, other) || repeatsTrait(one, other) { partial.score += 1 }
      guard isOfUse(partial) else { return nil }
      one = one.settlingWindows()
      partial.draft = .join(.and, one, other, evidence)
    }
    return partial
  }

  /// `finished 5 articles but fewer than 10 podcasts`: the podcasts were finished, too, so that an
  /// event of theirs with another action is not meant. The words of its name.
  private func unsharedVerb(_ one: Draft, _ other: Draft) -> TokenSet? {
    guard coordinator != nil, case .event(let event) = other, event.isVerbless, !event.isElliptic,
      !event.isNever, case .event(let before)? = leftEnd, !before.isVerbless,
      let first = rightTokens.first, !startsClause(first..<(first + 1)),
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
      event.isElliptic && !event.isObjectUnsaid || isVerbless(event)
    else { return false }
    return coordinator.tokens.allSatisfy { ["and", "&"].contains(analysis.tokens[$0].folded) }
  }

  /// Whether the right stretch begins with the noun that an event is of, or with a value of it, so
  /// that the verb before is its verb.
  private func isVerbless(_ event: EventDraft) -> Bool {
    guard !startsClause(rightTokens), let first = rightTokens.first(where: analysis.isContent)
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

  /// What it costs to read two stretches with nothing between them as two conditions.
  func softness(_ one: Draft, _ other: Draft) -> Double {
    let opening = rightTokens.first.map { analysis.tokens[$0].folded } ?? ""
    if ["who", "that", "whose", "which", "where"].contains(opening) { return 0.4 }
    let isPreposition = ["in", "on", "of", "with", "from", "for", "at"].contains(opening)
    if isPreposition, case .event = other.firstClause { return 2.2 }
    if isPreposition, case .event(let event)? = leftEnd {
      return tellsOf(event, other) ? 2.5 : 0.9
    }
    return 0.4
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

  /// Whether a value of a trait is a value of the event, too: "paid with PayPal" tells of the
  /// payment.
  private func tellsOf(_ event: EventDraft, _ other: Draft) -> Bool {
    guard case .condition(_, let evidence) = other.firstClause else { return false }
    if isNamed(event, by: evidence.tokens) { return true }
    return analysis.saidValues.of(event: event.event).contains { value in
      evidence.tokens.isSuperset(of: TokenSet(value.tokens))
    }
  }

  /// A comma, and words such as "excluding", join more than what stands right before them.
  func bindsLoosely(_ index: Int) -> Bool {
    [",", "excluding", "except", "exclude", "but", ":"].contains(analysis.tokens[index].folded)
  }

  /// Two events with nothing between them are two only where a relative clause says so.
  func clashOfEvents(_ one: Draft, _ other: Draft) -> Double {
    if case .quantified? = leftEnd, case .quantified = other.firstClause {
      let opening = rightTokens.first.map { analysis.tokens[$0].folded } ?? ""
      return ["who", "that", "where"].contains(opening) ? 0 : 1.5
    }
    guard case .event(let first)? = leftEnd, case .event(let second) = other.firstClause
    else {
      return 0
    }
    let opening = rightTokens.first.map { analysis.tokens[$0].folded } ?? ""
    if first.event == second.event {
      // "one-time buyers who haven't ordered in 90 days" are told the same event twice.
      let isNone = second.symbol == .equal && second.value == .literal(.integer(0))
      return opening == "who" && isNone && !first.test.tokens.isEmpty ? 0 : 2.5
    }
    return ["who", "that", "which", "where"].contains(opening) ? 0 : 1.2
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

  /// An OR inside an AND wants `either`, or a relative clause of its own.
  func looseness(_ draft: Draft, _ range: Range<Int>) -> Double {
    guard case .junction(.or, _, let joint) = draft, !saysEither(range) else { return 0 }
    return startsAnew(joint.tokens) ? 1.1 : 0.5
  }

  func saysEither(_ range: Range<Int>) -> Bool {
    range.contains { analysis.tokens[$0].folded == "either" }
  }

  /// `… or customers who …`
  private func namesPeople(_ joint: TokenSet) -> Bool {
    joint.max().map { analysis.mention(at: $0 + 1)?.meaning == .subject } == true
  }

  /// Whether an OR is between whole descriptions: `…, or …`, `… or customers who …`.
  func startsAnew(_ joint: TokenSet) -> Bool {
    if namesPeople(joint) { return true }
    return joint.contains { index in
      analysis.tokens[index].folded == "or" && joint.contains(index - 1)
        && analysis.tokens[index - 1].folded == ","
    }
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
      event.event != before.event, !startsClause(rightTokens)
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
      && !startsClause(rightTokens)
  }

  /// `viewers or guests who commented`: what follows is of both.
  private func splitsRoles(_ other: Draft) -> Bool {
    guard other.junction == .and, let first = rightTokens.first(where: analysis.isContent) else {
      return false
    }
    return analysis.listedRoles.contains(first)
  }

  /// `products include Savings but not Investing`: another value of the same trait.
  private func repeatsTrait(_ one: Draft, _ other: Draft) -> Bool {
    guard coordinator != nil, case .condition(let before, _)? = leftEnd,
      case .condition(let condition, let evidence) = other, let path = before.traitPath,
      condition.traitPath == path, condition.isNegative, !before.isNegative,
      let first = rightTokens.first
    else { return false }
    return !startsClause(first..<(first + 1))
      && rightTokens.filter(analysis.isContent).allSatisfy(evidence.tokens.contains)
  }

  private func endsWithExclusion(_ draft: Draft) -> Bool {
    guard case .junction(.and, _, let joint) = draft else { return false }
    return joint.tokens.contains {
      ["excluding", "except", "exclude"].contains(analysis.tokens[$0].folded)
    }
  }

  /// What is left out: `excluding homeowners and students` leaves out both groups.
  private func excluded(_ draft: Draft, _ evidence: Evidence) -> Draft {
    guard case .junction(let kind, let members, let own) = draft,
      kind == .or
        || !rightTokens.contains(where: { startsClause($0..<($0 + 1)) })
          && !own.tokens.isEmpty
    else { return negated(draft, evidence) }
    return .junction(.and, members.map { negated($0, evidence) }, own)
  }

  /// An `either` that is not at the beginning belongs to an inner OR.
  func isEitherInside(_ range: Range<Int>) -> Bool {
    guard let place = range.first(where: { analysis.tokens[$0].folded == "either" }) else {
      return false
    }
    return range.lowerBound..<place != 0..<0
      && (range.lowerBound..<place).contains(where: analysis.isContent)
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
      let isSame = first.isElliptic && !second.hasDefaultTest && first.test != second.test
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
